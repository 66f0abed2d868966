//! Governance sets policies, limits and rules, and nobody else does.

use super::{programs::beyond, *};
use frame_support::assert_noop;
use pvq_extension::ExtensionSet;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{LEGACY_TOTAL_SUPPLY, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionRule, Policy, Program, PvqError};
use sp_runtime::traits::BadOrigin;

fn rule(sources: PerSource<bool>) -> Option<ExtensionRule> {
    Some(ExtensionRule::for_sources(sources))
}

fn ask(source: InvokeSource, code: &[u8]) -> Result<Vec<u8>, PvqError> {
    let program = Program::Code(code.to_vec());
    Pvq::run(source, program, &ASSET, Default::default()).result.map_err(Into::into)
}

#[test]
fn nobody_else_sets_anything() {
    new_test_ext().execute_with(|| {
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
            let policy = Pvq::set_policy(origin.clone(), InvokeSource::Xcm, Policy::Open);
            assert_noop!(policy, BadOrigin);
            assert_noop!(Pvq::set_limits(origin.clone(), MaxLimits::get()), BadOrigin);
            assert_noop!(Pvq::set_extension_rule(origin, fungibles::EXTENSION_ID, None), BadOrigin);
        }
    });
}

#[test]
fn limits_are_lowered_and_raised_again_but_never_beyond_the_runtimes() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        assert_eq!(Pvq::limits(), max);
        for limits in beyond(max) {
            let set = Pvq::set_limits(RuntimeOrigin::root(), limits);
            assert_noop!(set, error(Error::LimitsTooHigh));
        }
        let low = Limits { memory: 1, ..max };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        assert_eq!(Pvq::limits(), low);
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), max));
        assert_eq!(Pvq::limits(), max);
        assert_eq!(events(), [Event::LimitsSet { limits: low }, Event::LimitsSet { limits: max }]);
    });
}

#[test]
fn limits_bind_every_query_of_every_source() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        for (limits, error) in [
            (Limits { result_size: 15, ..max }, PvqError::ResultTooLarge),
            (Limits { args_size: 4, ..max }, PvqError::FailedToDecode),
            (Limits { program_size: 64, ..max }, PvqError::InvalidPvqProgramFormat),
            (Limits { stack_size: 64, ..max }, PvqError::InvalidPvqProgramFormat),
            (Limits { memory: 4096, ..max }, PvqError::InvalidPvqProgramFormat),
            (
                Limits { weight: max.weight.set_ref_time(1), ..max },
                PvqError::QueryExceedsWeightLimit,
            ),
            (
                Limits { weight: max.weight.set_proof_size(1), ..max },
                PvqError::QueryExceedsWeightLimit,
            ),
        ] {
            assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
            for source in SOURCES {
                assert_eq!(ask(source, TOTAL_SUPPLY), Err(error));
            }
        }
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), max));
        for source in SOURCES {
            assert_ok!(ask(source, TOTAL_SUPPLY));
        }
    });
}

#[test]
fn limits_that_an_upgrade_lowered_bind_before_storage_says_so() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), max));
        MaxLimits::set(Limits { result_size: 15, ..max });
        assert_eq!(Pvq::limits().result_size, 15);
        assert_eq!(ask(InvokeSource::Runtime, TOTAL_SUPPLY), Err(PvqError::ResultTooLarge));
        MaxLimits::set(max);
    });
}

#[test]
fn a_rule_binds_both_ids_and_the_sources_that_it_leaves_out() {
    for id in [fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
        new_test_ext().execute_with(|| {
            for allowed in SOURCES {
                let set =
                    Pvq::set_extension_rule(RuntimeOrigin::root(), id, rule(only(&[allowed])));
                assert_ok!(set);
                for source in SOURCES {
                    for code in [TOTAL_SUPPLY, LEGACY_TOTAL_SUPPLY] {
                        let answer = ask(source, code);
                        match source == allowed {
                            true => drop(answer.unwrap()),
                            false => assert_eq!(answer, Err(PvqError::PermissionDenied)),
                        };
                    }
                    assert_eq!(Pvq::may_call(id, source), source == allowed);
                }
            }
            assert_eq!(settings().rules.len(), 1);
            check();
        });
    }
}

#[test]
fn the_kill_switch_stops_one_extension_and_no_other() {
    new_test_ext().execute_with(|| {
        let id = fungibles::EXTENSION_ID;
        let off = rule(PerSource::all(false));
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, off));
        let hashing = calling(pvq_extension_core::hashing::EXTENSION_ID, &[2, 0]);
        for source in SOURCES {
            assert_eq!(ask(source, TOTAL_SUPPLY), Err(PvqError::PermissionDenied));
            assert_eq!(ask(source, &hashing).unwrap(), sp_io::hashing::twox_64(b""));
        }
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, None));
        for source in SOURCES {
            assert_ok!(ask(source, TOTAL_SUPPLY));
        }
        assert_eq!(
            events(),
            [
                Event::ExtensionRuleSet { extension: id, rule: off },
                Event::ExtensionRuleSet { extension: id, rule: None },
            ]
        );
        assert!(settings().rules.is_empty());
    });
}

#[test]
fn a_rule_for_no_extension_is_refused() {
    new_test_ext().execute_with(|| {
        for id in [0, 1, u64::MAX] {
            for rule in [None, rule(PerSource::all(true))] {
                let set = Pvq::set_extension_rule(RuntimeOrigin::root(), id, rule);
                assert_noop!(set, error(Error::UnknownExtension));
            }
            assert!(!Pvq::may_call(id, InvokeSource::Runtime));
        }
    });
}

#[test]
fn the_rule_of_an_extension_that_is_gone_can_be_removed_and_not_changed() {
    new_test_ext().execute_with(|| {
        Configuration::<Test>::mutate(|settings| {
            let rule = ExtensionRule::for_sources(PerSource::all(true));
            settings.rules.try_insert(99, rule).unwrap();
        });
        assert!(Pallet::<Test>::do_try_state().is_err());
        let set = Pvq::set_extension_rule(RuntimeOrigin::root(), 99, rule(PerSource::all(false)));
        assert_noop!(set, error(Error::UnknownExtension));
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), 99, None));
        check();
    });
}

#[test]
fn there_are_no_more_rules_than_there_may_be() {
    new_test_ext().execute_with(|| {
        Configuration::<Test>::mutate(|settings| {
            let rule = ExtensionRule::for_sources(PerSource::all(true));
            for id in 1..=MaxExtensionRules::get().into() {
                settings.rules.try_insert(id, rule).unwrap();
            }
        });
        let set =
            |rule| Pvq::set_extension_rule(RuntimeOrigin::root(), fungibles::EXTENSION_ID, rule);
        let off = rule(PerSource::all(false));
        assert_noop!(set(off), error(Error::TooManyRules));
        // Removing a rule that does not exist is no error.
        assert_ok!(set(None));
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), 1, None));
        assert_ok!(set(off));
        assert_ok!(set(rule(PerSource::all(true))));
    });
}

#[test]
fn every_extension_can_be_resolved_by_both_ids() {
    type Extensions = <Test as crate::Config>::Extensions;
    let (id, legacy) = (fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID);
    assert_eq!(Extensions::resolve(id), Some(id));
    assert_eq!(Extensions::resolve(legacy), Some(id));
    assert_eq!(Extensions::resolve(vandal::EXTENSION_ID), Some(vandal::EXTENSION_ID));
}
