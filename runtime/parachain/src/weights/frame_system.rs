//! Weights of `frame_system` in this runtime.
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

/// Weight functions of `frame_system`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
    // `b` from 0 to 3932160.
    fn remark(b: u32) -> Weight {
        // At least 3_828 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_323_000, 0)
            // Standard error: 14.
            .saturating_add(Weight::from_parts(583, 0).saturating_mul(b.into()))
    }
    // `b` from 0 to 3932160.
    fn remark_with_event(b: u32) -> Weight {
        // At least 9_833 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_143_000, 0)
            // Standard error: 24.
            .saturating_add(Weight::from_parts(1_930, 0).saturating_mul(b.into()))
    }
    // Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
    // Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
    fn set_heap_pages() -> Weight {
        // At least 7_042 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(9_294_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `ParachainSystem::ValidationData` (r:1 w:0)
    // Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::UpgradeRestrictionSignal` (r:1 w:0)
    // Proof: `ParachainSystem::UpgradeRestrictionSignal` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::PendingValidationCode` (r:1 w:1)
    // Proof: `ParachainSystem::PendingValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::HostConfiguration` (r:1 w:0)
    // Proof: `ParachainSystem::HostConfiguration` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::NewValidationCode` (r:0 w:1)
    // Proof: `ParachainSystem::NewValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::DidSetValidationCode` (r:0 w:1)
    // Proof: `ParachainSystem::DidSetValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn set_code() -> Weight {
        // At least 156_512_846 nanoseconds; 51 bytes of proof measured.
        Weight::from_parts(163_241_343_000, 5_991)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `Skipped::Metadata` (r:0 w:0)
    // Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `i` from 0 to 1000.
    fn set_storage(i: u32) -> Weight {
        // At least 4_574 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_794_000, 0)
            // Standard error: 29_776.
            .saturating_add(Weight::from_parts(1_262_654, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
    }
    // Storage: `Skipped::Metadata` (r:0 w:0)
    // Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `i` from 0 to 1000.
    fn kill_storage(i: u32) -> Weight {
        // At least 4_243 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_612_000, 0)
            // Standard error: 11_418.
            .saturating_add(Weight::from_parts(869_159, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
    }
    // Storage: `Skipped::Metadata` (r:0 w:0)
    // Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `p` from 0 to 1000.
    fn kill_prefix(p: u32) -> Weight {
        // At least 7_483 nanoseconds; 29 bytes of proof measured.
        // 69 bytes of proof measured for each `p`.
        Weight::from_parts(7_898_000, 0)
            // Standard error: 116_312.
            .saturating_add(Weight::from_parts(2_178_888, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 0).saturating_mul(p.into()))
    }
    // Storage: `System::AuthorizedUpgrade` (r:0 w:1)
    // Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
    fn authorize_upgrade() -> Weight {
        // At least 39_960 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(46_981_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::AuthorizedUpgrade` (r:1 w:1)
    // Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::ValidationData` (r:1 w:0)
    // Proof: `ParachainSystem::ValidationData` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::UpgradeRestrictionSignal` (r:1 w:0)
    // Proof: `ParachainSystem::UpgradeRestrictionSignal` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::PendingValidationCode` (r:1 w:1)
    // Proof: `ParachainSystem::PendingValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::HostConfiguration` (r:1 w:0)
    // Proof: `ParachainSystem::HostConfiguration` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::NewValidationCode` (r:0 w:1)
    // Proof: `ParachainSystem::NewValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::DidSetValidationCode` (r:0 w:1)
    // Proof: `ParachainSystem::DidSetValidationCode` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn apply_authorized_upgrade() -> Weight {
        // At least 164_820_352 nanoseconds; 73 bytes of proof measured.
        Weight::from_parts(175_453_345_000, 7_531)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
    }
}
