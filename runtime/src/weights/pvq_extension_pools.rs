//! Weights of the functions of `pvq_extension_swap::pools` in this runtime.
//!
//! Not measured yet: taken from `pvq_extension_swap`, whose lists read as much for each item, and rounded up. To be
//! written by `scripts/benchmark.sh pools`.

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_swap::pools`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_swap::pools::WeightInfo for WeightInfo<T> {
    // Storage: `AssetConversion::Pools` (r:129 w:0)
    // Proof: `AssetConversion::Pools` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
    // Storage: `Assets::Account` (r:256 w:0)
    // Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
    // Storage: `Assets::Asset` (r:256 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn pools(n: u32) -> Weight {
        Weight::from_parts(150_000_000, 3_587)
            .saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 5_370).saturating_mul(n.into()))
    }
    // Storage: `Assets::Asset` (r:129 w:0)
    // Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
    // Storage: `Assets::Metadata` (r:128 w:0)
    // Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
    // `n` from 1 to 128.
    fn assets(n: u32) -> Weight {
        Weight::from_parts(50_000_000, 6_360)
            .saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
            .saturating_add(Weight::from_parts(0, 2_685).saturating_mul(n.into()))
    }
}
