//! Runs of programs as the pallet makes them, with calls and memory free of gas.

use super::{assembly::Endless, extension::Filler};
use crate::{query, schedule::gas_schedule, Config, Configuration, Permissions, RulesOf};
use frame_support::traits::Get;
use pvq_executor::{
    Engine, EngineConfig, Execution, GasSchedule, PvqExecutorError, RunConfig, RunOptions,
};
use pvq_extension::ExtensionsExecutor;
use pvq_primitives::{ExtensionRule, InvokeSource, PerSource};

/// Runs the programs of the benchmarks.
pub struct Executor<T: Config> {
    engine: Engine,
    extensions: ExtensionsExecutor<Permissions<T>>,
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
};

/// Returns as many rules as there may be, which allow everything.
pub fn most_rules<T: Config>() -> RulesOf<T> {
    let mut rules = RulesOf::<T>::new();
    let everyone = ExtensionRule { sources: PerSource::all(true) };
    for id in 1..=T::MaxExtensionRules::get() {
        rules.try_insert(id.into(), everyone).expect("there are no more than may be; qed");
    }
    rules
}

/// Returns an executor with the runtime's extensions and that of the benchmarks, under as many rules as
/// there may be.
pub fn executor<T: Config>() -> Executor<T> {
    let mut extensions = query::extensions::<T>(InvokeSource::RuntimeApi, most_rules::<T>());
    extensions.register::<Filler>();
    let limits = Configuration::<T>::get().limits(T::MaxLimits::get());
    let config = RunConfig::of_chain(&limits, gas_schedule::<T>());
    let config = RunConfig { gas: FREE, gas_limit: None, ..config };
    Executor { engine: Engine::new(EngineConfig::default()), extensions, config }
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

impl Endless {
    /// Runs its setup, and then for `gas` units.
    pub fn run<T: Config>(&self, executor: &Executor<T>, gas: i64) -> Execution {
        for_gas(executor, &self.blob, self.setup + gas)
    }

    /// Panics unless `execution` is one of [`run`](Self::run) with `gas` that ran out of gas in the
    /// repetitions.
    pub fn check(&self, execution: &Execution, gas: i64) {
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        let used = execution.metrics.usage.gas.program;
        assert!(((self.setup + gas) - used) < self.round.max(1_000), "{used} of {gas}");
    }
}
