//! Weights of the pallet's calls and of the parts of a query.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of the reference runtime in Wasm; do not
//! edit, change `scripts/weights-pallet.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-26, on Intel(R) Xeon(R) Processor
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
        // At least 13_774 nanoseconds; 39 bytes of proof measured.
        Weight::from_parts(15_591_000, 3_658)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `Pvq::Programs` (r:1 w:1)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Code` (r:0 w:1)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `MaxEncodedLen`)
    // `b` from 256 to 262144.
    fn upload(b: u32) -> Weight {
        // At least 95_316 nanoseconds; 1172 bytes of proof measured.
        Weight::from_parts(431_756_897, 3_658)
            // Standard error: 257.
            .saturating_add(Weight::from_parts(38_935, 0).saturating_mul(b.into()))
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
        // At least 66_476 nanoseconds; 465 bytes of proof measured.
        Weight::from_parts(73_211_809, 3_658)
            // Standard error: 4.
            .saturating_add(Weight::from_parts(153, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    fn set_policy() -> Weight {
        // At least 17_989 nanoseconds; 886 bytes of proof measured.
        Weight::from_parts(19_965_000, 2_364)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    fn set_limits() -> Weight {
        // At least 18_271 nanoseconds; 886 bytes of proof measured.
        Weight::from_parts(20_144_000, 2_364)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    fn set_extension_rule() -> Weight {
        // At least 18_701 nanoseconds; 873 bytes of proof measured.
        Weight::from_parts(20_897_000, 2_364)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:1)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    fn set_weight_limit() -> Weight {
        // At least 18_371 nanoseconds; 886 bytes of proof measured.
        Weight::from_parts(20_438_000, 2_364)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn install_extension(b: u32) -> Weight {
        Weight::from_parts(60_000_000, 8_192)
            .saturating_add(Weight::from_parts(2_000, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn uninstall_extension() -> Weight {
        Weight::from_parts(30_000_000, 4_096)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(879), added: 1374, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
    // `a` from 0 to 262144.
    // `r` from 0 to 4096.
    fn query(a: u32, _r: u32) -> Weight {
        // At least 36_136 nanoseconds; 1023 bytes of proof measured.
        Weight::from_parts(62_724_373, 3_658)
            // Standard error: 6.
            .saturating_add(Weight::from_parts(737, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Pvq::Code` (r:1 w:0)
    // Proof: `Pvq::Code` (`max_values`: None, `max_size`: Some(262180), added: 264655, mode: `Measured`)
    // `b` from 256 to 262144.
    fn read_code(b: u32) -> Weight {
        // At least 7_936 nanoseconds; 101 bytes of proof measured.
        Weight::from_parts(7_118_034, 3_565)
            // Standard error: 3.
            .saturating_add(Weight::from_parts(735, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    // `n` from 0 to 2000.
    fn run_gas(n: u32) -> Weight {
        // At least 3_850_688 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_882_500_697, 0)
            // Standard error: 271_414.
            .saturating_add(Weight::from_parts(35_882_591, 0).saturating_mul(n.into()))
    }
    // `b` from 256 to 262144.
    fn run_load(b: u32) -> Weight {
        // At least 10_519 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_970_000, 0)
            // Standard error: 231.
            .saturating_add(Weight::from_parts(39_508, 0).saturating_mul(b.into()))
    }
    // `i` from 0 to 40000.
    fn run_compile(i: u32) -> Weight {
        // At least 814_455 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_254_607_825, 0)
            // Standard error: 890.
            .saturating_add(Weight::from_parts(55_357, 0).saturating_mul(i.into()))
    }
    // `p` from 0 to 1022.
    fn run_memory(p: u32) -> Weight {
        // At least 7_936 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(71_779_624, 0)
            // Standard error: 5_935.
            .saturating_add(Weight::from_parts(1_317_217, 0).saturating_mul(p.into()))
    }
    // `p` from 0 to 256.
    fn fresh_memory(p: u32) -> Weight {
        // At least 214 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(260_000, 0)
            // Standard error: 870.
            .saturating_add(Weight::from_parts(1_775_167, 0).saturating_mul(p.into()))
    }
    // `c` from 0 to 1000.
    fn run_calls(c: u32) -> Weight {
        // At least 18_025 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(19_254_000, 0)
            // Standard error: 4_387.
            .saturating_add(Weight::from_parts(1_313_352, 0).saturating_mul(c.into()))
    }
    // `k` from 0 to 256.
    fn run_call_bytes(k: u32) -> Weight {
        // At least 53_920 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(110_574_405, 0)
            // Standard error: 2_832.
            .saturating_add(Weight::from_parts(782_684, 0).saturating_mul(k.into()))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(15_591_000, 3_658)
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(2))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(431_756_897, 3_658)
            .saturating_add(Weight::from_parts(38_935, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn unregister(b: u32) -> Weight {
        Weight::from_parts(73_211_809, 3_658)
            .saturating_add(Weight::from_parts(153, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(19_965_000, 2_364)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(20_144_000, 2_364)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(20_897_000, 2_364)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_weight_limit() -> Weight {
        Weight::from_parts(20_438_000, 2_364)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn install_extension(b: u32) -> Weight {
        Weight::from_parts(60_000_000, 8_192)
            .saturating_add(Weight::from_parts(2_000, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(3))
            .saturating_add(RocksDbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn uninstall_extension() -> Weight {
        Weight::from_parts(30_000_000, 4_096)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(a: u32, _r: u32) -> Weight {
        Weight::from_parts(62_724_373, 3_658)
            .saturating_add(Weight::from_parts(737, 0).saturating_mul(a.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
    }
    fn read_code(b: u32) -> Weight {
        Weight::from_parts(7_118_034, 3_565)
            .saturating_add(Weight::from_parts(735, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(b.into()))
    }
    fn run_gas(n: u32) -> Weight {
        Weight::from_parts(6_882_500_697, 0)
            .saturating_add(Weight::from_parts(35_882_591, 0).saturating_mul(n.into()))
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(10_970_000, 0)
            .saturating_add(Weight::from_parts(39_508, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(1_254_607_825, 0)
            .saturating_add(Weight::from_parts(55_357, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(71_779_624, 0)
            .saturating_add(Weight::from_parts(1_317_217, 0).saturating_mul(p.into()))
    }
    fn fresh_memory(p: u32) -> Weight {
        Weight::from_parts(260_000, 0)
            .saturating_add(Weight::from_parts(1_775_167, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(19_254_000, 0)
            .saturating_add(Weight::from_parts(1_313_352, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(110_574_405, 0)
            .saturating_add(Weight::from_parts(782_684, 0).saturating_mul(k.into()))
    }
}
