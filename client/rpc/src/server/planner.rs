//! The choice of the engine for a query, by the recent usage of similar queries.
//!
//! The executor's cost model estimates the time of a program on the node. This module adds that of the calls of the
//! runtime.

use crate::Engine;
use pvq_executor::UsageKey;
use pvq_primitives::{GasSchedule, QueryUsage};

/// Costs in nanoseconds, measured on a 2-core machine. Only their rough size matters: where the estimates are close,
/// the times are close too.
mod nanoseconds {
    /// A call of the runtime that does nothing: a new instance, and the call.
    pub const RUNTIME: f64 = 45_000.0;
    /// A call to an extension from a program in the runtime.
    pub const CALL_IN_RUNTIME: f64 = 1_000.0;
    /// The time to load a program in the runtime, as a fraction of the time that its gas stands for. The price is an
    /// upper bound.
    pub const LOAD_SHARE: f64 = 0.5;
    /// A query on the node that does nothing, of a program in the cache.
    pub const NATIVE: f64 = 5_000.0;
    /// A call to an extension from a program on the node: a new instance of the runtime for each.
    pub const CALL_FROM_NODE: f64 = 45_000.0;
}

/// Returns the engine for a query with `key` at the prices of `schedule`, and the reason.
pub(crate) fn choose(
    executor: &pvq_executor::Engine,
    key: &UsageKey,
    schedule: &GasSchedule,
) -> (Engine, String) {
    let Some(usage) = executor.usage(key) else {
        let reason = "nothing is known of such queries yet, and native can be stopped in time";
        return (Engine::Native, reason.into());
    };
    let load = usage.load_gas * schedule.ref_time_per_gas as f64 / 1_000.0;
    let (program, backend) = executor.estimate(key, &usage, &schedule.instructions);
    let native = nanoseconds::NATIVE + program + usage.calls * nanoseconds::CALL_FROM_NODE;
    let runtime = nanoseconds::RUNTIME
        + load * nanoseconds::LOAD_SHARE
        + usage.interpreted(&schedule.instructions)
        + usage.calls * nanoseconds::CALL_IN_RUNTIME;
    let engine = if native <= runtime { Engine::Native } else { Engine::Runtime };
    // Integers, which take less time to print.
    let microseconds = |nanoseconds: f64| (nanoseconds / 1_000.0).round() as u64;
    let reason = format!(
        "such queries used {} gas and {:.1} calls of late: native takes some {} us on the {backend:?}, runtime {} us",
        (usage.load_gas + usage.program_gas).round() as u64,
        usage.calls,
        microseconds(native),
        microseconds(runtime),
    );
    (engine, reason)
}

/// Records the usage of a query that ran in the runtime. A program that was not loaded is not recorded.
pub(crate) fn record(executor: &pvq_executor::Engine, key: UsageKey, usage: &QueryUsage) {
    if usage.gas.load > 0 {
        let (gas, calls) = (usage.gas, usage.total_calls());
        executor.record(key, pvq_executor::Usage::new(gas.load, gas.program, calls));
    }
}

#[cfg(test)]
mod tests;
