//! Benchmarks of `ExtensionPools` in a runtime.

use super::{answer, decoded, BenchmarkHelper, Config};
use crate::{
    pools::{Dispatch, ExtensionPools},
    AssetInfo, Page, Pool,
};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

const POOLS: u8 = 0;
const ASSETS: u8 = 1;

/// Items of the longest page that is measured; the weight of a longer one is extrapolated.
const MAX_PAGE: u32 = 128;

/// Returns a call of the list at `index` for `limit` items, with the page before it skipped: that one has
/// the native token, which costs less than others.
fn second_page<T: Config, Item: Decode, Cursor: Encode + Decode>(index: u8, limit: u32) -> Vec<u8> {
    let call = (index, None::<Cursor>, 1u32).encode();
    let first: Page<Item, Cursor> = decoded(answer::<Dispatch<T::Pools>>(&call)).unwrap();
    assert!(first.items.len() == 1 && first.next.is_some());
    (index, first.next, limit).encode()
}

/// Asserts that `page` has `n` items, all of them of `expected`, each once, and is not the last.
fn assert_page<Item: Encode, Cursor>(page: Page<Item, Cursor>, n: u32, expected: &[Item]) {
    let expected: BTreeSet<_> = expected.iter().map(Encode::encode).collect();
    let listed: BTreeSet<_> = page.items.iter().map(Encode::encode).collect();
    assert_eq!(page.items.len() as u32, n);
    assert_eq!(listed.len() as u32, n);
    assert!(listed.is_subset(&expected));
    assert!(page.next.is_some());
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn pools(n: Linear<1, { T::Pools::MAX_PAGE.clamp(1, MAX_PAGE) }>) {
        T::Helper::clear();
        // One in the page before, and one that follows.
        let expected: Vec<_> = (0..n + 2).map(|n| T::Helper::create_pool(n).pool).collect();
        type Item<T> = Pool<<T as Config>::AssetId, <T as Config>::Balance>;
        type Cursor<T> = (<T as Config>::AssetId, <T as Config>::AssetId);
        let call = second_page::<T, Item<T>, Cursor<T>>(POOLS, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Pools>>(&call);
        }
        assert_page(decoded::<Page<Item<T>, Cursor<T>>>(result).unwrap(), n, &expected);
    }

    #[benchmark]
    fn assets(n: Linear<1, { T::Pools::MAX_PAGE.clamp(1, MAX_PAGE) }>) {
        T::Helper::clear();
        let expected: Vec<_> = (0..n + 2).map(T::Helper::create_asset).collect();
        type Item<T> = AssetInfo<<T as Config>::AssetId>;
        let call = second_page::<T, Item<T>, T::AssetId>(ASSETS, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Pools>>(&call);
        }
        assert_page(decoded::<Page<Item<T>, T::AssetId>>(result).unwrap(), n, &expected);
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
