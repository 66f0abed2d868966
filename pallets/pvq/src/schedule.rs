//! The gas schedule, derived from the weights of the benchmarks.
//!
//! A benchmark gives a line: a base, and a slope for each unit of what it varies. The schedule is made
//! of the slopes; what a run takes that makes one call is charged once, by [`load_base`](GasSchedule::load_base). Each is
//! measured in a fresh instance of the runtime, as a query finds it, whose memory the host provides as it is touched.
//!
//! Gas is reference time in units of [`ref_time_per_gas`](GasSchedule::ref_time_per_gas)
//! picoseconds. An instruction takes the units that its class was measured to take. The conversion to gas rounds up
//! ([`weight_to_gas`](GasSchedule::weight_to_gas)) and the conversion back is exact
//! ([`gas_to_weight`](GasSchedule::gas_to_weight)), so that a charge is never below the weight that it
//! stands for, and a limit of the chain is exceeded by less than a unit. A caller's limit on weight is
//! rounded down ([`gas_within`](GasSchedule::gas_within)), and not exceeded.

use crate::{weights::WeightInfo, Config};
use frame_support::{traits::Get, weights::Weight};
use pvq_executor::{GasSchedule, InstructionClass, InstructionCosts, WorkingSet};

/// Instructions in one step of their benchmarks, and bytes in one of [`WeightInfo::run_memset_bytes`].
const STEP: u64 = 1_000;
/// Units of gas of an addition, where [`WeightInfo::run_memset_bytes`] allows about as many. Other instructions are rounded up to
/// whole units.
const FINENESS: u64 = 4;
/// Bytes in one step of [`WeightInfo::run_memory`].
const PAGE: u64 = 4096;
/// Bytes in one step of [`WeightInfo::run_call_bytes`].
const KIB: u64 = 1024;

/// The margin of prices for validators. They have two seconds for a block, however slow their machine is and whatever else it
/// does, and a block may hold queries worth two seconds: at twice the measured prices such a block took more than that on a
/// machine that was busy.
const VALIDATOR_MARGIN: u64 = 3;

/// Returns the prices of a query in the runtime.
///
/// It takes arithmetic alone, so that every query can compute it.
pub fn gas_schedule<T: Config>() -> GasSchedule {
    let schedule = from_weights::<T::WeightInfo>();
    match T::PvfMemory::get() {
        Some(_) => times(schedule, VALIDATOR_MARGIN),
        None => schedule,
    }
}

/// Returns prices that are `factor` times as high.
fn times(schedule: GasSchedule, factor: u64) -> GasSchedule {
    let times = |price: u64| price.saturating_mul(factor);
    GasSchedule {
        ref_time_per_gas: times(schedule.ref_time_per_gas),
        load_base: times(schedule.load_base),
        load_per_byte: times(schedule.load_per_byte),
        compile_per_instruction: times(schedule.compile_per_instruction),
        memory_per_byte: times(schedule.memory_per_byte),
        call_base: times(schedule.call_base),
        per_byte: times(schedule.per_byte),
        instructions: schedule.instructions,
    }
}

// Weights are constants to the compiler, and so is the schedule where all is compiled into one function.
fn from_weights<W: WeightInfo>() -> GasSchedule {
    let (ref_time_per_gas, instructions) =
        instruction_prices(time_of::<W>, slope(W::run_memset_bytes, STEP));
    GasSchedule {
        ref_time_per_gas,
        load_base: W::run_one_call().ref_time().max(1),
        load_per_byte: slope(W::run_load, 1),
        compile_per_instruction: slope(W::run_compile, 1),
        memory_per_byte: slope(W::run_memory, PAGE),
        call_base: slope(W::run_calls, 1),
        // Arguments are in memory more often than other bytes, and the longest responses grow as they are made.
        per_byte: slope(W::run_call_bytes, KIB).max(slope(W::run_argument_bytes, KIB)),
        instructions,
    }
}

/// Returns the picoseconds of a unit of gas, and the units of each instruction. `time` returns the picoseconds of an
/// instruction, and `byte` are those of a byte that `memset` writes, which costs one unit.
#[inline(always)]
fn instruction_prices(
    time: impl Fn(InstructionClass, WorkingSet) -> Option<u64>,
    byte: u64,
) -> (u64, InstructionCosts) {
    // The most frequent instruction costs whole units, so that little is lost by rounding there: nothing, unless a byte takes
    // more than a unit would stand for. Then others lose more where units are twice as large.
    let addition = time(InstructionClass::Add, WorkingSet::Small).unwrap_or(1);
    let units = (addition.saturating_add(byte / 2) / byte).clamp(1, FINENESS);
    let unit = addition.div_ceil(units).max(byte);
    let costs = InstructionCosts::new(|class, set| {
        let units = time(class, set).unwrap_or(addition).div_ceil(unit);
        u16::try_from(units).unwrap_or(u16::MAX)
    });
    (unit, costs)
}

/// Returns the picoseconds that instructions of a class take at most, in programs with a working set. `None` for calls to
/// the host, which [`call_base`](GasSchedule::call_base) pays for.
#[inline(always)]
fn time_of<W: WeightInfo>(class: InstructionClass, set: WorkingSet) -> Option<u64> {
    use InstructionClass::*;
    // Where caches are large, far is as near, and their difference an error of the measurement.
    let by_distance = |near: u64, medium: u64, far: u64| match set {
        WorkingSet::Small => near,
        WorkingSet::Medium => near.max(medium),
        WorkingSet::Large => near.max(medium).max(far),
    };
    // A medium working set has no more memory than a small one.
    let load = |written: u64| {
        let near = written.max(time(W::run_near_loads));
        match set {
            // The memory is allocated when the run begins.
            WorkingSet::Small | WorkingSet::Medium => near,
            WorkingSet::Large => {
                near.max(time(W::run_far_loads)).max(time(W::run_loads_of_nothing))
            }
        }
    };
    let store = |written: u64| match set {
        WorkingSet::Small | WorkingSet::Medium => written,
        // A store waits for its place no longer than a load does.
        WorkingSet::Large => written.max(time(W::run_far_loads)),
    };
    // The processor's guesses decide what these take: the same jumps in another order may take a fifth more.
    let indirect = |measured: u64| measured.saturating_add(measured / 4);
    let jump =
        by_distance(time(W::run_near_jumps), time(W::run_medium_jumps), time(W::run_far_jumps));
    Some(match class {
        Move | Add | Logic | Shift | Rotate | Compare => time(W::run_operations),
        Select => time(W::run_selections),
        Bits => time(W::run_reversals),
        Multiply => time(W::run_multiplications),
        MultiplyUpper => time(W::run_upper_multiplications),
        Divide32 => time(W::run_divisions_32),
        Divide64 => time(W::run_divisions_64),
        Load8 => load(time(W::run_loads_8)),
        Load16 => load(time(W::run_loads_16)),
        Load32 => load(time(W::run_loads_32)),
        Load64 => load(time(W::run_loads_64)),
        Store8 => store(time(W::run_stores_8)),
        Store16 => store(time(W::run_stores_16)),
        Store32 => store(time(W::run_stores_32)),
        Store64 => store(time(W::run_stores_64)),
        Branch | BranchImmediate => by_distance(
            time(W::run_near_branches),
            time(W::run_medium_branches),
            time(W::run_far_branches),
        ),
        Jump | JumpAndLink => jump,
        JumpIndirect => indirect(by_distance(
            time(W::run_near_indirect_jumps),
            time(W::run_medium_indirect_jumps),
            time(W::run_far_indirect_jumps),
        )),
        // The next block may have been compiled long before, or after.
        Fallthrough => time(W::run_fallthroughs).max(jump),
        Memset => time(W::run_memsets),
        HostCall => return None,
    })
}

/// Returns the picoseconds that an instruction takes, of which `weight` is that of so many thousands.
#[inline(always)]
fn time(weight: impl Fn(u32) -> Weight) -> u64 {
    slope(weight, STEP)
}

/// Returns the picoseconds that each of the `units` of one step adds, rounded up; at least one, because
/// nothing that a program can repeat may be free.
#[inline(always)]
fn slope(weight: impl Fn(u32) -> Weight, units: u64) -> u64 {
    let step = weight(1).ref_time().saturating_sub(weight(0).ref_time());
    step.div_ceil(units).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        fn run_operations(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_selections(n: u32) -> Weight {
            Self::line(2 * n)
        }
        fn run_reversals(n: u32) -> Weight {
            Self::line(5 * n)
        }
        fn run_multiplications(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_upper_multiplications(n: u32) -> Weight {
            Self::line(3 * n)
        }
        fn run_divisions_32(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_divisions_64(n: u32) -> Weight {
            Self::line(4 * n)
        }
        fn run_loads_8(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_loads_16(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_loads_32(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_loads_64(n: u32) -> Weight {
            Self::line(6 * n)
        }
        fn run_near_loads(n: u32) -> Weight {
            Self::line(5 * n)
        }
        fn run_far_loads(n: u32) -> Weight {
            Self::line(8 * n)
        }
        fn run_loads_of_nothing(n: u32) -> Weight {
            Self::line(9 * n)
        }
        fn run_stores_8(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_stores_16(n: u32) -> Weight {
            Self::line(2 * n)
        }
        fn run_stores_32(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_stores_64(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_near_branches(n: u32) -> Weight {
            Self::line(7 * n)
        }
        fn run_medium_branches(n: u32) -> Weight {
            Self::line(8 * n)
        }
        fn run_far_branches(n: u32) -> Weight {
            Self::line(12 * n)
        }
        fn run_near_jumps(n: u32) -> Weight {
            Self::line(3 * n)
        }
        fn run_medium_jumps(n: u32) -> Weight {
            Self::line(2 * n)
        }
        fn run_far_jumps(n: u32) -> Weight {
            Self::line(11 * n)
        }
        fn run_near_indirect_jumps(n: u32) -> Weight {
            Self::line(9 * n)
        }
        fn run_medium_indirect_jumps(n: u32) -> Weight {
            Self::line(15 * n)
        }
        fn run_far_indirect_jumps(n: u32) -> Weight {
            Self::line(14 * n)
        }
        fn run_fallthroughs(n: u32) -> Weight {
            Self::line(2 * n)
        }
        fn run_memsets(n: u32) -> Weight {
            Self::line(2 * n)
        }
        fn run_memset_bytes(n: u32) -> Weight {
            Self::line(n)
        }
        fn run_one_call() -> Weight {
            Self::line(0)
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
        fn run_calls(c: u32) -> Weight {
            Self::line(c)
        }
        fn run_call_bytes(k: u32) -> Weight {
            Self::line(k)
        }
        fn run_argument_bytes(k: u32) -> Weight {
            Self::line(2 * k)
        }
    }

    fn pairs() -> impl Iterator<Item = (InstructionClass, WorkingSet)> {
        let pair = |class| WorkingSet::ALL.map(|set| (class, set));
        InstructionClass::ALL.into_iter().flat_map(pair)
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
        assert_eq!(schedule.load_base, 7_000_000);
        assert_eq!(schedule.load_per_byte, 5_000_001);
        assert_eq!(schedule.compile_per_instruction, 5_000_001);
        assert_eq!(schedule.memory_per_byte, 1_221);
        assert_eq!(schedule.call_base, 5_000_001);
        assert_eq!(schedule.per_byte, 9_766, "the dearer of those of calls and those of arguments");
    }

    #[test]
    fn instructions_take_the_units_that_they_were_measured_to_take() {
        use InstructionClass::*;
        let costs = from_weights::<Steep<5_000_000>>().instructions;
        // In a small, a medium and a large working set.
        let computations = [Move, Add, Logic, Shift, Rotate, Compare, Multiply, Divide32, HostCall];
        let expected = [
            ([1, 1, 1], &computations[..]),
            ([1, 1, 8], &[Store8, Store32, Store64]),
            ([2, 2, 8], &[Store16]),
            ([2, 2, 2], &[Select, Memset]),
            ([3, 3, 3], &[MultiplyUpper]),
            ([4, 4, 4], &[Divide64]),
            ([5, 5, 5], &[Bits]),
            // None is cheaper than one from a distant place.
            ([5, 5, 9], &[Load8, Load16, Load32]),
            ([6, 6, 9], &[Load64]),
            ([7, 8, 12], &[Branch, BranchImmediate]),
            // None is cheaper than a nearer one.
            ([3, 3, 11], &[Jump, JumpAndLink, Fallthrough]),
            // A quarter more than was measured.
            ([12, 19, 19], &[JumpIndirect]),
        ];
        let classes = expected.iter().map(|(_, classes)| classes.len()).sum::<usize>();
        assert_eq!(classes, InstructionClass::ALL.len());
        for (cost, classes) in expected {
            for class in classes {
                let found = WorkingSet::ALL.map(|set| costs.of(*class, set));
                assert_eq!(found, cost, "{class:?}");
            }
        }
    }

    #[test]
    fn an_instruction_is_charged_at_least_what_it_takes_and_little_more() {
        let time = |class, set| Some(4_000 + 777 * class as u64 + 20_000 * set as u64);
        // An addition takes 4,777 picoseconds.
        for (byte, unit) in [
            (1, 1_195),
            (1_000, 1_195),
            (1_200, 1_200),
            (2_000, 2_389),
            (3_000, 3_000),
            (4_800, 4_800),
        ] {
            let (picoseconds, costs) = instruction_prices(time, byte);
            assert_eq!(picoseconds, unit, "a byte of `memset` is paid for");
            for set in WorkingSet::ALL {
                for class in InstructionClass::ALL {
                    let charged = unit * u64::from(costs.of(class, set));
                    let takes = time(class, set).unwrap();
                    assert!((takes..takes + unit).contains(&charged), "{class:?}");
                }
            }
        }
        // A class that takes more units than there are costs the most there is.
        let time = |class, _| match class {
            InstructionClass::Add => Some(1),
            class => Some(1_000_000 * class as u64),
        };
        let (_, costs) = instruction_prices(time, 1);
        assert_eq!(costs.highest(WorkingSet::Small), u32::from(u16::MAX));
    }

    #[test]
    fn calls_to_the_host_cost_what_an_addition_does() {
        let time = |class, _| (class != InstructionClass::HostCall).then_some(4_000);
        let (_, costs) = instruction_prices(time, 1_000);
        assert_eq!(costs, InstructionCosts::new(|_, _| 4));
    }

    #[test]
    fn no_instruction_is_cheaper_in_a_larger_working_set() {
        for schedule in [from_weights::<Steep<3_000_000>>(), from_weights::<()>()] {
            for class in InstructionClass::ALL {
                let costs = WorkingSet::ALL.map(|set| schedule.instructions.of(class, set));
                assert!(costs.is_sorted(), "{class:?}: {costs:?}");
            }
        }
    }

    #[test]
    fn nothing_is_free() {
        assert!(all(&from_weights::<Steep<0>>()).iter().all(|price| *price > 0));
    }

    #[test]
    fn dearer_weights_make_a_dearer_schedule() {
        let (cheap, dear) = (from_weights::<Steep<10_000>>(), from_weights::<Steep<9_000_000>>());
        for (class, set) in pairs() {
            let price = |prices: &GasSchedule| {
                prices.ref_time_per_gas * u64::from(prices.instructions.of(class, set))
            };
            assert!(price(&cheap) <= price(&dear), "{class:?} {set:?}");
        }
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
        for (class, set) in pairs() {
            let price = schedule.ref_time_per_gas * u64::from(schedule.instructions.of(class, set));
            assert!(nanoseconds(2, 400).contains(&price), "{class:?} {set:?}: {schedule:?}");
        }
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
