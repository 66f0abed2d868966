//! The presets build, in Wasm, states that all pallets accept.

use crate::chain::Chain;
use codec::Decode;
use frame_support::traits::{
    fungibles::{metadata::Inspect as _, Inspect},
    IntegrityTest,
};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    configs::CommitteeInstance,
    genesis::{self, DEVELOPMENT_ID, SIBLING_ID, SIBLING_PRESET},
    AllPalletsWithSystem, AssetConversion, Assets, Aura, Balance, ParachainSystem, Runtime, System,
};
use pvq_primitives::PvqResult;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};

/// The presets, the parachain id of each, and how much there is of everything.
const PRESETS: [(&str, u32, Balance); 2] =
    [(DEV_RUNTIME_PRESET, DEVELOPMENT_ID, 1), (SIBLING_PRESET, SIBLING_ID, 2)];

#[test]
fn there_are_two_and_no_others() {
    let chain = Chain::of_preset(DEV_RUNTIME_PRESET);
    let names: Vec<PresetId> = chain.call("GenesisBuilder_preset_names", &());
    assert_eq!(names, PRESETS.map(|(name, ..)| PresetId::from(name)));
    let unknown: Option<Vec<u8>> =
        chain.call("GenesisBuilder_get_preset", &Some(PresetId::from("mainnet")));
    assert_eq!(unknown, None);
}

#[test]
fn each_has_its_id_and_the_same_people() {
    for (name, id, _) in PRESETS {
        let chain = Chain::of_preset(name);
        assert_eq!(chain.id(), id.into());
        chain.native(|| {
            let collators = pallet_aura::Authorities::<Runtime>::get();
            assert_eq!(collators.into_inner(), [genesis::COLLATOR.public().into()]);
            let owner = genesis::OWNER.to_account_id();
            assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(owner));
            let mut committee = genesis::COMMITTEE.map(|who| who.to_account_id());
            committee.sort();
            let members = pallet_collective::Members::<Runtime, CommitteeInstance>::get();
            assert_eq!(members, committee);
            for who in genesis::ENDOWED {
                let balance = NativeAndAssets::balance(NATIVE_ASSET, &who.to_account_id());
                assert_eq!(balance, genesis::ENDOWMENT);
            }
        });
    }
}

#[test]
fn each_has_the_assets_and_pools_in_its_own_amounts() {
    for (name, _, times) in PRESETS {
        Chain::of_preset(name).native(|| {
            for asset in &genesis::ASSETS {
                assert_eq!(Assets::name(asset.id), asset.name.as_bytes());
                assert_eq!(Assets::symbol(asset.id), asset.symbol.as_bytes());
                assert_eq!(Assets::decimals(asset.id), asset.decimals);
                for (who, amount) in asset.holders {
                    assert_eq!(Assets::balance(asset.id, who.to_account_id()), times * amount);
                }
            }
            for ((asset1, amount1), (asset2, amount2)) in genesis::POOLS {
                let reserves = AssetConversion::get_reserves(asset1, asset2).map_err(drop);
                assert_eq!(reserves, Ok((times * amount1, times * amount2)));
            }
        });
    }
}

#[test]
fn each_answers_a_query_through_the_runtime_api() {
    for (name, _, times) in PRESETS {
        let chain = Chain::of_preset(name);
        for asset in &genesis::ASSETS {
            let args = codec::Encode::encode(&(0u8, asset.id));
            let result: PvqResult =
                chain.call("PvqApi_execute_query", &(TOTAL_SUPPLY, args, None::<i64>));
            let supply = Balance::decode(&mut &result.unwrap()[..]).unwrap();
            assert_eq!(supply, chain.native(|| Assets::total_issuance(asset.id)));
            assert_eq!(supply % times, 0);
        }
    }
}

#[test]
fn the_configuration_of_all_pallets_holds_together() {
    Chain::of_preset(DEV_RUNTIME_PRESET).native(AllPalletsWithSystem::integrity_test);
}

#[test]
fn nodes_find_the_pallets_by_the_names_that_they_know() {
    use frame_support::traits::PalletInfoAccess;

    let names = [System::name(), ParachainSystem::name(), Aura::name()];
    assert_eq!(names, ["System", "ParachainSystem", "Aura"]);
    assert_eq!([System::index(), ParachainSystem::index()], [0, 1]);
}
