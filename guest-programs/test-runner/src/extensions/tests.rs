use super::*;
use crate::{
    accounts::parse_account,
    genesis::Genesis,
    runtime::{AssetConversion, NativeAndAssets, NATIVE_ASSET},
};
use codec::{Decode, Encode};
use frame_support::traits::fungibles::Inspect;
use pvq_executor::CallContext;
use pvq_extension::{ExtensionFailure, Extensions, HostError};
use pvq_extension_core::{extension as core, hashing};
use pvq_extension_fungibles::{
    batch::{self, ExtensionFungiblesBatch},
    extension::{self as fungibles, ExtensionFungibles},
};
use pvq_extension_swap::extension::{self as swap, ExtensionSwap};

const IDS: [(ExtensionId, ExtensionId); 5] = [
    (core::EXTENSION_ID, core::LEGACY_EXTENSION_ID),
    (hashing::EXTENSION_ID, hashing::LEGACY_EXTENSION_ID),
    (fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID),
    (batch::EXTENSION_ID, batch::LEGACY_EXTENSION_ID),
    (swap::EXTENSION_ID, swap::LEGACY_EXTENSION_ID),
];

fn query<R>(query: impl FnOnce() -> R) -> R {
    Genesis::default().build().unwrap().execute_with(query)
}

fn call<R: Decode>(id: ExtensionId, call: impl Encode) -> Result<R, ExtensionFailure> {
    let mut response = Vec::new();
    let mut context = CallContext::unmetered();
    query(|| executor().call(id, &call.encode(), &mut context, &mut response))?;
    Ok(R::decode(&mut &response[..]).unwrap())
}

#[test]
fn every_extension_answers_to_both_ids() {
    let metadata = executor().metadata();
    for id in IDS.into_iter().flat_map(|(normative, legacy)| [normative, legacy]) {
        assert!(contains(id));
        assert!(metadata.extensions.contains_key(&id.to_string()));
        assert_eq!(call(core::EXTENSION_ID, (0u8, id)), Ok(true));
    }
    assert_eq!(metadata.extensions.len(), 2 * IDS.len());
    assert_eq!(call(core::EXTENSION_ID, (0u8, 1u64)), Ok(false));
    let unknown = ExtensionFailure::from(HostError::UnknownExtension);
    assert_eq!(call::<()>(1, 0u8), Err(unknown));
}

#[test]
fn hashes_are_the_hosts() {
    let hash = call::<[u8; 32]>(hashing::EXTENSION_ID, (1u8, b"pvq".to_vec()));
    assert_eq!(hash, Ok(sp_io::hashing::blake2_256(b"pvq")));
}

#[test]
fn the_native_token_is_an_asset_like_any_other() {
    let alice = parse_account("//Alice").unwrap();
    query(|| {
        for (asset, symbol, decimals) in [(NATIVE_ASSET, "UNIT", 12), (1984, "USDT", 6)] {
            assert!(RuntimeExtensions::asset_exists(asset));
            assert_eq!(RuntimeExtensions::symbol(asset), symbol.as_bytes());
            assert_eq!(RuntimeExtensions::decimals(asset), decimals);
            let balance = RuntimeExtensions::balance(asset, alice.clone());
            assert_eq!(balance, NativeAndAssets::balance(asset, &alice));
            assert!(balance > RuntimeExtensions::minimum_balance(asset));
            assert!(balance < RuntimeExtensions::total_supply(asset));
        }
        assert!(!RuntimeExtensions::asset_exists(1));
        assert_eq!(RuntimeExtensions::total_supply(1), 0);
    });
}

#[test]
fn a_batch_answers_as_single_calls_do() {
    let accounts: Vec<_> =
        ["//Alice", "//Bob", "//Nobody"].map(|name| parse_account(name).unwrap()).to_vec();
    query(|| {
        let balances = RuntimeExtensions::balances(1984, accounts.clone());
        let single = accounts.into_iter().map(|who| RuntimeExtensions::balance(1984, who));
        assert_eq!(balances, single.collect::<Vec<_>>());
        assert_eq!(balances[2], 0);

        let details = RuntimeExtensions::assets(vec![1984, 1, 0]);
        let tether = details[0].as_ref().unwrap();
        assert_eq!(tether.name, RuntimeExtensions::name(1984));
        assert_eq!(tether.minimum_balance, 10_000);
        assert_eq!(tether.total_supply, RuntimeExtensions::total_supply(1984));
        assert_eq!(details[1], None);
        assert_eq!(details[2].as_ref().unwrap().symbol, b"UNIT");
    });
}

#[test]
fn pools_and_their_assets_are_listed_once() {
    query(|| {
        let pools = RuntimeExtensions::list_pools();
        assert_eq!(pools.len(), 5);
        for (asset1, asset2, reserve1, reserve2) in pools {
            let reserves = AssetConversion::get_reserves(asset1, asset2).ok();
            assert_eq!(reserves, Some((reserve1, reserve2)));
            let turned = RuntimeExtensions::get_liquidity_pool(asset2, asset1);
            assert_eq!(turned, Some((reserve2, reserve1)));
        }
        let assets = RuntimeExtensions::assets_info();
        let ids: Vec<_> = assets.iter().map(|asset| asset.asset_id).collect();
        assert_eq!(ids, [0, 21, 60, 1337, 1984, 7], "what is in no pool comes last");
        assert_eq!(RuntimeExtensions::asset_info(7).unwrap().symbol, b"TICKET");
        assert_eq!(RuntimeExtensions::asset_info(1), None);
        assert_eq!(RuntimeExtensions::get_liquidity_pool(7, 1984), None);
    });
}
