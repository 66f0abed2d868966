//! Benchmarks of `ExtensionSwap` in a runtime.

use super::{answer, decoded, AssetIdOf, BalanceOf, BenchmarkHelper, Config, Pool};
use crate::{
    extension::{Dispatch, ExtensionSwap},
    AssetInfo,
};
use alloc::vec::Vec;
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

/// Pools of the longest list that is measured; the weight is extrapolated beyond it.
const MAX_POOLS: u32 = 128;
/// Assets of the longest list that is measured.
const MAX_ASSETS: u32 = 256;

/// Returns a call of the quote at `index`, with the pool's fee, from the first asset to the second.
fn quote<T: Config>(
    index: u8,
    pool: &Pool<AssetIdOf<T>, BalanceOf<T>>,
    amount: &BalanceOf<T>,
) -> Vec<u8> {
    (index, &pool.assets, amount, true).encode()
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
        let price = decoded::<Option<BalanceOf<T>>>(result).flatten().expect("there is a price");
        let call = quote::<T>(EXACT_TOKENS_FOR_TOKENS, &pool, &price);
        let got = decoded::<Option<BalanceOf<T>>>(answer::<Dispatch<T::Extension>>(&call));
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
        let got = decoded::<Option<BalanceOf<T>>>(result).flatten().expect("there is a price");
        let call = quote::<T>(TOKENS_FOR_EXACT_TOKENS, &pool, &got);
        let price = decoded::<Option<BalanceOf<T>>>(answer::<Dispatch<T::Extension>>(&call));
        assert!(price.flatten().expect("it has a price") <= pool.amount);
    }

    #[benchmark]
    fn get_liquidity_pool() {
        let pool = T::Helper::create_pool(0);
        let call = (GET_LIQUIDITY_POOL, &pool.assets).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(Some(&pool.reserves).encode()));
    }

    #[benchmark]
    fn list_pools(n: Linear<0, MAX_POOLS>) {
        T::Helper::clear();
        let pools: Vec<_> = (0..n).map(T::Helper::create_pool).collect();
        let call = LIST_POOLS.encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        type Listed<T> = (AssetIdOf<T>, AssetIdOf<T>, BalanceOf<T>, BalanceOf<T>);
        let mut listed: Vec<_> =
            decoded::<Vec<Listed<T>>>(result).unwrap().iter().map(Encode::encode).collect();
        let mut expected: Vec<_> =
            pools.iter().map(|pool| (&pool.assets, &pool.reserves).encode()).collect();
        listed.sort();
        expected.sort();
        assert_eq!(listed, expected);
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
        assert_eq!(result, Ok(Some(&info).encode()));
    }

    /// Lists assets in no pool, which are searched after those of the pools, none of which exists.
    #[benchmark]
    fn assets_info(n: Linear<0, MAX_ASSETS>) {
        T::Helper::clear();
        T::Helper::fill_pools(T::Extension::MAX_POOLS);
        let expected: Vec<_> = (0..n).map(|n| T::Helper::create_asset(n).encode()).collect();
        let call = ASSETS_INFO.encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        let listed = decoded::<Vec<AssetInfo<AssetIdOf<T>>>>(result).unwrap();
        assert!(listed.len() >= expected.len().min(T::Extension::MAX_ASSETS as usize));
        // A chain may list its native token in place of one of them.
        let known = listed.iter().filter(|info| expected.contains(&info.encode()));
        assert!(known.count() + 1 >= expected.len());
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
