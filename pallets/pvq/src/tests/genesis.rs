//! A chain may start with settings and programs that calls would accept, and with no others.

use super::*;
use crate::{GenesisConfig, GenesisProgram, Programs, RuntimeApi};
use codec::Encode;
use frame_support::weights::Weight;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{hostile, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionRule, Policy};

fn program(code: &[u8]) -> GenesisProgram {
    GenesisProgram {
        hash: None,
        code: Some(code.to_vec().into()),
        label: "total-supply".into(),
        sources: PerSource::all(true),
        limits: None,
    }
}

fn of(programs: Vec<GenesisProgram>) -> GenesisConfig<Test> {
    GenesisConfig { programs, ..Default::default() }
}

#[test]
fn everything_that_governance_sets_can_be_there_from_the_start() {
    let limits = Limits { memory: 1024 * 1024, ..MaxLimits::get() };
    let weight = Weight::from_parts(7_000_000_000, 1_000_000);
    let rule = ExtensionRule::for_sources(only(&[InvokeSource::RuntimeApi]));
    let only_registered = PerSource::all(Policy::RegisteredOnly);
    let by_hash = GenesisProgram {
        hash: Some(hash(SUM_BALANCE)),
        code: None,
        label: "sum-balance".into(),
        limits: Some(limits),
        ..program(b"")
    };
    let genesis = GenesisConfig {
        policies: only_registered,
        limits: Some(limits),
        weight_limits: PerSource { runtime_api: Some(weight), ..Default::default() },
        programs: vec![program(TOTAL_SUPPLY), by_hash],
        extension_rules: vec![(fungibles::LEGACY_EXTENSION_ID, rule), (77, rule)],
        installed: vec![(77, hash(TOTAL_SUPPLY))],
        ..Default::default()
    };
    with_genesis(genesis).execute_with(|| {
        assert_eq!(settings().policies, only_registered);
        assert_eq!(Pvq::limits(), limits);
        assert_eq!(Pvq::weight_limit(InvokeSource::RuntimeApi), weight);
        assert_eq!(Pvq::weight_limit(InvokeSource::Xcm), limits.weight);
        assert_eq!(settings().rules.get(&fungibles::EXTENSION_ID), Some(&rule));
        assert_eq!(settings().rules.get(&77), Some(&rule));
        assert_eq!(Pvq::installed(77), Some(hash(TOTAL_SUPPLY)));
        assert_eq!(Programs::<Test>::count(), 2);
        let supply =
            RuntimeApi::<Test>::execute_registered(hash(TOTAL_SUPPLY), ASSET.to_vec(), None);
        assert_eq!(supply, Ok(u128::from(2 * MILLION + 5).encode()));
        // Anyone may upload the missing blob.
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(BOB), SUM_BALANCE.to_vec()));
        check();
    });
}

#[test]
fn unregistering_what_the_genesis_brought_returns_nothing() {
    with_genesis(of(vec![program(TOTAL_SUPPLY)])).execute_with(|| {
        let program = hash(TOTAL_SUPPLY);
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(events(), [Event::Unregistered { program, depositor: None }]);
        check();
    });
}

#[test]
fn a_genesis_is_json() {
    let json = serde_json::json!({
        "policies": {
            "runtimeApi": "Open",
            "extrinsic": "RegisteredOnly",
            "xcm": "RegisteredOnly",
            "runtime": "Open",
        },
        "weightLimits": { "runtimeApi": { "ref_time": 7_000_000, "proof_size": 70_000 } },
        "programs": [{
            "code": sp_core::bytes::to_hex(TOTAL_SUPPLY, false),
            "label": "total-supply",
            "sources": { "runtimeApi": true, "extrinsic": true, "xcm": false, "runtime": false },
        }],
        "installed": [[77, hash(TOTAL_SUPPLY)]],
        "extensionRules": [[fungibles::EXTENSION_ID, {
            "sources": { "runtimeApi": true, "extrinsic": false, "xcm": false, "runtime": false },
        }], [77, {
            "sources": { "runtimeApi": true, "extrinsic": false, "xcm": false, "runtime": false },
            "installed": true,
        }]],
    });
    let genesis: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
    with_genesis(genesis).execute_with(|| {
        assert_eq!(Pvq::policy(InvokeSource::Extrinsic), Policy::RegisteredOnly);
        let weight = Weight::from_parts(7_000_000, 70_000);
        assert_eq!(Pvq::weight_limit(InvokeSource::RuntimeApi), weight);
        assert_eq!(Pvq::weight_limit(InvokeSource::Xcm), MaxLimits::get().weight);
        let registered = Pvq::program(hash(TOTAL_SUPPLY)).unwrap();
        assert_eq!(registered.sources, only(&[InvokeSource::RuntimeApi, InvokeSource::Extrinsic]));
        assert!(!Pvq::may_call(fungibles::EXTENSION_ID, InvokeSource::Extrinsic));
        assert!(!Pvq::installed_may_call(fungibles::EXTENSION_ID));
        assert_eq!(Pvq::installed(77), Some(hash(TOTAL_SUPPLY)));
        assert!(settings().rules.get(&77).unwrap().installed);
        check();
    });
    let empty: GenesisConfig<Test> = serde_json::from_str("{}").unwrap();
    with_genesis(empty).execute_with(|| assert_eq!(settings(), Default::default()));
}

#[test]
fn what_is_built_survives_its_json() {
    let genesis = of(vec![program(TOTAL_SUPPLY)]);
    let json = serde_json::to_string(&genesis).unwrap();
    let again: GenesisConfig<Test> = serde_json::from_str(&json).unwrap();
    assert_eq!(again.programs, genesis.programs);
}

#[test]
#[should_panic = "`total-supply` cannot run: invalid program: it is not a PolkaVM blob"]
fn a_program_that_cannot_run_is_refused() {
    with_genesis(of(vec![program(&hostile::not_a_blob())]));
}

#[test]
#[should_panic = "`total-supply` cannot run: invalid program: it has 262145 bytes"]
fn a_program_that_is_too_large_is_refused() {
    with_genesis(of(vec![program(&vec![0; 256 * 1024 + 1])]));
}

#[test]
#[should_panic = "the blob of `total-supply` has the hash"]
fn a_hash_that_is_not_the_blobs_is_refused() {
    let wrong = GenesisProgram { hash: Some(hash(SUM_BALANCE)), ..program(TOTAL_SUPPLY) };
    with_genesis(of(vec![wrong]));
}

#[test]
#[should_panic = "has neither `hash` nor `code`"]
fn a_program_of_which_nothing_is_known_is_refused() {
    with_genesis(of(vec![GenesisProgram { code: None, ..program(b"") }]));
}

#[test]
#[should_panic = "has the hash of another program"]
fn a_program_that_is_there_twice_is_refused() {
    with_genesis(of(vec![program(TOTAL_SUPPLY), program(TOTAL_SUPPLY)]));
}

#[test]
#[should_panic = "is longer than `MaxLabelSize`, 64 bytes"]
fn a_label_that_is_too_long_is_refused() {
    with_genesis(of(vec![GenesisProgram { label: "x".repeat(65), ..program(TOTAL_SUPPLY) }]));
}

#[test]
#[should_panic = "the limits of total-supply exceed `MaxLimits`"]
fn own_limits_that_are_too_high_are_refused() {
    let limits = Some(Limits { memory: u32::MAX, ..MaxLimits::get() });
    with_genesis(of(vec![GenesisProgram { limits, ..program(TOTAL_SUPPLY) }]));
}

#[test]
#[should_panic = "the limits of the chain exceed `MaxLimits`"]
fn limits_that_are_too_high_are_refused() {
    let limits = Some(Limits { memory: u32::MAX, ..MaxLimits::get() });
    with_genesis(GenesisConfig { limits, ..Default::default() });
}

#[test]
#[should_panic = "the limit on the weight of Xcm exceeds `MaxLimits`"]
fn a_weight_limit_that_is_too_high_is_refused() {
    let weight_limits = PerSource { xcm: Some(Weight::MAX), ..Default::default() };
    with_genesis(GenesisConfig { weight_limits, ..Default::default() });
}

#[test]
#[should_panic = "the limit on the weight of Xcm exceeds `MaxLimits` or `MaxBlockLimits`"]
fn a_weight_limit_that_is_too_high_for_a_block_is_refused() {
    let max = MaxLimits::get();
    MaxBlockLimits::set(Some(Limits { weight: max.weight / 2, ..max }));
    let weight_limits = PerSource {
        runtime_api: Some(max.weight),
        xcm: Some(max.weight / 2 + Weight::from_parts(1, 0)),
        ..Default::default()
    };
    with_genesis(GenesisConfig { weight_limits, ..Default::default() });
}

fn rules(ids: &[u64]) -> GenesisConfig<Test> {
    let rule = ExtensionRule::CLOSED;
    let extension_rules = ids.iter().map(|id| (*id, rule)).collect();
    GenesisConfig { extension_rules, ..Default::default() }
}

#[test]
#[should_panic = "no extension has the id 99"]
fn a_rule_for_no_extension_is_refused() {
    with_genesis(rules(&[99]));
}

#[test]
#[should_panic = "has two rules"]
fn a_second_rule_by_the_other_id_is_refused() {
    with_genesis(rules(&[fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID]));
}

fn installing(installed: &[(u64, ProgramHash)]) -> GenesisConfig<Test> {
    GenesisConfig { installed: installed.to_vec(), ..of(vec![program(TOTAL_SUPPLY)]) }
}

#[test]
#[should_panic = "cannot be installed as extension 77"]
fn an_installed_program_that_is_not_registered_is_refused() {
    with_genesis(installing(&[(77, hash(SUM_BALANCE))]));
}

#[test]
#[should_panic = "ExtensionIdTaken"]
fn a_program_in_place_of_an_extension_is_refused() {
    with_genesis(installing(&[(fungibles::LEGACY_EXTENSION_ID, hash(TOTAL_SUPPLY))]));
}

#[test]
#[should_panic = "two programs are installed as extension 77"]
fn a_second_program_for_an_id_is_refused() {
    with_genesis(installing(&[(77, hash(TOTAL_SUPPLY)); 2]));
}

#[test]
#[should_panic = "TooManyInstalled"]
fn more_installed_programs_than_there_may_be_are_refused() {
    with_genesis(installing(&[77, 78, 79].map(|id| (id, hash(TOTAL_SUPPLY)))));
}
