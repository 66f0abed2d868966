//! The promises about runs that are over before their programs have ended.

mod guests;
mod workers;

use guests::*;
use pvq_executor::*;
use std::time::{Duration, Instant};
use workers::*;

/// Extensions of a query that nobody waits for after a point in time.
struct Nobody(Instant);

impl Extensions for Nobody {
    fn call(
        &self,
        _: ExtensionId,
        _: &[u8],
        _: &mut CallContext,
        _: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        Ok(())
    }

    fn cancelled(&self) -> bool {
        Instant::now() > self.0
    }
}

/// Runs a program that nobody waits for after some milliseconds, and asserts that it ends soon after.
#[track_caller]
fn run_for_nobody(engine: &Engine, program: &[u8], milliseconds: u64, options: RunOptions) {
    let started = Instant::now();
    let nobody = Nobody(started + Duration::from_millis(milliseconds));
    let execution = engine.run(&nobody, program, &[], &RunConfig::default(), options);
    assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
    assert!(started.elapsed() < Duration::from_millis(1_500), "{:?}", started.elapsed());
}

#[test]
fn a_run_ends_in_time_by_itself() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    for _ in 0..3 {
        let started = Instant::now();
        let execution = run_for(&engine, &endless(), 100);
        assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
        assert_eq!(execution.metrics.backend, Backend::Recompiler);
        assert!(started.elapsed() < Duration::from_millis(600), "{:?}", started.elapsed());
    }
    assert_eq!(children(std::process::id()).len(), 1);
}

#[test]
fn a_run_that_nobody_waits_for_ends_on_every_backend() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let workers = children(std::process::id());
    for program in [endless(), endless_calls(id::ECHO)] {
        for backend in [Backend::Interpreter, Backend::Recompiler] {
            let options = RunOptions { backend: Some(backend), ..Default::default() };
            run_for_nobody(&engine, &program, 100, options);
        }
        // Neither the worker nor the program pays for it.
        assert_eq!(children(std::process::id()), workers);
        assert_eq!(run_for(&engine, &program, 50).metrics.backend, Backend::Recompiler);
    }
}

#[test]
fn a_run_that_is_cancelled_at_its_deadline_costs_no_worker() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let workers = children(std::process::id());
    for milliseconds in [1, 10, 100, 100, 100] {
        let options = RunOptions {
            backend: Some(Backend::Recompiler),
            time_limit: Some(Duration::from_millis(milliseconds)),
            ..Default::default()
        };
        for program in [endless(), endless_divisions()] {
            run_for_nobody(&engine, &program, milliseconds, options);
        }
    }
    assert_eq!(children(std::process::id()), workers);
    runs_on(&engine, &countdown(10), Backend::Recompiler);
}

#[test]
fn a_worker_that_does_not_end_a_cancelled_run_is_killed() {
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    signal_later("STOP", Duration::ZERO).join().unwrap();
    let options = RunOptions { backend: Some(Backend::Recompiler), ..Default::default() };
    run_for_nobody(&engine, &endless(), 200, options);
    assert_eq!(children(std::process::id()), []);
    // The program is not put in quarantine for it.
    assert_eq!(run_for(&engine, &endless(), 50).metrics.backend, Backend::Recompiler);
}

#[test]
fn a_call_that_outlasts_the_time_of_its_run_costs_no_worker() {
    /// Extensions that take their time.
    struct Slow;
    impl Extensions for Slow {
        fn call(
            &self,
            _: ExtensionId,
            _: &[u8],
            _: &mut CallContext,
            _: &mut Vec<u8>,
        ) -> Result<(), ExtensionFailure> {
            std::thread::sleep(Duration::from_millis(800));
            Ok(())
        }
    }
    let _alone = alone();
    let engine = engine(worker());
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    let workers = children(std::process::id());
    let options = RunOptions {
        backend: Some(Backend::Recompiler),
        time_limit: Some(Duration::from_millis(100)),
        ..Default::default()
    };
    for _ in 0..2 {
        let program = endless_calls(id::ECHO);
        let execution = engine.run(&Slow, &program, &[], &RunConfig::default(), options);
        assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
        assert_eq!(execution.metrics.backend, Backend::Recompiler);
    }
    assert_eq!(children(std::process::id()), workers);
}

#[test]
fn no_run_waits_for_a_worker_to_start_beyond_its_time() {
    let _alone = alone();
    let engine = engine(shell(&format!("sleep 1; exec {}", worker().program)));
    let started = Instant::now();
    assert_eq!(run_for(&engine, &countdown(10), 100).result, Err(PvqExecutorError::Timeout));
    run_for_nobody(
        &engine,
        &countdown(10),
        100,
        RunOptions { backend: Some(Backend::Recompiler), ..Default::default() },
    );
    assert!(started.elapsed() < Duration::from_millis(700), "{:?}", started.elapsed());
    // The worker goes on to start, for the next run.
    let workers = children(std::process::id());
    assert_eq!(workers.len(), 1);
    runs_on(&engine, &countdown(10), Backend::Recompiler);
    assert_eq!(children(std::process::id()), workers);
}
