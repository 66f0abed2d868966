//! Runs of programs as the pallet makes them, with calls and memory free of gas.

use super::{assembly::Endless, extension::Filler};
use crate::{
    extensions::QueryExtensions, schedule::gas_schedule, Config, Configuration, InstalledOf,
    InstalledProgram, RulesOf,
};
use alloc::vec::Vec;
use core::{
    hint::black_box,
    sync::atomic::{AtomicBool, Ordering},
};
use frame_support::traits::Get;
use pvq_executor::{
    Engine, EngineConfig, Execution, GasSchedule, InstructionCosts, PvqExecutorError, RunConfig,
    RunOptions, VALIDATION_VERSION,
};
use pvq_primitives::{
    ExtensionId, ExtensionRule, InvokeSource, PerSource, ProgramHash, Validation,
};

/// Runs the programs of the benchmarks.
pub struct Executor<T: Config> {
    engine: Engine,
    extensions: QueryExtensions<T, (<T as Config>::Extensions, Filler)>,
    config: RunConfig,
}

/// Prices under which gas is charged for instructions alone, so that it counts them.
const FREE: GasSchedule = GasSchedule {
    ref_time_per_gas: 1,
    load_base: 0,
    load_per_byte: 0,
    compile_per_instruction: 0,
    memory_per_byte: 0,
    call_base: 0,
    per_byte: 0,
    instructions: InstructionCosts::EQUAL,
};

/// Returns as many rules as there may be, which allow everything.
pub fn most_rules<T: Config>() -> RulesOf<T> {
    let mut rules = RulesOf::<T>::new();
    let everyone = ExtensionRule { sources: PerSource::all(true), installed: true };
    for id in 1..=T::MaxExtensionRules::get() {
        rules.try_insert(id.into(), everyone).expect("there are no more than may be; qed");
    }
    rules
}

/// Returns the id of the installed program with this number, which is none that programs of the benchmarks call.
pub fn installed_id(number: u32) -> ExtensionId {
    ExtensionId::MAX / 2 + u64::from(number)
}

/// Returns as many installed programs as there may be, none of which is registered.
pub fn most_installed<T: Config>() -> InstalledOf<T> {
    let mut installed = InstalledOf::<T>::new();
    for number in 1..=T::MaxInstalled::get() {
        let program = InstalledProgram {
            hash: ProgramHash::zero(),
            size: number,
            validation: Some(Validation {
                version: VALIDATION_VERSION,
                instructions: 1,
                basic_blocks: 1,
                max_block_size: 1,
            }),
        };
        installed
            .try_insert(installed_id(number), program)
            .expect("there are no more than may be; qed");
    }
    installed
}

/// Returns an executor with the runtime's extensions and that of the benchmarks, under as many rules, and beside as many
/// installed programs, as there may be. It takes programs that need any amount of memory to be interpreted, because
/// others take as long to be refused.
fn executor<T: Config>() -> Executor<T> {
    let (limits, schedule) =
        (Configuration::<T>::get().limits(T::MaxLimits::get()), gas_schedule::<T>());
    let extensions = QueryExtensions::new(
        InvokeSource::RuntimeApi,
        most_rules::<T>(),
        most_installed::<T>(),
        limits,
        schedule,
    );
    let config = RunConfig::of_chain(&limits, u32::MAX, schedule);
    let config = RunConfig { gas: FREE, gas_limit: None, ..config };
    Executor { engine: Engine::new(EngineConfig::default()), extensions, config }
}

/// Returns such an executor and the blob that it is to run, in memory that is [fresh](take_freed_memory).
pub fn fresh<T: Config>(blob: Vec<u8>) -> (Executor<T>, Vec<u8>) {
    let executor = executor::<T>();
    take_freed_memory();
    (executor, blob)
}

/// Takes the memory that a set-up freed, and never gives it back, so that a run gets none that is in use already: a query
/// runs in a fresh instance of the runtime, for which the host provides memory as it is touched.
///
/// It does so once in an instance, whose heap is not enough for more. A benchmark measures fresh memory in its first
/// repetition, and `scripts/benchmark.sh` has no other.
///
/// The host hands out blocks of powers of two. It keeps a list of freed ones for each size, and takes a block from there
/// where it has one. Otherwise it takes it from behind all blocks that there were.
fn take_freed_memory() {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    /// More blocks of this size than any set-up frees, so that the last of them is behind all others.
    const MARK: (usize, usize) = (32, 64 * 1024);
    /// The largest block that a run asks for.
    const LARGEST: u32 = 22;
    if cfg!(feature = "std") || TAKEN.swap(true, Ordering::Relaxed) {
        return;
    }
    let take = |size| black_box(Vec::<u8>::with_capacity(size)).leak().as_ptr() as usize;
    let (count, size) = MARK;
    let mark = (0..count).map(|_| take(size)).max().unwrap_or(0);
    for order in 3..=LARGEST {
        while take(1 << order) < mark {}
    }
}

/// Runs `blob` to its end.
pub fn to_end<T: Config>(executor: &Executor<T>, blob: &[u8], args: &[u8]) -> Execution {
    run(executor, blob, args, None)
}

/// Runs `blob` for `gas` units.
pub fn for_gas<T: Config>(executor: &Executor<T>, blob: &[u8], gas: i64) -> Execution {
    run(executor, blob, &[], Some(gas))
}

fn run<T: Config>(
    executor: &Executor<T>,
    blob: &[u8],
    args: &[u8],
    gas_limit: Option<i64>,
) -> Execution {
    let Executor { engine, extensions, config } = executor;
    let options = RunOptions { gas_limit, ..Default::default() };
    engine.run(extensions, blob, args, config, options)
}

/// A run of an endless program for an amount of gas.
pub struct GasRun<T: Config> {
    executor: Executor<T>,
    program: Endless,
    gas: i64,
}

impl<T: Config> GasRun<T> {
    /// Returns the run of `program` for its setup and `thousands` thousands of gas.
    pub fn of_thousands(program: Endless, thousands: u32) -> Self {
        Self::new(program, 1_000 * i64::from(thousands))
    }

    /// Returns the run of `program` for its setup and `rounds` of its repetitions.
    pub fn of_rounds(program: Endless, rounds: u32) -> Self {
        let gas = program.round * i64::from(rounds);
        Self::new(program, gas)
    }

    fn new(program: Endless, gas: i64) -> Self {
        let (executor, blob) = fresh::<T>(program.blob);
        Self { executor, program: Endless { blob, ..program }, gas }
    }

    /// Runs the program.
    pub fn execute(&self) -> Execution {
        let Self { executor, program, gas } = self;
        for_gas(executor, &program.blob, program.setup + gas)
    }

    /// Panics unless `execution` ran out of gas in the repetitions.
    pub fn check(&self, execution: &Execution) {
        let Self { program, gas, .. } = self;
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        let used = execution.metrics.usage.gas.program;
        assert!(((program.setup + gas) - used) < program.round.max(1_000), "{used} of {gas}");
    }
}
