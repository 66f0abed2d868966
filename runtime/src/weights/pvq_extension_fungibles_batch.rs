//! Provisional weights of `pvq_extension_fungibles::batch`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions of `pvq_extension_fungibles::batch`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_fungibles::batch::WeightInfo for WeightInfo<T> {
    fn balances(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn assets(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
}
