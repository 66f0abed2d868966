//! Governance installs and uninstalls.

use super::*;
use crate::{InstalledProgram, WeightInfo};
use frame_support::{assert_noop, dispatch::GetDispatchInfo};
use pvq_guest_fixtures::{SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::ExtensionRule;
use sp_runtime::traits::BadOrigin;

fn root() -> RuntimeOrigin {
    RuntimeOrigin::root()
}

#[track_caller]
fn refused(id: u64, program: ProgramHash, expected: Error<Test>) {
    let before = settings();
    let install = Pvq::install_extension(root(), id, program);
    assert_eq!(install.unwrap_err().error, error(expected));
    assert_eq!(settings(), before);
}

#[test]
fn nobody_else_installs_or_uninstalls() {
    new_test_ext().execute_with(|| {
        let program = install(ID, &echo());
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
            let install = Pvq::install_extension(origin.clone(), OTHER, program);
            assert_eq!(install.unwrap_err().error, BadOrigin.into());
            assert_noop!(Pvq::uninstall_extension(origin, ID), BadOrigin);
        }
        assert_eq!(settings().installed.len(), 1);
    });
}

#[test]
fn only_what_is_registered_and_uploaded_is_installed() {
    new_test_ext().execute_with(|| {
        let program = hash(TOTAL_SUPPLY);
        refused(ID, program, Error::NotRegistered);
        register(TOTAL_SUPPLY);
        refused(ID, program, Error::NotUploaded);
        upload(TOTAL_SUPPLY);
        crate::Code::<Test>::remove(program);
        refused(ID, program, Error::Unreadable);
        for id in [abi::DEBUG_MESSAGE_ID, abi::UNHANDLED_ERROR_ID, abi::EXHAUSTED_HEAP_ID] {
            refused(id, program, Error::ExtensionIdTaken);
        }
    });
}

#[test]
fn what_is_installed_is_told_and_stays_registered_when_it_is_uninstalled() {
    new_test_ext().execute_with(|| {
        let (first, second) = (upload(TOTAL_SUPPLY), upload(SUM_BALANCE));
        events();
        assert_ok!(Pvq::install_extension(root(), ID, first));
        let installed = settings().installed.get(&ID).copied().unwrap();
        let size = TOTAL_SUPPLY.len() as u32;
        let validation = Some(validation_of(TOTAL_SUPPLY));
        assert_eq!(installed, InstalledProgram { hash: first, size, validation });
        assert_eq!(Pvq::installed(ID), Some(first));
        assert_eq!(Api::chain().installed, [(ID, first)]);
        assert!(SOURCES.iter().all(|source| Pvq::may_call(ID, *source)));
        check();
        assert_ok!(Pvq::install_extension(root(), ID, second));
        assert_eq!(Pvq::installed(ID), Some(second));
        assert_ok!(Pvq::uninstall_extension(root(), ID));
        assert_eq!(Pvq::installed(ID), None);
        assert!(!SOURCES.iter().any(|source| Pvq::may_call(ID, *source)));
        assert_noop!(Pvq::uninstall_extension(root(), ID), error(Error::NotInstalled));
        assert_eq!(
            events(),
            [
                Event::ExtensionInstalled { extension: ID, program: first },
                Event::ExtensionInstalled { extension: ID, program: second },
                Event::ExtensionUninstalled { extension: ID, program: second },
            ]
        );
        assert!(Pvq::program(first).is_some() && Pvq::program(second).is_some());
        check();
    });
}

#[test]
fn an_installed_program_is_not_unregistered() {
    new_test_ext().execute_with(|| {
        let program = install(ID, &echo());
        assert_ok!(Pvq::install_extension(root(), OTHER, program));
        for id in [ID, OTHER] {
            let before = sp_io::storage::root(Default::default());
            let unregister = Pvq::unregister(root(), program);
            assert_eq!(unregister.unwrap_err().error, error(Error::ProgramInstalled));
            assert_eq!(sp_io::storage::root(Default::default()), before);
            assert_ok!(Pvq::uninstall_extension(root(), id));
        }
        assert_ok!(Pvq::unregister(root(), program));
        assert_eq!(Balances::free_balance(ALICE), MILLION);
        check();
    });
}

#[test]
fn registering_it_again_changes_nothing_for_its_callers() {
    new_test_ext().execute_with(|| {
        install(ID, &echo());
        let low = Limits { memory: 0, weight: Weight::zero(), ..MaxLimits::get() };
        register_for(&echo(), PerSource::all(false), Some(low));
        for source in SOURCES {
            assert_eq!(ask(source, &[5]).unwrap(), [5]);
        }
        check();
    });
}

#[test]
fn no_more_are_installed_than_there_may_be() {
    new_test_ext().execute_with(|| {
        let program = install(ID, &echo());
        install(OTHER, &echo());
        refused(79, program, Error::TooManyInstalled);
        // One in place of another is not one more.
        install(OTHER, &returning(b"other"));
        assert_ok!(Pvq::uninstall_extension(root(), ID));
        assert_ok!(Pvq::install_extension(root(), 79, program));
    });
}

#[test]
fn a_rule_stays_when_its_program_is_replaced_and_goes_when_it_is_uninstalled() {
    new_test_ext().execute_with(|| {
        let set = |rule| Pvq::set_extension_rule(root(), ID, rule);
        let rule = ExtensionRule::for_sources(only(&[InvokeSource::Xcm]));
        assert_noop!(set(Some(rule)), error(Error::UnknownExtension));
        install(ID, &echo());
        assert_ok!(set(Some(rule)));
        install(ID, &returning(b"other"));
        assert_eq!(settings().rules.get(&ID), Some(&rule));
        check();
        events();
        assert_ok!(Pvq::uninstall_extension(root(), ID));
        assert!(settings().rules.is_empty());
        let program = hash(&returning(b"other"));
        assert_eq!(
            events(),
            [
                Event::ExtensionUninstalled { extension: ID, program },
                Event::ExtensionRuleSet { extension: ID, rule: None },
            ]
        );
        check();
    });
}

#[test]
fn installing_weighs_what_reading_and_validating_does() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let weight =
            |size| <() as WeightInfo>::install_extension(size) + <() as WeightInfo>::run_load(size);
        let call = crate::Call::<Test>::install_extension { extension: ID, program };
        let largest = crate::limits::INSTALLED_LIMITS.program_size;
        assert_eq!(call.get_dispatch_info().call_weight, weight(largest));
        let post = Pvq::install_extension(root(), ID, program).unwrap();
        assert_eq!(post.actual_weight, Some(weight(TOTAL_SUPPLY.len() as u32)));
        assert!(weight(1000).all_gt(<() as WeightInfo>::read_code(1000)));
    });
}
