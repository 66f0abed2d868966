//! Weights of the functions of `pvq_extension_swap::extension` in this runtime.
//!
//! Written by `scripts/benchmark.sh` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-extension.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 50 steps, 20 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_swap::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_swap::extension::WeightInfo for WeightInfo<T> {
    // Storage: `Assets::Account` (r:2 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::PoolFees` (r:1 w:0)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn quote_price_tokens_for_exact_tokens() -> Weight {
        // At least 50_732 nanoseconds; 1083 bytes of proof measured.
        Weight::from_parts(56_606_000, 16_061).saturating_add(T::DbWeight::get().reads(5))
    }
    // Storage: `Assets::Account` (r:2 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::PoolFees` (r:1 w:0)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn quote_price_exact_tokens_for_tokens() -> Weight {
        // At least 50_902 nanoseconds; 1083 bytes of proof measured.
        Weight::from_parts(59_792_000, 16_061).saturating_add(T::DbWeight::get().reads(5))
    }
    // Storage: `Assets::Account` (r:2 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn get_liquidity_pool() -> Weight {
        // At least 41_569 nanoseconds; 1038 bytes of proof measured.
        Weight::from_parts(50_868_000, 12_568).saturating_add(T::DbWeight::get().reads(4))
    }
    // Storage: `AssetConversion::Pools` (r:129 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // `n` from 0 to 128.
    fn list_pools(n: u32) -> Weight {
        // At least 3_769 nanoseconds; 68 bytes of proof measured.
        Weight::from_parts(21_007_548, 3_493)
            // Standard error: 38_410.
            .saturating_add(Weight::from_parts(1_806_952, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2_503).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:1 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:1 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn asset_info() -> Weight {
        // At least 17_290 nanoseconds; 631 bytes of proof measured.
        Weight::from_parts(34_267_000, 7_280).saturating_add(T::DbWeight::get().reads(2))
    }
    // Storage: `Assets::Asset` (r:256 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:255 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 0 to 256.
    fn assets_info(n: u32) -> Weight {
        // At least 5_052 nanoseconds; 106 bytes of proof measured.
        Weight::from_parts(94_697_306, 4_665)
            // Standard error: 58_782.
            .saturating_add(Weight::from_parts(7_324_747, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5_300).saturating_mul(n.into()))
    }
}
