//! Answers of the extensions on states that the presets do not have: lists have a bound, and are charged by the items
//! that they list.

use crate::chain::Chain;
use codec::Decode;
use frame_support::traits::fungibles::Inspect;
use pallet_asset_conversion::{PoolInfo, Pools};
use pvq_extension_swap::{
    extension::{ExtensionSwap, WeightInfo as _, EXTENSION_ID},
    AssetInfo,
};
use pvq_primitives::{ExtensionAnswer, ExtensionCall};
use pvq_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    configs::AssetsInstance,
    extensions::RuntimeExtensions,
    weights::pvq_extension_swap::WeightInfo,
    AssetConversion, AssetId, Assets, Balance, Runtime, RuntimeOrigin,
};
use sp_keyring::Sr25519Keyring::Bob;

const LIST_POOLS: u8 = 3;
const ASSETS_INFO: u8 = 5;

/// Returns a list of the extension, and the gas that was charged for it.
fn list<T: Decode>(chain: &mut Chain, function: u8) -> (Vec<T>, i64) {
    let call = ExtensionCall {
        extension: EXTENSION_ID,
        call: vec![function],
        gas_left: i64::MAX,
        proof_size_left: u64::MAX,
    };
    let answer: ExtensionAnswer = chain.pvq("call_extension", &call);
    let response = answer.result.expect("there is gas for the longest list");
    (Vec::decode(&mut &response[..]).unwrap(), answer.gas)
}

fn list_pools(chain: &mut Chain) -> (Vec<(AssetId, AssetId, Balance, Balance)>, i64) {
    list(chain, LIST_POOLS)
}

fn assets_info(chain: &mut Chain) -> (Vec<AssetId>, i64) {
    let (assets, gas) = list::<AssetInfo<AssetId>>(chain, ASSETS_INFO);
    (assets.into_iter().map(|asset| asset.asset_id).collect(), gas)
}

fn create_assets(ids: impl IntoIterator<Item = AssetId>) {
    for id in ids {
        let owner = Bob.to_account_id().into();
        Assets::force_create(RuntimeOrigin::root(), id, owner, true, 1).unwrap();
    }
}

/// Creates pools without liquidity.
fn create_pools(pairs: impl IntoIterator<Item = (AssetId, AssetId)>) {
    for pair in pairs {
        Pools::<Runtime>::insert(pair, PoolInfo { lp_token: 0 });
    }
}

/// Returns the gas that `ref_time` is charged as.
fn gas(chain: &mut Chain, ref_time: u64) -> i64 {
    let schedule = chain.native(pallet_pvq::schedule::gas_schedule::<Runtime>);
    ref_time.div_ceil(schedule.ref_time_per_gas) as i64
}

#[test]
fn assets_in_pools_come_first() {
    let (assets, _) = assets_info(&mut Chain::development());
    assert_eq!(assets, [NATIVE_ASSET, 21, 60, 1337, 1984, 7]);
}

#[test]
fn the_native_token_is_listed_where_it_is_in_no_pool() {
    let mut chain = Chain::development();
    chain.native(|| {
        let _ = Pools::<Runtime>::clear(u32::MAX, None);
        create_assets(10_000..10_400);
    });
    let (assets, _) = assets_info(&mut chain);
    assert_eq!(assets.len(), RuntimeExtensions::MAX_ASSETS as usize);
    assert_eq!(assets[0], NATIVE_ASSET);
}

#[test]
fn a_pool_without_liquidity_is_listed_empty() {
    let mut chain = Chain::development();
    let (before, _) = list_pools(&mut chain);
    chain.native(|| {
        let who = RuntimeOrigin::signed(Bob.to_account_id());
        AssetConversion::create_pool(who, Box::new(7), Box::new(21)).unwrap();
    });
    let (mut pools, _) = list_pools(&mut chain);
    assert_eq!(pools.len(), before.len() + 1);
    pools.retain(|pool| !before.contains(pool));
    assert_eq!(pools, [(7, 21, 0, 0)]);
}

#[test]
fn lists_are_bounded_however_many_pools_and_assets_there_are() {
    let mut chain = Chain::development();
    chain.native(|| {
        create_assets(10_000..10_600);
        create_pools((0..300).map(|n| (10_000 + n, 10_001 + n)));
    });
    let (pools, _) = list_pools(&mut chain);
    assert_eq!(pools.len(), RuntimeExtensions::MAX_POOLS as usize);
    let (mut assets, _) = assets_info(&mut chain);
    assert_eq!(assets.len(), RuntimeExtensions::MAX_ASSETS as usize);
    assert!(chain.native(|| assets.iter().all(|asset| NativeAndAssets::asset_exists(*asset))));
    assets.sort();
    assets.dedup();
    assert_eq!(assets.len(), RuntimeExtensions::MAX_ASSETS as usize, "each is listed once");
}

#[test]
fn pools_of_destroyed_assets_hide_no_others() {
    let mut chain = Chain::development();
    chain.native(|| create_pools((0..300).map(|n| (20_000 + 2 * n, 20_001 + 2 * n))));
    let (mut assets, _) = assets_info(&mut chain);
    assets.sort();
    assert_eq!(assets, [NATIVE_ASSET, 7, 21, 60, 1337, 1984]);
}

#[test]
fn what_is_listed_is_what_is_paid_for() {
    type Weights = WeightInfo<Runtime>;
    let mut chain = Chain::development();
    chain.native(|| {
        let _ = Pools::<Runtime>::clear(u32::MAX, None);
        let _ = pallet_assets::Asset::<Runtime, AssetsInstance>::clear(u32::MAX, None);
    });
    for count in [0, 1, 40] {
        chain.native(|| create_pools((0..count).map(|n| (30_000 + n, 40_000 + n))));
        chain.native(|| create_assets((0..count).map(|n| 50_000 + 1_000 * count + n)));
        let (pools, paid) = list_pools(&mut chain);
        let expected = Weights::list_pools(pools.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");
        let (assets, paid) = assets_info(&mut chain);
        let expected = Weights::assets_info(assets.len() as u32).ref_time();
        assert!(paid.abs_diff(gas(&mut chain, expected)) <= 1, "{paid}");
    }
}
