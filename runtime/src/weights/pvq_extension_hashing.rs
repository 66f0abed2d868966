//! Weights of the functions of `pvq_extension_core::hashing` in this runtime.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-extension.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-22, on AMD EPYC
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
        // At least 1_211 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(342_813, 0)
            // Standard error: 1.
            .saturating_add(Weight::from_parts(6_743, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn blake2_256(n: u32) -> Weight {
        // At least 1_202 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_007_253, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(6_612, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_64(n: u32) -> Weight {
        // At least 230 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(198_853, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(245, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_128(n: u32) -> Weight {
        // At least 270 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(238_023, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(293, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn keccak_256(n: u32) -> Weight {
        // At least 721 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(406_742, 0)
            // Standard error: 0.
            .saturating_add(Weight::from_parts(3_277, 0).saturating_mul(n.into()))
    }
}
