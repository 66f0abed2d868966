//! Queries of pallets, whose outcomes go to the runtime.

use super::*;
use crate::{Answered, Askers, Consumer};

/// Asks for the runtime, by Alice's account.
fn ask_for(network: &mut Network, program: ProgramHash, args: &[u8]) -> QueryId {
    let args = args.to_vec();
    network.on(ASKER, || PvqXcm::ask_for(ALICE, TO, program, args, WEIGHT, TIMEOUT).unwrap())
}

#[test]
fn a_pallet_gets_the_answer_when_it_comes() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_for(&mut network, program, b"hello");
    assert_eq!(consumed(), []);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    assert_eq!(consumed(), [(id, ALICE, Outcome::Answered(b"hello".to_vec()))]);
    network.on(ASKER, || {
        // Nothing is stored, and nothing is held.
        assert!(!Answered::<Test>::contains_key(id) && !Askers::<Test>::contains_key(ALICE));
        assert_eq!((held(), PvqXcm::status(id)), (0, None));
        check();
    });
}

#[test]
fn a_pallet_gets_failures_reports_and_expiry() {
    let mut network = Network::new();
    let missing = ask_for(&mut network, hash(b"nothing"), &[]);
    network.deliver_all();
    assert_eq!(consumed(), [(missing, ALICE, Outcome::Failed(PvqError::PermissionDenied))]);

    network.on(ASKER, || {
        let mut destination = PvqXcm::destination(TO).unwrap();
        destination.pallet.as_mut().unwrap().major = 9;
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
    });
    let elsewhere = ask_for(&mut network, hash(b"nothing"), &[]);
    network.deliver_all();
    let told = consumed();
    let incompatible = XcmError::VersionIncompatible;
    assert!(
        matches!(&told[..], [(id, ALICE, Outcome::NotExecuted { error, .. })]
            if *id == elsewhere && *error == incompatible),
        "{told:?}",
    );

    let silent = ask_for(&mut network, hash(b"nothing"), &[]);
    take_sent();
    network.on(ASKER, || {
        System::set_block_number(1 + TIMEOUT);
        let post = PvqXcm::expire(RuntimeOrigin::signed(BOB), silent).unwrap();
        let declared = Pallet::<Test>::expire_weight();
        // The consumer used half of what it may.
        assert_eq!(post.actual_weight, Some(declared - ConsumerWeight::get() / 2));
        assert_eq!(held(), 0);
        check();
    });
    assert_eq!(consumed(), [(silent, ALICE, Outcome::Expired)]);
}

#[test]
fn a_pallet_pays_for_its_consumer_and_accounts_do_not() {
    new_test_ext().execute_with(|| {
        let fee = |consumer| PvqXcm::fee(TO, consumer).unwrap();
        let (account, runtime) = (fee(Consumer::Account), fee(Consumer::Runtime));
        assert_eq!(runtime, account + Balance::from(ConsumerWeight::get().ref_time() / 1_000_000));
        ConsumerWeight::set(ConsumerWeight::get() * 10);
        assert_eq!(fee(Consumer::Account), account);
        assert!(fee(Consumer::Runtime) > runtime);
    });
}

#[test]
fn answers_to_accounts_are_not_consumed() {
    let mut network = Network::new();
    outcome_of(&mut network, echo(), &[1]);
    assert_eq!(consumed(), []);
}

#[test]
fn the_weight_that_a_consumer_uses_is_charged() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_for(&mut network, program, &[]);
    take_sent();
    network.on(ASKER, || {
        let post = PvqXcm::receive(from(TO), id, Ok(vec![1, 2]), Weight::zero()).unwrap();
        let declared = Pallet::<Test>::receive_weight(2);
        assert_eq!(post.actual_weight, Some(declared - ConsumerWeight::get() / 2));
    });
}
