//! Queries without an outcome, and their deadlines.

use super::*;
use crate::{Askers, Consumer, Pending};
use frame_support::{assert_noop, dispatch::Pays};

fn expire(id: QueryId) -> Result<Pays, DispatchError> {
    PvqXcm::expire(RuntimeOrigin::signed(BOB), id).map(|post| post.pays_fee).map_err(|e| e.error)
}

#[test]
fn anyone_expires_a_query_from_its_deadline_on_and_pays_nothing() {
    new_test_ext().execute_with(|| {
        let id = ask(ProgramHash::zero(), &[]);
        for block in [1, TIMEOUT] {
            System::set_block_number(block);
            assert_noop!(expire(id), error(Error::NotExpired));
        }
        System::set_block_number(1 + TIMEOUT);
        events();
        assert_eq!(expire(id), Ok(Pays::No));
        let (asker, responder, deadline) = (ALICE, TO, 1 + TIMEOUT);
        assert_eq!(events(), [Event::Expired { query_id: id, asker, responder, deadline }]);
        assert_eq!((held(), PvqXcm::status(id)), (0, None));
        // What does not help is paid for.
        assert_noop!(expire(id), error(Error::NotPending));
        assert_noop!(expire(id + 1), error(Error::NotPending));
        check();
    });
}

#[test]
fn messages_do_not_expire_queries() {
    new_test_ext().execute_with(|| {
        let id = ask(ProgramHash::zero(), &[]);
        System::set_block_number(1 + TIMEOUT);
        for origin in [RuntimeOrigin::none(), from(TO)] {
            let expired = PvqXcm::expire(origin, id);
            assert_eq!(expired.unwrap_err().error, DispatchError::BadOrigin);
        }
        assert_ok!(PvqXcm::expire(RuntimeOrigin::root(), id));
    });
}

#[test]
fn a_thousand_queries_wait_and_their_expiry_returns_every_deposit() {
    let mut network = Network::new();
    const LONG: u64 = 200;
    let count = u64::from(MaxPending::get());
    assert_eq!(count, 1_000);
    network.on(ASKER, || {
        // Light ones: of the heaviest, fewer are answered within the longest timeout.
        let ask = || {
            let (alice, program) = (RuntimeOrigin::signed(ALICE), ProgramHash::zero());
            let weight = Weight::from_parts(5_000_000_000, 65_536);
            PvqXcm::ask(alice, TO, program, vec![0; 100], weight, LONG)
        };
        for _ in 0..count {
            assert_ok!(ask());
        }
        assert_noop!(ask(), error(Error::TooManyPending));
        assert_eq!(Askers::<Test>::get(ALICE), 1_000);
        assert!(held() > 1_000 * Balance::from(MaxAnswerSize::get()));
        check();
    });
    assert_eq!(take_sent().len(), 1_000);
    network.on(ASKER, || {
        System::set_block_number(1 + LONG);
        for id in 0..count {
            assert_eq!(expire(id), Ok(Pays::No));
        }
        assert_eq!((held(), Pending::<Test>::count()), (0, 0));
        assert!(!Askers::<Test>::contains_key(ALICE));
        check();
        // There is room again.
        assert_ok!(try_ask(ProgramHash::zero(), &[]));
    });
}

#[test]
fn a_call_that_the_responder_cannot_decode_is_dropped_and_the_query_expires() {
    let mut network = Network::new();
    network.on(ASKER, || {
        // A pallet that is not there, or another one.
        for index in [99, 0] {
            let mut destination = PvqXcm::destination(TO).unwrap();
            destination.pallet.as_mut().unwrap().index = index;
            assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
            ask(ProgramHash::zero(), &[0xff; 10]);
        }
    });
    for sent in take_sent() {
        let result = network.deliver(sent);
        assert!(result.is_err(), "{result:?}");
    }
    // Nobody tells the asker.
    assert_eq!(take_sent(), []);
    network.on(ASKER, || {
        System::set_block_number(1 + TIMEOUT);
        for id in 0..2 {
            assert_eq!(expire(id), Ok(Pays::No));
        }
        assert_eq!(held(), 0);
        check();
    });
}

#[test]
fn a_query_too_heavy_for_the_responder_s_queue_expires() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[]);
    let service = ServiceWeight::get();
    ServiceWeight::set(Some(WEIGHT));
    let [sent]: [Sent; 1] = take_sent().try_into().unwrap();
    let result = network.deliver(sent);
    assert!(
        matches!(result, Err(frame_support::traits::ProcessMessageError::Overweight(_))),
        "{result:?}"
    );
    ServiceWeight::set(service);
    network.on(ASKER, || {
        System::set_block_number(1 + TIMEOUT);
        assert_eq!(expire(id), Ok(Pays::No));
    });
}

#[test]
fn a_query_that_the_chain_s_account_cannot_pay_expires() {
    use frame_support::traits::fungible::Mutate;
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[]);
    network.on(RESPONDER, || Balances::set_balance(&account_of(ASKER), PAYMENT - 1));
    assert_eq!(network.deliver_all(), [Ok(false)]);
    is_pending(&mut network, id);
    network.on(ASKER, || {
        System::set_block_number(1 + TIMEOUT);
        assert_eq!(expire(id), Ok(Pays::No));
        assert_eq!(held(), 0);
    });
}

#[test]
fn a_deposit_that_cannot_be_returned_keeps_no_query_in_storage() {
    new_test_ext().execute_with(|| {
        let id = ask(ProgramHash::zero(), &[]);
        System::set_block_number(1 + TIMEOUT);
        DepositsStay::set(true);
        let before = held();
        events();
        assert_eq!(expire(id), Ok(Pays::No));
        let error = sp_runtime::TokenError::Frozen.into();
        let not_returned = Event::DepositNotReturned { query_id: id, asker: ALICE, error };
        assert!(events().contains(&not_returned));
        // What the ticket did before it failed is rolled back.
        assert_eq!((held(), PvqXcm::status(id)), (before, None));
        DepositsStay::set(false);
        check();
    });
}

#[test]
fn the_actual_weight_is_without_a_consumer_that_is_not_called() {
    new_test_ext().execute_with(|| {
        let id = ask(ProgramHash::zero(), &[]);
        System::set_block_number(1 + TIMEOUT);
        let post = PvqXcm::expire(RuntimeOrigin::signed(BOB), id).unwrap();
        let declared = Pallet::<Test>::expire_weight();
        assert_eq!(post.actual_weight, Some(declared - ConsumerWeight::get()));
        let dearer = PvqXcm::fee(TO, Consumer::Runtime) > PvqXcm::fee(TO, Consumer::Account);
        assert!(dearer);
    });
}
