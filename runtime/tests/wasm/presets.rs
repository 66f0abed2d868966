//! The presets build, in Wasm, a state that all pallets accept.

use crate::chain::Chain;
use frame_support::traits::{
    fungibles::{metadata::Inspect as _, Inspect},
    IntegrityTest,
};
use pvq_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    genesis, AllPalletsWithSystem, AssetConversion, Assets, Balance, Runtime,
};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring;

const PRESETS: [(&str, usize); 2] = [(DEV_RUNTIME_PRESET, 1), (LOCAL_TESTNET_RUNTIME_PRESET, 2)];

#[test]
fn there_are_two_and_no_others() {
    let mut chain = Chain::development();
    let names: Vec<PresetId> = chain.call("GenesisBuilder_preset_names", &());
    assert_eq!(names, PRESETS.map(|(name, _)| PresetId::from(name)));
    let unknown: Option<Vec<u8>> =
        chain.call("GenesisBuilder_get_preset", &Some(PresetId::from("mainnet")));
    assert_eq!(unknown, None);
}

#[test]
fn each_has_its_authorities_and_the_same_accounts() {
    for (name, authorities) in PRESETS {
        let mut chain = Chain::from_preset(name);
        chain.native(|| {
            assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), authorities);
            assert_eq!(pvq_runtime::Grandpa::grandpa_authorities().len(), authorities);
            let owner = genesis::OWNER.to_account_id();
            assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(owner));
            let mut committee = genesis::COMMITTEE.map(|who| who.to_account_id());
            committee.sort();
            let members = pallet_collective::Members::<
                Runtime,
                pvq_runtime::configs::CommitteeInstance,
            >::get();
            assert_eq!(members, committee);
            for who in genesis::ENDOWED {
                let balance = NativeAndAssets::balance(NATIVE_ASSET, &who.to_account_id());
                assert_eq!(balance, genesis::ENDOWMENT);
            }
        });
    }
}

#[test]
fn each_has_the_assets_with_their_holders() {
    for (name, _) in PRESETS {
        Chain::from_preset(name).native(|| {
            for asset in &genesis::ASSETS {
                assert_eq!(Assets::name(asset.id), asset.name.as_bytes());
                assert_eq!(Assets::symbol(asset.id), asset.symbol.as_bytes());
                assert_eq!(Assets::decimals(asset.id), asset.decimals);
                assert_eq!(Assets::minimum_balance(asset.id), asset.minimum_balance);
                for who in Sr25519Keyring::well_known() {
                    let balance = asset.holders.iter().find(|(holder, _)| *holder == who);
                    let balance = balance.map_or(0, |(_, balance)| *balance);
                    assert_eq!(Assets::balance(asset.id, who.to_account_id()), balance);
                }
                let held: Balance = asset.holders.iter().map(|(_, balance)| balance).sum();
                assert_eq!(Assets::total_issuance(asset.id), held + pooled(asset.id));
            }
        });
    }
}

fn pooled(asset: u32) -> Balance {
    let both = genesis::POOLS.iter().flat_map(|(first, second)| [first, second]);
    both.filter(|(pooled, _)| *pooled == asset).map(|(_, amount)| amount).sum()
}

#[test]
fn each_has_the_pools_with_their_liquidity() {
    for (name, _) in PRESETS {
        Chain::from_preset(name).native(|| {
            for ((asset1, amount1), (asset2, amount2)) in genesis::POOLS {
                let reserves = AssetConversion::get_reserves(asset1, asset2).map_err(drop);
                assert_eq!(reserves, Ok((amount1, amount2)));
            }
        });
    }
}

#[test]
fn the_configuration_of_all_pallets_holds_together() {
    Chain::development().native(AllPalletsWithSystem::integrity_test);
}

#[test]
fn nobody_can_take_the_id_of_the_native_token() {
    let mut chain = Chain::development();
    chain.native(|| {
        let owner: pvq_runtime::Address = Sr25519Keyring::Alice.to_account_id().into();
        let root = pvq_runtime::RuntimeOrigin::root();
        let refused = Assets::force_create(root, NATIVE_ASSET, owner, true, 1);
        let reason =
            pallet_assets::Error::<Runtime, pvq_runtime::configs::AssetsInstance>::CallbackFailed;
        assert_eq!(refused, Err(reason.into()));
    });
}
