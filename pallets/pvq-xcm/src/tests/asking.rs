//! The call `ask`: what it charges, what it refuses, and the way to an answer and back.

use super::*;
use crate::{Answered, AnsweredOf, Consumer, PendingOf, SendFailure};
use codec::MaxEncodedLen;
use frame_support::{assert_noop, traits::fungible::Inspect};

#[test]
fn an_account_gets_the_answer_of_another_chain() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, b"hello");
    is_pending(&mut network, id);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    network.on(ASKER, || {
        let Some(QueryStatus::Answered { asker, responder, program: asked, outcome, used, at }) =
            PvqXcm::status(id)
        else {
            panic!("no answer");
        };
        assert_eq!((asker, responder, asked, at), (ALICE, TO, program, 1));
        assert_eq!(outcome, Outcome::Answered(b"hello".to_vec()));
        assert!(used.all_gt(Weight::zero()) && used.all_lte(WEIGHT), "{used:?}");
        assert!(held() > 0);
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
        assert_eq!(held(), 0);
        assert_eq!(PvqXcm::status(id), None);
        check();
    });
    network.on(RESPONDER, check);
}

#[test]
fn events_on_both_chains_have_all_the_facts() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let asked = network.on(ASKER, || {
        events();
        ask(program, b"hello");
        events()
    });
    let [Event::Asked {
        query_id: 0,
        asker,
        responder,
        program: of,
        max_weight,
        deadline,
        fee,
        delivery,
        ..
    }] = &asked[..]
    else {
        panic!("{asked:?}");
    };
    assert_eq!((asker, *responder, *of), (&ALICE, TO, program));
    assert_eq!((*max_weight, *deadline), (WEIGHT, 1 + TIMEOUT));
    assert_eq!(Some(*fee), network.on(ASKER, || PvqXcm::fee(TO, Consumer::Account)));
    let price = Asset::from((Location::here(), DeliveryPrice::get()));
    assert_eq!(*delivery, Assets::from(price.clone()));

    network.on(RESPONDER, events);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let answered = network.on(RESPONDER, events);
    let [Event::AnswerSent { asker: FROM, query_id: 0, program: of, result, used, delivery, .. }] =
        &answered[..]
    else {
        panic!("{answered:?}");
    };
    assert_eq!((*of, *result, delivery), (program, Ok(5), &Assets::from(price)));

    let received = network.on(ASKER, events);
    let outcome = Outcome::Answered(5);
    let (asker, responder, used) = (ALICE, TO, *used);
    let consumer = Consumer::Account;
    assert_eq!(
        received,
        [Event::OutcomeReceived { query_id: 0, asker, responder, consumer, outcome, used }],
    );
    network.on(ASKER, || {
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), 0));
        assert_eq!(events(), [Event::Taken { query_id: 0, asker: ALICE }]);
    });
}

#[test]
fn the_asker_pays_for_delivery_answer_and_storage() {
    let mut network = Network::new();
    network.on(ASKER, || {
        let fee = PvqXcm::fee(TO, Consumer::Account).unwrap();
        assert!(fee > CHARGE);
        ask(Default::default(), &[]);
        let size =
            PendingOf::<Test>::max_encoded_len() as Balance + Balance::from(MaxAnswerSize::get());
        assert_eq!(held(), DepositBase::get() + size * DepositPerByte::get());
        assert_eq!(Balances::total_balance(&ALICE), PLENTY - fee - DeliveryPrice::get());
    });
    // Nothing is answered, and the deposit alone comes back.
    network.on(ASKER, || {
        System::set_block_number(1 + TIMEOUT);
        assert_ok!(PvqXcm::expire(RuntimeOrigin::signed(BOB), 0));
        let fee = PvqXcm::fee(TO, Consumer::Account).unwrap();
        assert_eq!(Balances::balance(&ALICE), PLENTY - fee - DeliveryPrice::get());
    });
}

#[test]
fn a_stored_outcome_fits_the_deposit() {
    let paid = PendingOf::<Test>::max_encoded_len() + MaxAnswerSize::get() as usize;
    assert!(AnsweredOf::<Test>::max_encoded_len() <= paid + 100);
}

#[test]
fn the_other_chain_is_paid_from_the_sovereign_account_and_returns_the_rest() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let before = network.on(RESPONDER, || Balances::balance(&account_of(ASKER)));
    ask_on(&mut network, program, &[1]);
    network.deliver_all();
    let after = network.on(RESPONDER, || Balances::balance(&account_of(ASKER)));
    let cost = before - after;
    assert!(cost > DeliveryPrice::get() && cost < PAYMENT / 10, "{cost}");
}

#[test]
fn between_trusted_siblings_nothing_is_paid() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    TrustsSiblings::set(true);
    DeliveryPrice::set(0);
    network.on(ASKER, || {
        let mut destination = PvqXcm::destination(TO).unwrap();
        destination.payment = None;
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
    });
    let before = network.on(RESPONDER, || Balances::balance(&account_of(ASKER)));
    let id = ask_on(&mut network, program, &[1, 2]);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let answer = Outcome::Answered(vec![1, 2]);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(answer));
    assert_eq!(network.on(RESPONDER, || Balances::balance(&account_of(ASKER))), before);

    // One that does not trust this chain executes nothing, and the deadline ends it.
    TrustsSiblings::set(false);
    let id = ask_on(&mut network, program, &[1, 2]);
    assert_eq!(network.deliver_all(), [Ok(false)]);
    is_pending(&mut network, id);
}

#[test]
fn where_nothing_is_paid_the_account_pays_for_the_answer_or_nobody_is_told() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    TrustsSiblings::set(true);
    network.on(ASKER, || {
        let mut destination = PvqXcm::destination(TO).unwrap();
        destination.payment = None;
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
    });
    let balance =
        |network: &mut Network| network.on(RESPONDER, || Balances::balance(&account_of(ASKER)));
    let before = balance(&mut network);
    let id = ask_on(&mut network, program, &[1]);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(Outcome::Answered(vec![1])));
    assert_eq!(balance(&mut network), before - DeliveryPrice::get());

    network.on(RESPONDER, || {
        let account = account_of(ASKER);
        assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), account, 1));
    });
    let id = ask_on(&mut network, program, &[1]);
    assert_eq!(network.deliver_all(), [Ok(false)]);
    is_pending(&mut network, id);
}

#[test]
fn a_payment_too_small_for_a_message_is_trapped_on_the_other_chain() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let balance =
        |network: &mut Network| network.on(RESPONDER, || Balances::balance(&account_of(ASKER)));
    let before = balance(&mut network);
    network.on(ASKER, || {
        let mut destination = PvqXcm::destination(TO).unwrap();
        destination.payment = Some(Asset::from((Location::here(), 1_000u128)));
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
    });
    let id = ask_on(&mut network, program, &[1]);
    assert_eq!(network.deliver_all(), [Ok(false)]);
    is_pending(&mut network, id);
    assert_eq!(balance(&mut network), before - 1_000);
    network.on(RESPONDER, || {
        let trapped = |event| {
            matches!(event, RuntimeEvent::XcmPallet(pallet_xcm::Event::AssetsTrapped { .. }))
        };
        assert!(System::events().into_iter().any(|record| trapped(record.event)));
    });
}

#[test]
fn numbers_are_sequential_and_never_given_twice() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    for expected in 0..3 {
        assert_eq!(ask_on(&mut network, program, &[]), expected);
    }
    network.deliver_all();
    network.on(ASKER, || {
        for id in 0..3 {
            assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
        }
        assert_eq!(ask(program, &[]), 3);
        check();
    });
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_reason() {
    new_test_ext().execute_with(|| {
        let program = ProgramHash::zero();
        let ask = |chain, args, timeout| {
            PvqXcm::ask(RuntimeOrigin::signed(ALICE), chain, program, args, WEIGHT, timeout)
        };
        let longest = MaxArgsSize::get() as usize;
        assert_noop!(ask(TO, vec![0; longest + 1], TIMEOUT), error(Error::ArgumentsTooLarge));
        for timeout in [0, u64::from(crate::limits::MAX_TIMEOUT) + 1, u64::MAX] {
            assert_noop!(ask(TO, vec![], timeout), error(Error::BadTimeout));
        }
        for chain in [Chain::Relay, Chain::Sibling(OTHER), Chain::Child(RESPONDER)] {
            assert_noop!(ask(chain, vec![], TIMEOUT), error(Error::UnknownDestination));
        }
        MaxPending::set(0);
        assert_noop!(ask(TO, vec![], TIMEOUT), error(Error::AskingDisabled));
        MaxPending::set(1);
        assert_ok!(ask(TO, vec![0; longest], u64::from(crate::limits::MAX_TIMEOUT)));
        assert_noop!(ask(TO, vec![], TIMEOUT), error(Error::TooManyPending));
        MaxPending::set(1_000);
        MaxPerAsker::set(1);
        assert_noop!(ask(TO, vec![], TIMEOUT), error(Error::TooManyOfAsker));
        let bob = RuntimeOrigin::signed(BOB);
        assert_ok!(PvqXcm::ask(bob, TO, program, vec![], WEIGHT, TIMEOUT));
        check();
    });
}

#[test]
fn only_signed_accounts_ask() {
    new_test_ext().execute_with(|| {
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), from(Location::parent())] {
            let asked = PvqXcm::ask(origin, TO, Default::default(), vec![], WEIGHT, TIMEOUT);
            assert_noop!(asked, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn an_asker_without_funds_asks_nothing() {
    new_test_ext().execute_with(|| {
        let asked = || {
            let poor = RuntimeOrigin::signed(POOR);
            PvqXcm::ask(poor, TO, Default::default(), vec![], WEIGHT, TIMEOUT)
        };
        assert_noop!(asked(), error(Error::FeesNotPaid));
        let give = |amount| {
            assert_ok!(Balances::transfer_keep_alive(RuntimeOrigin::signed(ALICE), POOR, amount));
        };
        // Enough for the fee, and not for the deposit.
        give(PvqXcm::fee(TO, Consumer::Account).unwrap());
        assert_noop!(asked(), DispatchError::Token(sp_runtime::TokenError::FundsUnavailable));
        // Enough for both, and not for the delivery.
        let size =
            PendingOf::<Test>::max_encoded_len() as Balance + Balance::from(MaxAnswerSize::get());
        give(DepositBase::get() + size);
        DeliveryPrice::set(2);
        assert_noop!(asked(), error(Error::NotSent(SendFailure::Fees)));
        assert_eq!(take_sent(), []);
        DeliveryPrice::set(0);
        assert_ok!(asked());
    });
}

#[test]
fn a_message_that_is_not_sent_costs_nothing() {
    new_test_ext().execute_with(|| {
        MaxMessageSize::set(100);
        let asked = try_ask(Default::default(), &[0; 100]);
        assert_eq!(asked, Err(error(Error::NotSent(SendFailure::Transport))));
        WireVersion::set(2);
        let refused = || {
            let alice = RuntimeOrigin::signed(ALICE);
            PvqXcm::ask(alice, TO, Default::default(), vec![], WEIGHT, TIMEOUT)
        };
        assert_noop!(refused(), error(Error::NotSent(SendFailure::DestinationUnsupported)));
        MaxMessageSize::set(100 * 1024);
        WireVersion::set(5);
        let relay = Chain::Relay;
        let destination = PvqXcm::destination(TO);
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), relay, destination));
        let alice = RuntimeOrigin::signed(ALICE);
        assert_noop!(
            PvqXcm::ask(alice, relay, Default::default(), vec![], WEIGHT, TIMEOUT),
            error(Error::NotSent(SendFailure::Unroutable))
        );
        assert_eq!(Balances::total_balance(&ALICE), PLENTY);
        assert_eq!(take_sent(), []);
    });
}

#[test]
fn an_outcome_is_the_asker_s_to_take_once() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[]);
    network.on(ASKER, || {
        let early = PvqXcm::take(RuntimeOrigin::signed(ALICE), id);
        assert_noop!(early, error(Error::NotAnswered));
    });
    network.deliver_all();
    network.on(ASKER, || {
        assert_noop!(PvqXcm::take(RuntimeOrigin::signed(BOB), id), error(Error::NotAsker));
        assert_noop!(PvqXcm::take(RuntimeOrigin::root(), id), DispatchError::BadOrigin);
        assert!(Answered::<Test>::contains_key(id));
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
        let again = PvqXcm::take(RuntimeOrigin::signed(ALICE), id);
        assert_noop!(again, error(Error::NotAnswered));
    });
}

#[test]
fn an_account_that_may_no_longer_ask_takes_what_it_has_asked() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[]);
    network.deliver_all();
    network.on(ASKER, || {
        MayAsk::set(false);
        assert_eq!(try_ask(program, &[]), Err(DispatchError::BadOrigin));
        assert_noop!(PvqXcm::take(RuntimeOrigin::signed(BOB), id), error(Error::NotAsker));
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
        assert_eq!(held(), 0);
        check();
    });
}

#[test]
fn outcomes_that_are_not_taken_count_for_their_asker_alone() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    MaxPending::set(2);
    MaxPerAsker::set(2);
    for _ in 0..2 {
        ask_on(&mut network, program, &[]);
    }
    network.deliver_all();
    network.on(ASKER, || {
        assert_eq!(try_ask(program, &[]), Err(error(Error::TooManyOfAsker)));
        let bob = RuntimeOrigin::signed(BOB);
        assert_ok!(PvqXcm::ask(bob, TO, program, vec![], WEIGHT, TIMEOUT));
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), 0));
        assert_ok!(try_ask(program, &[]));
        check();
    });
}
