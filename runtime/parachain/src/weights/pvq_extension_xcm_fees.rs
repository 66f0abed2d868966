//! Weights of `pvq_extension_xcm_fees::extension` in this runtime.
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

/// Weight functions of `pvq_extension_xcm_fees::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_xcm_fees::extension::WeightInfo for WeightInfo<T> {
    // `n` from 0 to 16.
    fn payment_assets(n: u32) -> Weight {
        // At least 757 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_068_072, 0)
            // Standard error: 660.
            .saturating_add(Weight::from_parts(1_523, 0).saturating_mul(n.into()))
    }
    // `n` from 1536 to 4096.
    // `i` from 1 to 100.
    fn message_weight(n: u32, i: u32) -> Weight {
        // At least 366_659 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(154_691_340, 0)
            // Standard error: 9_061.
            .saturating_add(Weight::from_parts(62_625, 0).saturating_mul(n.into()))
            // Standard error: 233_316.
            .saturating_add(Weight::from_parts(3_416_698, 0).saturating_mul(i.into()))
    }
    fn weight_fee() -> Weight {
        // At least 4_364 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(5_899_000, 0)
    }
    // Storage: `XcmpQueue::DeliveryFeeFactor` (r:1 w:0)
    // Proof: `XcmpQueue::DeliveryFeeFactor` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `PolkadotXcm::SupportedVersion` (r:1 w:0)
    // Proof: `PolkadotXcm::SupportedVersion` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `n` from 1536 to 4096.
    // `i` from 1 to 99.
    fn delivery_fee(n: u32, i: u32) -> Weight {
        // At least 56_385 nanoseconds; 113 bytes of proof measured.
        Weight::from_parts(62_910_000, 7_071)
            // Standard error: 12_137.
            .saturating_add(Weight::from_parts(243_186, 0).saturating_mul(n.into()))
            // Standard error: 533_066.
            .saturating_add(Weight::from_parts(4_779_253, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().reads(2))
    }
}
