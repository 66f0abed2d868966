//! Weights of `pallet_assets::pool` in this runtime.
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

/// Weight functions of `pallet_assets::pool`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_assets::WeightInfo for WeightInfo<T> {
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn create() -> Weight {
        // At least 11_283 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(17_447_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn force_create() -> Weight {
        // At least 10_956 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(15_587_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn start_destroy() -> Weight {
        // At least 13_318 nanoseconds; 200 bytes of proof measured.
        Weight::from_parts(23_012_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1001 w:1000)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1000 w:1000)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // `c` from 0 to 1000.
    fn destroy_accounts(c: u32) -> Weight {
        // At least 27_613 nanoseconds; 0 bytes of proof measured.
        // 157 bytes of proof measured for each `c`.
        Weight::from_parts(35_475_000, 8_264)
            // Standard error: 807_363.
            .saturating_add(Weight::from_parts(32_620_944, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 5_212).saturating_mul(c.into()))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Approvals` (r:1001 w:1000)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    // `a` from 0 to 1000.
    fn destroy_approvals(a: u32) -> Weight {
        // At least 29_758 nanoseconds; 380 bytes of proof measured.
        // 86 bytes of proof measured for each `a`.
        Weight::from_parts(30_491_000, 7_288)
            // Standard error: 781_459.
            .saturating_add(Weight::from_parts(33_284_793, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(a.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(a.into())))
            .saturating_add(Weight::from_parts(0, 2_623).saturating_mul(a.into()))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:0)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Reserves` (r:0 w:1)
    // Proof: `PoolAssets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    fn finish_destroy() -> Weight {
        // At least 16_877 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(22_356_000, 7_280)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn mint() -> Weight {
        // At least 29_504 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(34_898_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn burn() -> Weight {
        // At least 44_191 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(49_678_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer() -> Weight {
        // At least 60_959 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(69_925_000, 13_476)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_keep_alive() -> Weight {
        // At least 54_147 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(62_918_000, 13_476)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn force_transfer() -> Weight {
        // At least 62_391 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(71_061_000, 13_476)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn freeze() -> Weight {
        // At least 19_714 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(24_991_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn thaw() -> Weight {
        // At least 18_811 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(27_419_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn freeze_asset() -> Weight {
        // At least 12_260 nanoseconds; 200 bytes of proof measured.
        Weight::from_parts(16_501_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn thaw_asset() -> Weight {
        // At least 13_180 nanoseconds; 200 bytes of proof measured.
        Weight::from_parts(16_125_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:0)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn transfer_ownership() -> Weight {
        // At least 14_869 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(18_218_000, 7_280)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn set_team() -> Weight {
        // At least 12_766 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(15_216_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Reserves` (r:0 w:1)
    // Proof: `PoolAssets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    // `n` from 0 to 5.
    fn set_reserves(n: u32) -> Weight {
        // At least 13_641 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(16_968_633, 3_675)
            // Standard error: 19_309.
            .saturating_add(Weight::from_parts(71_792, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:1)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 0 to 50.
    // `s` from 0 to 50.
    fn set_metadata(n: u32, _s: u32) -> Weight {
        // At least 16_892 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(25_517_788, 7_280)
            // Standard error: 7_308.
            .saturating_add(Weight::from_parts(9_190, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:1)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn clear_metadata() -> Weight {
        // At least 19_537 nanoseconds; 331 bytes of proof measured.
        Weight::from_parts(22_582_000, 7_280)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:1)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 0 to 50.
    // `s` from 0 to 50.
    fn force_set_metadata(n: u32, s: u32) -> Weight {
        // At least 13_835 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(16_751_232, 7_280)
            // Standard error: 1_797.
            .saturating_add(Weight::from_parts(1_372, 0).saturating_mul(n.into()))
            // Standard error: 1_797.
            .saturating_add(Weight::from_parts(822, 0).saturating_mul(s.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Metadata` (r:1 w:1)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn force_clear_metadata() -> Weight {
        // At least 18_596 nanoseconds; 331 bytes of proof measured.
        Weight::from_parts(22_086_000, 7_280)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn force_asset_status() -> Weight {
        // At least 12_418 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(14_829_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Approvals` (r:1 w:1)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    fn approve_transfer() -> Weight {
        // At least 45_029 nanoseconds; 200 bytes of proof measured.
        Weight::from_parts(52_635_000, 7_288)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Approvals` (r:1 w:1)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_approved() -> Weight {
        // At least 97_948 nanoseconds; 412 bytes of proof measured.
        Weight::from_parts(154_893_000, 17_089)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Approvals` (r:1 w:1)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    fn cancel_approval() -> Weight {
        // At least 47_832 nanoseconds; 337 bytes of proof measured.
        Weight::from_parts(62_204_000, 7_288)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Approvals` (r:1 w:1)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    fn force_cancel_approval() -> Weight {
        // At least 50_198 nanoseconds; 337 bytes of proof measured.
        Weight::from_parts(86_917_000, 7_288)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn set_min_balance() -> Weight {
        // At least 21_213 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(26_851_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn touch() -> Weight {
        // At least 27_546 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(39_355_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn touch_other() -> Weight {
        // At least 30_255 nanoseconds; 161 bytes of proof measured.
        Weight::from_parts(40_030_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn refund() -> Weight {
        // At least 29_149 nanoseconds; 293 bytes of proof measured.
        Weight::from_parts(38_434_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn refund_other() -> Weight {
        // At least 31_975 nanoseconds; 326 bytes of proof measured.
        Weight::from_parts(39_098_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:1 w:1)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn block() -> Weight {
        // At least 30_126 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(39_313_000, 7_274)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:1)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Account` (r:2 w:2)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    fn transfer_all() -> Weight {
        // At least 72_666 nanoseconds; 275 bytes of proof measured.
        Weight::from_parts(109_489_000, 13_476)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    fn total_issuance() -> Weight {
        // At least 4_200 nanoseconds; 200 bytes of proof measured.
        Weight::from_parts(5_696_000, 3_675).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `PoolAssets::Account` (r:1 w:0)
    // Proof: `PoolAssets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    fn balance() -> Weight {
        // At least 6_058 nanoseconds; 74 bytes of proof measured.
        Weight::from_parts(7_337_000, 3_599).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `PoolAssets::Approvals` (r:1 w:0)
    // Proof: `PoolAssets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
    fn allowance() -> Weight {
        // At least 10_458 nanoseconds; 137 bytes of proof measured.
        Weight::from_parts(12_984_000, 3_613).saturating_add(T::DbWeight::get().reads(1))
    }
    // Storage: `PoolAssets::Asset` (r:1 w:0)
    // Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `PoolAssets::Reserves` (r:0 w:1)
    // Proof: `PoolAssets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
    fn migration_v2_foreign_asset_set_reserve_weight() -> Weight {
        // At least 8_074 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(12_595_000, 3_675)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `PoolAssets::Metadata` (r:1 w:0)
    // Proof: `PoolAssets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    fn get_metadata() -> Weight {
        // At least 6_185 nanoseconds; 130 bytes of proof measured.
        Weight::from_parts(7_858_000, 3_605).saturating_add(T::DbWeight::get().reads(1))
    }
}
