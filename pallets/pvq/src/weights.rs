//! Weights of the pallet's calls and of the parts of a query.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of the reference runtime in Wasm; do not
//! edit, change `scripts/weights-pallet.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 20 steps, 10 repeats, MedianSlopes; storage maps of 1000000 values; the sum over the items that are read

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// Weight functions of the pallet.
pub trait WeightInfo {
    /// `register`.
    fn register() -> Weight;
    /// `upload` of `b` bytes, beside validating them, which weighs [`run_load`](Self::run_load).
    fn upload(b: u32) -> Weight;
    /// `unregister` of a program whose blob has `b` bytes.
    fn unregister(b: u32) -> Weight;
    /// `set_policy`.
    fn set_policy() -> Weight;
    /// `set_limits`.
    fn set_limits() -> Weight;
    /// `set_extension_rule`.
    fn set_extension_rule() -> Weight;
    /// `set_weight_limit`.
    fn set_weight_limit() -> Weight;
    /// `install_extension` of a program of `b` bytes, beside validating it, which weighs
    /// [`run_load`](Self::run_load).
    fn install_extension(b: u32) -> Weight;
    /// `uninstall_extension`.
    fn uninstall_extension() -> Weight;
    /// `query` with `a` bytes of arguments and a result of `r` bytes, beside what reading the program
    /// and the run itself are charged.
    fn query(a: u32, r: u32) -> Weight;
    /// Reading a program of `b` bytes from storage; the proof is that of these bytes, and of the nodes above them.
    fn read_code(b: u32) -> Weight;
    /// A run of `n` thousand computations that are one instruction of Wasm or two.
    fn run_operations(n: u32) -> Weight;
    /// A run of `n` thousand minima, maxima and conditional moves.
    fn run_selections(n: u32) -> Weight;
    /// A run of `n` thousand reversals of bytes.
    fn run_reversals(n: u32) -> Weight;
    /// A run of `n` thousand multiplications.
    fn run_multiplications(n: u32) -> Weight;
    /// A run of `n` thousand multiplications that keep the upper half.
    fn run_upper_multiplications(n: u32) -> Weight;
    /// A run of `n` thousand divisions of 32 bits.
    fn run_divisions_32(n: u32) -> Weight;
    /// A run of `n` thousand divisions of 64 bits.
    fn run_divisions_64(n: u32) -> Weight;
    /// A run of `n` thousand loads of a byte.
    fn run_loads_8(n: u32) -> Weight;
    /// A run of `n` thousand loads of two bytes.
    fn run_loads_16(n: u32) -> Weight;
    /// A run of `n` thousand loads of four bytes.
    fn run_loads_32(n: u32) -> Weight;
    /// A run of `n` thousand loads of eight bytes.
    fn run_loads_64(n: u32) -> Weight;
    /// A run of `n` thousand loads from all over the memory of a small or medium working set.
    fn run_near_loads(n: u32) -> Weight;
    /// A run of `n` thousand loads from all over the largest memory.
    fn run_far_loads(n: u32) -> Weight;
    /// A run of `n` thousand loads from memory that was never written, which the interpreter has not allocated.
    fn run_loads_of_nothing(n: u32) -> Weight;
    /// A run of `n` thousand stores of a byte.
    fn run_stores_8(n: u32) -> Weight;
    /// A run of `n` thousand stores of two bytes.
    fn run_stores_16(n: u32) -> Weight;
    /// A run of `n` thousand stores of four bytes.
    fn run_stores_32(n: u32) -> Weight;
    /// A run of `n` thousand stores of eight bytes.
    fn run_stores_64(n: u32) -> Weight;
    /// A run of `n` thousand branches to distant parts of a program with a small working set.
    fn run_near_branches(n: u32) -> Weight;
    /// A run of `n` thousand branches to distant parts of a program with a medium working set.
    fn run_medium_branches(n: u32) -> Weight;
    /// A run of `n` thousand branches to distant parts of the largest program.
    fn run_far_branches(n: u32) -> Weight;
    /// A run of `n` thousand jumps to distant parts of a program with a small working set.
    fn run_near_jumps(n: u32) -> Weight;
    /// A run of `n` thousand jumps to distant parts of a program with a medium working set.
    fn run_medium_jumps(n: u32) -> Weight;
    /// A run of `n` thousand jumps to distant parts of the largest program.
    fn run_far_jumps(n: u32) -> Weight;
    /// A run of `n` thousand jumps from a register to distant parts of a program with a small working set.
    fn run_near_indirect_jumps(n: u32) -> Weight;
    /// A run of `n` thousand jumps from a register to distant parts of a program with a medium working set.
    fn run_medium_indirect_jumps(n: u32) -> Weight;
    /// A run of `n` thousand jumps from a register to distant parts of the largest program.
    fn run_far_indirect_jumps(n: u32) -> Weight;
    /// A run of `n` thousand basic blocks that go on with the next one.
    fn run_fallthroughs(n: u32) -> Weight;
    /// A run of `n` thousand `memset` of no byte.
    fn run_memsets(n: u32) -> Weight;
    /// A run that writes `n` thousand bytes by `memset`.
    fn run_memset_bytes(n: u32) -> Weight;
    /// A run that does nothing.
    fn run_nothing() -> Weight;
    /// A run of a blob of `b` bytes, the dearest to validate, next to none of it executed.
    fn run_load(b: u32) -> Weight;
    /// A run that executes `i` instructions and basic blocks once, the dearest to compile.
    fn run_compile(i: u32) -> Weight;
    /// A run of a program that declares, and touches, `p` pages of 4 KiB.
    fn run_memory(p: u32) -> Weight;
    /// A run that calls extensions `c` times, which do nothing.
    fn run_calls(c: u32) -> Weight;
    /// A run in which `k` times 1024 bytes cross between program and host.
    fn run_call_bytes(k: u32) -> Weight;
    /// A run with `k` times 1024 bytes of arguments, and decoding them.
    fn run_argument_bytes(k: u32) -> Weight;
}

/// Weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::CounterForPrograms` (r:1 w:1)
    // Proof: `Pvq::CounterForPrograms` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn register() -> Weight {
        // At least 66_498 nanoseconds; 40 bytes of proof measured.
        Weight::from_parts(101_931_000, 5_147)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Code` (r:0 w:1)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `MaxEncodedLen`)
    // `b` from 256 to 262144.
    fn upload(b: u32) -> Weight {
        // At least 282_027 nanoseconds; 1941 bytes of proof measured.
        Weight::from_parts(325_368_981, 13_970)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(8_798, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::CounterForPrograms` (r:1 w:1)
    // Proof: `Pvq::CounterForPrograms` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Code` (r:0 w:1)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `MaxEncodedLen`)
    // `b` from 256 to 262144.
    fn unregister(b: u32) -> Weight {
        // At least 105_218 nanoseconds; 2082 bytes of proof measured.
        Weight::from_parts(135_604_741, 15_459)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(127, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_policy() -> Weight {
        // At least 35_526 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(38_633_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_limits() -> Weight {
        // At least 35_354 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(37_861_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_extension_rule() -> Weight {
        // At least 36_318 nanoseconds; 1641 bytes of proof measured.
        Weight::from_parts(38_133_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_weight_limit() -> Weight {
        // At least 38_872 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(41_911_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `Measured`)
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `Measured`)
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 65536.
    fn install_extension(b: u32) -> Weight {
        // At least 81_034 nanoseconds; 1921 bytes of proof measured.
        Weight::from_parts(82_169_704, 10_336)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_433, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn uninstall_extension() -> Weight {
        // At least 38_291 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(62_872_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // `a` from 0 to 262144.
    // `r` from 0 to 4096.
    fn query(a: u32, r: u32) -> Weight {
        // At least 93_230 nanoseconds; 1792 bytes of proof measured.
        Weight::from_parts(127_482_111, 6_791)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_192, 0).saturating_mul(a.into()))
            // Standard error: 0.
            .saturating_add(Weight::from_parts(3_076, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 262144.
    fn read_code(b: u32) -> Weight {
        // At least 10_587 nanoseconds; 102 bytes of proof measured.
        Weight::from_parts(0, 3_567)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_216, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // `n` from 0 to 2000.
    fn run_operations(n: u32) -> Weight {
        // At least 108_258 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(392_627_256, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_731_113, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_selections(n: u32) -> Weight {
        // At least 65_808 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_329_638, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_reversals(n: u32) -> Weight {
        // At least 98_617 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(465_466_197, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(5_898_529, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_multiplications(n: u32) -> Weight {
        // At least 124_073 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(540_479_560, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(5_968_121, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_upper_multiplications(n: u32) -> Weight {
        // At least 60_851 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(126_514_106, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(12_658_766, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_divisions_32(n: u32) -> Weight {
        // At least 93_116 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(945_848_518, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_294_592, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_divisions_64(n: u32) -> Weight {
        // At least 64_250 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(9_000_303, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_8(n: u32) -> Weight {
        // At least 107_736 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(10_512_558, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_16(n: u32) -> Weight {
        // At least 109_610 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(526_786_572, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(9_932_747, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_32(n: u32) -> Weight {
        // At least 71_765 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(321_397_961, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(9_759_847, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_64(n: u32) -> Weight {
        // At least 68_504 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(8_022_206, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_loads(n: u32) -> Weight {
        // At least 767_481 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_587_404_575, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(10_549_910, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_loads(n: u32) -> Weight {
        // At least 7_922_735 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(11_250_953_642, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(49_745_357, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_of_nothing(n: u32) -> Weight {
        // At least 105_892 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(330_659_324, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(41_190_479, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_8(n: u32) -> Weight {
        // At least 67_325 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(70_878_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_650_910, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_16(n: u32) -> Weight {
        // At least 68_462 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(53_153_401, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_514_102, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_32(n: u32) -> Weight {
        // At least 61_468 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(63_107_254, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_382_822, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_64(n: u32) -> Weight {
        // At least 80_372 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(671_197_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_348_239, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_branches(n: u32) -> Weight {
        // At least 383_307 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(26_757_383, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_branches(n: u32) -> Weight {
        // At least 9_066_807 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_718_665_863, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(52_940_984, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_branches(n: u32) -> Weight {
        // At least 9_066_807 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_718_665_863, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(52_940_984, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_jumps(n: u32) -> Weight {
        // At least 431_114 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_051_770_286, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(18_531_426, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_jumps(n: u32) -> Weight {
        // At least 6_218_757 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_559_510_332, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(40_394_665, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_jumps(n: u32) -> Weight {
        // At least 6_218_757 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_559_510_332, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(40_394_665, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_indirect_jumps(n: u32) -> Weight {
        // At least 307_915 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(38_198_968, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_indirect_jumps(n: u32) -> Weight {
        // At least 7_543_460 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_799_592_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(106_310_171, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_indirect_jumps(n: u32) -> Weight {
        // At least 7_543_460 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_799_592_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(106_310_171, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_fallthroughs(n: u32) -> Weight {
        // At least 106_035 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(210_487_439, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_357_742, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_memsets(n: u32) -> Weight {
        // At least 60_091 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(164_071_736, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_267_286, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_memset_bytes(n: u32) -> Weight {
        // At least 3_424_611 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(3_622_862_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(3_219_747, 0).saturating_mul(n.into()))
    }
    fn run_nothing() -> Weight {
        Weight::from_parts(178_019_000, 0)
    }
    // `b` from 256 to 262144.
    fn run_load(b: u32) -> Weight {
        // At least 18_200 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(139_441_856, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(38_172, 0).saturating_mul(b.into()))
    }
    // `i` from 0 to 40000.
    fn run_compile(i: u32) -> Weight {
        // At least 881_734 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(850_797_418, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(86_675, 0).saturating_mul(i.into()))
    }
    // `p` from 0 to 1022.
    fn run_memory(p: u32) -> Weight {
        // At least 11_422 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(22_182_629, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(2_169_818, 0).saturating_mul(p.into()))
    }
    // `c` from 0 to 1000.
    fn run_calls(c: u32) -> Weight {
        // At least 46_288 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(46_946_730, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_213_116, 0).saturating_mul(c.into()))
    }
    // `k` from 0 to 256.
    fn run_call_bytes(k: u32) -> Weight {
        // At least 74_704 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(66_772_962, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(651_925, 0).saturating_mul(k.into()))
    }
    // `k` from 0 to 256.
    fn run_argument_bytes(k: u32) -> Weight {
        // At least 74_704 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(66_772_962, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(651_925, 0).saturating_mul(k.into()))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(101_931_000, 5_147)
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(2))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(325_368_981, 13_970)
            .saturating_add(Weight::from_parts(8_798, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn unregister(b: u32) -> Weight {
        Weight::from_parts(135_604_741, 15_459)
            .saturating_add(Weight::from_parts(127, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(38_633_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(37_861_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(38_133_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_weight_limit() -> Weight {
        Weight::from_parts(41_911_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn install_extension(b: u32) -> Weight {
        Weight::from_parts(82_169_704, 10_336)
            .saturating_add(Weight::from_parts(6_433, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(3))
            .saturating_add(RocksDbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn uninstall_extension() -> Weight {
        Weight::from_parts(62_872_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(a: u32, r: u32) -> Weight {
        Weight::from_parts(127_482_111, 6_791)
            .saturating_add(Weight::from_parts(1_192, 0).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(3_076, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
    }
    fn read_code(b: u32) -> Weight {
        Weight::from_parts(0, 3_567)
            .saturating_add(Weight::from_parts(1_216, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn run_operations(n: u32) -> Weight {
        Weight::from_parts(392_627_256, 0)
            .saturating_add(Weight::from_parts(6_731_113, 0).saturating_mul(n.into()))
    }
    fn run_selections(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(7_329_638, 0).saturating_mul(n.into()))
    }
    fn run_reversals(n: u32) -> Weight {
        Weight::from_parts(465_466_197, 0)
            .saturating_add(Weight::from_parts(5_898_529, 0).saturating_mul(n.into()))
    }
    fn run_multiplications(n: u32) -> Weight {
        Weight::from_parts(540_479_560, 0)
            .saturating_add(Weight::from_parts(5_968_121, 0).saturating_mul(n.into()))
    }
    fn run_upper_multiplications(n: u32) -> Weight {
        Weight::from_parts(126_514_106, 0)
            .saturating_add(Weight::from_parts(12_658_766, 0).saturating_mul(n.into()))
    }
    fn run_divisions_32(n: u32) -> Weight {
        Weight::from_parts(945_848_518, 0)
            .saturating_add(Weight::from_parts(6_294_592, 0).saturating_mul(n.into()))
    }
    fn run_divisions_64(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(9_000_303, 0).saturating_mul(n.into()))
    }
    fn run_loads_8(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(10_512_558, 0).saturating_mul(n.into()))
    }
    fn run_loads_16(n: u32) -> Weight {
        Weight::from_parts(526_786_572, 0)
            .saturating_add(Weight::from_parts(9_932_747, 0).saturating_mul(n.into()))
    }
    fn run_loads_32(n: u32) -> Weight {
        Weight::from_parts(321_397_961, 0)
            .saturating_add(Weight::from_parts(9_759_847, 0).saturating_mul(n.into()))
    }
    fn run_loads_64(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(8_022_206, 0).saturating_mul(n.into()))
    }
    fn run_near_loads(n: u32) -> Weight {
        Weight::from_parts(1_587_404_575, 0)
            .saturating_add(Weight::from_parts(10_549_910, 0).saturating_mul(n.into()))
    }
    fn run_far_loads(n: u32) -> Weight {
        Weight::from_parts(11_250_953_642, 0)
            .saturating_add(Weight::from_parts(49_745_357, 0).saturating_mul(n.into()))
    }
    fn run_loads_of_nothing(n: u32) -> Weight {
        Weight::from_parts(330_659_324, 0)
            .saturating_add(Weight::from_parts(41_190_479, 0).saturating_mul(n.into()))
    }
    fn run_stores_8(n: u32) -> Weight {
        Weight::from_parts(70_878_000, 0)
            .saturating_add(Weight::from_parts(6_650_910, 0).saturating_mul(n.into()))
    }
    fn run_stores_16(n: u32) -> Weight {
        Weight::from_parts(53_153_401, 0)
            .saturating_add(Weight::from_parts(7_514_102, 0).saturating_mul(n.into()))
    }
    fn run_stores_32(n: u32) -> Weight {
        Weight::from_parts(63_107_254, 0)
            .saturating_add(Weight::from_parts(7_382_822, 0).saturating_mul(n.into()))
    }
    fn run_stores_64(n: u32) -> Weight {
        Weight::from_parts(671_197_000, 0)
            .saturating_add(Weight::from_parts(7_348_239, 0).saturating_mul(n.into()))
    }
    fn run_near_branches(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(26_757_383, 0).saturating_mul(n.into()))
    }
    fn run_medium_branches(n: u32) -> Weight {
        Weight::from_parts(9_718_665_863, 0)
            .saturating_add(Weight::from_parts(52_940_984, 0).saturating_mul(n.into()))
    }
    fn run_far_branches(n: u32) -> Weight {
        Weight::from_parts(9_718_665_863, 0)
            .saturating_add(Weight::from_parts(52_940_984, 0).saturating_mul(n.into()))
    }
    fn run_near_jumps(n: u32) -> Weight {
        Weight::from_parts(1_051_770_286, 0)
            .saturating_add(Weight::from_parts(18_531_426, 0).saturating_mul(n.into()))
    }
    fn run_medium_jumps(n: u32) -> Weight {
        Weight::from_parts(7_559_510_332, 0)
            .saturating_add(Weight::from_parts(40_394_665, 0).saturating_mul(n.into()))
    }
    fn run_far_jumps(n: u32) -> Weight {
        Weight::from_parts(7_559_510_332, 0)
            .saturating_add(Weight::from_parts(40_394_665, 0).saturating_mul(n.into()))
    }
    fn run_near_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(38_198_968, 0).saturating_mul(n.into()))
    }
    fn run_medium_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(9_799_592_000, 0)
            .saturating_add(Weight::from_parts(106_310_171, 0).saturating_mul(n.into()))
    }
    fn run_far_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(9_799_592_000, 0)
            .saturating_add(Weight::from_parts(106_310_171, 0).saturating_mul(n.into()))
    }
    fn run_fallthroughs(n: u32) -> Weight {
        Weight::from_parts(210_487_439, 0)
            .saturating_add(Weight::from_parts(6_357_742, 0).saturating_mul(n.into()))
    }
    fn run_memsets(n: u32) -> Weight {
        Weight::from_parts(164_071_736, 0)
            .saturating_add(Weight::from_parts(6_267_286, 0).saturating_mul(n.into()))
    }
    fn run_memset_bytes(n: u32) -> Weight {
        Weight::from_parts(3_622_862_000, 0)
            .saturating_add(Weight::from_parts(3_219_747, 0).saturating_mul(n.into()))
    }
    fn run_nothing() -> Weight {
        Weight::from_parts(178_019_000, 0)
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(139_441_856, 0)
            .saturating_add(Weight::from_parts(38_172, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(850_797_418, 0)
            .saturating_add(Weight::from_parts(86_675, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(22_182_629, 0)
            .saturating_add(Weight::from_parts(2_169_818, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(46_946_730, 0)
            .saturating_add(Weight::from_parts(1_213_116, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(66_772_962, 0)
            .saturating_add(Weight::from_parts(651_925, 0).saturating_mul(k.into()))
    }
    fn run_argument_bytes(k: u32) -> Weight {
        Weight::from_parts(66_772_962, 0)
            .saturating_add(Weight::from_parts(651_925, 0).saturating_mul(k.into()))
    }
}
