//! Weights of the functions of `pvq_extension_fees::extension` in this runtime.
//!
//! Not measured yet: estimates, meant to be bounds from above. To be written by `scripts/benchmark.sh fees`.

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_fees::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fees::extension::WeightInfo for WeightInfo<T> {
    // Storage: `TransactionPayment::NextFeeMultiplier` (r:1 w:0)
    // Proof: `TransactionPayment::NextFeeMultiplier` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // `n` from 64 to 16384.
    fn call_fee(n: u32) -> Weight {
        Weight::from_parts(60_000_000, 1_501)
            .saturating_add(Weight::from_parts(250_000, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(1))
    }
    fn weight_to_fee() -> Weight {
        Weight::from_parts(5_000_000, 0)
    }
    fn length_to_fee() -> Weight {
        Weight::from_parts(5_000_000, 0)
    }
}
