//! Weights of the functions of `pvq_extension_core::hashing` in this runtime.
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

/// Weight functions of `pvq_extension_core::hashing`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_core::hashing::WeightInfo for WeightInfo<T> {
    // `n` from 0 to 65536.
    fn blake2_128(n: u32) -> Weight {
        // At least 1_873 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_019, 0)
            // Standard error: 8.
            .saturating_add(Weight::from_parts(10_622, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn blake2_256(n: u32) -> Weight {
        // At least 1_863 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_505_405, 0)
            // Standard error: 10.
            .saturating_add(Weight::from_parts(9_571, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_64(n: u32) -> Weight {
        // At least 570 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(567_574, 0)
            // Standard error: 2.
            .saturating_add(Weight::from_parts(798, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn twox_128(n: u32) -> Weight {
        // At least 631 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(358_557, 0)
            // Standard error: 3.
            .saturating_add(Weight::from_parts(929, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 65536.
    fn keccak_256(n: u32) -> Weight {
        // At least 1_403 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_464_677, 0)
            // Standard error: 21.
            .saturating_add(Weight::from_parts(7_489, 0).saturating_mul(n.into()))
    }
}
