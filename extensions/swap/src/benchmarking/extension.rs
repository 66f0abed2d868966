//! Benchmarks of `ExtensionSwap` in a runtime.

use super::{answer, decoded, BenchmarkHelper, Config, TestPool};
use crate::extension::{Dispatch, ExtensionSwap};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

const TOKENS_FOR_EXACT_TOKENS: u8 = 0;
const EXACT_TOKENS_FOR_TOKENS: u8 = 1;
const GET_LIQUIDITY_POOL: u8 = 2;
const LIST_POOLS: u8 = 3;
const ASSET_INFO: u8 = 4;
const ASSETS_INFO: u8 = 5;

/// Pools of the longest list that is measured; the weight of a longer one is extrapolated.
const MAX_POOLS: u32 = 128;
/// Assets of the longest list that is measured.
const MAX_ASSETS: u32 = 256;

/// Returns a call of the quote at `index`, with the pool's fee, from the first asset to the second.
fn quote<T: Config>(
    index: u8,
    pool: &TestPool<T::AssetId, T::Balance>,
    amount: &T::Balance,
) -> Vec<u8> {
    (index, &pool.pool.asset1, &pool.pool.asset2, amount, true).encode()
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn quote_price_tokens_for_exact_tokens() {
        let pool = T::Helper::create_pool(0);
        let call = quote::<T>(TOKENS_FOR_EXACT_TOKENS, &pool, &pool.amount);
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        // The price buys no less than was asked for.
        let price = decoded::<Option<T::Balance>>(result).flatten().expect("there is a price");
        let call = quote::<T>(EXACT_TOKENS_FOR_TOKENS, &pool, &price);
        let got = decoded::<Option<T::Balance>>(answer::<Dispatch<T::Extension>>(&call));
        assert!(got.flatten().expect("the price buys something") >= pool.amount);
    }

    #[benchmark]
    fn quote_price_exact_tokens_for_tokens() {
        let pool = T::Helper::create_pool(0);
        let call = quote::<T>(EXACT_TOKENS_FOR_TOKENS, &pool, &pool.amount);
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        // The amount that was bought costs no more than was paid.
        let got = decoded::<Option<T::Balance>>(result).flatten().expect("there is a price");
        let call = quote::<T>(TOKENS_FOR_EXACT_TOKENS, &pool, &got);
        let price = decoded::<Option<T::Balance>>(answer::<Dispatch<T::Extension>>(&call));
        assert!(price.flatten().expect("it has a price") <= pool.amount);
    }

    #[benchmark]
    fn get_liquidity_pool() {
        let TestPool { pool, .. } = T::Helper::create_pool(0);
        let call = (GET_LIQUIDITY_POOL, &pool.asset1, &pool.asset2).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(Some((&pool.reserve1, &pool.reserve2)).encode()));
    }

    #[benchmark]
    fn list_pools(n: Linear<0, { T::Extension::MAX_POOLS.min(MAX_POOLS) }>) {
        T::Helper::clear();
        let pools = (0..n).map(|n| T::Helper::create_pool(n).pool);
        let mut expected: Vec<_> = pools.map(|pool| (pool.asset1, pool.asset2)).collect();
        let call = LIST_POOLS.encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        let mut listed = decoded::<Vec<(T::AssetId, T::AssetId)>>(result).unwrap();
        listed.sort();
        expected.sort();
        assert!(listed == expected);
    }

    #[benchmark]
    fn asset_info() {
        let info = T::Helper::create_asset(0);
        let call = (ASSET_INFO, &info.asset_id).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        type Info<T> = <<T as Config>::Extension as ExtensionSwap>::AssetInfo;
        assert!(decoded::<Option<Info<T>>>(result).unwrap().is_some());
    }

    #[benchmark]
    fn assets_info(n: Linear<0, { T::Extension::MAX_ASSETS.min(MAX_ASSETS) }>) {
        T::Helper::clear();
        // A chain lists its native token as one of them.
        let others = T::Extension::assets_info().len() as u32;
        let expected: Vec<_> = (others..n).map(|n| T::Helper::create_asset(n).asset_id).collect();
        let call = ASSETS_INFO.encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        type Info<T> = <<T as Config>::Extension as ExtensionSwap>::AssetInfo;
        let listed = decoded::<BTreeMap<T::AssetId, Info<T>>>(result).unwrap();
        assert_eq!(listed.len() as u32, n.max(others));
        assert!(expected.iter().all(|asset| listed.contains_key(asset)));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
