//! Weights of the functions of `pvq_extension_core::hashing` in this runtime.
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

/// Weight functions of `pvq_extension_core::hashing`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_core::hashing::WeightInfo for WeightInfo<T> {
    // `n` from 0 to 65536.
    fn blake2_128(n: u32) -> Weight {
        // At least 1_178 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(650_908, 0)
            // Standard error: 8.
            .saturating_add(Weight::from_parts(3_416, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn blake2_256(n: u32) -> Weight {
        // At least 1_220 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(3_073_256, 0)
            // Standard error: 5.
            .saturating_add(Weight::from_parts(5_899, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_64(n: u32) -> Weight {
        // At least 378 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_046_418, 0)
            // Standard error: 1.
            .saturating_add(Weight::from_parts(509, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_128(n: u32) -> Weight {
        // At least 409 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(323_590, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(509, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn keccak_256(n: u32) -> Weight {
        // At least 1_181 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_268_000, 0)
            // Standard error: 2.
            .saturating_add(Weight::from_parts(5_559, 0).saturating_mul(n.into()))
    }
}
