//! Weights of `pallet_xcm` in this runtime.
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

/// Weight functions of `pallet_xcm`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_xcm::WeightInfo for WeightInfo<T> {
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    fn send() -> Weight {
        // At least 135_778 nanoseconds; 65858 bytes of proof measured.
        Weight::from_parts(178_932_000, 187_063)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn teleport_assets() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn reserve_transfer_assets() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn transfer_assets() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    // Storage: `PolkadotXcm::ShouldRecordXcm` (r:1 w:0)
    // Proof: `PolkadotXcm::ShouldRecordXcm` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn execute() -> Weight {
        // At least 11_956 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(21_901_000, 1_485).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `PolkadotXcm::SupportedVersion` (r:0 w:1)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn force_xcm_version() -> Weight {
        // At least 13_004 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(30_674_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    fn force_default_xcm_version() -> Weight {
        // At least 4_618 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_031_000, 0)
    }
    // Storage: `PolkadotXcm::VersionNotifiers` (r:1 w:1)
    // Proof: `PolkadotXcm::VersionNotifiers` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `PolkadotXcm::QueryCounter` (r:1 w:1)
    // Proof: `PolkadotXcm::QueryCounter` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::Queries` (r:0 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn force_subscribe_version_notify() -> Weight {
        // At least 160_869 nanoseconds; 65858 bytes of proof measured.
        Weight::from_parts(228_176_000, 192_013)
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `PolkadotXcm::VersionNotifiers` (r:1 w:1)
    // Proof: `PolkadotXcm::VersionNotifiers` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::Queries` (r:0 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn force_unsubscribe_version_notify() -> Weight {
        // At least 165_601 nanoseconds; 65927 bytes of proof measured.
        Weight::from_parts(207_800_000, 190_597)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PolkadotXcm::XcmExecutionSuspended` (r:0 w:1)
    // Proof: `PolkadotXcm::XcmExecutionSuspended` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn force_suspension() -> Weight {
        // At least 4_577 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(8_123_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PolkadotXcm::SupportedVersion` (r:6 w:2)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn migrate_supported_version() -> Weight {
        // At least 48_078 nanoseconds; 22 bytes of proof measured.
        Weight::from_parts(64_330_000, 15_862)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PolkadotXcm::VersionNotifiers` (r:6 w:2)
    // Proof: `PolkadotXcm::VersionNotifiers` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn migrate_version_notifiers() -> Weight {
        // At least 39_569 nanoseconds; 26 bytes of proof measured.
        Weight::from_parts(64_914_000, 15_866)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:7 w:0)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn already_notified_target() -> Weight {
        // At least 35_676 nanoseconds; 78 bytes of proof measured.
        Weight::from_parts(59_666_000, 18_393).saturating_add(T::DbWeight::get().reads(7))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:2 w:1)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:0)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn notify_current_targets() -> Weight {
        // At least 40_042 nanoseconds; 78 bytes of proof measured.
        Weight::from_parts(63_119_000, 18_252)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:5 w:0)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn notify_target_migration_fail() -> Weight {
        // At least 25_426 nanoseconds; 78 bytes of proof measured.
        Weight::from_parts(31_390_000, 13_443).saturating_add(T::DbWeight::get().reads(5))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:6 w:2)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn migrate_version_notify_targets() -> Weight {
        // At least 32_839 nanoseconds; 33 bytes of proof measured.
        Weight::from_parts(39_912_000, 15_873)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:6 w:1)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:0)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    fn migrate_and_notify_old_targets() -> Weight {
        // At least 54_136 nanoseconds; 78 bytes of proof measured.
        Weight::from_parts(80_619_000, 28_152)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PolkadotXcm::QueryCounter` (r:1 w:1)
    // Proof: `PolkadotXcm::QueryCounter` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `PolkadotXcm::Queries` (r:0 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn new_query() -> Weight {
        // At least 4_771 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_868_000, 1_485)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PolkadotXcm::Queries` (r:1 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn take_response() -> Weight {
        // At least 40_723 nanoseconds; 7576 bytes of proof measured.
        Weight::from_parts(49_309_000, 11_041)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PolkadotXcm::ShouldRecordXcm` (r:1 w:0)
    // Proof: `PolkadotXcm::ShouldRecordXcm` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `PolkadotXcm::AssetTraps` (r:1 w:1)
    // Proof: `PolkadotXcm::AssetTraps` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `n` from 1 to 20.
    fn claim_assets(_n: u32) -> Weight {
        // At least 61_529 nanoseconds; 23 bytes of proof measured.
        Weight::from_parts(90_666_103, 4_973)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn add_authorized_alias() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn remove_authorized_alias() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    // `n` from 0 to 8192.
    fn weigh_message(n: u32) -> Weight {
        // At least 2_191 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_033_898, 0)
            // Standard error: 41.
            .saturating_add(Weight::from_parts(461, 0).saturating_mul(n.into()))
    }
    // `n` from 0 to 131072.
    fn decode_xcm(n: u32) -> Weight {
        // At least 1_085 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(383_344, 0)
            // Standard error: 24.
            .saturating_add(Weight::from_parts(5_633, 0).saturating_mul(n.into()))
    }
}
