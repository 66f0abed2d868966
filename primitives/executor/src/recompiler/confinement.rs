//! The confinement of a worker: bounds on its resources, and a filter of its system calls.

use crate::limits::{WORKER_ADDRESS_SPACE, WORKER_MEMORY, WORKER_PROGRAM_MEMORY};
use rustix::process::{set_parent_process_death_signal, setrlimit, Resource, Rlimit, Signal};
use seccompiler::{
    apply_filter, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch,
};
use std::{
    collections::BTreeMap,
    io,
    os::{fd::AsRawFd, unix::net::UnixStream},
};

/// Ties the process to its parent, bounds its memory, and forbids core dumps and further processes.
pub fn prepare() -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let limits = [
        (Resource::As, WORKER_ADDRESS_SPACE),
        // The kernel counts writable memory alone.
        (Resource::Data, WORKER_MEMORY - WORKER_PROGRAM_MEMORY),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
    ];
    for (resource, limit) in limits {
        setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) })?;
    }
    Ok(())
}

/// Restricts the process to its own memory and `stream`: system calls that reach anything else fail.
///
/// To be called by the only thread of the process. It cannot start another one afterwards.
pub fn give_up_rights(stream: &UnixStream) -> io::Result<()> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    let fd = u64::try_from(stream.as_raw_fd()).map_err(io::Error::other)?;
    let on_stream = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, fd)
        .map_err(io::Error::other)?;
    for call in [libc::SYS_read, libc::SYS_write, libc::SYS_recvfrom, libc::SYS_sendto] {
        rules.insert(
            call,
            vec![SeccompRule::new(vec![on_stream.clone()]).map_err(io::Error::other)?],
        );
    }
    let anonymous = libc::MAP_ANONYMOUS as u64;
    let of_no_file = SeccompCondition::new(
        3,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::MaskedEq(anonymous),
        anonymous,
    )
    .map_err(io::Error::other)?;
    rules.insert(
        libc::SYS_mmap,
        vec![SeccompRule::new(vec![of_no_file]).map_err(io::Error::other)?],
    );
    for call in [
        libc::SYS_munmap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_mremap,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_rt_sigreturn,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_sigaltstack,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        libc::SYS_sched_yield,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ] {
        rules.insert(call, Vec::new());
    }
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Errno(libc::EPERM as u32),
        SeccompAction::Allow,
        TargetArch::x86_64,
    )
    .map_err(io::Error::other)?;
    let program = BpfProgram::try_from(filter).map_err(io::Error::other)?;
    apply_filter(&program).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::process::{getpid, test_kill_process, Pid};
    use std::{fs::File, io::Write, net::TcpListener, process::Command};

    /// Returns the names of rights, and whether the process has each of them.
    fn attempts(own: Pid) -> Vec<(&'static str, bool)> {
        vec![
            ("read a file", File::open("/proc/self/status").is_ok()),
            ("write a file", File::create("/tmp/pvq-confinement").is_ok()),
            ("list a folder", std::fs::read_dir("/").is_ok()),
            ("open a socket", TcpListener::bind("127.0.0.1:0").is_ok()),
            ("open a local socket", UnixStream::pair().is_ok()),
            ("start a process", Command::new("/bin/true").spawn().is_ok()),
            ("start a thread", std::thread::Builder::new().spawn(|| ()).is_ok()),
            ("signal a process", test_kill_process(own).is_ok()),
            ("write elsewhere", io::stderr().write_all(b"still here").is_ok()),
        ]
    }

    /// A process that gives up its rights, for the test below.
    #[test]
    #[ignore = "a part of another test"]
    fn confined() {
        let (mut stream, theirs) = UnixStream::pair().unwrap();
        let own = getpid();
        let before = attempts(own);
        prepare().unwrap();
        give_up_rights(&stream).unwrap();
        let after = attempts(own);
        let had_all = before.iter().all(|(_, worked)| *worked);
        let lost_all = after.iter().all(|(_, worked)| !*worked);
        let still_talks = stream.write_all(b".").is_ok();
        // The exit code is the only way left to report.
        std::mem::forget(theirs);
        std::process::exit(match (had_all, lost_all, still_talks) {
            (true, true, true) => 42,
            (false, ..) => 43,
            (_, false, _) => {
                let kept = after.iter().position(|(_, worked)| *worked).unwrap_or_default();
                50 + kept as i32
            }
            _ => 44,
        })
    }

    #[test]
    fn a_confined_process_can_do_nothing_but_talk_to_its_host() {
        let name = "recompiler::confinement::tests::confined";
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", name, "--nocapture"])
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(42));
    }
}
