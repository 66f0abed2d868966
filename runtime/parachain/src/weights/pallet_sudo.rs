//! Weights of `pallet_sudo` in this runtime.
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

/// Weight functions of `pallet_sudo`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_sudo::WeightInfo for WeightInfo<T> {
    // Storage: `Sudo::Key` (r:1 w:1)
    // Proof: `Sudo::Key` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn set_key() -> Weight {
        // At least 19_865 nanoseconds; 98 bytes of proof measured.
        Weight::from_parts(29_182_000, 1_517)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Sudo::Key` (r:1 w:0)
    // Proof: `Sudo::Key` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn sudo() -> Weight {
        // At least 18_938 nanoseconds; 98 bytes of proof measured.
        Weight::from_parts(30_036_000, 1_517).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Sudo::Key` (r:1 w:0)
    // Proof: `Sudo::Key` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn sudo_as() -> Weight {
        // At least 17_603 nanoseconds; 98 bytes of proof measured.
        Weight::from_parts(28_549_000, 1_517).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `Sudo::Key` (r:1 w:1)
    // Proof: `Sudo::Key` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn remove_key() -> Weight {
        // At least 13_067 nanoseconds; 98 bytes of proof measured.
        Weight::from_parts(19_640_000, 1_517)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Sudo::Key` (r:1 w:0)
    // Proof: `Sudo::Key` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
    fn check_only_sudo_account() -> Weight {
        // At least 6_754 nanoseconds; 98 bytes of proof measured.
        Weight::from_parts(11_578_000, 1_517).saturating_add(T::DbWeight::get().reads(1))
    }
}
