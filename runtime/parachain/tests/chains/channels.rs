//! Channels that are closed or full.

use crate::network::{ask, Network, ASKING, ASSET, RESPONDER, WEIGHT};
use frame_support::traits::Get;
use pallet_pvq_xcm::{
    limits::{MAX_ANSWER_SIZE, MAX_PER_ASKER, MAX_TIMEOUT},
    Answered, Call, Config, Error, Event, Outcome, SendFailure,
};
use pvq_guest_fixtures::{assembled::returning, TOTAL_SUPPLY};
use pvq_parachain_runtime::{Balance, Runtime, RuntimeEvent, System};
use pvq_primitives::PvqError;
use xcm::latest::prelude::Fungible;

#[test]
fn without_a_channel_nothing_is_asked_and_nothing_paid_but_the_transaction() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    network.relay.close(network.asker.id(), network.responder.id());
    let free = |network: &Network| {
        network.asker.native(|| System::account(ASKING.to_account_id()).data.free)
    };
    let before = free(&network);
    network.asker.submit(ASKING, ask(program, &(0u8, ASSET)));
    let built = network.asker_builds();
    let closed = Error::<Runtime>::NotSent(SendFailure::Transport);
    assert_eq!(built.results, [Err(closed.into())]);
    let fee = built.find(|event| match event {
        RuntimeEvent::TransactionPayment(
            pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
        ) => Some(*actual_fee),
        _ => None,
    });
    assert_eq!(Some(before - free(&network)), fee);
    assert!(built.collation.horizontal_messages.is_empty());
    network.is_settled();
}

#[test]
fn a_query_waits_while_the_channel_is_full() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let (asker, responder) = (network.asker.id(), network.responder.id());
    network.relay.set_capacity(asker, responder, 0);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.rounds(1);
    assert!(network.is_pending(query_id));
    network.relay.set_capacity(asker, responder, 1);
    network.asker_builds();
    network.rounds(1);
    let outcome = network.asker.native(|| Answered::<Runtime>::get(query_id)).unwrap().outcome;
    assert!(matches!(outcome, Outcome::Answered(_)));
    network.take(query_id);
}

#[test]
fn a_query_expires_in_a_channel_that_stays_full() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let (asker, responder) = (network.asker.id(), network.responder.id());
    network.relay.set_capacity(asker, responder, 0);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.expire(query_id);
    // It arrives in the end. The answer is refused.
    network.relay.set_capacity(asker, responder, 1);
    network.asker_builds();
    network.rounds(2);
    network.is_settled();
}

#[test]
fn an_answer_waits_while_its_channel_is_full() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let (asker, responder) = (network.asker.id(), network.responder.id());
    network.relay.set_capacity(responder, asker, 0);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.rounds(1);
    assert!(network.is_pending(query_id));
    network.relay.set_capacity(responder, asker, 1);
    network.rounds(1);
    assert!(!network.is_pending(query_id));
    network.take(query_id);
}

#[test]
fn a_query_without_a_channel_for_its_answer_expires() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    network.relay.close(network.responder.id(), network.asker.id());
    let query_id = network.ask(program, &(0u8, ASSET));
    let built = network.responder_builds();
    let sent = built.find(|event| {
        matches!(event, RuntimeEvent::PvqXcm(Event::AnswerSent { .. })).then_some(())
    });
    assert_eq!(sent, None);
    assert!(built.collation.horizontal_messages.is_empty());
    network.asker_builds();
    network.expire(query_id);
}

#[test]
fn answers_do_not_get_dearer_than_is_set_while_their_channel_is_full() {
    let (mut network, program) = Network::with_program(&returning(&[7; MAX_ANSWER_SIZE as usize]));
    let (asker, responder) = (network.asker.id(), network.responder.id());
    network.relay.set_capacity(responder, asker, 0);
    // So long that the chain that is asked has time for all of them.
    let call = Call::ask {
        destination: RESPONDER,
        program,
        args: vec![0],
        max_weight: WEIGHT,
        timeout: MAX_TIMEOUT,
    };
    for _ in 0..2 {
        for _ in 0..MAX_PER_ASKER / 2 {
            network.asker.submit(ASKING, call.clone());
        }
        network.asker_builds().succeeded();
    }
    let mut answers = Vec::new();
    for _ in 0..MAX_PER_ASKER {
        let built = network.responder_builds();
        answers.extend(built.events.into_iter().filter_map(|event| match event {
            RuntimeEvent::PvqXcm(Event::AnswerSent { result, delivery, .. }) => {
                let amounts = delivery.inner().iter().map(|asset| match asset.fun {
                    Fungible(amount) => amount,
                    _ => panic!("the price is an amount"),
                });
                Some((result, amounts.sum::<Balance>()))
            }
            _ => None,
        }));
        if answers.len() == MAX_PER_ASKER as usize {
            break;
        }
        network.asker_builds();
    }
    assert_eq!(answers.len(), MAX_PER_ASKER as usize);
    let most = <Runtime as Config>::MaxDeliveryPrice::get();
    let prices: Vec<Balance> = answers.iter().map(|(_, price)| *price).collect();
    assert!(prices.iter().all(|price| *price <= most), "{prices:?}");
    // The first answer is sent whole, and the price of the last one would be more than that.
    assert_eq!(answers[0].0, Ok(MAX_ANSWER_SIZE));
    assert!(most > 5 * prices[0], "{prices:?}");
    assert_eq!(answers.last().unwrap().0, Err(PvqError::ResultTooLarge));
}
