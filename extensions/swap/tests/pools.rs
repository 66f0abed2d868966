//! Pages list everything once, whatever a program asks for.

use codec::{Decode, Encode};
use pvq_extension::{
    program::mock, CallContext, ExtensionFailure, Extensions, ExtensionsExecutor, HostError, Weight,
};
use pvq_extension_swap::{
    page_size,
    pools::{self, guest, ExtensionPools as Declared},
    AssetInfo, ExtensionPools, Page, Pool,
};
use std::{cell::Cell, collections::BTreeSet};

/// A chain with pools (2, 3), (4, 5) and so on, and the assets 2, 4 and so on, ordered by their keys.
struct Chain;

const POOLS: u32 = 25;
const ASSETS: u32 = 20;

thread_local! {
    /// Keys that were read.
    static READ: Cell<u32> = const { Cell::new(0) };
}

/// Returns the even numbers after `start`, `count` in all.
fn keys(start: Option<u32>, count: u32) -> impl Iterator<Item = u32> {
    let keys = (1..=count).map(|n| 2 * n).filter(move |key| start.is_none_or(|start| *key > start));
    keys.inspect(|_| READ.set(READ.get() + 1))
}

fn info(asset_id: u32) -> AssetInfo<u32> {
    AssetInfo { asset_id, ..Default::default() }
}

fn pool(asset1: u32) -> Pool<u32, u128> {
    Pool { asset1, asset2: asset1 + 1, reserve1: asset1.into(), reserve2: 7 }
}

impl Declared for Chain {
    type AssetId = u32;
    type Balance = u128;

    const MAX_PAGE: u32 = 10;

    fn pools(start: Option<(u32, u32)>, limit: u32) -> Page<Pool<u32, u128>, (u32, u32)> {
        let keys = keys(start.map(|(asset1, _)| asset1), POOLS).map(|asset| (asset, asset + 1));
        Page::of(keys, page_size(limit, Self::MAX_PAGE), |(asset1, _)| pool(*asset1))
    }

    fn assets(start: Option<u32>, limit: u32) -> Page<AssetInfo<u32>, u32> {
        Page::of(keys(start, ASSETS), page_size(limit, Self::MAX_PAGE), |asset| info(*asset))
    }
}

/// One unit of proof for each item.
struct PerItem;

impl pools::WeightInfo for PerItem {
    fn pools(n: u32) -> Weight {
        Weight::from_parts(0, 100 * n as u64)
    }

    fn assets(n: u32) -> Weight {
        Self::pools(n)
    }
}

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionPools<Chain, PerItem>>();
    extensions
}

fn with_chain<T>(run: impl FnOnce() -> T) -> T {
    let extensions = extensions();
    mock::with_host(|id, call| extensions.answer(id, call), run)
}

/// Returns all items, by pages of `limit`, and the number of pages.
fn all<Item, Cursor>(page: impl Fn(Option<Cursor>) -> Page<Item, Cursor>) -> (Vec<Item>, u32) {
    let (mut items, mut pages, mut start) = (Vec::new(), 0, None);
    loop {
        let Page { items: more, next } = page(start);
        items.extend(more);
        pages += 1;
        if next.is_none() {
            return (items, pages);
        }
        start = next;
    }
}

#[test]
fn ids_are_published() {
    let text: &[u8] = b"pvq-ext@ExtensionPools@assets@pools";
    assert_eq!(pools::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    assert_ne!(pools::EXTENSION_ID, pools::LEGACY_EXTENSION_ID);
}

#[test]
fn pages_of_any_size_have_every_item_once() {
    with_chain(|| {
        for limit in [0, 1, 2, 3, 5, 9, 10, 11, 1_000, u32::MAX] {
            let size = limit.clamp(1, 10);
            let (listed, pages) = all(|start| guest::pools(start, limit));
            assert_eq!(listed, (1..=POOLS).map(|n| pool(2 * n)).collect::<Vec<_>>(), "{limit}");
            assert_eq!(pages, POOLS.div_ceil(size), "{limit}");
            let (listed, pages) = all(|start| guest::assets(start, limit));
            assert_eq!(listed, (1..=ASSETS).map(|n| info(2 * n)).collect::<Vec<_>>(), "{limit}");
            assert_eq!(pages, ASSETS.div_ceil(size), "{limit}");
        }
    });
}

#[test]
fn the_last_page_says_that_it_is_the_last() {
    with_chain(|| {
        // Of as many items as there may be in a page, and of fewer.
        assert_eq!(guest::assets(Some(20), 10).items.len(), 10);
        assert_eq!(guest::assets(Some(20), 10).next, None);
        assert_eq!(guest::assets(Some(18), 10).next, Some(38));
        assert_eq!(guest::assets(Some(22), 10).next, None);
    });
}

#[test]
fn a_start_that_is_not_in_the_list_has_a_page() {
    with_chain(|| {
        let first: BTreeSet<u32> =
            guest::assets(Some(21), 3).items.iter().map(|info| info.asset_id).collect();
        assert_eq!(first, [22, 24, 26].into());
        assert_eq!(guest::pools(Some((0, u32::MAX)), 1).items, [pool(2)]);
        for start in [40, 41, u32::MAX] {
            assert_eq!(guest::assets(Some(start), 5), Page { items: vec![], next: None });
        }
        let end = Some((u32::MAX, 0));
        assert_eq!(guest::pools(end, u32::MAX), Page { items: vec![], next: None });
    });
}

#[test]
fn a_page_reads_one_key_more_than_it_has_items() {
    for (limit, read) in [(0, 2), (1, 2), (4, 5), (10, 11), (u32::MAX, 11)] {
        READ.set(0);
        with_chain(|| guest::pools(None::<(u32, u32)>, limit));
        assert_eq!(READ.get(), read, "{limit}");
    }
}

#[test]
fn a_page_is_paid_for_as_asked_and_costs_its_items() {
    let run = |call: Vec<u8>, proof_size| {
        let mut context = CallContext::with_weight_limit(Weight::from_parts(u64::MAX, proof_size));
        extensions()
            .call(pools::EXTENSION_ID, &call, &mut context, &mut Vec::new())
            .map(|()| proof_size - context.weight_left().proof_size())
    };
    let first = |limit: u32| (0u8, None::<(u32, u32)>, limit).encode();
    for (limit, size) in [(0, 1), (1, 1), (7, 7), (10, 10), (11, 10), (u32::MAX, 10)] {
        assert_eq!(run(first(limit), 100 * size), Ok(100 * size));
        assert_eq!(run(first(limit), 100 * size - 1), Err(ExtensionFailure::OutOfGas));
    }
    // The last page is asked for in full, and costs what it has.
    assert_eq!(run((1u8, Some(36u32), 10u32).encode(), 1_000), Ok(200));
    assert_eq!(run((1u8, Some(40u32), u32::MAX).encode(), 1_000), Ok(0));
}

#[test]
fn what_is_no_call_is_refused() {
    let answer = |call: &[u8]| extensions().answer(pools::EXTENSION_ID, call);
    let call = (0u8, Some((1u32, 2u32)), 3u32).encode();
    assert!(answer(&call).is_ok());
    for call in [&call[..call.len() - 1], &[&call[..], &[0]].concat(), &[0], &[1, 2, 0, 0, 0, 0]] {
        assert_eq!(answer(call), Err(HostError::MalformedCall), "{call:?}");
    }
    assert_eq!(answer(&[2]), Err(HostError::UnknownFunction));
}

#[test]
fn a_page_is_encoded_as_its_items_and_the_next_start() {
    let answer = extensions().answer(pools::EXTENSION_ID, &(1u8, None::<u32>, 1u32).encode());
    let page = (vec![(2u32, Vec::<u8>::new(), Vec::<u8>::new(), 0u8)], Some(2u32));
    assert_eq!(answer, Ok(page.encode()));
    assert!(Page::<Pool<u32, u128>, (u32, u32)>::decode(&mut &[4, 0][..]).is_err());
}

/// A chain that lists more than it may.
struct Excessive;

impl Declared for Excessive {
    type AssetId = u32;
    type Balance = u128;

    const MAX_PAGE: u32 = 2;

    fn pools(_: Option<(u32, u32)>, _: u32) -> Page<Pool<u32, u128>, (u32, u32)> {
        Page { items: vec![pool(0); 3], next: None }
    }

    fn assets(_: Option<u32>, _: u32) -> Page<AssetInfo<u32>, u32> {
        Page { items: vec![info(0); 2], next: None }
    }
}

#[test]
fn a_page_longer_than_asked_for_fails() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionPools<Excessive>>();
    let answer = |call: Vec<u8>| extensions.answer(pools::EXTENSION_ID, &call);
    let too_large = Err(HostError::ResponseTooLarge);
    assert_eq!(answer((0u8, None::<(u32, u32)>, 9u32).encode()), too_large);
    assert_eq!(answer((1u8, None::<u32>, 1u32).encode()), too_large);
    assert!(answer((1u8, None::<u32>, 2u32).encode()).is_ok());
}
