//! Provisional weights of `pvq_extension_swap::extension`.

use core::marker::PhantomData;
use frame_support::weights::Weight;

/// Weight functions of `pvq_extension_swap::extension`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pvq_extension_swap::extension::WeightInfo for WeightInfo<T> {
    fn quote_price_tokens_for_exact_tokens() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn quote_price_exact_tokens_for_tokens() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn get_liquidity_pool() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn list_pools(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
    fn asset_info() -> Weight {
        Weight::from_parts(25_000_000, 4096)
    }
    fn assets_info(n: u32) -> Weight {
        Weight::from_parts(25_000_000, 4096)
            .saturating_add(Weight::from_parts(25_000_000, 4096).saturating_mul(n.into()))
    }
}
