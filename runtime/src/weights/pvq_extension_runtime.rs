//! Weights of the functions of `pvq_extension_runtime::extension` in this runtime.
//!
//! Not measured yet: estimates, meant to be bounds from above. To be written by `scripts/benchmark.sh runtime`.

// An extension that reads no storage has no use for the database.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pvq_extension_runtime::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_runtime::extension::WeightInfo for WeightInfo<T> {
    fn version() -> Weight {
        Weight::from_parts(10_000_000, 0)
    }
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn genesis_hash() -> Weight {
        Weight::from_parts(20_000_000, 3_509).saturating_add(T::DbWeight::get().reads(1))
    }
    fn parachain_id() -> Weight {
        Weight::from_parts(5_000_000, 0)
    }
    fn pallet() -> Weight {
        Weight::from_parts(20_000_000, 0)
    }
    fn pallets() -> Weight {
        Weight::from_parts(60_000_000, 0)
    }
    fn call_index() -> Weight {
        Weight::from_parts(20_000_000, 0)
    }
}
