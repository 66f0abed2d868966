//! Weights of `frame_system_extensions` in this runtime.
//!
//! Written by `scripts/benchmark.sh --runtime parachain` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-runtime.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 20 steps, 5 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

// Not every pallet reads storage, and some have components without weight.
#![allow(unused_imports, missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `frame_system_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
    fn check_genesis() -> Weight {
        // At least 2_965 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(3_971_000, 0)
    }
    fn check_mortality_mortal_transaction() -> Weight {
        // At least 5_460 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_248_000, 0)
    }
    fn check_mortality_immortal_transaction() -> Weight {
        // At least 5_509 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_260_000, 0)
    }
    fn check_non_zero_sender() -> Weight {
        // At least 798 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_127_000, 0)
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn check_nonce() -> Weight {
        // At least 11_170 nanoseconds; 101 bytes of proof measured.
        Weight::from_parts(15_957_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn check_spec_version() -> Weight {
        // At least 638 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(926_000, 0)
    }
    fn check_tx_version() -> Weight {
        // At least 679 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(995_000, 0)
    }
    fn check_weight() -> Weight {
        // At least 7_702 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_365_000, 0)
    }
    fn weight_reclaim() -> Weight {
        // At least 4_902 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_571_000, 0)
    }
}
