//! An engine with workers, and the processes of these.

#![allow(dead_code)]

use crate::guests::*;
use pvq_executor::*;
use std::{
    fs,
    process::Command,
    sync::{Mutex, MutexGuard},
    time::Duration,
};

/// Waits until no other test runs: the workers of different tests cannot be told apart.
pub fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

pub fn engine(worker: WorkerCommand) -> Engine {
    let _ = env_logger::builder().is_test(true).try_init();
    Engine::new(EngineConfig { cache_size: 1 << 20, worker: Some(worker), workers: 2 })
}

/// Runs a program on the recompiler, for at most some milliseconds.
pub fn run_for(engine: &Engine, program: &[u8], milliseconds: u64) -> Execution {
    let options = RunOptions {
        backend: Some(Backend::Recompiler),
        time_limit: Some(Duration::from_millis(milliseconds)),
        ..Default::default()
    };
    engine.run(&Answers::default(), program, &[], &RunConfig::default(), options)
}

#[track_caller]
pub fn runs_on(engine: &Engine, program: &[u8], backend: Backend) {
    let execution = run_for(engine, program, 10_000);
    assert_eq!(execution.result, Ok(vec![]));
    assert_eq!(execution.metrics.backend, backend);
}

/// Returns the processes that `parent` has started and that have not ended.
pub fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let pid: u32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let mut fields = stat.rsplit_once(") ")?.1.split(' ');
        let alive = fields.next() != Some("Z");
        (alive && fields.next()?.parse() == Ok(parent)).then_some(pid)
    });
    processes.collect()
}

pub fn signal(pid: u32, name: &str) {
    let status = Command::new("kill").args([&format!("-{name}"), &pid.to_string()]).status();
    assert!(status.unwrap().success());
}

/// Sends a signal to all workers, once `after` has passed.
pub fn signal_later(name: &'static str, after: Duration) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        std::thread::sleep(after);
        for pid in children(std::process::id()) {
            signal(pid, name);
        }
    })
}

/// Returns a worker that a shell starts.
pub fn shell(script: &str) -> WorkerCommand {
    WorkerCommand { program: "/bin/sh".into(), args: vec!["-c".into(), script.into()] }
}
