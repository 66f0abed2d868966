//! Weights of the functions of `pvq_extension_runtime::extension` in this runtime.
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

/// Weight functions of `pvq_extension_runtime::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_runtime::extension::WeightInfo for WeightInfo<T> {
    fn version() -> Weight {
        // At least 1_208 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_682_000, 0)
    }
    // Storage: `System::BlockHash` (r:1 w:0)
    // Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn genesis_hash() -> Weight {
        // At least 5_877 nanoseconds; 54 bytes of proof measured.
        Weight::from_parts(8_172_000, 3_509).saturating_add(T::DbWeight::get().reads(1))
    }
    fn parachain_id() -> Weight {
        // At least 362 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(569_000, 0)
    }
    fn pallet() -> Weight {
        // At least 3_655 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(4_515_000, 0)
    }
    fn pallets() -> Weight {
        // At least 8_846 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(10_498_000, 0)
    }
    fn call_index() -> Weight {
        // At least 776 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(1_059_000, 0)
    }
}
