//! Weights of `cumulus_pallet_parachain_system` in this runtime.
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

/// Weight functions of `cumulus_pallet_parachain_system`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> cumulus_pallet_parachain_system::WeightInfo for WeightInfo<T> {
    // Storage: `ParachainSystem::LastDmqMqcHead` (r:1 w:1)
    // Proof: `ParachainSystem::LastDmqMqcHead` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `ParachainSystem::LastProcessedDownwardMessage` (r:0 w:1)
    // Proof: `ParachainSystem::LastProcessedDownwardMessage` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `ParachainSystem::ProcessedDownwardMessages` (r:0 w:1)
    // Proof: `ParachainSystem::ProcessedDownwardMessages` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `MessageQueue::Pages` (r:0 w:1000)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    // `n` from 0 to 1000.
    fn enqueue_inbound_downward_messages(n: u32) -> Weight {
        // At least 2_750 nanoseconds; 42 bytes of proof measured.
        Weight::from_parts(2_809_000, 6_534)
            // Standard error: 7_287_200.
            .saturating_add(Weight::from_parts(287_926_638, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
    }
    fn block_weight_tx_extension_max_weight() -> Weight {
        // At least 14_066 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(17_729_000, 0)
    }
    fn block_weight_tx_extension_stays_fraction_of_core() -> Weight {
        // At least 13_215 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(15_456_000, 0)
    }
    fn block_weight_tx_extension_full_core() -> Weight {
        // At least 6_831 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(8_613_000, 0)
    }
}
