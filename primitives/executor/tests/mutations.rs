//! Runs of mutated programs: real blobs with bytes changed. Each ends with a result or an error, the same on
//! every backend.
//!
//! `PROPTEST_CASES` is the number of programs for each test. Of those that execute, the recompiler runs one in
//! `PVQ_RECOMPILE_ONE_IN` as well, by default all of them.

mod guests;

use guests::*;
use proptest::prelude::*;
use pvq_executor::*;
use pvq_guest_fixtures as fixtures;
use std::{cell::Cell, sync::OnceLock, time::Duration};

fn shared() -> &'static PvqExecutor<Answers> {
    static EXECUTOR: OnceLock<PvqExecutor<Answers>> = OnceLock::new();
    EXECUTOR.get_or_init(|| executor(PvqExecutorConfig { max_memory: 1 << 20, ..config() }))
}

/// The numbers of a test's runs.
#[derive(Default)]
struct Runs {
    all: Cell<u64>,
    /// Runs of programs that were valid and executed an instruction.
    executed: Cell<u64>,
    recompiled: Cell<u64>,
}

impl Runs {
    /// Runs `program` with `gas` to spend after loading, in the interpreter, and one in
    /// `PVQ_RECOMPILE_ONE_IN` programs that execute in the recompiler as well. Asserts that both agree.
    fn agree(&self, program: &[u8], args: &[u8], gas: i64) {
        let count = |cell: &Cell<u64>| cell.set(cell.get() + 1);
        count(&self.all);
        let run = |backend| {
            let mut execution = run_loaded(shared(), backend, program, args, gas);
            let metrics = &mut execution.metrics;
            let none = Duration::ZERO;
            (metrics.load_time, metrics.compile_time, metrics.run_time) = (none, none, none);
            let used = std::mem::take(&mut metrics.backend);
            (execution, used)
        };
        let (interpreted, _) = run(Backend::Interpreter);
        if interpreted.metrics.usage.gas.program == 0 {
            return;
        }
        count(&self.executed);
        if !self.executed.get().is_multiple_of(one_in()) {
            return;
        }
        let (recompiled, used) = run(Backend::Recompiler);
        assert_eq!(used, Backend::Recompiler, "{:?}", recompiled.result);
        assert_eq!(interpreted, recompiled);
        count(&self.recompiled);
    }

    /// Prints the numbers. Asserts that at least `least` of a thousand programs executed.
    fn report(&self, name: &str, least: u64) {
        let (all, executed) = (self.all.get(), self.executed.get());
        println!(
            "{name}: {all} programs, {executed} executed, {} recompiled",
            self.recompiled.get()
        );
        assert!(executed >= all * least / 1_000, "{executed} of {all}");
        assert_eq!(self.recompiled.get(), executed / one_in());
    }
}

fn one_in() -> u64 {
    static ONE_IN: OnceLock<u64> = OnceLock::new();
    *ONE_IN.get_or_init(|| {
        std::env::var("PVQ_RECOMPILE_ONE_IN").map_or(1, |number| number.parse().unwrap())
    })
}

/// An amount of gas that is enough for a few dozen calls at most.
fn gas() -> impl Strategy<Value = i64> {
    0..1_500i64
}

/// A real program and arguments.
fn real() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let programs: Vec<Vec<u8>> = fixtures::ALL
        .iter()
        .map(|fixture| fixture.program.to_vec())
        .chain(fixtures::hostile::all().into_iter().map(|(_, program)| program))
        .filter(|program| program.len() < 20_000)
        .collect();
    (prop::sample::select(programs), prop::collection::vec(any::<u8>(), 0..80))
}

#[test]
fn bytes_changed_anywhere_are_harmless() {
    let runs = Runs::default();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8);
    proptest!(|((mut program, args) in real(), changes in changes, gas in gas())| {
        for (index, byte) in changes {
            let index = index.index(program.len());
            program[index] = byte;
        }
        runs.agree(&program, &args, gas);
    });
    runs.report("bytes changed", 50);
}

#[test]
fn bits_flipped_anywhere_are_harmless() {
    let runs = Runs::default();
    let flips = prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4);
    proptest!(|((mut program, args) in real(), flips in flips, gas in gas())| {
        for (index, bit) in flips {
            let index = index.index(program.len());
            program[index] ^= 1 << bit;
        }
        runs.agree(&program, &args, gas);
    });
    runs.report("bits flipped", 50);
}

#[test]
fn a_blob_cut_anywhere_is_harmless() {
    let runs = Runs::default();
    proptest!(|((program, args) in real(), end in any::<prop::sample::Index>(), gas in gas())| {
        runs.agree(&program[..end.index(program.len())], &args, gas);
    });
    runs.report("blobs cut", 0);
}

#[test]
fn random_bytes_are_harmless() {
    let runs = Runs::default();
    let bytes = prop::collection::vec(any::<u8>(), 0..600);
    proptest!(|(mut program in bytes, magic in any::<bool>(), gas in gas())| {
        if magic && program.len() >= 4 {
            program[..4].copy_from_slice(b"PVM\0");
        }
        runs.agree(&program, &[], gas);
    });
    runs.report("random bytes", 0);
}

#[test]
fn arguments_of_any_bytes_are_harmless() {
    let runs = Runs::default();
    let args = prop::collection::vec(any::<u8>(), 0..300);
    proptest!(|((program, _) in real(), args in args, gas in gas())| {
        runs.agree(&program, &args, gas);
    });
    runs.report("arguments of any bytes", 500);
}
