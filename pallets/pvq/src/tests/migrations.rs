//! Migrations of the storage to a new version, and to changed constants or extensions.

use super::*;
use crate::{
    migrations::{AddInstalled, AddValidations, AddWeightLimits, DropStaleRules, LowerLimits},
    InstalledProgram, Programs,
};
use codec::Encode;
use frame_support::{
    storage::unhashed,
    traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
    weights::Weight,
};
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionRule, Policy};

#[cfg(feature = "try-runtime")]
fn upgrade<M: OnRuntimeUpgrade>() {
    M::try_on_runtime_upgrade(true).unwrap();
}

#[cfg(not(feature = "try-runtime"))]
fn upgrade<M: OnRuntimeUpgrade>() {
    M::on_runtime_upgrade();
}

#[test]
fn limits_in_storage_are_lowered_to_what_the_runtime_allows_now() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), Limits { args_size: 7, ..max }));
        let bounded = register_for(TOTAL_SUPPLY, PerSource::all(true), Some(max));
        let small = Limits { memory: 4096, result_size: 3, ..max };
        let small_program = register_for(SUM_BALANCE, PerSource::all(true), Some(small));
        let unbounded = register(b"unbounded");
        check();

        let now = Limits { memory: 1024 * 1024, ..max };
        MaxLimits::set(now);
        assert!(Pallet::<Test>::do_try_state().is_err());
        upgrade::<LowerLimits<Test>>();
        assert_eq!(settings().limits, Some(Limits { args_size: 7, ..now }));
        let limits = |program| Programs::<Test>::get(program).unwrap().limits;
        assert_eq!(limits(bounded), Some(now));
        assert_eq!(limits(small_program), Some(small));
        assert_eq!(limits(unbounded), None);
        assert_eq!(Programs::<Test>::count(), 3);
        check();

        let before = sp_io::storage::root(Default::default());
        upgrade::<LowerLimits<Test>>();
        assert_eq!(sp_io::storage::root(Default::default()), before);
    });
}

#[test]
fn weight_limits_in_storage_are_lowered_to_what_the_runtime_allows_now() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        let low = Weight::from_parts(7, 7);
        for (source, weight) in [(InvokeSource::RuntimeApi, max.weight), (InvokeSource::Xcm, low)] {
            assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(weight)));
        }
        check();
        let weight = max.weight / 2;
        MaxLimits::set(Limits { weight, ..max });
        assert!(Pallet::<Test>::do_try_state().is_err());
        upgrade::<LowerLimits<Test>>();
        let expected =
            PerSource { runtime_api: Some(weight), xcm: Some(low), ..Default::default() };
        assert_eq!(settings().weight_limits, expected);
        check();
    });
}

#[test]
fn weight_limits_of_sources_in_blocks_are_lowered_to_what_a_block_allows_now() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        for source in SOURCES {
            assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(max.weight)));
        }
        let weight = max.weight / 4;
        MaxBlockLimits::set(Some(Limits { weight, ..max }));
        assert!(Pallet::<Test>::do_try_state().is_err());
        upgrade::<LowerLimits<Test>>();
        let expected = PerSource { runtime_api: Some(max.weight), ..PerSource::all(Some(weight)) };
        assert_eq!(settings().weight_limits, expected);
        check();
    });
}

/// Settings of storage version 1: policies, limits, rules.
type Before = (PerSource<Policy>, Option<Limits>, Vec<(u64, PerSource<bool>)>);

/// Settings of storage version 2: policies, limits, weight limits, rules.
type Settings2 =
    (PerSource<Policy>, Option<Limits>, PerSource<Option<Weight>>, Vec<(u64, PerSource<bool>)>);

fn of_version_1(before: &Before) {
    StorageVersion::new(1).put::<Pvq>();
    unhashed::put_raw(&Configuration::<Test>::hashed_key(), &before.encode());
}

#[test]
fn settings_of_version_1_are_kept_and_no_source_is_limited_by_governance() {
    new_test_ext().execute_with(|| {
        let policies = PerSource { xcm: Policy::RegisteredOnly, ..Default::default() };
        let limits = Limits { args_size: 7, ..MaxLimits::get() };
        let rule = ExtensionRule::CLOSED;
        of_version_1(&(policies, Some(limits), vec![(fungibles::EXTENSION_ID, rule.sources)]));

        upgrade::<AddWeightLimits<Test>>();
        assert_eq!(Pvq::on_chain_storage_version(), 2);
        upgrade::<AddInstalled<Test>>();
        assert_eq!(Pvq::on_chain_storage_version(), 3);
        let after = settings();
        assert_eq!((after.policies, after.limits), (policies, Some(limits)));
        assert_eq!(after.rules.into_iter().collect::<Vec<_>>(), [(fungibles::EXTENSION_ID, rule)]);
        assert_eq!(after.weight_limits, PerSource::all(None));
        assert_eq!(
            Pvq::weight_limit(InvokeSource::RuntimeApi).ref_time(),
            DefaultWeightLimits::get().runtime_api.ref_time()
        );
        check();

        // A second time it changes nothing.
        let weight = Some(Weight::from_parts(7, 7));
        assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), InvokeSource::Xcm, weight));
        let before = settings();
        upgrade::<AddWeightLimits<Test>>();
        upgrade::<AddInstalled<Test>>();
        assert_eq!(settings(), before);
    });
}

#[test]
fn rules_of_version_2_are_kept_and_closed_for_installed_programs() {
    new_test_ext().execute_with(|| {
        let policies = PerSource { xcm: Policy::RegisteredOnly, ..Default::default() };
        let limits = Some(Limits { args_size: 7, ..MaxLimits::get() });
        let weights = PerSource { xcm: Some(Weight::from_parts(7, 7)), ..Default::default() };
        let (open, xcm) = (PerSource::all(true), only(&[InvokeSource::Xcm]));
        let mut ids = [fungibles::EXTENSION_ID, vandal::EXTENSION_ID];
        ids.sort();
        let before: Settings2 = (policies, limits, weights, vec![(ids[0], open), (ids[1], xcm)]);
        StorageVersion::new(2).put::<Pvq>();
        unhashed::put_raw(&Configuration::<Test>::hashed_key(), &before.encode());

        upgrade::<AddInstalled<Test>>();
        assert_eq!(Pvq::on_chain_storage_version(), 3);
        let after = settings();
        assert_eq!(
            (after.policies, after.limits, after.weight_limits),
            (policies, limits, weights)
        );
        let rules: Vec<_> = after.rules.into_iter().collect();
        let expected = [open, xcm].map(ExtensionRule::for_sources);
        assert_eq!(rules, [(ids[0], expected[0]), (ids[1], expected[1])]);
        assert!(after.installed.is_empty());
        assert!(!Pvq::installed_may_call(ids[0]));
        check();
    });
}

#[test]
fn settings_that_are_not_those_of_their_version_are_left_alone() {
    new_test_ext().execute_with(|| {
        let key = Configuration::<Test>::hashed_key();
        for version in [1, 2, 3] {
            StorageVersion::new(version).put::<Pvq>();
            unhashed::put_raw(&key, &[9]);
            <AddWeightLimits<Test> as OnRuntimeUpgrade>::on_runtime_upgrade();
            <AddInstalled<Test> as OnRuntimeUpgrade>::on_runtime_upgrade();
            <AddValidations<Test> as OnRuntimeUpgrade>::on_runtime_upgrade();
            assert_eq!(unhashed::get_raw(&key).unwrap(), [9]);
        }
    });
}

#[test]
fn a_program_whose_id_the_runtime_has_now_is_uninstalled_and_others_are_not() {
    new_test_ext().execute_with(|| {
        let hash = upload(TOTAL_SUPPLY);
        let size = TOTAL_SUPPLY.len() as u32;
        let installed = InstalledProgram { hash, size, validation: None };
        Configuration::<Test>::mutate(|settings| {
            for id in [99, fungibles::LEGACY_EXTENSION_ID] {
                settings.installed.try_insert(id, installed).unwrap();
                settings.rules.try_insert(id, ExtensionRule::CLOSED).unwrap();
            }
        });
        assert!(Pallet::<Test>::do_try_state().is_err());
        upgrade::<DropStaleRules<Test>>();
        let (installed, rules) = (settings().installed, settings().rules);
        assert_eq!(installed.keys().copied().collect::<Vec<_>>(), [99]);
        assert_eq!(rules.keys().copied().collect::<Vec<_>>(), [99]);
        check();
    });
}

#[test]
fn a_chain_without_settings_has_none_after_the_migration() {
    new_test_ext().execute_with(|| {
        StorageVersion::new(1).put::<Pvq>();
        Configuration::<Test>::kill();
        upgrade::<AddWeightLimits<Test>>();
        upgrade::<AddInstalled<Test>>();
        upgrade::<AddValidations<Test>>();
        assert_eq!(Pvq::on_chain_storage_version(), 4);
        assert!(!Configuration::<Test>::exists());
        assert_eq!(settings(), Default::default());
    });
}

#[test]
fn lowering_keeps_what_was_uploaded() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        upload(TOTAL_SUPPLY);
        let program = register_for(TOTAL_SUPPLY, PerSource::all(true), Some(max));
        let before = Programs::<Test>::get(program).unwrap().upload;
        MaxLimits::set(Limits { memory: 1024 * 1024, ..max });
        upgrade::<LowerLimits<Test>>();
        assert_eq!(Programs::<Test>::get(program).unwrap().upload, before);
        check();
    });
}

#[cfg(feature = "try-runtime")]
#[test]
fn an_upgrade_that_makes_a_blob_unreadable_is_not_let_through() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        MaxLimits::set(Limits { program_size: 100, ..MaxLimits::get() });
        assert!(LowerLimits::<Test>::try_on_runtime_upgrade(true).is_err());
        // As its error advises.
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        upgrade::<LowerLimits<Test>>();
        check();
    });
}

#[test]
fn a_blob_that_became_unreadable_is_too_large_and_its_deposit_returns() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        MaxLimits::set(Limits { program_size: 100, ..MaxLimits::get() });
        let run = Pvq::run(
            InvokeSource::Runtime,
            pvq_primitives::Program::Registered(program),
            &ASSET,
            Default::default(),
        );
        let size = TOTAL_SUPPLY.len();
        let reason = pvq_primitives::AdmissionError::TooLarge { size, limit: 100 };
        assert_eq!(run.result, Err(reason.into()));
        assert!(Pallet::<Test>::do_try_state().is_err());
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(Balances::free_balance(ALICE), MILLION);
        check();
    });
}

#[test]
fn rules_of_extensions_that_are_gone_are_dropped_and_others_kept() {
    new_test_ext().execute_with(|| {
        let rule = ExtensionRule::CLOSED;
        Configuration::<Test>::mutate(|settings| {
            for id in [99, fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
                settings.rules.try_insert(id, rule).unwrap();
            }
        });
        assert!(Pallet::<Test>::do_try_state().is_err());
        upgrade::<DropStaleRules<Test>>();
        let left: Vec<_> = settings().rules.into_iter().collect();
        assert_eq!(left, [(fungibles::EXTENSION_ID, rule)]);
        check();
        upgrade::<DropStaleRules<Test>>();
        assert_eq!(settings().rules.len(), 1);
    });
}
