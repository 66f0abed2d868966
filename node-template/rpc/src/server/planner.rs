//! Which engine a query runs on, by what its program used when it last ran.

use crate::server::config::PLANNED_PROGRAMS;
use crate::Engine;
use parking_lot::Mutex;
use pvq_runtime_api::{ProgramHash, QueryMetrics};
use schnellru::{ByLength, LruMap};

/// Nanoseconds, measured on a 2-core machine, by which the engines are compared. Only their rough
/// size matters: where the estimates are close, so are the clocks.
mod nanoseconds {
    /// A call of the runtime that does nothing: an instance of it, and its way there and back.
    pub const RUNTIME: f64 = 45_000.0;
    /// A call to an extension from a program in the runtime.
    pub const CALL_IN_RUNTIME: f64 = 1_000.0;
    /// The share of what loading a program is charged that it takes: prices are bounds.
    pub const LOAD_SHARE: f64 = 0.5;
    /// A gas of a program in the runtime.
    pub const GAS_IN_RUNTIME: f64 = 4.4;

    /// A query on the node that does nothing, of a program that is there from an earlier one.
    pub const NATIVE: f64 = 5_000.0;
    /// A call to an extension from a program on the node: an instance of the runtime for each.
    pub const CALL_FROM_NODE: f64 = 45_000.0;
    /// A gas of a program on the node, in the interpreter.
    pub const INTERPRETED_GAS: f64 = 4.4;
    /// A gas of a program on the node, in the recompiler.
    pub const RECOMPILED_GAS: f64 = 0.5;
    /// An instance of the recompiler, and what its process may wait for a processor.
    pub const RECOMPILER: f64 = 1_040_000.0;
    /// What a call takes longer from the recompiler, which is another process.
    pub const CALL_FROM_RECOMPILER: f64 = 3_500.0;
}

/// What a program used when it last ran.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Usage {
    load_gas: i64,
    program_gas: i64,
    calls: u64,
}

/// What a query is likely to take, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Estimate {
    native: f64,
    runtime: f64,
}

impl Usage {
    /// `ref_time_per_gas` in picoseconds.
    fn estimate(&self, ref_time_per_gas: u64) -> Estimate {
        let gas = self.program_gas as f64;
        let calls = self.calls as f64;
        let load = self.load_gas as f64 * ref_time_per_gas as f64 / 1_000.0;
        let interpreted = gas * nanoseconds::INTERPRETED_GAS;
        let recompiled = nanoseconds::RECOMPILER
            + gas * nanoseconds::RECOMPILED_GAS
            + calls * nanoseconds::CALL_FROM_RECOMPILER;
        Estimate {
            native: nanoseconds::NATIVE
                + interpreted.min(recompiled)
                + calls * nanoseconds::CALL_FROM_NODE,
            runtime: nanoseconds::RUNTIME
                + load * nanoseconds::LOAD_SHARE
                + gas * nanoseconds::GAS_IN_RUNTIME
                + calls * nanoseconds::CALL_IN_RUNTIME,
        }
    }
}

/// Chooses engines, and remembers what programs used.
pub(crate) struct Planner {
    usage: Mutex<LruMap<ProgramHash, Usage>>,
}

impl Planner {
    pub fn new() -> Self {
        Self { usage: Mutex::new(LruMap::new(ByLength::new(PLANNED_PROGRAMS))) }
    }

    /// The engine for a query of `program`, and why. A gas is `ref_time_per_gas` picoseconds of
    /// reference time.
    pub fn choose(&self, program: ProgramHash, ref_time_per_gas: u64) -> (Engine, String) {
        let Some(usage) = self.usage.lock().get(&program).copied() else {
            let reason = "nothing is known of the program yet, and native can be stopped in time";
            return (Engine::Native, reason.into());
        };
        let estimate = usage.estimate(ref_time_per_gas);
        let engine = match estimate.native <= estimate.runtime {
            true => Engine::Native,
            false => Engine::Runtime,
        };
        let Usage { load_gas, program_gas, calls } = usage;
        let gas = load_gas.saturating_add(program_gas);
        let microseconds = |nanoseconds: f64| (nanoseconds / 1_000.0).round();
        let plural = if calls == 1 { "" } else { "s" };
        let reason = format!(
            "the program last used {gas} gas and {calls} call{plural}: native takes some {} us, runtime {} us",
            microseconds(estimate.native),
            microseconds(estimate.runtime),
        );
        (engine, reason)
    }

    /// Remembers what a query of `program` used, if it came to run.
    pub fn remember(&self, program: ProgramHash, used: &QueryMetrics) {
        if used.load_gas == 0 {
            return;
        }
        let usage = Usage {
            load_gas: used.load_gas,
            program_gas: used.program_gas,
            calls: used.calls.iter().map(|calls| calls.calls).sum(),
        };
        self.usage.lock().insert(program, usage);
    }
}

#[cfg(test)]
mod tests;
