//! A chain with so many accounts, assets and pools that the proof of each value has several full nodes above it.

use crate::chain::Chain;
use frame_support::{
    assert_ok,
    traits::{fungible::Mutate as _, fungibles::Mutate as _},
};
use pallet_asset_conversion::{PoolInfo, Pools};
use pvq_parachain_runtime::{
    assets::NATIVE_ASSET, constants::UNIT, genesis::OWNER, AccountId, AssetId, Assets, Balances,
    Runtime, RuntimeOrigin,
};
use sp_io::hashing::blake2_256;

/// The accounts that are added, each with some of the assets that are quoted.
const ACCOUNTS: u32 = 3_000;
/// The assets that are added, and a pool of each with the native token.
const ADDED_ASSETS: u32 = 600;
/// The id of the first of these.
const FIRST_ASSET: AssetId = 100_000;
/// The assets of the presets that the accounts have, which pools and quotes are about.
const HELD: [AssetId; 2] = [1337, 1984];

/// Returns an account that is added.
fn account(number: u32) -> AccountId {
    blake2_256(&number.to_le_bytes()).into()
}

/// Returns the chain of the preset `name` with all of that.
pub fn populous(name: &str) -> Chain {
    Chain::with_more(name, || {
        for number in 0..ACCOUNTS {
            let who = account(number);
            assert_ok!(Balances::mint_into(&who, UNIT));
            for asset in HELD {
                assert_ok!(Assets::mint_into(asset, &who, 1_000_000));
            }
        }
        let owner = OWNER.to_account_id();
        for asset in FIRST_ASSET..FIRST_ASSET + ADDED_ASSETS {
            let root = RuntimeOrigin::root;
            assert_ok!(Assets::force_create(root(), asset, owner.clone().into(), true, 1));
            let (name, symbol) = (format!("Asset {asset}"), format!("A{asset}"));
            let (name, symbol) = (name.into_bytes(), symbol.into_bytes());
            assert_ok!(Assets::force_set_metadata(root(), asset, name, symbol, 12, false));
            Pools::<Runtime>::insert((NATIVE_ASSET, asset), PoolInfo { lp_token: asset });
        }
    })
}
