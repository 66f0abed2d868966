//! The cost model by which backends are chosen: the usage of earlier runs, and the time of each backend.

use crate::{cache::SEED, limits, InstructionCosts, Metrics};
use pvq_primitives::{InstructionClass, WorkingSet};
use schnellru::{ByLength, LruMap};
use spin::Mutex;

/// Nanoseconds, measured on a 2-core machine. Only their rough size matters: where the estimates are
/// close, so are the times.
mod nanoseconds {
    pub const INTERPRETED_INSTRUCTION: f64 = 4.4;
    pub const RECOMPILED_INSTRUCTION: f64 = 0.5;
    /// A call from a worker to the host and back, and the interruption of the program.
    pub const WORKER_CALL: f64 = 60_000.0;
    /// A run of a program that a worker has compiled: to the worker and back, and the reset of memory.
    pub const WORKER_RUN: f64 = 250_000.0;
    /// The extra time for a program that no worker has compiled, and that for each byte of its code.
    pub const COMPILED_PROGRAM: f64 = 400_000.0;
    pub const COMPILED_BYTE: f64 = 200.0;
}

/// The classes of the instructions that programs mostly execute, in small working sets.
const USUAL: [InstructionClass; 5] = [
    InstructionClass::Move,
    InstructionClass::Add,
    InstructionClass::Load64,
    InstructionClass::Store64,
    InstructionClass::BranchImmediate,
];

/// The share of a new value in a moving average.
const SHARE: f64 = 0.25;

/// The usage of queries with one [`UsageKey`], as moving averages.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Usage {
    /// Gas for loading.
    pub load_gas: f64,
    /// Gas of the program's own instructions.
    pub program_gas: f64,
    /// Calls to extensions.
    pub calls: f64,
}

impl Usage {
    /// Returns the usage of one run.
    pub fn new(load_gas: i64, program_gas: i64, calls: u64) -> Self {
        Self { load_gas: load_gas as f64, program_gas: program_gas as f64, calls: calls as f64 }
    }

    fn moved_to(self, new: Self) -> Self {
        let moved = |old: f64, new: f64| old + SHARE * (new - old);
        Self {
            load_gas: moved(self.load_gas, new.load_gas),
            program_gas: moved(self.program_gas, new.program_gas),
            calls: moved(self.calls, new.calls),
        }
    }

    /// Estimates the nanoseconds in the interpreter, where instructions have `costs`, without extensions, which take as
    /// long on each backend.
    pub fn interpreted(&self, costs: &InstructionCosts) -> f64 {
        self.instructions(costs) * nanoseconds::INTERPRETED_INSTRUCTION
    }

    /// Estimates the instructions that were executed.
    fn instructions(&self, costs: &InstructionCosts) -> f64 {
        let usual: u32 = USUAL.into_iter().map(|class| costs.of(class, WorkingSet::Small)).sum();
        self.program_gas * USUAL.len() as f64 / f64::from(usual)
    }

    /// Estimates the nanoseconds in a worker, and the extra time of calls from there. `code_size` is for a
    /// program that no worker has compiled.
    pub(crate) fn recompiled(&self, costs: &InstructionCosts, code_size: Option<u32>) -> f64 {
        let compile = code_size.map_or(0.0, |size| {
            nanoseconds::COMPILED_PROGRAM + f64::from(size) * nanoseconds::COMPILED_BYTE
        });
        nanoseconds::WORKER_RUN
            + compile
            + self.instructions(costs) * nanoseconds::RECOMPILED_INSTRUCTION
            + self.calls * nanoseconds::WORKER_CALL
    }
}

impl From<&Metrics> for Usage {
    fn from(metrics: &Metrics) -> Self {
        let usage = &metrics.usage;
        Self::new(usage.gas.load, usage.gas.program, usage.total_calls())
    }
}

/// The key of queries whose usage is averaged together: those with the same program and entrypoint, and with
/// about as many bytes of arguments, between two powers of two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UsageKey {
    program: [u8; 32],
    entrypoint: Option<u8>,
    args_magnitude: u32,
}

impl UsageKey {
    /// Returns the key of a query of the program with the hash `program`.
    pub fn new(program: [u8; 32], args: &[u8]) -> Self {
        let args_magnitude = usize::BITS - args.len().leading_zeros();
        Self { program, entrypoint: args.first().copied(), args_magnitude }
    }

    /// Returns the hash of the program.
    pub(crate) fn program(&self) -> &[u8; 32] {
        &self.program
    }
}

/// The usage of recent queries.
pub(crate) struct History(Mutex<LruMap<UsageKey, Usage>>);

impl History {
    pub fn new() -> Self {
        let limit = ByLength::new(limits::REMEMBERED_USAGES);
        Self(Mutex::new(LruMap::with_seed(limit, SEED)))
    }

    pub fn usage(&self, key: &UsageKey) -> Option<Usage> {
        self.0.lock().get(key).copied()
    }

    pub fn record(&self, key: UsageKey, new: Usage) {
        let mut usages = self.0.lock();
        let usage = usages.get(&key).map_or(new, |old| old.moved_to(new));
        usages.insert(key, usage);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entrypoints_and_sizes_of_arguments_have_usages_of_their_own() {
        let history = History::new();
        let key = |entrypoint, size| {
            let mut args = alloc::vec![0; size];
            args[0] = entrypoint;
            UsageKey::new([7; 32], &args)
        };
        history.record(key(0, 40), Usage::new(1, 100, 1));
        for (entrypoint, size) in [(1, 40), (0, 8_000), (0, 64)] {
            assert_eq!(history.usage(&key(entrypoint, size)), None);
        }
        for size in [32, 40, 63] {
            assert_eq!(history.usage(&key(0, size)).unwrap().calls, 1.0);
        }
    }

    #[test]
    fn one_run_does_not_make_a_usage() {
        let history = History::new();
        let key = UsageKey::new([7; 32], &[0]);
        for _ in 0..50 {
            history.record(key, Usage::new(1, 1_000, 10));
        }
        history.record(key, Usage::new(1, 0, 0));
        let usage = history.usage(&key).unwrap();
        assert!(usage.program_gas > 700.0 && usage.calls > 7.0, "{usage:?}");
        for _ in 0..50 {
            history.record(key, Usage::new(1, 0, 0));
        }
        assert!(history.usage(&key).unwrap().program_gas < 1.0);
    }

    #[test]
    fn what_computes_goes_to_the_recompiler_and_what_calls_does_not() {
        let chosen = |gas, calls, code| {
            let (usage, costs) = (Usage::new(1, gas, calls), InstructionCosts::EQUAL);
            usage.recompiled(&costs, code) < usage.interpreted(&costs)
        };
        assert!(chosen(10_000_000, 0, None) && chosen(10_000_000, 0, Some(100_000)));
        assert!(!chosen(10_000, 0, None) && !chosen(1_000_000, 1_000, None));
    }
}
