//! The gas schedule, derived from the weights of the benchmarks.
//!
//! A benchmark gives a line: a base, and a slope for each unit of what it varies. The schedule is made
//! of the slopes; the base of every run is charged once, by [`load_base`](GasSchedule::load_base).
//!
//! Gas is reference time in units of [`ref_time_per_gas`](GasSchedule::ref_time_per_gas)
//! picoseconds, of which an instruction of a program takes one. The conversion to gas rounds up
//! ([`weight_to_gas`](GasSchedule::weight_to_gas)) and the conversion back is exact
//! ([`gas_to_weight`](GasSchedule::gas_to_weight)), so that a charge is never below the weight that it
//! stands for, and a limit of the chain is exceeded by less than a unit. A caller's limit on weight is
//! rounded down ([`gas_within`](GasSchedule::gas_within)), and not exceeded.

use crate::{weights::WeightInfo, Config};
use pvq_executor::{GasSchedule, InstructionCosts};

/// Units of gas in one step of [`WeightInfo::run_gas`].
const GAS_STEP: u64 = 1_000;
/// Bytes in one step of [`WeightInfo::run_memory`].
const PAGE: u64 = 4096;
/// Bytes in one step of [`WeightInfo::run_call_bytes`].
const KIB: u64 = 1024;

/// Bytes of fresh memory for a run that does nothing: the stack, the statics and the first blocks of
/// the heap of a new instance of the runtime.
const FRESH_PER_RUN: u64 = 192 * KIB;
/// Bytes of fresh memory for each byte of a blob: as it comes and as the virtual machine shares it,
/// and four for the place of each byte of code in what is compiled.
const FRESH_PER_BLOB_BYTE: u64 = 6;
/// Bytes of fresh memory for each instruction and each basic block that is compiled: 20 for itself,
/// and twice as many for the smaller tables that held it before.
const FRESH_PER_INSTRUCTION: u64 = 60;
/// Bytes of fresh memory for each byte of a program's memory: itself, and the smaller blocks that
/// held it before.
const FRESH_PER_MEMORY_BYTE: u64 = 2;
/// Bytes of fresh memory for each byte of arguments, which is in memory more often than other bytes
/// that cross: as it comes, decoded, padded, and in the program's memory.
const FRESH_PER_BYTE: u64 = 4;

/// Returns the prices of a query in the runtime.
///
/// It takes arithmetic alone, so that every query can compute it.
pub fn gas_schedule<T: Config>() -> GasSchedule {
    from_weights::<T::WeightInfo>()
}

fn from_weights<W: WeightInfo>() -> GasSchedule {
    // Benchmarks run again and again in one instance of the runtime, which finds its memory in use
    // already; a query runs in a fresh one, as often as not, whose memory the host provides as it is
    // touched.
    let fresh = |bytes: u64| slope(W::fresh_memory, PAGE).saturating_mul(bytes);
    GasSchedule {
        ref_time_per_gas: slope(W::run_gas, GAS_STEP),
        // The other benchmarks cover ranges too large for an exact base.
        load_base: W::run_calls(0).ref_time().saturating_add(fresh(FRESH_PER_RUN)).max(1),
        load_per_byte: slope(W::run_load, 1).saturating_add(fresh(FRESH_PER_BLOB_BYTE)),
        compile_per_instruction: slope(W::run_compile, 1)
            .saturating_add(fresh(FRESH_PER_INSTRUCTION)),
        memory_per_byte: slope(W::run_memory, PAGE).saturating_add(fresh(FRESH_PER_MEMORY_BYTE)),
        call_base: slope(W::run_calls, 1),
        per_byte: slope(W::run_call_bytes, KIB).saturating_add(fresh(FRESH_PER_BYTE)),
        instructions: InstructionCosts::EQUAL,
    }
}

/// Returns the picoseconds that each of the `units` of one step adds, rounded up; at least one, because
/// nothing that a program can repeat may be free.
fn slope(weight: fn(u32) -> frame_support::weights::Weight, units: u64) -> u64 {
    let step = weight(1).ref_time().saturating_sub(weight(0).ref_time());
    step.div_ceil(units).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use frame_support::weights::Weight;

    /// Weights that grow by `STEP` picoseconds, from a base that no slope may contain.
    struct Steep<const STEP: u64>;

    impl<const STEP: u64> Steep<STEP> {
        fn line(units: u32) -> Weight {
            Weight::from_parts(7_000_000 + STEP * u64::from(units), 0)
        }
    }

    impl<const STEP: u64> WeightInfo for Steep<STEP> {
        fn register() -> Weight {
            Weight::zero()
        }
        fn upload(_: u32) -> Weight {
            Weight::zero()
        }
        fn unregister(_: u32) -> Weight {
            Weight::zero()
        }
        fn set_policy() -> Weight {
            Weight::zero()
        }
        fn set_limits() -> Weight {
            Weight::zero()
        }
        fn set_extension_rule() -> Weight {
            Weight::zero()
        }
        fn set_weight_limit() -> Weight {
            Weight::zero()
        }
        fn install_extension(_: u32) -> Weight {
            Weight::zero()
        }
        fn uninstall_extension() -> Weight {
            Weight::zero()
        }
        fn query(_: u32, _: u32) -> Weight {
            Weight::zero()
        }
        fn read_code(_: u32) -> Weight {
            Weight::zero()
        }
        fn run_gas(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_load(b: u32) -> Weight {
            Self::line(b)
        }
        fn run_compile(i: u32) -> Weight {
            Self::line(i)
        }
        fn run_memory(p: u32) -> Weight {
            Self::line(p)
        }
        fn fresh_memory(_: u32) -> Weight {
            Weight::zero()
        }
        fn run_calls(c: u32) -> Weight {
            Self::line(c)
        }
        fn run_call_bytes(k: u32) -> Weight {
            Self::line(k)
        }
    }

    fn all(schedule: &GasSchedule) -> [u64; 7] {
        [
            schedule.ref_time_per_gas,
            schedule.load_base,
            schedule.load_per_byte,
            schedule.compile_per_instruction,
            schedule.memory_per_byte,
            schedule.call_base,
            schedule.per_byte,
        ]
    }

    #[test]
    fn slopes_are_per_unit_and_rounded_up() {
        let schedule = from_weights::<Steep<5_000_001>>();
        assert_eq!(schedule.ref_time_per_gas, 5_001);
        // A picosecond for each byte of fresh memory, which is the least there is.
        assert_eq!(schedule.load_base, 7_000_000 + 196_608);
        assert_eq!(schedule.load_per_byte, 5_000_001 + 6);
        assert_eq!(schedule.compile_per_instruction, 5_000_001 + 60);
        assert_eq!(schedule.memory_per_byte, 1_221 + 2);
        assert_eq!(schedule.call_base, 5_000_001);
        assert_eq!(schedule.per_byte, 4_883 + 4);
    }

    #[test]
    fn nothing_is_free() {
        assert!(all(&from_weights::<Steep<0>>()).iter().all(|price| *price > 0));
    }

    #[test]
    fn dearer_weights_make_a_dearer_schedule() {
        let (cheap, dear) = (from_weights::<Steep<10_000>>(), from_weights::<Steep<9_000_000>>());
        for (cheap, dear) in all(&cheap).into_iter().zip(all(&dear)) {
            assert!(cheap <= dear);
        }
    }

    /// Checks orders of magnitude, which hold on any machine that runs a chain, to find a benchmark that
    /// measured the wrong thing.
    #[test]
    fn the_generated_weights_are_plausible() {
        let schedule = from_weights::<()>();
        let nanoseconds = |from: u64, to: u64| from * 1_000..=to * 1_000;
        assert!(nanoseconds(2, 200).contains(&schedule.ref_time_per_gas), "{schedule:?}");
        assert!(nanoseconds(1_000, 1_000_000).contains(&schedule.load_base), "{schedule:?}");
        assert!(nanoseconds(1, 500).contains(&schedule.load_per_byte), "{schedule:?}");
        assert!(nanoseconds(5, 2_000).contains(&schedule.compile_per_instruction), "{schedule:?}");
        assert!((10..=10_000).contains(&schedule.memory_per_byte), "{schedule:?}");
        assert!(nanoseconds(50, 10_000).contains(&schedule.call_base), "{schedule:?}");
        assert!((10..=20_000).contains(&schedule.per_byte), "{schedule:?}");
    }

    #[test]
    fn gas_pays_for_the_weight_it_stands_for() {
        let schedule = from_weights::<()>();
        for ref_time in [0, 1, 999, 1_000_000, 2_000_000_000_000] {
            let weight = Weight::from_parts(ref_time, 0);
            let gas = schedule.weight_to_gas(weight);
            let back = schedule.gas_to_weight(gas, 0).ref_time();
            assert!((ref_time..ref_time + schedule.ref_time_per_gas).contains(&back));
        }
    }
}
