//! Weights of `pallet_asset_conversion` in this runtime.
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

/// Weight functions of `pallet_asset_conversion`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_asset_conversion::WeightInfo for WeightInfo<T> {
    // Storage: `AssetConversion::Pools` (r:1 w:1)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::NextPoolAssetId` (r:1 w:1)
    // Proof: `AssetConversion::NextPoolAssetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn create_pool() -> Weight {
        // At least 208_812 nanoseconds; 1106 bytes of proof measured.
        Weight::from_parts(282_659_000, 24_812)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `AssetConversion::Pools` (r:1 w:1)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:2 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::NextPoolAssetId` (r:1 w:1)
    // Proof: `AssetConversion::NextPoolAssetId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::PoolFees` (r:0 w:1)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn create_pool_with_fee() -> Weight {
        // At least 142_382 nanoseconds; 1106 bytes of proof measured.
        Weight::from_parts(253_789_000, 24_812)
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    // Storage: `AssetConversion::Pools` (r:1 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `AssetConversion::PoolFees` (r:0 w:1)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    fn set_pool_fee() -> Weight {
        // At least 31_076 nanoseconds; 280 bytes of proof measured.
        Weight::from_parts(58_007_000, 3_493)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `AssetConversion::Pools` (r:1 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:4 w:4)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:2)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn add_liquidity() -> Weight {
        // At least 263_586 nanoseconds; 1819 bytes of proof measured.
        Weight::from_parts(447_966_000, 34_755)
            .saturating_add(T::DbWeight::get().reads(11))
            .saturating_add(T::DbWeight::get().writes(10))
    }
    // Storage: `AssetConversion::Pools` (r:1 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:4 w:4)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:2)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn remove_liquidity() -> Weight {
        // At least 319_753 nanoseconds; 1831 bytes of proof measured.
        Weight::from_parts(418_193_000, 28_553)
            .saturating_add(T::DbWeight::get().reads(9))
            .saturating_add(T::DbWeight::get().writes(8))
    }
    // Storage: `AssetConversion::PoolFees` (r:3 w:0)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:8 w:8)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:4 w:4)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // `n` from 2 to 4.
    fn swap_exact_tokens_for_tokens(n: u32) -> Weight {
        // At least 258_173 nanoseconds; 463 bytes of proof measured.
        // 386 bytes of proof measured for each `n`.
        Weight::from_parts(20_831_931, 21_765)
            // Standard error: 2_212_289.
            .saturating_add(Weight::from_parts(142_487_634, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 10_406).saturating_mul(n.into()))
    }
    // Storage: `AssetConversion::PoolFees` (r:3 w:0)
    // Proof: `AssetConversion::PoolFees` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:8 w:8)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:4 w:4)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // `n` from 2 to 4.
    fn swap_tokens_for_exact_tokens(n: u32) -> Weight {
        // At least 173_485 nanoseconds; 463 bytes of proof measured.
        // 386 bytes of proof measured for each `n`.
        Weight::from_parts(136_823_456, 21_765)
            // Standard error: 5_499_879.
            .saturating_add(Weight::from_parts(54_886_999, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(7))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 10_406).saturating_mul(n.into()))
    }
    // Storage: `AssetConversion::Pools` (r:1 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:2)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:0)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:2 w:2)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // `n` from 0 to 3.
    fn touch(n: u32) -> Weight {
        // At least 87_084 nanoseconds; 1832 bytes of proof measured.
        Weight::from_parts(99_290_969, 26_928)
            // Standard error: 394_313.
            .saturating_add(Weight::from_parts(33_543_778, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(8))
            .saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
    }
    // Storage: `Assets::Account` (r:2 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:2 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn get_reserves() -> Weight {
        // At least 52_433 nanoseconds; 915 bytes of proof measured.
        Weight::from_parts(56_721_000, 12_568).saturating_add(T::DbWeight::get().reads(4))
    }
}
