//! Weights of the functions of `pvq_extension_core::hashing` in this runtime.
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

/// Weight functions of `pvq_extension_core::hashing`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_core::hashing::WeightInfo for WeightInfo<T> {
    // `n` from 0 to 65536.
    fn blake2_128(n: u32) -> Weight {
        // At least 1_919 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_205_313, 0)
            // Standard error: 4.
            .saturating_add(Weight::from_parts(6_152, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn blake2_256(n: u32) -> Weight {
        // At least 1_247 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(700_965, 0)
            // Standard error: 12.
            .saturating_add(Weight::from_parts(4_198, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_64(n: u32) -> Weight {
        // At least 448 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(604_000, 0)
            // Standard error: 1.
            .saturating_add(Weight::from_parts(649, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_128(n: u32) -> Weight {
        // At least 526 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(160_630, 0)
            // Standard error: 1.
            .saturating_add(Weight::from_parts(972, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn keccak_256(n: u32) -> Weight {
        // At least 1_300 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_454_000, 0)
            // Standard error: 3.
            .saturating_add(Weight::from_parts(6_064, 0).saturating_mul(n.into()))
    }
}
