//! Weights of the pallet's calls and of the parts of a query.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of the reference runtime in Wasm; do not
//! edit, change `scripts/weights-pallet.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 50 steps, each 1 time in an instance of the runtime, in as many instances as there is time for, MedianSlopes; storage maps of 1000000 values; the sum over the items that are read
//! - each function from one of several such runs, by the rule in `BENCHMARKS.md`

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
    /// A run that makes one call, and no more.
    fn run_one_call() -> Weight;
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
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
    // Storage: `Pvq::CounterForPrograms` (r:1 w:1)
    // Proof: `Pvq::CounterForPrograms` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn register() -> Weight {
        // At least 20_015 nanoseconds; 40 bytes of proof measured.
        Weight::from_parts(28_195_000, 5_162)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Code` (r:0 w:1)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `MaxEncodedLen`)
    // `b` from 256 to 262144.
    fn upload(b: u32) -> Weight {
        // At least 133_601 nanoseconds; 1941 bytes of proof measured.
        Weight::from_parts(180_741_261, 14_225)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_840, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
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
        // At least 89_037 nanoseconds; 2082 bytes of proof measured.
        Weight::from_parts(108_390_955, 15_714)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(46, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    fn set_policy() -> Weight {
        // At least 25_020 nanoseconds; 1895 bytes of proof measured.
        Weight::from_parts(41_071_000, 3_373)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    fn set_limits() -> Weight {
        // At least 25_088 nanoseconds; 1895 bytes of proof measured.
        Weight::from_parts(31_666_000, 3_373)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    fn set_extension_rule() -> Weight {
        // At least 24_823 nanoseconds; 1881 bytes of proof measured.
        Weight::from_parts(30_223_000, 3_373)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    fn set_weight_limit() -> Weight {
        // At least 24_598 nanoseconds; 1895 bytes of proof measured.
        Weight::from_parts(30_354_000, 3_373)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `Measured`)
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `Measured`)
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 65536.
    fn install_extension(b: u32) -> Weight {
        // At least 67_432 nanoseconds; 2176 bytes of proof measured.
        Weight::from_parts(74_259_167, 10_591)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(4_614, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    fn uninstall_extension() -> Weight {
        // At least 25_266 nanoseconds; 1895 bytes of proof measured.
        Weight::from_parts(38_774_000, 3_373)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1888), added: 2383, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(208), added: 2683, mode: `MaxEncodedLen`)
    // `a` from 0 to 262144.
    // `r` from 0 to 4096.
    fn query(a: u32, r: u32) -> Weight {
        // At least 75_232 nanoseconds; 1792 bytes of proof measured.
        Weight::from_parts(123_702_179, 7_046)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(2_725, 0).saturating_mul(a.into()))
            // Standard error: 0.
            .saturating_add(Weight::from_parts(8_537, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 262144.
    fn read_code(b: u32) -> Weight {
        // At least 9_772 nanoseconds; 102 bytes of proof measured.
        Weight::from_parts(14_337_015, 3_567)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_153, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // `n` from 0 to 2000.
    fn run_operations(n: u32) -> Weight {
        // At least 99_505 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(106_383_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(5_405_980, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_selections(n: u32) -> Weight {
        // At least 101_063 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(152_258_160, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(5_219_173, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_reversals(n: u32) -> Weight {
        // At least 88_046 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(121_733_077, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(4_367_263, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_multiplications(n: u32) -> Weight {
        // At least 94_538 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(110_295_196, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(5_032_014, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_upper_multiplications(n: u32) -> Weight {
        // At least 91_136 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(123_988_744, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(11_314_730, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_divisions_32(n: u32) -> Weight {
        // At least 96_943 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(69_628_304, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_258_444, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_divisions_64(n: u32) -> Weight {
        // At least 87_784 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(96_107_952, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_044_824, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_8(n: u32) -> Weight {
        // At least 94_072 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(170_651_667, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_647_534, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_16(n: u32) -> Weight {
        // At least 98_382 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(201_758_191, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_061_158, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_32(n: u32) -> Weight {
        // At least 91_549 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(264_068_993, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_072_721, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_64(n: u32) -> Weight {
        // At least 106_032 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(47_941_666, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(8_044_666, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_loads(n: u32) -> Weight {
        // At least 997_642 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_139_926_023, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(11_439_748, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_loads(n: u32) -> Weight {
        // At least 9_232_919 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_316_508_450, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(42_842_357, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_loads_of_nothing(n: u32) -> Weight {
        // At least 90_527 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(0, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(23_565_634, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_8(n: u32) -> Weight {
        // At least 94_840 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(322_852_774, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_361_127, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_16(n: u32) -> Weight {
        // At least 99_130 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(79_564_633, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_174_262, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_32(n: u32) -> Weight {
        // At least 102_783 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(153_982_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_256_966, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_stores_64(n: u32) -> Weight {
        // At least 96_637 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(86_598_840, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(7_024_521, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_branches(n: u32) -> Weight {
        // At least 484_238 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(280_474_522, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(25_259_143, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_branches(n: u32) -> Weight {
        // At least 3_824_393 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(5_339_041_313, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(34_211_766, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_branches(n: u32) -> Weight {
        // At least 13_433_483 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(11_803_865_251, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(37_764_728, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_jumps(n: u32) -> Weight {
        // At least 514_322 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(780_698_480, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(19_106_247, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_jumps(n: u32) -> Weight {
        // At least 3_257_507 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_349_941_923, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(28_419_770, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_jumps(n: u32) -> Weight {
        // At least 9_790_584 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_787_233_966, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(30_471_752, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_near_indirect_jumps(n: u32) -> Weight {
        // At least 438_477 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(446_271_389, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(32_909_815, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_medium_indirect_jumps(n: u32) -> Weight {
        // At least 3_239_224 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_145_141_877, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(47_206_754, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_far_indirect_jumps(n: u32) -> Weight {
        // At least 8_035_148 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(16_641_328_338, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(78_724_671, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_fallthroughs(n: u32) -> Weight {
        // At least 146_530 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(135_497_899, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_874_487, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_memsets(n: u32) -> Weight {
        // At least 76_475 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(34_541_723, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_028_526, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 2000.
    fn run_memset_bytes(n: u32) -> Weight {
        // At least 4_309_328 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_102_640_142, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(3_055_642, 0).saturating_mul(n.into()))
    }
    fn run_one_call() -> Weight {
        // At least 24_415 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(32_669_000, 0)
    }
    // `b` from 256 to 262144.
    fn run_load(b: u32) -> Weight {
        // At least 32_325 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(27_926_506, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(17_181, 0).saturating_mul(b.into()))
    }
    // `i` from 0 to 40000.
    fn run_compile(i: u32) -> Weight {
        // At least 443_494 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(467_271_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(96_575, 0).saturating_mul(i.into()))
    }
    // `p` from 0 to 1022.
    fn run_memory(p: u32) -> Weight {
        // At least 24_322 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(115_313_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(4_868_192, 0).saturating_mul(p.into()))
    }
    // `c` from 0 to 1000.
    fn run_calls(c: u32) -> Weight {
        // At least 43_494 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(69_215_000, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(704_841, 0).saturating_mul(c.into()))
    }
    // `k` from 0 to 256.
    fn run_call_bytes(k: u32) -> Weight {
        // At least 210_015 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(246_711_858, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_165_730, 0).saturating_mul(k.into()))
    }
    // `k` from 0 to 256.
    fn run_argument_bytes(k: u32) -> Weight {
        // At least 17_577 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(26_875_260, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(1_609_547, 0).saturating_mul(k.into()))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(28_195_000, 5_162)
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(2))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(180_741_261, 14_225)
            .saturating_add(Weight::from_parts(6_840, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn unregister(b: u32) -> Weight {
        Weight::from_parts(108_390_955, 15_714)
            .saturating_add(Weight::from_parts(46, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(41_071_000, 3_373)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(31_666_000, 3_373)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(30_223_000, 3_373)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_weight_limit() -> Weight {
        Weight::from_parts(30_354_000, 3_373)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn install_extension(b: u32) -> Weight {
        Weight::from_parts(74_259_167, 10_591)
            .saturating_add(Weight::from_parts(4_614, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(3))
            .saturating_add(RocksDbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn uninstall_extension() -> Weight {
        Weight::from_parts(38_774_000, 3_373)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(a: u32, r: u32) -> Weight {
        Weight::from_parts(123_702_179, 7_046)
            .saturating_add(Weight::from_parts(2_725, 0).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(8_537, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
    }
    fn read_code(b: u32) -> Weight {
        Weight::from_parts(14_337_015, 3_567)
            .saturating_add(Weight::from_parts(1_153, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn run_operations(n: u32) -> Weight {
        Weight::from_parts(106_383_000, 0)
            .saturating_add(Weight::from_parts(5_405_980, 0).saturating_mul(n.into()))
    }
    fn run_selections(n: u32) -> Weight {
        Weight::from_parts(152_258_160, 0)
            .saturating_add(Weight::from_parts(5_219_173, 0).saturating_mul(n.into()))
    }
    fn run_reversals(n: u32) -> Weight {
        Weight::from_parts(121_733_077, 0)
            .saturating_add(Weight::from_parts(4_367_263, 0).saturating_mul(n.into()))
    }
    fn run_multiplications(n: u32) -> Weight {
        Weight::from_parts(110_295_196, 0)
            .saturating_add(Weight::from_parts(5_032_014, 0).saturating_mul(n.into()))
    }
    fn run_upper_multiplications(n: u32) -> Weight {
        Weight::from_parts(123_988_744, 0)
            .saturating_add(Weight::from_parts(11_314_730, 0).saturating_mul(n.into()))
    }
    fn run_divisions_32(n: u32) -> Weight {
        Weight::from_parts(69_628_304, 0)
            .saturating_add(Weight::from_parts(6_258_444, 0).saturating_mul(n.into()))
    }
    fn run_divisions_64(n: u32) -> Weight {
        Weight::from_parts(96_107_952, 0)
            .saturating_add(Weight::from_parts(6_044_824, 0).saturating_mul(n.into()))
    }
    fn run_loads_8(n: u32) -> Weight {
        Weight::from_parts(170_651_667, 0)
            .saturating_add(Weight::from_parts(6_647_534, 0).saturating_mul(n.into()))
    }
    fn run_loads_16(n: u32) -> Weight {
        Weight::from_parts(201_758_191, 0)
            .saturating_add(Weight::from_parts(7_061_158, 0).saturating_mul(n.into()))
    }
    fn run_loads_32(n: u32) -> Weight {
        Weight::from_parts(264_068_993, 0)
            .saturating_add(Weight::from_parts(7_072_721, 0).saturating_mul(n.into()))
    }
    fn run_loads_64(n: u32) -> Weight {
        Weight::from_parts(47_941_666, 0)
            .saturating_add(Weight::from_parts(8_044_666, 0).saturating_mul(n.into()))
    }
    fn run_near_loads(n: u32) -> Weight {
        Weight::from_parts(1_139_926_023, 0)
            .saturating_add(Weight::from_parts(11_439_748, 0).saturating_mul(n.into()))
    }
    fn run_far_loads(n: u32) -> Weight {
        Weight::from_parts(12_316_508_450, 0)
            .saturating_add(Weight::from_parts(42_842_357, 0).saturating_mul(n.into()))
    }
    fn run_loads_of_nothing(n: u32) -> Weight {
        Weight::from_parts(0, 0)
            .saturating_add(Weight::from_parts(23_565_634, 0).saturating_mul(n.into()))
    }
    fn run_stores_8(n: u32) -> Weight {
        Weight::from_parts(322_852_774, 0)
            .saturating_add(Weight::from_parts(6_361_127, 0).saturating_mul(n.into()))
    }
    fn run_stores_16(n: u32) -> Weight {
        Weight::from_parts(79_564_633, 0)
            .saturating_add(Weight::from_parts(7_174_262, 0).saturating_mul(n.into()))
    }
    fn run_stores_32(n: u32) -> Weight {
        Weight::from_parts(153_982_000, 0)
            .saturating_add(Weight::from_parts(7_256_966, 0).saturating_mul(n.into()))
    }
    fn run_stores_64(n: u32) -> Weight {
        Weight::from_parts(86_598_840, 0)
            .saturating_add(Weight::from_parts(7_024_521, 0).saturating_mul(n.into()))
    }
    fn run_near_branches(n: u32) -> Weight {
        Weight::from_parts(280_474_522, 0)
            .saturating_add(Weight::from_parts(25_259_143, 0).saturating_mul(n.into()))
    }
    fn run_medium_branches(n: u32) -> Weight {
        Weight::from_parts(5_339_041_313, 0)
            .saturating_add(Weight::from_parts(34_211_766, 0).saturating_mul(n.into()))
    }
    fn run_far_branches(n: u32) -> Weight {
        Weight::from_parts(11_803_865_251, 0)
            .saturating_add(Weight::from_parts(37_764_728, 0).saturating_mul(n.into()))
    }
    fn run_near_jumps(n: u32) -> Weight {
        Weight::from_parts(780_698_480, 0)
            .saturating_add(Weight::from_parts(19_106_247, 0).saturating_mul(n.into()))
    }
    fn run_medium_jumps(n: u32) -> Weight {
        Weight::from_parts(4_349_941_923, 0)
            .saturating_add(Weight::from_parts(28_419_770, 0).saturating_mul(n.into()))
    }
    fn run_far_jumps(n: u32) -> Weight {
        Weight::from_parts(9_787_233_966, 0)
            .saturating_add(Weight::from_parts(30_471_752, 0).saturating_mul(n.into()))
    }
    fn run_near_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(446_271_389, 0)
            .saturating_add(Weight::from_parts(32_909_815, 0).saturating_mul(n.into()))
    }
    fn run_medium_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(4_145_141_877, 0)
            .saturating_add(Weight::from_parts(47_206_754, 0).saturating_mul(n.into()))
    }
    fn run_far_indirect_jumps(n: u32) -> Weight {
        Weight::from_parts(16_641_328_338, 0)
            .saturating_add(Weight::from_parts(78_724_671, 0).saturating_mul(n.into()))
    }
    fn run_fallthroughs(n: u32) -> Weight {
        Weight::from_parts(135_497_899, 0)
            .saturating_add(Weight::from_parts(6_874_487, 0).saturating_mul(n.into()))
    }
    fn run_memsets(n: u32) -> Weight {
        Weight::from_parts(34_541_723, 0)
            .saturating_add(Weight::from_parts(6_028_526, 0).saturating_mul(n.into()))
    }
    fn run_memset_bytes(n: u32) -> Weight {
        Weight::from_parts(7_102_640_142, 0)
            .saturating_add(Weight::from_parts(3_055_642, 0).saturating_mul(n.into()))
    }
    fn run_one_call() -> Weight {
        Weight::from_parts(32_669_000, 0)
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(27_926_506, 0)
            .saturating_add(Weight::from_parts(17_181, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(467_271_000, 0)
            .saturating_add(Weight::from_parts(96_575, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(115_313_000, 0)
            .saturating_add(Weight::from_parts(4_868_192, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(69_215_000, 0)
            .saturating_add(Weight::from_parts(704_841, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(246_711_858, 0)
            .saturating_add(Weight::from_parts(1_165_730, 0).saturating_mul(k.into()))
    }
    fn run_argument_bytes(k: u32) -> Weight {
        Weight::from_parts(26_875_260, 0)
            .saturating_add(Weight::from_parts(1_609_547, 0).saturating_mul(k.into()))
    }
}
