//! Weights of the functions of `pvq_extension_runtime::extension` in this runtime.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-extension.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-27, on AMD EPYC
//! - 20 steps, 10 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_runtime::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_runtime::extension::WeightInfo for WeightInfo<T> {
    fn version() -> Weight {
        // At least 1_482 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_853_000, 0)
    }
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn genesis_hash() -> Weight {
        // At least 7_023 nanoseconds; 54 bytes of proof measured.
        Weight::from_parts(7_905_000, 3_509).saturating_add(T::DbWeight::get().reads(1))
    }
    fn parachain_id() -> Weight {
        // At least 410 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(591_000, 0)
    }
    fn pallet() -> Weight {
        // At least 5_050 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_815_000, 0)
    }
    fn pallets() -> Weight {
        // At least 10_921 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(17_402_000, 0)
    }
    fn call_index() -> Weight {
        // At least 1_172 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_963_000, 0)
    }
}
