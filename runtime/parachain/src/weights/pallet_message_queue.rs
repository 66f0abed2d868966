//! Weights of `pallet_message_queue` in this runtime.
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

/// Weight functions of `pallet_message_queue`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_message_queue::WeightInfo for WeightInfo<T> {
    // Storage: `MessageQueue::ServiceHead` (r:1 w:0)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::BookStateFor` (r:2 w:2)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn ready_ring_knit() -> Weight {
        // At least 20_931 nanoseconds; 260 bytes of proof measured.
        Weight::from_parts(33_174_000, 7_534)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `MessageQueue::BookStateFor` (r:2 w:2)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    fn ready_ring_unknit() -> Weight {
        // At least 18_461 nanoseconds; 255 bytes of proof measured.
        Weight::from_parts(23_041_000, 7_534)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn service_queue_base() -> Weight {
        // At least 8_381 nanoseconds; 42 bytes of proof measured.
        Weight::from_parts(14_029_000, 3_517)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn service_page_base_completion() -> Weight {
        // At least 12_064 nanoseconds; 109 bytes of proof measured.
        Weight::from_parts(19_261_000, 108_986)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn service_page_base_no_completion() -> Weight {
        // At least 11_748 nanoseconds; 109 bytes of proof measured.
        Weight::from_parts(14_100_000, 108_986)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MessageQueue::BookStateFor` (r:0 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn service_page_item() -> Weight {
        // At least 252_009 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(283_334_000, 0).saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:0)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    fn bump_service_head() -> Weight {
        // At least 13_276 nanoseconds; 208 bytes of proof measured.
        Weight::from_parts(17_147_000, 5_007)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MessageQueue::BookStateFor` (r:1 w:0)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:0 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    fn set_service_head() -> Weight {
        // At least 11_186 nanoseconds; 198 bytes of proof measured.
        Weight::from_parts(19_071_000, 3_517)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn reap_page() -> Weight {
        // At least 187_324 nanoseconds; 105646 bytes of proof measured.
        Weight::from_parts(219_261_000, 112_503)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn execute_overweight_page_removed() -> Weight {
        // At least 169_322 nanoseconds; 105646 bytes of proof measured.
        Weight::from_parts(315_293_000, 112_503)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn execute_overweight_page_updated() -> Weight {
        // At least 289_291 nanoseconds; 105646 bytes of proof measured.
        Weight::from_parts(345_318_000, 112_503)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
}
