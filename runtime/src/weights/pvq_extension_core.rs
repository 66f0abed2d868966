//! Provisional weights of `pvq_extension_core::extension`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions of `pvq_extension_core::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_core::extension::WeightInfo for WeightInfo<T> {
    fn has_extension() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
}
