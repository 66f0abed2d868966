//! Weights of the functions of `pvq_extension_fees::extension` in this runtime.
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

/// Weight functions of `pvq_extension_fees::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fees::extension::WeightInfo for WeightInfo<T> {
    // `n` from 64 to 16384.
    fn call_fee(n: u32) -> Weight {
        // At least 12_233 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(13_296_000, 0)
            // Standard error: 297.
            .saturating_add(Weight::from_parts(136_585, 0).saturating_mul(n.into()))
    }
    fn weight_to_fee() -> Weight {
        // At least 851 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_272_000, 0)
    }
    fn length_to_fee() -> Weight {
        // At least 420 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(681_000, 0)
    }
}
