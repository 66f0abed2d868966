//! The layout of the storage, and the detection of damage to it.

use super::*;
use crate::{Code, Programs};
use codec::Encode;
use frame_support::{
    storage::unhashed,
    traits::{GetStorageVersion, StorageVersion},
};
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{SUM_BALANCE, TOTAL_SUPPLY};

#[test]
fn the_storage_version_is_4() {
    new_test_ext().execute_with(|| {
        assert_eq!(Pvq::in_code_storage_version(), 4);
        assert_eq!(Pvq::on_chain_storage_version(), StorageVersion::new(4));
    });
}

#[test]
fn a_query_reads_all_that_governance_set_in_one_value() {
    new_test_ext().execute_with(|| {
        assert_eq!(settings(), Default::default());
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), MaxLimits::get()));
        assert_eq!(Configuration::<Test>::get().limits, Some(MaxLimits::get()));
        let key = Configuration::<Test>::hashed_key();
        assert_eq!(unhashed::get_raw(&key), Some(settings().encode()));
    });
}

#[test]
fn what_a_view_shows_is_what_holds() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        assert_eq!(
            Pvq::program(program),
            Some(Programs::<Test>::get(program).unwrap().describe(program))
        );
        assert_eq!(Pvq::program(hash(b"")), None);
        for source in SOURCES {
            assert!(Pvq::may_call(fungibles::LEGACY_EXTENSION_ID, source));
        }
        assert_eq!(Pvq::limits(), MaxLimits::get());
    });
}

/// Asserts that `try_state` finds `damage`.
#[track_caller]
fn finds(expected: &'static str, damage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        upload(TOTAL_SUPPLY);
        register(SUM_BALANCE);
        check();
        damage();
        let error = Pallet::<Test>::do_try_state().unwrap_err();
        assert_eq!(error, sp_runtime::TryRuntimeError::Other(expected));
    });
}

#[test]
fn damage_to_blobs_is_found() {
    let program = hash(TOTAL_SUPPLY);
    finds("the blob of an upload is missing", || Code::<Test>::remove(program));
    finds("a blob is not of the size uploaded", || {
        Code::<Test>::mutate(program, |code| code.as_mut().unwrap().pop());
    });
    finds("a blob does not have the hash of its key", || {
        Code::<Test>::mutate(program, |code| code.as_mut().unwrap()[0] ^= 1);
    });
    finds("a blob has no upload", || {
        let code = SUM_BALANCE.to_vec().try_into().unwrap();
        Code::<Test>::insert(hash(SUM_BALANCE), crate::CodeOf::<Test>::from(code));
    });
    finds("a blob has no upload", || Programs::<Test>::remove(program));
}

#[test]
fn damage_to_registrations_is_found() {
    finds("a registration does not decode", || {
        unhashed::put_raw(&Programs::<Test>::hashed_key_for(hash(SUM_BALANCE)), &[9]);
    });
    finds("the count of programs is wrong", || {
        unhashed::kill(&Programs::<Test>::hashed_key_for(hash(SUM_BALANCE)));
    });
    finds("the limits of a program exceed MaxLimits", || {
        Programs::<Test>::mutate(hash(SUM_BALANCE), |program| {
            let limits = Limits { memory: u32::MAX, ..MaxLimits::get() };
            program.as_mut().unwrap().limits = Some(limits);
        });
    });
}

#[test]
fn damage_to_settings_is_found() {
    finds("the limits exceed MaxLimits", || {
        let limits = Limits { memory: u32::MAX, ..MaxLimits::get() };
        Configuration::<Test>::mutate(|settings| settings.limits = Some(limits));
    });
    finds("the weight of a source exceeds MaxLimits or MaxBlockLimits", || {
        Configuration::<Test>::mutate(|settings| {
            settings.weight_limits.xcm = Some(frame_support::weights::Weight::MAX);
        });
    });
    finds("the weight of a source exceeds MaxLimits or MaxBlockLimits", || {
        let max = MaxLimits::get();
        Configuration::<Test>::mutate(|settings| {
            settings.weight_limits = PerSource::all(Some(max.weight));
        });
        check();
        MaxBlockLimits::set(Some(Limits { weight: max.weight / 2, ..max }));
    });
    MaxBlockLimits::set(None);
    finds("a rule is for no extension, or not under its normative id", || {
        let rule = pvq_primitives::ExtensionRule::for_sources(PerSource::all(true));
        Configuration::<Test>::mutate(|settings| {
            settings.rules.try_insert(fungibles::LEGACY_EXTENSION_ID, rule).unwrap();
        });
    });
}

#[test]
fn a_validation_of_another_program_is_found() {
    let other = Some(validation_of(SUM_BALANCE));
    finds("a validation is not that of its program", || {
        Programs::<Test>::mutate(hash(TOTAL_SUPPLY), |registration| {
            registration.as_mut().unwrap().upload.as_mut().unwrap().validation = other;
        });
    });
    finds("a validation is not that of its program", || {
        let (hash, size) = (hash(TOTAL_SUPPLY), TOTAL_SUPPLY.len() as u32);
        let program = crate::InstalledProgram { hash, size, validation: other };
        Configuration::<Test>::mutate(|settings| {
            settings.installed.try_insert(7, program).unwrap();
        });
    });
}

#[test]
fn damage_to_installed_programs_is_found() {
    let (hash, size) = (hash(TOTAL_SUPPLY), TOTAL_SUPPLY.len() as u32);
    let install = |id, hash, size| {
        Configuration::<Test>::mutate(|settings| {
            let program = crate::InstalledProgram { hash, size, validation: None };
            settings.installed.try_insert(id, program).unwrap();
        });
    };
    for id in [
        fungibles::EXTENSION_ID,
        fungibles::LEGACY_EXTENSION_ID,
        pvq_primitives::abi::UNHANDLED_ERROR_ID,
    ] {
        finds("a program is installed under the id of an extension", || install(id, hash, size));
    }
    finds("a program is installed and not uploaded", || {
        install(7, super::hash(SUM_BALANCE), SUM_BALANCE.len() as u32)
    });
    finds("a program is installed and not uploaded", || install(7, super::hash(b""), 0));
    finds("an installed program is not of the size uploaded", || install(7, hash, size - 1));
    new_test_ext().execute_with(|| {
        upload(TOTAL_SUPPLY);
        install(7, hash, size);
        check();
    });
}
