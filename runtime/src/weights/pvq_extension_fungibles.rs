//! Weights of the functions of `pvq_extension_fungibles::extension` in this runtime.
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

/// Weight functions of `pvq_extension_fungibles::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fungibles::extension::WeightInfo for WeightInfo<T> {
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn asset_exists() -> Weight {
        // At least 9_979 nanoseconds; 290 bytes of proof measured.
        Weight::from_parts(16_851_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn name() -> Weight {
        // At least 12_513 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(20_007_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn symbol() -> Weight {
        // At least 12_564 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(20_078_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn decimals() -> Weight {
        // At least 12_023 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(14_628_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn minimum_balance() -> Weight {
        // At least 10_470 nanoseconds; 451 bytes of proof measured.
        Weight::from_parts(13_234_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn total_supply() -> Weight {
        // At least 11_172 nanoseconds; 451 bytes of proof measured.
        Weight::from_parts(14_617_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Account` (r:1 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn balance() -> Weight {
        // At least 12_744 nanoseconds; 363 bytes of proof measured.
        Weight::from_parts(19_797_000, 3_599).saturating_add(T::DbWeight::get().reads(1))
    }
}
