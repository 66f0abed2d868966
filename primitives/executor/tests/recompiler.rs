//! The promises that hold whatever becomes of a worker of the recompiler.

mod guests;
mod workers;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::asm;
use pvq_executor::*;
use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use workers::*;

#[test]
fn a_run_whose_worker_is_killed_is_interpreted() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let program = countdown(400_000);
    // The worker has the request, and does not answer it before it is killed.
    signal_later("STOP", Duration::ZERO).join().unwrap();
    let killer = signal_later("KILL", Duration::from_millis(300));
    let execution = run_for(&engine, &program, 60_000);
    killer.join().unwrap();
    assert_eq!(execution.result, Ok(vec![]));
    assert_eq!(execution.metrics.backend, Backend::Interpreter);
    assert_eq!(execution.metrics.usage.gas.program, 2 * 400_000 + 4);
    // The next worker does not run this program, but runs others.
    assert_eq!(run_for(&engine, &program, 10).metrics.backend, Backend::Interpreter);
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    assert_eq!(children(std::process::id()).len(), 1);
}

#[test]
fn an_idle_worker_that_is_killed_costs_nobody_an_answer() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    signal_later("KILL", Duration::ZERO).join().unwrap();
    assert_eq!(run_for(&engine, &countdown(11), 10_000).result, Ok(vec![]));
    runs_on(&engine, &countdown(12), Backend::Recompiler);
}

#[test]
fn an_idle_worker_that_is_killed_is_held_against_no_program() {
    let _alone = alone();
    let engine = engine(worker());
    for _ in 0..10 {
        runs_on(&engine, &countdown(10), Backend::Recompiler);
        signal_later("KILL", Duration::ZERO).join().unwrap();
        while !children(std::process::id()).is_empty() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    runs_on(&engine, &countdown(10), Backend::Recompiler);
}

#[test]
fn a_worker_that_hangs_is_ended_with_the_time_of_its_run() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let stopper = signal_later("STOP", Duration::from_millis(50));
    let started = Instant::now();
    let execution = run_for(&engine, &countdown(u32::MAX), 300);
    stopper.join().unwrap();
    assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
    assert!(started.elapsed() < Duration::from_millis(1_500), "{:?}", started.elapsed());
    assert_eq!(children(std::process::id()), []);
    runs_on(&engine, &countdown(10), Backend::Recompiler);
}

#[test]
fn where_no_worker_starts_programs_are_interpreted() {
    let _alone = alone();
    let absent = WorkerCommand { program: "/nonexistent".into(), args: vec![] };
    // A process that sends something other than a frame.
    let babbling = shell("printf 'hello, host' >&0; sleep 60");
    for command in [absent, shell("exit 1"), shell("exec true"), babbling] {
        let engine = engine(command);
        for _ in 0..5 {
            runs_on(&engine, &countdown(10), Backend::Interpreter);
        }
    }
    assert_eq!(children(std::process::id()), []);
}

#[test]
fn a_worker_that_starts_after_failures_is_used_again() {
    let _alone = alone();
    let folder = std::env::temp_dir().join(format!("pvq-worker-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("worker").to_str().unwrap().to_string();
    let engine = engine(WorkerCommand { program: path.clone(), args: vec![] });
    for _ in 0..20 {
        runs_on(&engine, &countdown(10), Backend::Interpreter);
    }
    std::os::unix::fs::symlink(worker().program, &path).unwrap();
    let started = Instant::now();
    while run_for(&engine, &countdown(10), 10_000).metrics.backend == Backend::Interpreter {
        assert!(started.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn there_are_no_more_workers_than_configured() {
    let _alone = alone();
    let engine = engine(worker());
    std::thread::scope(|scope| {
        for n in 0..6 {
            let engine = &engine;
            scope.spawn(move || {
                for _ in 0..20 {
                    let program = countdown(1_000_000 + n);
                    assert_eq!(run_for(engine, &program, 30_000).result, Ok(vec![]));
                }
            });
        }
        for _ in 0..50 {
            assert!(children(std::process::id()).len() <= 2);
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    let workers = children(std::process::id());
    assert!(!workers.is_empty());
    drop(engine);
    assert_eq!(children(std::process::id()), []);
}

#[test]
fn a_worker_is_confined_while_it_runs_programs() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let pid = children(std::process::id())[0];
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    for expected in ["NoNewPrivs:\t1", "Seccomp:\t2", "Threads:\t1"] {
        assert!(status.contains(expected), "{expected}: {status}");
    }
    assert_eq!(fs::read(format!("/proc/{pid}/environ")).unwrap(), b"");
    let bounds = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
    for (name, bound) in [
        ("Max address space", limits::WORKER_ADDRESS_SPACE),
        ("Max data size", limits::WORKER_MEMORY - limits::WORKER_PROGRAM_MEMORY),
        ("Max processes", 0),
    ] {
        let line = bounds.lines().find(|line| line.starts_with(name)).unwrap();
        let hard = line[name.len()..].split_whitespace().nth(1).unwrap();
        assert_eq!(hard, bound.to_string(), "{line}");
    }
}

#[test]
fn programs_that_a_worker_has_compiled_fit_its_memory() {
    let _alone = alone();
    let engine = engine(worker());
    for n in 1..300 {
        runs_on(&engine, &countdown(n), Backend::Recompiler);
    }
    assert_eq!(children(std::process::id()).len(), 1);
}

#[test]
fn a_worker_has_no_more_than_its_memory() {
    let _alone = alone();
    let engine = engine(worker());
    // `memset` is one byte of a program, and some 50 bytes of native code.
    let body = vec![asm::memset(); 300_000];
    for n in 0..34 {
        let start = [set(T0, n), set(A0, RW), set(A1, 0), asm::ret()];
        runs_on(&engine, &legacy(&code(&[&start, &body])), Backend::Recompiler);
    }
    let workers = children(std::process::id());
    assert_eq!(workers.len(), 1);
    let status = fs::read_to_string(format!("/proc/{}/status", workers[0])).unwrap();
    let kilobytes = |name| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
    };
    let memory = 1024 * (kilobytes("VmRSS:") + kilobytes("VmSwap:"));
    assert!(memory <= limits::WORKER_MEMORY, "{memory} bytes");
}

/// A host in its own process, for the test below: prints the id of its worker, and waits.
#[test]
#[ignore = "a part of another test"]
fn host_of_a_worker() {
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    println!("worker {}", children(std::process::id())[0]);
    run_for(&engine, &countdown(u32::MAX), 60_000);
}

#[test]
fn a_worker_dies_with_its_host() {
    let _alone = alone();
    let mut host = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "host_of_a_worker", "--nocapture"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(host.stdout.take().unwrap()).lines();
    let worker: u32 = lines
        .find_map(|line| line.unwrap().split_once("worker ")?.1.trim().parse().ok())
        .expect("the host has a worker");
    host.kill().unwrap();
    host.wait().unwrap();
    let started = Instant::now();
    let alive = || {
        fs::read_to_string(format!("/proc/{worker}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
    };
    while alive() {
        assert!(started.elapsed() < Duration::from_secs(2));
        std::thread::sleep(Duration::from_millis(10));
    }
}
