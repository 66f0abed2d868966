//! Weights of the functions over `pallet-xcm`, for a runtime that has not measured its own.
//!
//! These are ESTIMATES from above, written by hand, and no measurements. The benchmarks of this crate measure a runtime's own,
//! which depend on its router, its trader and its calls.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> crate::extension::WeightInfo for SubstrateWeight<T> {
    // The list may be in storage, an entry for each asset.
    fn payment_assets(n: u32) -> Weight {
        Weight::from_parts(20_000_000, 4_096)
            .saturating_add(Weight::from_parts(2_000_000, 4_096).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().reads(n.into()))
    }
    // Decoding a byte of calls takes 137 nanoseconds in `ExtensionFees` of the reference runtime. A message is decoded
    // twice, and converted.
    fn message_weight(n: u32, i: u32) -> Weight {
        Weight::from_parts(50_000_000, 0)
            .saturating_add(Weight::from_parts(600_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(i.into()))
    }
    // Traders with pools read reserves: two accounts in two assets, or rates.
    fn weight_fee() -> Weight {
        Weight::from_parts(150_000_000, 32_768).saturating_add(T::DbWeight::get().reads(8))
    }
    // The router reads the destination's version, the versions that are to be discovered, the safe one, its channel,
    // the price's factor and the relay chain's configuration, and notes a version that is not known; an exchanger reads
    // pools. A message is decoded, encoded and decoded again, by this crate and by the router, and converted.
    fn delivery_fee(n: u32, i: u32) -> Weight {
        Weight::from_parts(300_000_000, 131_072)
            .saturating_add(Weight::from_parts(900_000, 0).saturating_mul(n.into()))
            .saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(i.into()))
            .saturating_add(T::DbWeight::get().reads(16))
    }
}
