//! Weights of `cumulus_pallet_xcmp_queue` in this runtime.
//!
//! Written by `scripts/benchmark.sh --runtime parachain` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-runtime.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 50 steps, 20 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

// Not every pallet reads storage, and some have components without weight.
#![allow(unused_imports, missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `cumulus_pallet_xcmp_queue`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> cumulus_pallet_xcmp_queue::WeightInfo for WeightInfo<T> {
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:1)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    fn set_config_with_u32() -> Weight {
        // At least 8_278 nanoseconds; 42 bytes of proof measured.
        Weight::from_parts(10_505_000, 1_497)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    // `n` from 0 to 105467.
    fn enqueue_n_bytes_xcmp_message(n: u32) -> Weight {
        // At least 32_296 nanoseconds; 84 bytes of proof measured.
        Weight::from_parts(47_860_739, 11_991)
            // Standard error: 21.
            .saturating_add(Weight::from_parts(993, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    // `n` from 0 to 1000.
    fn enqueue_n_empty_xcmp_messages(n: u32) -> Weight {
        // At least 27_954 nanoseconds; 84 bytes of proof measured.
        Weight::from_parts(54_313_328, 11_991)
            // Standard error: 1_565.
            .saturating_add(Weight::from_parts(286_169, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `Measured`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `Measured`)
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `Measured`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `Measured`)
    // `n` from 0 to 105457.
    fn enqueue_empty_xcmp_message_at(n: u32) -> Weight {
        // At least 42_519 nanoseconds; 267 bytes of proof measured.
        // 1 bytes of proof measured for each `n`.
        Weight::from_parts(80_779_744, 10_167)
            // Standard error: 70.
            .saturating_add(Weight::from_parts(2_748, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
            .saturating_add(Weight::from_parts(0, 1).saturating_mul(n.into()))
    }
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:100)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    // `n` from 0 to 100.
    fn enqueue_n_full_pages(n: u32) -> Weight {
        // At least 22_851 nanoseconds; 119 bytes of proof measured.
        Weight::from_parts(24_839_000, 11_991)
            // Standard error: 786_796.
            .saturating_add(Weight::from_parts(112_299_179, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
    }
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `Measured`)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `Measured`)
    // Storage: `MessageQueue::Pages` (r:1 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `Measured`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `Measured`)
    fn enqueue_1000_small_xcmp_messages() -> Weight {
        // At least 338_338 nanoseconds; 53000 bytes of proof measured.
        Weight::from_parts(551_662_000, 62_900)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    fn suspend_channel() -> Weight {
        // At least 4_657 nanoseconds; 42 bytes of proof measured.
        Weight::from_parts(9_444_000, 3_791)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `XcmpQueue::OutboundXcmpStatus` (r:1 w:1)
    // Proof: `XcmpQueue::OutboundXcmpStatus` (`max_values`: Some(1), `max_size`: Some(2306), added: 2801, mode: `MaxEncodedLen`)
    fn resume_channel() -> Weight {
        // At least 6_624 nanoseconds; 85 bytes of proof measured.
        Weight::from_parts(13_606_000, 3_791)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // `n` from 0 to 92.
    fn take_first_concatenated_xcm(n: u32) -> Weight {
        // At least 2_971 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(6_173_785, 0)
            // Standard error: 1_050.
            .saturating_add(Weight::from_parts(94_149, 0).saturating_mul(n.into()))
    }
    // Storage: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6b345d8e88afa015075c945637c07e8f20` (r:1 w:1)
    // Proof: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6b345d8e88afa015075c945637c07e8f20` (r:1 w:1)
    // Storage: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6bedc49980ba3aa32b0a189290fd036649` (r:1 w:1)
    // Proof: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6bedc49980ba3aa32b0a189290fd036649` (r:1 w:1)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn on_idle_good_msg() -> Weight {
        // At least 181_600 nanoseconds; 105649 bytes of proof measured.
        Weight::from_parts(319_580_000, 124_570)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6b345d8e88afa015075c945637c07e8f20` (r:1 w:1)
    // Proof: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6b345d8e88afa015075c945637c07e8f20` (r:1 w:1)
    // Storage: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6bedc49980ba3aa32b0a189290fd036649` (r:1 w:1)
    // Proof: UNKNOWN KEY `0x7b3237373ffdfeb1cab4222e3b520d6bedc49980ba3aa32b0a189290fd036649` (r:1 w:1)
    // Storage: `MessageQueue::BookStateFor` (r:1 w:1)
    // Proof: `MessageQueue::BookStateFor` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::ServiceHead` (r:1 w:1)
    // Proof: `MessageQueue::ServiceHead` (`max_values`: Some(1), `max_size`: Some(5), added: 500, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::QueueConfig` (r:1 w:0)
    // Proof: `XcmpQueue::QueueConfig` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
    // Storage: `XcmpQueue::InboundXcmpSuspended` (r:1 w:0)
    // Proof: `XcmpQueue::InboundXcmpSuspended` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
    // Storage: `MessageQueue::Pages` (r:0 w:1)
    // Proof: `MessageQueue::Pages` (`max_values`: None, `max_size`: Some(105521), added: 107996, mode: `MaxEncodedLen`)
    fn on_idle_large_msg() -> Weight {
        // At least 116_432 nanoseconds; 65718 bytes of proof measured.
        Weight::from_parts(210_176_000, 84_639)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(5))
    }
}
