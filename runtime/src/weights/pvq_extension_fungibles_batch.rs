//! Weights of the functions of `pvq_extension_fungibles::batch` in this runtime.
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

/// Weight functions of `pvq_extension_fungibles::batch`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fungibles::batch::WeightInfo for WeightInfo<T> {
    // Storage: `Assets::Account` (r:256 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // `n` from 0 to 256.
    fn balances(n: u32) -> Weight {
        // At least 563 nanoseconds; 301 bytes of proof measured.
        Weight::from_parts(37_261_066, 990)
            // Standard error: 81_598.
            .saturating_add(Weight::from_parts(7_713_735, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2_609).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:256 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:256 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 0 to 256.
    fn assets(n: u32) -> Weight {
        // At least 592 nanoseconds; 679 bytes of proof measured.
        Weight::from_parts(154_296_465, 1_980)
            // Standard error: 111_580.
            .saturating_add(Weight::from_parts(15_275_077, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5_300).saturating_mul(n.into()))
    }
}
