//! Weights of the functions of `pvq_extension_fungibles::extension` in this runtime.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-extension.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 50 steps, 20 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

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
        // At least 8_949 nanoseconds; 290 bytes of proof measured.
        Weight::from_parts(16_047_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn name() -> Weight {
        // At least 10_823 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(14_788_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn symbol() -> Weight {
        // At least 10_904 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(16_947_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn decimals() -> Weight {
        // At least 10_724 nanoseconds; 418 bytes of proof measured.
        Weight::from_parts(15_125_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn minimum_balance() -> Weight {
        // At least 9_712 nanoseconds; 451 bytes of proof measured.
        Weight::from_parts(12_675_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn total_supply() -> Weight {
        // At least 10_384 nanoseconds; 451 bytes of proof measured.
        Weight::from_parts(13_026_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Assets::Account` (r:1 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn balance() -> Weight {
        // At least 11_981 nanoseconds; 363 bytes of proof measured.
        Weight::from_parts(15_305_000, 3_599).saturating_add(T::DbWeight::get().reads(1))
    }
}
