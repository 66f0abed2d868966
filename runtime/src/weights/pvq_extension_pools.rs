//! Weights of the functions of `pvq_extension_swap::pools` in this runtime.
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

/// Weight functions of `pvq_extension_swap::pools`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_swap::pools::WeightInfo for WeightInfo<T> {
    // Storage: `AssetConversion::Pools` (r:129 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:256 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:256 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn pools(n: u32) -> Weight {
        // At least 55_171 nanoseconds; 807 bytes of proof measured.
        Weight::from_parts(57_757_000, 5_473)
            // Standard error: 325_868.
            .saturating_add(Weight::from_parts(46_773_859, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 13_091).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:129 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:128 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn assets(n: u32) -> Weight {
        // At least 17_806 nanoseconds; 338 bytes of proof measured.
        Weight::from_parts(9_027_411, 4_665)
            // Standard error: 59_061.
            .saturating_add(Weight::from_parts(8_879_169, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5_300).saturating_mul(n.into()))
    }
}
