//! Programs are registered by governance and uploaded by anyone.

use super::*;
use crate::{Code, FailureKind, Programs, WeightInfo};
use frame_support::{
    assert_noop,
    dispatch::GetDispatchInfo,
    traits::{fungible::InspectHold, Currency},
};
use pvq_guest_fixtures::{SUM_BALANCE, TOTAL_SUPPLY};
use sp_runtime::{traits::BadOrigin, TokenError};

fn held(who: AccountId) -> u64 {
    Balances::balance_on_hold(&ProgramHold::get(), &who)
}

fn deposit(code: &[u8]) -> u64 {
    DepositBase::get() + code.len() as u64
}

#[test]
fn governance_names_the_hash_and_anyone_brings_the_bytes() {
    new_test_ext().execute_with(|| {
        let program = register(TOTAL_SUPPLY);
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(BOB), TOTAL_SUPPLY.to_vec()));
        let registration = Programs::<Test>::get(program).unwrap();
        let upload = registration.upload.unwrap();
        assert_eq!(upload.size, TOTAL_SUPPLY.len() as u32);
        assert_eq!(upload.deposit.unwrap().depositor, BOB);
        assert_eq!(Code::<Test>::get(program).unwrap().to_vec(), TOTAL_SUPPLY);
        assert_eq!(held(BOB), deposit(TOTAL_SUPPLY));
        assert_eq!(
            events(),
            [
                Event::Registered {
                    program,
                    limits: None,
                    sources: PerSource::all(true),
                    label: label("test"),
                },
                Event::Uploaded { program, depositor: BOB, size: TOTAL_SUPPLY.len() as u32 },
            ]
        );
        check();
    });
}

#[test]
fn only_governance_registers_and_unregisters() {
    new_test_ext().execute_with(|| {
        let program = hash(TOTAL_SUPPLY);
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
            let sources = PerSource::all(true);
            assert_noop!(
                Pvq::register(origin.clone(), program, None, sources, label("")),
                BadOrigin
            );
            assert_noop!(Pvq::unregister(origin, program), BadOrigin);
        }
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(Pvq::upload(origin, TOTAL_SUPPLY.to_vec()), BadOrigin);
        }
    });
}

#[test]
fn what_is_not_registered_is_not_uploaded() {
    new_test_ext().execute_with(|| {
        let upload = || Pvq::upload(RuntimeOrigin::signed(ALICE), TOTAL_SUPPLY.to_vec());
        assert_noop!(upload(), error(Error::NotRegistered));
        let program = register(TOTAL_SUPPLY);
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_noop!(upload(), error(Error::NotRegistered));
    });
}

#[test]
fn nothing_is_uploaded_twice() {
    new_test_ext().execute_with(|| {
        upload(TOTAL_SUPPLY);
        let again = Pvq::upload(RuntimeOrigin::signed(BOB), TOTAL_SUPPLY.to_vec());
        assert_noop!(again, error(Error::AlreadyUploaded));
    });
}

#[test]
fn who_cannot_pay_the_deposit_uploads_nothing() {
    new_test_ext().execute_with(|| {
        register(TOTAL_SUPPLY);
        assert_noop!(
            Pvq::upload(RuntimeOrigin::signed(POOR), TOTAL_SUPPLY.to_vec()),
            TokenError::FundsUnavailable
        );
        check();
    });
}

#[test]
fn unregistering_returns_the_whole_deposit() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        assert_eq!(Balances::free_balance(ALICE), MILLION - deposit(TOTAL_SUPPLY));
        events();
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(Balances::free_balance(ALICE), MILLION);
        assert_eq!(held(ALICE), 0);
        assert_eq!(Programs::<Test>::count(), 0);
        assert!(!Code::<Test>::contains_key(program));
        assert_eq!(events(), [Event::Unregistered { program, depositor: Some(ALICE) }]);
        check();
    });
}

#[test]
fn the_deposit_returns_whatever_the_depositor_did_meanwhile() {
    new_test_ext().execute_with(|| {
        let first = upload(TOTAL_SUPPLY);
        let second = upload(SUM_BALANCE);
        let total = deposit(TOTAL_SUPPLY) + deposit(SUM_BALANCE);
        assert_eq!(held(ALICE), total);
        // All that can be spent is spent; what is held stays.
        let spendable = MILLION - total - <Balances as Currency<_>>::minimum_balance();
        assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), BOB, spendable));
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), first));
        assert_eq!(held(ALICE), deposit(SUM_BALANCE));
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), second));
        assert_eq!(held(ALICE), 0);
        assert_eq!(Balances::free_balance(ALICE), total + 1);
        check();
    });
}

#[test]
fn a_deposit_that_cannot_be_returned_keeps_no_program() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        events();
        DepositsStay::set(true);
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert!(!Programs::<Test>::contains_key(program));
        assert!(!Code::<Test>::contains_key(program));
        let stays = TokenError::Frozen.into();
        assert_eq!(
            events(),
            [
                Event::DepositNotReturned { program, depositor: ALICE, error: stays },
                Event::Unregistered { program, depositor: None },
            ]
        );
        // None of it is released.
        assert_eq!(held(ALICE), deposit(TOTAL_SUPPLY));
        check();
    });
}

#[test]
fn unregistering_weighs_what_the_blob_does() {
    new_test_ext().execute_with(|| {
        let most = crate::Call::<Test>::unregister { program: hash(b"") };
        let most = most.get_dispatch_info().call_weight;
        assert_eq!(most, <() as WeightInfo>::unregister(MaxLimits::get().program_size));
        for (program, size) in
            [(upload(TOTAL_SUPPLY), TOTAL_SUPPLY.len()), (register(SUM_BALANCE), 0)]
        {
            let post = Pvq::unregister(RuntimeOrigin::root(), program).unwrap();
            assert_eq!(post.actual_weight, Some(<() as WeightInfo>::unregister(size as u32)));
            assert!(post.actual_weight.unwrap().ref_time() < most.ref_time());
        }
    });
}

#[test]
fn unregistering_what_nobody_uploaded_returns_nothing() {
    new_test_ext().execute_with(|| {
        let program = register(TOTAL_SUPPLY);
        events();
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(events(), [Event::Unregistered { program, depositor: None }]);
        assert_noop!(Pvq::unregister(RuntimeOrigin::root(), program), error(Error::NotRegistered));
    });
}

#[test]
fn registering_again_keeps_the_upload_and_changes_the_rest() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let before = Programs::<Test>::get(program).unwrap();
        let sources = only(&[InvokeSource::Xcm]);
        let limits = Some(Limits { result_size: 3, ..MaxLimits::get() });
        let again = label("again");
        assert_ok!(Pvq::register(RuntimeOrigin::root(), program, limits, sources, again.clone()));
        let after = Programs::<Test>::get(program).unwrap();
        assert_eq!(after.upload, before.upload);
        assert_eq!((after.limits, after.sources, after.label), (limits, sources, again));
        assert_eq!(Programs::<Test>::count(), 1);
        assert_eq!(held(ALICE), deposit(TOTAL_SUPPLY));
        check();
    });
}

#[test]
fn a_program_may_be_uploaded_again_after_it_was_unregistered() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(register(TOTAL_SUPPLY), program);
        assert_eq!(Programs::<Test>::get(program).unwrap().upload, None);
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(BOB), TOTAL_SUPPLY.to_vec()));
        assert_eq!((held(ALICE), held(BOB)), (0, deposit(TOTAL_SUPPLY)));
        check();
    });
}

#[test]
fn own_limits_exceed_in_nothing_what_the_runtime_allows() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        for limits in beyond(max) {
            assert_noop!(
                Pvq::register(
                    RuntimeOrigin::root(),
                    hash(b""),
                    Some(limits),
                    PerSource::all(true),
                    label(""),
                ),
                error(Error::LimitsTooHigh)
            );
        }
        register_for(b"", PerSource::all(true), Some(max));
    });
}

/// Returns limits, in each of which one exceeds that of `max` by one.
pub fn beyond(max: Limits) -> [Limits; 7] {
    [
        Limits { weight: max.weight.add_ref_time(1), ..max },
        Limits { weight: max.weight.add_proof_size(1), ..max },
        Limits { memory: max.memory + 1, ..max },
        Limits { stack_size: max.stack_size + 1, ..max },
        Limits { program_size: max.program_size + 1, ..max },
        Limits { args_size: max.args_size + 1, ..max },
        Limits { result_size: max.result_size + 1, ..max },
    ]
}

#[test]
fn own_limits_bound_a_registered_program() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let query = || {
            let who = RuntimeOrigin::signed(ALICE);
            let result = Pvq::query(who, program, ASSET.to_vec(), MaxLimits::get().weight);
            result.map(|_| ()).map_err(|failed| failed.error)
        };
        assert_ok!(query());
        let max = MaxLimits::get();
        for (limits, kind) in [
            (Limits { result_size: 15, ..max }, FailureKind::ResultTooLarge),
            (Limits { args_size: 4, ..max }, FailureKind::ArgumentsTooLarge),
            (Limits { weight: max.weight.set_ref_time(1), ..max }, FailureKind::OutOfGas),
            (Limits { weight: max.weight.set_proof_size(1), ..max }, FailureKind::OutOfGas),
        ] {
            register_for(TOTAL_SUPPLY, PerSource::all(true), Some(limits));
            assert_eq!(query(), Err(error(Error::QueryFailed(kind))));
        }
    });
}
