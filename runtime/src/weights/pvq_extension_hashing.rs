//! Provisional weights of `pvq_extension_core::hashing`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions of `pvq_extension_core::hashing`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_core::hashing::WeightInfo for WeightInfo<T> {
    fn blake2_128(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn blake2_256(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn twox_64(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn twox_128(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn keccak_256(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
}
