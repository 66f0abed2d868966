//! Answers of the extensions on states that the presets do not have: pages list all that there is, a list that is too
//! long fails, and both are charged by the items that they list.

use crate::chain::Chain;
use codec::{Decode, Encode};
use frame_support::traits::fungibles::Inspect;
use pallet_asset_conversion::{PoolInfo, Pools};
use pvq_extension_swap::{
    extension::{ExtensionSwap, WeightInfo as _},
    pools::{ExtensionPools, WeightInfo as _},
    AssetInfo, Page, Pool,
};
use pvq_guest_fixtures as fixtures;
use pvq_primitives::{ExtensionAnswer, ExtensionCall, ExtensionFailure, HostError, PvqError};
use pvq_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    configs::AssetsInstance,
    extensions::RuntimeExtensions,
    weights::{pvq_extension_pools, pvq_extension_swap as pvq_extension_swap_weights},
    AssetConversion, AssetId, Assets, Balance, Runtime, RuntimeOrigin,
};
use sp_keyring::Sr25519Keyring::Bob;
use std::collections::{BTreeMap, BTreeSet};

const LIST_POOLS: u8 = 3;
const ASSETS_INFO: u8 = 5;
const POOLS: u8 = 0;
const ASSETS: u8 = 1;

type Pair = (AssetId, AssetId);

/// Returns the answer of `extension` to `call`, and the gas that was charged for it.
fn answer(chain: &mut Chain, extension: u64, call: Vec<u8>) -> ExtensionAnswer {
    let call = ExtensionCall { extension, call, gas_left: i64::MAX, proof_size_left: u64::MAX };
    chain.pvq("call_extension", &call)
}

/// Returns a list of `ExtensionSwap` as PVQ 0.1 published it, and the gas that was charged for it.
fn list<T: Decode>(chain: &mut Chain, function: u8) -> Result<(T, i64), ExtensionFailure> {
    let id = pvq_extension_swap::extension::LEGACY_EXTENSION_ID;
    let ExtensionAnswer { result, gas, .. } = answer(chain, id, vec![function]);
    result.map(|response| (T::decode(&mut &response[..]).unwrap(), gas))
}

fn list_pools(chain: &mut Chain) -> Result<(Vec<Pair>, i64), ExtensionFailure> {
    list(chain, LIST_POOLS)
}

fn assets_info(
    chain: &mut Chain,
) -> Result<(BTreeMap<AssetId, AssetInfo<AssetId>>, i64), ExtensionFailure> {
    list(chain, ASSETS_INFO)
}

/// Returns a page of `ExtensionPools`, and the gas that was charged for it.
fn page<Item: Decode, Cursor: Encode + Decode>(
    chain: &mut Chain,
    function: u8,
    start: &Option<Cursor>,
    limit: u32,
) -> (Page<Item, Cursor>, i64) {
    let call = (function, start, limit).encode();
    let answer = answer(chain, pvq_extension_swap::pools::EXTENSION_ID, call);
    let response = answer.result.expect("there is gas for the longest page");
    (Page::decode(&mut &response[..]).unwrap(), answer.gas)
}

/// Returns all items, in pages of `limit`, and the number of pages.
fn all<Item: Decode, Cursor: Encode + Decode>(
    chain: &mut Chain,
    function: u8,
    limit: u32,
) -> (Vec<Item>, usize) {
    let (mut items, mut pages, mut start) = (Vec::new(), 0, None::<Cursor>);
    loop {
        let (Page { items: more, next }, _) = page(chain, function, &start, limit);
        items.extend(more);
        pages += 1;
        if next.is_none() {
            return (items, pages);
        }
        start = next;
    }
}

fn all_pools(chain: &mut Chain, limit: u32) -> (Vec<Pool<AssetId, Balance>>, usize) {
    all::<_, Pair>(chain, POOLS, limit)
}

fn all_assets(chain: &mut Chain, limit: u32) -> (Vec<AssetId>, usize) {
    let (assets, pages) = all::<AssetInfo<AssetId>, AssetId>(chain, ASSETS, limit);
    (assets.into_iter().map(|asset| asset.asset_id).collect(), pages)
}

fn create_assets(ids: impl IntoIterator<Item = AssetId>) {
    for id in ids {
        let owner = Bob.to_account_id().into();
        Assets::force_create(RuntimeOrigin::root(), id, owner, true, 1).unwrap();
    }
}

/// Creates pools without liquidity.
fn create_pools(pairs: impl IntoIterator<Item = Pair>) {
    for pair in pairs {
        Pools::<Runtime>::insert(pair, PoolInfo { lp_token: 0 });
    }
}

/// Returns a chain with 300 pools and 600 assets beside those of the preset.
fn large_chain() -> Chain {
    let mut chain = Chain::development();
    chain.native(|| {
        create_assets(10_000..10_600);
        create_pools((0..300).map(|n| (10_000 + n, 10_001 + n)));
    });
    chain
}

/// Returns a chain without pools, and without assets but the native one.
fn empty_chain() -> Chain {
    let mut chain = Chain::development();
    chain.native(|| {
        let _ = Pools::<Runtime>::clear(u32::MAX, None);
        let _ = pallet_assets::Asset::<Runtime, AssetsInstance>::clear(u32::MAX, None);
    });
    chain
}

/// Returns the gas that `ref_time` is charged as.
fn gas(chain: &mut Chain, ref_time: u64) -> i64 {
    let schedule = chain.native(pallet_pvq::schedule::gas_schedule::<Runtime>);
    ref_time.div_ceil(schedule.ref_time_per_gas) as i64
}

fn too_large() -> ExtensionFailure {
    HostError::ResponseTooLarge.into()
}

#[test]
fn a_large_chain_is_listed_completely_in_pages_of_any_size() {
    let mut chain = large_chain();
    let (pools, assets) = chain.native(|| {
        let assets = pallet_assets::Asset::<Runtime, AssetsInstance>::iter_keys();
        let assets: BTreeSet<AssetId> = assets.chain([NATIVE_ASSET]).collect();
        (Pools::<Runtime>::iter_keys().collect::<BTreeSet<Pair>>(), assets)
    });
    assert_eq!((pools.len(), assets.len()), (305, 606));
    for limit in [7, 128, u32::MAX] {
        let size = limit.min(RuntimeExtensions::MAX_PAGE) as usize;
        let (listed, pages) = all_pools(&mut chain, limit);
        assert_eq!((listed.len(), pages), (pools.len(), pools.len().div_ceil(size)));
        let keys: BTreeSet<Pair> = listed.iter().map(|pool| (pool.asset1, pool.asset2)).collect();
        assert_eq!(keys, pools);
        let (listed, pages) = all_assets(&mut chain, limit);
        assert_eq!((listed.len(), pages), (assets.len(), assets.len().div_ceil(size)));
        assert_eq!(listed[0], NATIVE_ASSET);
        assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), assets);
    }
}

#[test]
fn a_limit_of_zero_is_one_of_one() {
    let mut chain = Chain::development();
    assert_eq!(all_pools(&mut chain, 0), all_pools(&mut chain, 1));
    assert_eq!(all_assets(&mut chain, 0), all_assets(&mut chain, 1));
    assert_eq!(all_pools(&mut chain, 0).1, 5);
}

#[test]
fn any_start_has_what_follows_it_in_storage() {
    let mut chain = large_chain();
    let (pools, assets) = (all_pools(&mut chain, 128).0, all_assets(&mut chain, 128).0);
    for start in [(0, 0), (21, 7), (404, 1984), (u32::MAX, u32::MAX), (10_000, 10_000)] {
        assert!(!pools.iter().any(|pool| (pool.asset1, pool.asset2) == start));
        let (page, _) = page::<Pool<AssetId, Balance>, Pair>(&mut chain, POOLS, &Some(start), 128);
        let skipped = pools.iter().position(|pool| Some(pool) == page.items.first());
        let following = &pools[skipped.unwrap_or(pools.len())..];
        assert_eq!(page.items, following[..following.len().min(128)]);
        assert_eq!(page.next.is_some(), following.len() > 128);
    }
    for start in [404, 9_999, u32::MAX, 10_000, NATIVE_ASSET] {
        let (page, _) = page::<AssetInfo<AssetId>, _>(&mut chain, ASSETS, &Some(start), 128);
        let first = page.items.first().map(|asset| asset.asset_id);
        assert_ne!(first, Some(NATIVE_ASSET));
        let skipped = assets.iter().position(|asset| Some(*asset) == first);
        if let Some(known) = assets.iter().position(|asset| *asset == start) {
            assert_eq!(skipped.unwrap_or(assets.len()), known + 1);
        }
    }
}

#[test]
fn a_start_that_has_gone_hides_nothing_else() {
    let mut chain = large_chain();
    let pools = all_pools(&mut chain, 128).0;
    let gone = (pools[9].asset1, pools[9].asset2);
    chain.native(|| Pools::<Runtime>::remove(gone));
    let (page, _) = page::<Pool<AssetId, Balance>, Pair>(&mut chain, POOLS, &Some(gone), 5);
    assert_eq!(page.items, pools[10..15]);
}

#[test]
fn an_empty_chain_has_one_asset_and_no_pool() {
    let mut chain = empty_chain();
    assert_eq!(all_pools(&mut chain, 128), (vec![], 1));
    assert_eq!(all_assets(&mut chain, 128), (vec![NATIVE_ASSET], 1));
    assert!(list_pools(&mut chain).unwrap().0.is_empty());
    assert_eq!(assets_info(&mut chain).unwrap().0.into_keys().collect::<Vec<_>>(), [NATIVE_ASSET]);
}

#[test]
fn a_pool_without_liquidity_is_listed_empty() {
    let mut chain = Chain::development();
    let (before, _) = all_pools(&mut chain, 128);
    assert!(before.iter().all(|pool| pool.reserve1 > 0 && pool.reserve2 > 0));
    chain.native(|| {
        let who = RuntimeOrigin::signed(Bob.to_account_id());
        AssetConversion::create_pool(who, Box::new(7), Box::new(21)).unwrap();
    });
    let (mut pools, _) = all_pools(&mut chain, 128);
    assert_eq!(pools.len(), before.len() + 1);
    pools.retain(|pool| !before.contains(pool));
    assert_eq!(pools, [Pool { asset1: 7, asset2: 21, reserve1: 0, reserve2: 0 }]);
}

#[test]
fn lists_of_pvq_0_1_have_everything_or_fail() {
    let (most_pools, most_assets) = (RuntimeExtensions::MAX_POOLS, RuntimeExtensions::MAX_ASSETS);
    let mut chain = empty_chain();
    chain.native(|| {
        create_pools((0..most_pools).map(|n| (20_000 + 2 * n, 20_001 + 2 * n)));
        // One is the native one.
        create_assets(10_000..10_000 + most_assets - 1);
    });
    let (pools, _) = list_pools(&mut chain).unwrap();
    assert_eq!(pools.into_iter().collect::<BTreeSet<_>>().len(), most_pools as usize);
    let (assets, _) = assets_info(&mut chain).unwrap();
    assert_eq!(assets.len(), most_assets as usize);
    assert!(chain.native(|| assets.keys().all(|asset| NativeAndAssets::asset_exists(*asset))));

    chain.native(|| create_pools([(7, 8)]));
    assert_eq!(list_pools(&mut chain).unwrap_err(), too_large());
    assert!(assets_info(&mut chain).is_ok());
    chain.native(|| create_assets([9]));
    assert_eq!(assets_info(&mut chain).unwrap_err(), too_large());
}

#[test]
fn programs_list_a_large_chain_or_say_that_they_cannot() {
    let mut chain = large_chain();
    // Answers with empty descriptions for the assets without metadata.
    let answer = chain.execute(fixtures::SWAP_INFO, &3u8).unwrap();
    type Described = AssetInfo<AssetId>;
    let pools = Vec::<(Described, Described, Balance, Balance)>::decode(&mut &answer[..]).unwrap();
    let listed: Vec<Pair> =
        pools.iter().map(|(asset1, asset2, ..)| (asset1.asset_id, asset2.asset_id)).collect();
    let expected: Vec<Pair> = chain.native(|| Pools::<Runtime>::iter_keys().collect());
    assert_eq!(listed, expected);
    assert_eq!(chain.execute(fixtures::LEGACY_SWAP_INFO, &3u8), Err(PvqError::HostCallError));
}

#[test]
fn what_is_listed_is_what_is_paid_for() {
    type Swap = pvq_extension_swap_weights::WeightInfo<Runtime>;
    type Paged = pvq_extension_pools::WeightInfo<Runtime>;
    let mut chain = empty_chain();
    for count in [0, 1, 40] {
        chain.native(|| create_pools((0..count).map(|n| (30_000 + n, 40_000 + n))));
        chain.native(|| create_assets((0..count).map(|n| 50_000 + 1_000 * count + n)));
        let (pools, paid) = list_pools(&mut chain).unwrap();
        let expected = Swap::list_pools(pools.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");
        let (assets, paid) = assets_info(&mut chain).unwrap();
        let expected = Swap::assets_info(assets.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");

        let (page_of_pools, paid) =
            page::<Pool<AssetId, Balance>, Pair>(&mut chain, POOLS, &None, u32::MAX);
        assert_eq!(page_of_pools.items.len(), pools.len());
        let expected = Paged::pools(pools.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");
        let (page_of_assets, paid) =
            page::<AssetInfo<AssetId>, AssetId>(&mut chain, ASSETS, &None, 3);
        let expected = Paged::assets(page_of_assets.items.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");
    }
}
