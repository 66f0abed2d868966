//! Weights of the functions of `pvq_extension_fees::extension` in this runtime.
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

/// Weight functions of `pvq_extension_fees::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fees::extension::WeightInfo for WeightInfo<T> {
    // `n` from 64 to 16384.
    fn call_fee(n: u32) -> Weight {
        // At least 10_735 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_633_345, 0)
            // Standard error: 190.
            .saturating_add(Weight::from_parts(93_445, 0).saturating_mul(n.into()))
    }
    fn weight_to_fee() -> Weight {
        // At least 614 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(923_000, 0)
    }
    fn length_to_fee() -> Weight {
        // At least 376 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(972_000, 0)
    }
}
