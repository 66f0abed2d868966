//! What the guide says in words.

use crate::{read, GUIDE};
use codec::{Decode, Encode};
use frame_support::{
    assert_ok,
    traits::{
        fungible::{InspectHold, Mutate},
        Consideration, Footprint,
    },
};
use pvq_guest_fixtures::{hostile, SUM_BALANCE, SUM_BALANCE_BATCH, TOTAL_SUPPLY};
use pvq_parachain_runtime::{
    apis::api,
    constants::{deposit, MILLI_UNIT, UNIT},
    AccountId, Assets, Balances, Block, Executive, Pvq, Runtime, RuntimeOrigin, VERSION,
};
use pvq_primitives::{Metadata, PerSource, Policy, ProgramHash, QueryMetadata};
use pvq_runtime_api::runtime_decl_for_pvq_api::PvqApiV2;
use sp_io::hashing::blake2_256;

const ISSUER: AccountId = AccountId::new([1; 32]);
const ANYONE: AccountId = AccountId::new([2; 32]);

/// A chain that has an asset 1984, of which a million are issued.
fn with_an_asset(test: impl FnOnce()) {
    sp_io::TestExternalities::new_empty().execute_with(|| {
        assert_ok!(Assets::force_create(RuntimeOrigin::root(), 1984, ISSUER.into(), true, 1));
        assert_ok!(Assets::mint(RuntimeOrigin::signed(ISSUER), 1984, ISSUER.into(), 1_000_000));
        test()
    });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Registers and uploads `program`.
fn have(program: &[u8]) -> ProgramHash {
    let hash = ProgramHash::from(blake2_256(program));
    let sources = PerSource::all(true);
    assert_ok!(Pvq::register(RuntimeOrigin::root(), hash, None, sources, Default::default()));
    assert_ok!(Balances::mint_into(&ANYONE, 100 * UNIT));
    assert_ok!(Pvq::upload(RuntimeOrigin::signed(ANYONE), program.to_vec()));
    hash
}

#[test]
fn the_call_that_is_typed_in_gets_the_answer_that_is_shown() {
    let guide = read(GUIDE);
    with_an_asset(|| {
        let call = (have(TOTAL_SUPPLY), (0u8, 1984u32).encode(), None::<i64>).encode();
        let (hash, rest) = call.split_at(32);
        assert!(guide.contains(&format!("`0xHASH{}`", hex(rest))), "{}", hex(rest));
        assert_eq!(hash, blake2_256(TOTAL_SUPPLY));
        let answer = api::dispatch("PvqApi_execute_registered", &call).unwrap();
        assert!(guide.contains(&format!("`0x{}`", hex(&answer))), "{}", hex(&answer));
    });
}

#[test]
fn a_node_that_is_asked_what_programs_may_call_names_the_extensions() {
    let guide = read(GUIDE);
    with_an_asset(|| {
        assert!(guide.contains("\"params\":[\"PvqApi_metadata\",\"0x\"]"));
        let answer = api::dispatch("PvqApi_metadata", &[]).unwrap();
        let encoded = Vec::<u8>::decode(&mut &answer[..]).unwrap();
        let metadata = Metadata::decode(&mut &encoded[..]).unwrap();
        let names: Vec<_> =
            metadata.extensions.values().map(|extension| extension.name.as_str()).collect();
        for name in
            ["ExtensionCore", "ExtensionHashing", "ExtensionFungibles", "ExtensionFungiblesBatch"]
        {
            assert_eq!(names.iter().filter(|known| **known == name).count(), 2, "{name}");
            assert!(guide.contains(&format!("`{name}`")));
        }
    });
}

#[test]
fn versioned_metadata_lists_the_weights_of_functions() {
    with_an_asset(|| {
        let encoded = <Runtime as PvqApiV2<Block>>::metadata_at_version(1).unwrap();
        let metadata = QueryMetadata::decode(&mut &encoded[..]).unwrap();
        let fungibles =
            metadata.extensions.iter().find(|found| found.name == "ExtensionFungibles").unwrap();
        assert_eq!(fungibles.id, pvq_extension_fungibles::extension::EXTENSION_ID);
        for function in &fungibles.functions {
            assert!(function.weight.ref_time() > 0, "{function:?}");
            assert!(!function.docs.is_empty(), "{function:?}");
        }
    });
}

#[test]
fn batches_answer_as_single_calls_do() {
    with_an_asset(|| {
        let args = (0u8, 1984u32, [ISSUER, ANYONE].to_vec()).encode();
        for program in [SUM_BALANCE, SUM_BALANCE_BATCH] {
            let result = Runtime::execute_query(program.to_vec(), args.clone(), None).unwrap();
            assert_eq!(u128::decode(&mut &result[..]), Ok(1_000_000));
        }
    });
}

#[test]
fn hostile_programs_get_an_error() {
    with_an_asset(|| {
        for (name, program) in hostile::all() {
            let result = Runtime::execute_query(program, vec![0], Some(10_000_000));
            assert!(result.is_err(), "{name}");
        }
    });
}

#[test]
fn the_deposit_is_a_base_and_each_byte() {
    with_an_asset(|| {
        have(TOTAL_SUPPLY);
        let expected = deposit(1, TOTAL_SUPPLY.len() as u32);
        assert_eq!(Balances::total_balance_on_hold(&ANYONE), expected);
    });
    with_an_asset(|| {
        assert_ok!(Balances::mint_into(&ANYONE, 100 * UNIT));
        let footprint = Footprint::from_parts(1, 546);
        <Runtime as pallet_pvq::Config>::Consideration::new(&ANYONE, footprint).unwrap();
        assert_eq!(Balances::total_balance_on_hold(&ANYONE), 1_546 * MILLI_UNIT / 10);
        assert!(read(GUIDE).contains("a program of 546 bytes holds 0.1546 units"));
    });
}

#[test]
fn without_governance_any_program_runs_from_anywhere() {
    with_an_asset(|| {
        let chain = Runtime::chain();
        assert_eq!(chain.policies, PerSource::all(Policy::Open));
        assert_eq!(chain.limits, <Runtime as pallet_pvq::Config>::MaxLimits::get());
        assert!(chain.rules.is_empty());
    });
}

#[test]
fn the_runtime_names_the_api_in_its_version() {
    let id = <dyn pvq_runtime_api::PvqApi<Block> as sp_api::RuntimeApiInfo>::ID;
    assert!(VERSION.apis.contains(&(id, 2)));
}

#[test]
fn an_upgrade_keeps_what_is_registered() {
    with_an_asset(|| {
        let program = have(TOTAL_SUPPLY);
        Executive::execute_on_runtime_upgrade();
        assert!(Runtime::execute_registered(program, (0u8, 1984u32).encode(), None).is_ok());
    });
}
