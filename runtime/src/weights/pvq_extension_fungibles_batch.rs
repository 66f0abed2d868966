//! Weights of the functions of `pvq_extension_fungibles::batch` in this runtime.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-extension.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-26, on Intel(R) Xeon(R) Processor
//! - 50 steps, 20 repeats, MinSquares; storage maps of 1000000 values

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_fungibles::batch`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fungibles::batch::WeightInfo for WeightInfo<T> {
    // Storage: `Assets::Account` (r:256 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // `n` from 0 to 256.
    fn balances(n: u32) -> Weight {
        // At least 395 nanoseconds; 301 bytes of proof measured.
        Weight::from_parts(469_000, 990)
            // Standard error: 11_159.
            .saturating_add(Weight::from_parts(5_722_645, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2_609).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:256 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:256 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 0 to 256.
    fn assets(n: u32) -> Weight {
        // At least 412 nanoseconds; 679 bytes of proof measured.
        Weight::from_parts(456_000, 990)
            // Standard error: 64_964.
            .saturating_add(Weight::from_parts(14_129_656, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2_685).saturating_mul(n.into()))
    }
}
