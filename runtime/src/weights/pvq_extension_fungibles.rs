//! Provisional weights of `pvq_extension_fungibles::extension`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions of `pvq_extension_fungibles::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fungibles::extension::WeightInfo for WeightInfo<T> {
    fn asset_exists() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn name() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn symbol() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn decimals() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn minimum_balance() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn total_supply() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn balance() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
}
