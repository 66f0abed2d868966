//! Weights of `pallet_xcm_benchmarks::generic` in this runtime.
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

/// Weight functions of `pallet_xcm_benchmarks::generic`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo<T> {
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    pub fn report_holding() -> Weight {
        // At least 188_480 nanoseconds; 33305 bytes of proof measured.
        Weight::from_parts(224_242_000, 162_195)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    pub fn buy_execution() -> Weight {
        // At least 8_935 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_525_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    pub fn pay_fees() -> Weight {
        // At least 9_479 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(17_716_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn asset_claimer() -> Weight {
        // At least 1_291 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_955_000, 0)
    }
    // Storage: `PolkadotXcm::Queries` (r:1 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn query_response() -> Weight {
        // At least 52_804 nanoseconds; 25 bytes of proof measured.
        Weight::from_parts(78_526_000, 3_490)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn transact() -> Weight {
        // At least 10_043 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(14_947_000, 0)
    }
    pub fn refund_surplus() -> Weight {
        // At least 1_723 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_409_000, 0)
    }
    pub fn set_error_handler() -> Weight {
        // At least 952 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_681_000, 0)
    }
    pub fn set_appendix() -> Weight {
        // At least 1_390 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_864_000, 0)
    }
    pub fn clear_error() -> Weight {
        // At least 946 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_704_000, 0)
    }
    pub fn descend_origin() -> Weight {
        // At least 936 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_666_000, 0)
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn execute_with_origin() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    pub fn clear_origin() -> Weight {
        // At least 914 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_379_000, 0)
    }
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    pub fn report_error() -> Weight {
        // At least 178_585 nanoseconds; 33305 bytes of proof measured.
        Weight::from_parts(256_803_000, 162_195)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PolkadotXcm::AssetTraps` (r:1 w:1)
    // Proof: `PolkadotXcm::AssetTraps` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn claim_asset() -> Weight {
        // At least 22_436 nanoseconds; 23 bytes of proof measured.
        Weight::from_parts(32_310_000, 3_488)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn trap() -> Weight {
        // At least 6_192 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(11_906_000, 0)
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:1 w:1)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
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
    pub fn subscribe_version() -> Weight {
        // At least 141_540 nanoseconds; 65858 bytes of proof measured.
        Weight::from_parts(280_789_000, 190_528)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:0 w:1)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn unsubscribe_version() -> Weight {
        // At least 7_027 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_855_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn burn_asset() -> Weight {
        // At least 1_976 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_918_000, 0)
    }
    pub fn expect_asset() -> Weight {
        // At least 1_050 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_699_000, 0)
    }
    pub fn expect_origin() -> Weight {
        // At least 5_181 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(8_095_000, 0)
    }
    pub fn expect_error() -> Weight {
        // At least 5_044 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(11_345_000, 0)
    }
    pub fn expect_transact_status() -> Weight {
        // At least 1_146 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_669_000, 0)
    }
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    pub fn query_pallet() -> Weight {
        // At least 176_597 nanoseconds; 33305 bytes of proof measured.
        Weight::from_parts(230_962_000, 162_195)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    pub fn expect_pallet() -> Weight {
        // At least 5_443 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(7_097_000, 0)
    }
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::RelevantMessagingState` (r:1 w:0)
    // Proof: `ParachainSystem::RelevantMessagingState` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `XcmpQueue::OutboundXcmpMessages` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpMessages` (`max_values`: None, `max_size`: Some(105506), added: 107981, mode: `MaxEncodedLen`)
    pub fn report_transact_status() -> Weight {
        // At least 166_189 nanoseconds; 33305 bytes of proof measured.
        Weight::from_parts(221_739_000, 162_195)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    pub fn clear_transact_status() -> Weight {
        // At least 1_006 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_418_000, 0)
    }
    pub fn set_topic() -> Weight {
        // At least 907 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_502_000, 0)
    }
    pub fn clear_topic() -> Weight {
        // At least 971 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_634_000, 0)
    }
    pub fn set_fees_mode() -> Weight {
        // At least 1_142 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_116_000, 0)
    }
    pub fn unpaid_execution() -> Weight {
        // At least 1_234 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_358_000, 0)
    }
}
