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
        // At least 219_839 nanoseconds; 66094 bytes of proof measured.
        Weight::from_parts(340_826_000, 194_984)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    pub fn buy_execution() -> Weight {
        // At least 8_225 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_730_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    pub fn pay_fees() -> Weight {
        // At least 7_623 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(13_361_000, 3_593)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn asset_claimer() -> Weight {
        // At least 956 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_448_000, 0)
    }
    // Storage: `PolkadotXcm::Queries` (r:1 w:1)
    // Proof: `PolkadotXcm::Queries` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn query_response() -> Weight {
        // At least 53_934 nanoseconds; 25 bytes of proof measured.
        Weight::from_parts(79_238_000, 3_490)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn transact() -> Weight {
        // At least 11_450 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(16_588_000, 0)
    }
    pub fn refund_surplus() -> Weight {
        // At least 1_596 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_698_000, 0)
    }
    pub fn set_error_handler() -> Weight {
        // At least 977 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_646_000, 0)
    }
    pub fn set_appendix() -> Weight {
        // At least 1_013 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_695_000, 0)
    }
    pub fn clear_error() -> Weight {
        // At least 911 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_955_000, 0)
    }
    pub fn descend_origin() -> Weight {
        // At least 903 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(3_171_000, 0)
    }
    // Storage: `Benchmark::Override` (r:0 w:0)
    // Proof: `Benchmark::Override` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn execute_with_origin() -> Weight {
        // At least 18_446_744_073_709_551 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(18_446_744_073_709_551_000, 0)
    }
    pub fn clear_origin() -> Weight {
        // At least 919 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_607_000, 0)
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
        // At least 227_888 nanoseconds; 66094 bytes of proof measured.
        Weight::from_parts(384_700_000, 194_984)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PolkadotXcm::AssetTraps` (r:1 w:1)
    // Proof: `PolkadotXcm::AssetTraps` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn claim_asset() -> Weight {
        // At least 21_395 nanoseconds; 23 bytes of proof measured.
        Weight::from_parts(36_574_000, 3_488)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn trap() -> Weight {
        // At least 5_299 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_172_000, 0)
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
        // At least 150_485 nanoseconds; 65858 bytes of proof measured.
        Weight::from_parts(253_580_000, 190_528)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `PolkadotXcm::VersionNotifyTargets` (r:0 w:1)
    // Proof: `PolkadotXcm::VersionNotifyTargets` (`max_values`: None, `max_size`: None, mode: `Measured`)
    pub fn unsubscribe_version() -> Weight {
        // At least 6_319 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(16_400_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    pub fn burn_asset() -> Weight {
        // At least 2_105 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_743_000, 0)
    }
    pub fn expect_asset() -> Weight {
        // At least 1_624 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_986_000, 0)
    }
    pub fn expect_origin() -> Weight {
        // At least 7_797 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(13_023_000, 0)
    }
    pub fn expect_error() -> Weight {
        // At least 7_548 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(14_244_000, 0)
    }
    pub fn expect_transact_status() -> Weight {
        // At least 1_570 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_830_000, 0)
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
        // At least 356_816 nanoseconds; 66094 bytes of proof measured.
        Weight::from_parts(462_595_000, 194_984)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    pub fn expect_pallet() -> Weight {
        // At least 7_200 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_258_000, 0)
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
        // At least 330_922 nanoseconds; 66094 bytes of proof measured.
        Weight::from_parts(421_597_000, 194_984)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    pub fn clear_transact_status() -> Weight {
        // At least 1_319 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_507_000, 0)
    }
    pub fn set_topic() -> Weight {
        // At least 1_158 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_589_000, 0)
    }
    pub fn clear_topic() -> Weight {
        // At least 1_130 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_484_000, 0)
    }
    pub fn set_fees_mode() -> Weight {
        // At least 1_182 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_652_000, 0)
    }
    pub fn unpaid_execution() -> Weight {
        // At least 1_363 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(2_538_000, 0)
    }
}
