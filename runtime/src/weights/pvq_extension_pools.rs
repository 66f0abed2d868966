//! Weights of the functions of `pvq_extension_swap::pools` in this runtime.
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

/// Weight functions of `pvq_extension_swap::pools`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_swap::pools::WeightInfo for WeightInfo<T> {
    // Storage: `AssetConversion::Pools` (r:128 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:254 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:254 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn pools(n: u32) -> Weight {
        // At least 61_565 nanoseconds; 797 bytes of proof measured.
        Weight::from_parts(63_168_000, 5_655)
            // Standard error: 666_714.
            .saturating_add(Weight::from_parts(75_466_268, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 13_091).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:128 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:127 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn assets(n: u32) -> Weight {
        // At least 19_597 nanoseconds; 333 bytes of proof measured.
        Weight::from_parts(22_712_000, 4_665)
            // Standard error: 38_043.
            .saturating_add(Weight::from_parts(11_550_205, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5_300).saturating_mul(n.into()))
    }
}
