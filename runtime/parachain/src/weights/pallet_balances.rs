//! Weights of `pallet_balances` in this runtime.
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

/// Weight functions of `pallet_balances`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_allow_death() -> Weight {
        // At least 74_470 nanoseconds; 52 bytes of proof measured.
        Weight::from_parts(108_617_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_keep_alive() -> Weight {
        // At least 59_891 nanoseconds; 52 bytes of proof measured.
        Weight::from_parts(79_953_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn force_set_balance_creating() -> Weight {
        // At least 32_168 nanoseconds; 72 bytes of proof measured.
        Weight::from_parts(50_257_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn force_set_balance_killing() -> Weight {
        // At least 34_384 nanoseconds; 207 bytes of proof measured.
        Weight::from_parts(48_033_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn force_transfer() -> Weight {
        // At least 83_278 nanoseconds; 155 bytes of proof measured.
        Weight::from_parts(106_059_000, 6_196)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_all() -> Weight {
        // At least 82_969 nanoseconds; 52 bytes of proof measured.
        Weight::from_parts(99_423_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn force_unreserve() -> Weight {
        // At least 29_267 nanoseconds; 207 bytes of proof measured.
        Weight::from_parts(39_669_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1000 w:1000)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // `u` from 1 to 1000.
    fn upgrade_accounts(u: u32) -> Weight {
        // At least 28_367 nanoseconds; 0 bytes of proof measured.
        // 85 bytes of proof measured for each `u`.
        Weight::from_parts(28_506_000, 990)
            // Standard error: 1_303_802.
            .saturating_add(Weight::from_parts(36_245_151, 0).saturating_mul(u.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u.into())))
            .saturating_add(Weight::from_parts(0, 2_603).saturating_mul(u.into()))
    }
    fn force_adjust_total_issuance() -> Weight {
        // At least 10_332 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(19_486_000, 0)
    }
    fn burn_allow_death() -> Weight {
        // At least 52_696 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(95_441_000, 0)
    }
    fn burn_keep_alive() -> Weight {
        // At least 34_589 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(60_842_000, 0)
    }
}
