//! Weights of the pallet's calls and of the parts of a query.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of the reference runtime in Wasm; do not
//! edit, change `scripts/weights-pallet.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-22, on AMD EPYC
//! - 50 steps, 20 repeats, MinSquares; storage maps of 1000000 values

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// Weight functions of the pallet.
pub trait WeightInfo {
    /// `register`.
    fn register() -> Weight;
    /// `upload` of `b` bytes.
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
    /// `query` with `a` bytes of arguments and a result of `r` bytes, beside what reading the program
    /// and the run itself are charged.
    fn query(a: u32, r: u32) -> Weight;
    /// Reading a program of `b` bytes from storage.
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
        // At least 8_683 nanoseconds; 35 bytes of proof measured.
        Weight::from_parts(9_384_000, 3_658)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Code` (r:0 w:1)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `MaxEncodedLen`)
    // `b` from 256 to 262144.
    fn upload(b: u32) -> Weight {
        // At least 66_770 nanoseconds; 1124 bytes of proof measured.
        Weight::from_parts(96_455_411, 3_658)
            // Standard error: 49.
            .saturating_add(Weight::from_parts(38_554, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
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
        // Scaled by hand from a program of 256 bytes, until it is measured again.
        Weight::from_parts(45_919_000, 3_658)
            .saturating_add(Weight::from_parts(20, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    fn set_policy() -> Weight {
        // At least 11_317 nanoseconds; 838 bytes of proof measured.
        Weight::from_parts(12_158_000, 2_372)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    fn set_limits() -> Weight {
        // At least 11_346 nanoseconds; 838 bytes of proof measured.
        Weight::from_parts(12_198_000, 2_372)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    fn set_extension_rule() -> Weight {
        // At least 11_477 nanoseconds; 825 bytes of proof measured.
        Weight::from_parts(12_408_000, 2_372)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    fn set_weight_limit() -> Weight {
        // As `set_limits`, until it is measured.
        Weight::from_parts(12_198_000, 2_372)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(887), added: 1382, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // `a` from 0 to 262144.
    // `r` from 0 to 4096.
    fn query(a: u32, r: u32) -> Weight {
        // Scaled by hand from one that read the program and had no arguments, until it is measured.
        Weight::from_parts(25_859_310, 3_658)
            .saturating_add(Weight::from_parts(400, 0).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(349, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 262144.
    fn read_code(b: u32) -> Weight {
        // Scaled by hand, until it is measured.
        Weight::from_parts(3_000_000, 3_501)
            .saturating_add(Weight::from_parts(700, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // `n` from 0 to 2000.
    fn run_gas(n: u32) -> Weight {
        // At least 3_002_846 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_736_655_286, 0)
            // Standard error: 50_410.
            .saturating_add(Weight::from_parts(24_416_261, 0).saturating_mul(n.into()))
    }
    // `b` from 256 to 262144.
    fn run_load(b: u32) -> Weight {
        // At least 10_225 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(177_272_599, 0)
            // Standard error: 49.
            .saturating_add(Weight::from_parts(28_592, 0).saturating_mul(b.into()))
    }
    // `i` from 0 to 40000.
    fn run_compile(i: u32) -> Weight {
        // At least 674_045 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(717_291_955, 0)
            // Standard error: 66.
            .saturating_add(Weight::from_parts(40_803, 0).saturating_mul(i.into()))
    }
    // `p` from 0 to 1022.
    fn run_memory(p: u32) -> Weight {
        // At least 4_577 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(28_343_196, 0)
            // Standard error: 1_686.
            .saturating_add(Weight::from_parts(683_139, 0).saturating_mul(p.into()))
    }
    // `p` from 0 to 256.
    fn fresh_memory(p: u32) -> Weight {
        // At least 130 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(160_000, 0)
            // Standard error: 248.
            .saturating_add(Weight::from_parts(1_594_982, 0).saturating_mul(p.into()))
    }
    // `c` from 0 to 1000.
    fn run_calls(c: u32) -> Weight {
        // At least 10_286 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_075_813, 0)
            // Standard error: 184.
            .saturating_add(Weight::from_parts(648_824, 0).saturating_mul(c.into()))
    }
    // `k` from 0 to 256.
    fn run_call_bytes(k: u32) -> Weight {
        // At least 38_627 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(40_432_090, 0)
            // Standard error: 152.
            .saturating_add(Weight::from_parts(273_796, 0).saturating_mul(k.into()))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(9_384_000, 3_658)
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(2))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(96_455_411, 3_658)
            .saturating_add(Weight::from_parts(38_554, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn unregister(b: u32) -> Weight {
        Weight::from_parts(45_919_000, 3_658)
            .saturating_add(Weight::from_parts(20, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(12_158_000, 2_372)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(12_198_000, 2_372)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(12_408_000, 2_372)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_weight_limit() -> Weight {
        Weight::from_parts(12_198_000, 2_372)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(a: u32, r: u32) -> Weight {
        Weight::from_parts(25_859_310, 3_658)
            .saturating_add(Weight::from_parts(400, 0).saturating_mul(a.into()))
            .saturating_add(Weight::from_parts(349, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
    }
    fn read_code(b: u32) -> Weight {
        Weight::from_parts(3_000_000, 3_501)
            .saturating_add(Weight::from_parts(700, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn run_gas(n: u32) -> Weight {
        Weight::from_parts(2_736_655_286, 0)
            .saturating_add(Weight::from_parts(24_416_261, 0).saturating_mul(n.into()))
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(177_272_599, 0)
            .saturating_add(Weight::from_parts(28_592, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(717_291_955, 0)
            .saturating_add(Weight::from_parts(40_803, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(28_343_196, 0)
            .saturating_add(Weight::from_parts(683_139, 0).saturating_mul(p.into()))
    }
    fn fresh_memory(p: u32) -> Weight {
        Weight::from_parts(160_000, 0)
            .saturating_add(Weight::from_parts(1_594_982, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(12_075_813, 0)
            .saturating_add(Weight::from_parts(648_824, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(40_432_090, 0)
            .saturating_add(Weight::from_parts(273_796, 0).saturating_mul(k.into()))
    }
}
