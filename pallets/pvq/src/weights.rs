//! Weights of the pallet's calls and of the parts of a query.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of the reference runtime in Wasm; do not
//! edit, change `scripts/weights-pallet.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-27, on AMD EPYC
//! - 50 steps, 10 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

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
    /// A run of `n` thousand units of gas, of the dearest instructions.
    fn run_gas(n: u32) -> Weight;
    /// A run of a blob of `b` bytes, the dearest to validate, next to none of it executed.
    fn run_load(b: u32) -> Weight;
    /// A run that executes `i` instructions and basic blocks once, the dearest to compile.
    fn run_compile(i: u32) -> Weight;
    /// A run of a program that declares, and touches, `p` pages of 4 KiB.
    fn run_memory(p: u32) -> Weight;
    /// Memory of `p` pages of 4 KiB that the runtime's instance has not used before.
    fn fresh_memory(p: u32) -> Weight;
    /// A run that calls extensions `c` times, which do nothing.
    fn run_calls(c: u32) -> Weight;
    /// A run in which `k` times 1024 bytes cross between program and host.
    fn run_call_bytes(k: u32) -> Weight;
}

/// Weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::CounterForPrograms` (r:1 w:1)
    // Proof: `Pvq::CounterForPrograms` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn register() -> Weight {
        // At least 19_596 nanoseconds; 40 bytes of proof measured.
        Weight::from_parts(37_671_000, 5_147)
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
        // At least 118_352 nanoseconds; 1941 bytes of proof measured.
        Weight::from_parts(142_357_120, 13_970)
            // Standard error: 60.
            .saturating_add(Weight::from_parts(12_887, 0).saturating_mul(b.into()))
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
        // At least 96_241 nanoseconds; 2082 bytes of proof measured.
        Weight::from_parts(124_478_987, 15_459)
            // Standard error: 8.
            .saturating_add(Weight::from_parts(182, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_policy() -> Weight {
        // At least 31_549 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(56_837_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_limits() -> Weight {
        // At least 31_940 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(42_059_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_extension_rule() -> Weight {
        // At least 31_980 nanoseconds; 1641 bytes of proof measured.
        Weight::from_parts(57_167_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn set_weight_limit() -> Weight {
        // At least 32_942 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(55_143_000, 3_133)
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
        // At least 69_701 nanoseconds; 1921 bytes of proof measured.
        Weight::from_parts(100_344_680, 10_336)
            // Standard error: 35.
            .saturating_add(Weight::from_parts(10_483, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    fn uninstall_extension() -> Weight {
        // At least 33_082 nanoseconds; 1655 bytes of proof measured.
        Weight::from_parts(54_402_000, 3_133)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // `a` from 0 to 262144.
    // `r` from 0 to 4096.
    fn query(a: u32, _r: u32) -> Weight {
        // At least 61_295 nanoseconds; 1792 bytes of proof measured.
        Weight::from_parts(184_752_404, 6_791)
            // Standard error: 19.
            .saturating_add(Weight::from_parts(955, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 262144.
    fn read_code(b: u32) -> Weight {
        // At least 9_077 nanoseconds; 102 bytes of proof measured.
        Weight::from_parts(19_055_383, 3_567)
            // Standard error: 4.
            .saturating_add(Weight::from_parts(1_088, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // `n` from 0 to 2000.
    fn run_gas(n: u32) -> Weight {
        // At least 9_788_076 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_681_962_471, 0)
            // Standard error: 982_604.
            .saturating_add(Weight::from_parts(46_076_642, 0).saturating_mul(n.into()))
    }
    // `b` from 256 to 262144.
    fn run_load(b: u32) -> Weight {
        // At least 29_465 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(29_927_000, 0)
            // Standard error: 650.
            .saturating_add(Weight::from_parts(56_752, 0).saturating_mul(b.into()))
    }
    // `i` from 0 to 40000.
    fn run_compile(i: u32) -> Weight {
        // At least 984_565 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_235_679_909, 0)
            // Standard error: 1_970.
            .saturating_add(Weight::from_parts(126_350, 0).saturating_mul(i.into()))
    }
    // `p` from 0 to 1022.
    fn run_memory(p: u32) -> Weight {
        // At least 14_046 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(170_982_339, 0)
            // Standard error: 21_303.
            .saturating_add(Weight::from_parts(2_941_470, 0).saturating_mul(p.into()))
    }
    // `p` from 0 to 256.
    fn fresh_memory(p: u32) -> Weight {
        // At least 261 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_625_903, 0)
            // Standard error: 9_245.
            .saturating_add(Weight::from_parts(3_590_615, 0).saturating_mul(p.into()))
    }
    // `c` from 0 to 1000.
    fn run_calls(c: u32) -> Weight {
        // At least 27_211 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(67_029_121, 0)
            // Standard error: 9_105.
            .saturating_add(Weight::from_parts(1_402_650, 0).saturating_mul(c.into()))
    }
    // `k` from 0 to 256.
    fn run_call_bytes(k: u32) -> Weight {
        // At least 71_153 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(107_655_968, 0)
            // Standard error: 6_695.
            .saturating_add(Weight::from_parts(907_875, 0).saturating_mul(k.into()))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(37_671_000, 5_147)
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(2))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(142_357_120, 13_970)
            .saturating_add(Weight::from_parts(12_887, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn unregister(b: u32) -> Weight {
        Weight::from_parts(124_478_987, 15_459)
            .saturating_add(Weight::from_parts(182, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(56_837_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(42_059_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(57_167_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_weight_limit() -> Weight {
        Weight::from_parts(55_143_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn install_extension(b: u32) -> Weight {
        Weight::from_parts(100_344_680, 10_336)
            .saturating_add(Weight::from_parts(10_483, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(3))
            .saturating_add(RocksDbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn uninstall_extension() -> Weight {
        Weight::from_parts(54_402_000, 3_133)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(a: u32, _r: u32) -> Weight {
        Weight::from_parts(184_752_404, 6_791)
            .saturating_add(Weight::from_parts(955, 0).saturating_mul(a.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
    }
    fn read_code(b: u32) -> Weight {
        Weight::from_parts(19_055_383, 3_567)
            .saturating_add(Weight::from_parts(1_088, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn run_gas(n: u32) -> Weight {
        Weight::from_parts(7_681_962_471, 0)
            .saturating_add(Weight::from_parts(46_076_642, 0).saturating_mul(n.into()))
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(29_927_000, 0)
            .saturating_add(Weight::from_parts(56_752, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(1_235_679_909, 0)
            .saturating_add(Weight::from_parts(126_350, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(170_982_339, 0)
            .saturating_add(Weight::from_parts(2_941_470, 0).saturating_mul(p.into()))
    }
    fn fresh_memory(p: u32) -> Weight {
        Weight::from_parts(4_625_903, 0)
            .saturating_add(Weight::from_parts(3_590_615, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(67_029_121, 0)
            .saturating_add(Weight::from_parts(1_402_650, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(107_655_968, 0)
            .saturating_add(Weight::from_parts(907_875, 0).saturating_mul(k.into()))
    }
}
