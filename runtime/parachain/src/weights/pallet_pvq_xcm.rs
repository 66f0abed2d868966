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
        // At least 473_435 nanoseconds; 66203 bytes of proof measured.
        Weight::from_parts(931_186_720, 213_878)
            // Standard error: 2_516.
            .saturating_add(Weight::from_parts(1_125, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(14))
            .saturating_add(T::DbWeight::get().writes(9))
    }
    // Storage: `PvqXcm::AskerLimits` (r:1 w:0)
    // Proof: `PvqXcm::AskerLimits` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
    // `a` from 0 to 16384.
    fn answer(a: u32) -> Weight {
        // At least 14_042 nanoseconds; 131 bytes of proof measured.
        Weight::from_parts(29_997_990, 3_494)
            // Standard error: 31.
            .saturating_add(Weight::from_parts(480, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(1))
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
        // At least 345_700 nanoseconds; 66112 bytes of proof measured.
        Weight::from_parts(474_202_505, 193_513)
            // Standard error: 669.
            .saturating_add(Weight::from_parts(6_313, 0).saturating_mul(r.into()))
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
        // At least 86_517 nanoseconds; 486 bytes of proof measured.
        Weight::from_parts(148_362_211, 15_808)
            // Standard error: 151.
            .saturating_add(Weight::from_parts(1_564, 0).saturating_mul(r.into()))
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
        // At least 91_051 nanoseconds; 33127 bytes of proof measured.
        Weight::from_parts(153_682_000, 43_498)
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
        // At least 85_106 nanoseconds; 482 bytes of proof measured.
        Weight::from_parts(104_096_000, 15_808)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `PvqXcm::Destinations` (r:0 w:1)
    // Proof: `PvqXcm::Destinations` (`max_values`: None, `max_size`: Some(725), added: 3200, mode: `MaxEncodedLen`)
    // Storage: `PvqXcm::Discoveries` (r:0 w:1)
    // Proof: `PvqXcm::Discoveries` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    fn set_destination() -> Weight {
        // At least 17_085 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(33_505_000, 0).saturating_add(T::DbWeight::get().writes(2))
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
        // At least 334_687 nanoseconds; 66100 bytes of proof measured.
        Weight::from_parts(532_259_000, 194_477)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PvqXcm::AskerLimits` (r:0 w:1)
    // Proof: `PvqXcm::AskerLimits` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
    fn set_asker_limit() -> Weight {
        // At least 17_905 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(31_555_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
}
