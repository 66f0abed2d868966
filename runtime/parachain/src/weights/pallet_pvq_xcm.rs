//! Weights of `pallet_pvq_xcm` in this runtime.
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

/// Weight functions of `pallet_pvq_xcm`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_pvq_xcm::WeightInfo for WeightInfo<T> {
    // Storage: `PvqXcm::Destinations` (r:1 w:0)
    // Proof: `PvqXcm::Destinations` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::CounterForPending` (r:1 w:1)
    // Proof: `PvqXcm::CounterForPending` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Askers` (r:1 w:1)
    // Proof: `PvqXcm::Askers` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::NextQueryId` (r:1 w:1)
    // Proof: `PvqXcm::NextQueryId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Backlogs` (r:1 w:1)
    // Proof: `PvqXcm::Backlogs` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
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
    // Storage: `PvqXcm::Pending` (r:1 w:1)
    // Proof: `PvqXcm::Pending` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
    // `a` from 0 to 16384.
    fn ask(a: u32) -> Weight {
        // At least 467_184 nanoseconds; 66209 bytes of proof measured.
        Weight::from_parts(734_590_031, 213_884)
            // Standard error: 2_621.
            .saturating_add(Weight::from_parts(17_704, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(14))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    // Storage: `PvqXcm::AskerLimits` (r:1 w:0)
    // Proof: `PvqXcm::AskerLimits` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Configuration` (r:1 w:0)
    // Proof: `Pvq::Configuration` (`max_values`: Some(1), `max_size`: Some(1648), added: 2143, mode: `MaxEncodedLen`)
    // Storage: `Pvq::Programs` (r:1 w:0)
    // Proof: `Pvq::Programs` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
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
    // `a` from 0 to 16384.
    fn answer(_a: u32) -> Weight {
        // At least 245_050 nanoseconds; 66288 bytes of proof measured.
        Weight::from_parts(518_990_476, 203_974)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(4))
    }
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
    // `r` from 0 to 32768.
    fn reply(r: u32) -> Weight {
        // At least 349_460 nanoseconds; 66118 bytes of proof measured.
        Weight::from_parts(489_009_463, 193_519)
            // Standard error: 922.
            .saturating_add(Weight::from_parts(5_808, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PvqXcm::Pending` (r:1 w:1)
    // Proof: `PvqXcm::Pending` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::CounterForPending` (r:1 w:1)
    // Proof: `PvqXcm::CounterForPending` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Askers` (r:1 w:1)
    // Proof: `PvqXcm::Askers` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Answered` (r:0 w:1)
    // Proof: `PvqXcm::Answered` (`max_values`: None, `max_size`: Some(32894), added: 35369, mode: `MaxEncodedLen`)
    // `r` from 0 to 32768.
    fn receive(r: u32) -> Weight {
        // At least 86_037 nanoseconds; 486 bytes of proof measured.
        Weight::from_parts(129_769_767, 15_808)
            // Standard error: 50.
            .saturating_add(Weight::from_parts(730, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    // Storage: `PvqXcm::Answered` (r:1 w:1)
    // Proof: `PvqXcm::Answered` (`max_values`: None, `max_size`: Some(32894), added: 35369, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Askers` (r:1 w:1)
    // Proof: `PvqXcm::Askers` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
    fn take() -> Weight {
        // At least 90_148 nanoseconds; 33127 bytes of proof measured.
        Weight::from_parts(144_874_000, 43_498)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `PvqXcm::Pending` (r:1 w:1)
    // Proof: `PvqXcm::Pending` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::CounterForPending` (r:1 w:1)
    // Proof: `PvqXcm::CounterForPending` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Askers` (r:1 w:1)
    // Proof: `PvqXcm::Askers` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Balances::Holds` (r:1 w:1)
    // Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
    fn expire() -> Weight {
        // At least 80_900 nanoseconds; 482 bytes of proof measured.
        Weight::from_parts(129_626_000, 15_808)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `PvqXcm::Destinations` (r:0 w:1)
    // Proof: `PvqXcm::Destinations` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Discoveries` (r:0 w:1)
    // Proof: `PvqXcm::Discoveries` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    fn set_destination() -> Weight {
        // At least 13_367 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(19_213_000, 0).saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PvqXcm::Destinations` (r:1 w:0)
    // Proof: `PvqXcm::Destinations` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::NextQueryId` (r:1 w:1)
    // Proof: `PvqXcm::NextQueryId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
    // Storage: `ParachainInfo::ParachainId` (r:1 w:0)
    // Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
    // Storage: `PvqXcm::Discoveries` (r:0 w:1)
    // Proof: `PvqXcm::Discoveries` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    fn discover() -> Weight {
        // At least 176_146 nanoseconds; 66106 bytes of proof measured.
        Weight::from_parts(283_656_000, 194_483)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PvqXcm::AskerLimits` (r:0 w:1)
    // Proof: `PvqXcm::AskerLimits` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
    fn set_asker_limit() -> Weight {
        // At least 10_087 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(14_616_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
}
