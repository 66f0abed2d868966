//! Queries that go wrong at the other chain: each ends with an error, or at its deadline.

use crate::network::{sudo, Network, RESPONDER};
use codec::Encode;
use pallet_pvq_xcm::{Answered, Destination, Event, Outcome, RemotePallet};
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};
use pvq_parachain_runtime::{genesis::OWNER, Balance, PvqXcm, Runtime, RuntimeEvent};
use pvq_primitives::{ProgramHash, PvqError};
use sp_keyring::Sr25519Keyring::Dave;
use xcm::latest::prelude::{Asset, Location, XcmError};

/// Asks, and returns the outcome that comes back, after which nothing is left.
#[track_caller]
fn outcome(network: &mut Network, program: ProgramHash, args: &impl Encode) -> Outcome<u32> {
    let query_id = network.ask(program, args);
    network.rounds(1);
    let answered = network.asker.native(|| Answered::<Runtime>::get(query_id));
    let outcome = answered.expect("it has an outcome").outcome;
    network.take(query_id);
    outcome.map(|answer| answer.len() as u32)
}

/// Has governance of the asker change its terms for the responder.
fn set_terms(network: &mut Network, change: impl FnOnce(&mut Destination<Balance>)) {
    let mut destination = network.asker.native(|| PvqXcm::destination(RESPONDER)).unwrap();
    change(&mut destination);
    let set =
        pallet_pvq_xcm::Call::set_destination { chain: RESPONDER, destination: Some(destination) };
    network.asker.submit(OWNER, sudo(set));
    network.asker_builds().succeeded();
}

/// Has governance of the asker believe that the pallet is elsewhere at the responder.
fn believe(network: &mut Network, change: impl FnOnce(&mut RemotePallet)) {
    set_terms(network, |terms| change(terms.pallet.as_mut().expect("it is known")));
}

/// Asks, asserts that nothing comes back, and expires the query.
#[track_caller]
fn hears_nothing(network: &mut Network, program: ProgramHash, args: &impl Encode) {
    let query_id = network.ask(program, args);
    network.rounds(1);
    network.expire(query_id);
}

#[test]
fn a_program_without_an_end_runs_out_of_gas() {
    let (mut network, program) = Network::with_program(&hostile::infinite_loop());
    let failed = Outcome::Failed(PvqError::QueryExceedsWeightLimit);
    assert_eq!(outcome(&mut network, program, &0u8), failed);
}

#[test]
fn a_program_that_traps_is_an_error() {
    let (mut network, program) = Network::with_program(&hostile::trap());
    assert_eq!(outcome(&mut network, program, &0u8), Outcome::Failed(PvqError::Trap));
}

#[test]
fn a_program_that_nobody_registered_is_an_error() {
    let mut network = Network::new();
    let unknown = ProgramHash::repeat_byte(7);
    let Outcome::Failed(error) = outcome(&mut network, unknown, &0u8) else {
        panic!("there is no such program")
    };
    // It is the error that the runtime API gives.
    let told: pvq_primitives::PvqResult =
        network.responder.call("PvqApi_execute_registered", &(unknown, 0u8.encode(), None::<i64>));
    assert_eq!(told, Err(error));
}

#[test]
fn arguments_that_do_not_decode_are_an_error() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    assert_eq!(outcome(&mut network, program, &(0u8, 1u8)), Outcome::Failed(PvqError::Trap));
}

#[test]
fn a_chain_without_the_pallet_says_nothing_and_the_query_expires() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    // No pallet has this index, so that the call does not decode, and the message is dropped while it is weighed.
    believe(&mut network, |pallet| pallet.index = 199);
    let query_id = network.ask(program, &(0u8, 1984u32));
    let built = network.responder_builds();
    let processed = built.find(|event| match event {
        RuntimeEvent::MessageQueue(
            pallet_message_queue::Event::Processed { .. }
            | pallet_message_queue::Event::ProcessingFailed { .. },
        ) => Some(event.clone()),
        _ => None,
    });
    let Some(RuntimeEvent::MessageQueue(pallet_message_queue::Event::ProcessingFailed { .. })) =
        processed
    else {
        panic!("the message is dropped: {processed:?}")
    };
    network.asker_builds();
    network.expire(query_id);
}

#[test]
fn another_pallet_in_its_place_says_nothing_and_the_query_expires() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    // `set_heap_pages` of System, which takes less than the arguments are.
    believe(&mut network, |pallet| pallet.index = 0);
    hears_nothing(&mut network, program, &(0u8, 1984u32));
}

#[test]
fn another_version_of_the_pallet_is_reported() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    believe(&mut network, |pallet| pallet.major += 1);
    let Outcome::NotExecuted { error, .. } = outcome(&mut network, program, &(0u8, 1984u32)) else {
        panic!("the other chain has no such version")
    };
    assert_eq!(error, XcmError::VersionIncompatible);
}

#[test]
fn a_message_that_does_not_pay_enough_is_dropped_and_the_query_expires() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    set_terms(&mut network, |terms| {
        terms.payment = Some(Asset::from((Location::here(), 1u128)));
    });
    hears_nothing(&mut network, program, &(0u8, 1984u32));
    // Nor does the responder work for nothing.
    set_terms(&mut network, |terms| terms.payment = None);
    hears_nothing(&mut network, program, &(0u8, 1984u32));
}

#[test]
fn a_chain_that_stands_still_does_not_keep_the_deposit() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, 1984u32));
    // Not before the deadline, though.
    network.asker.submit(Dave, pallet_pvq_xcm::Call::expire { query_id });
    let early = network.asker_builds();
    assert_eq!(early.results, [Err(pallet_pvq_xcm::Error::<Runtime>::NotExpired.into())]);
    network.expire(query_id);

    // The answer comes after all, and is refused.
    let late = network.responder_builds();
    let sent = late.find(|event| match event {
        RuntimeEvent::PvqXcm(Event::AnswerSent { query_id: id, .. }) => Some(*id),
        _ => None,
    });
    assert_eq!(sent, Some(query_id));
    let refused = network.asker_builds();
    assert!(!received(&refused));
    network.is_settled();
}

#[test]
fn a_late_answer_is_an_answer_until_someone_expires_the_query() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, 1984u32));
    for _ in 0..2 * crate::network::TIMEOUT {
        network.asker_builds();
    }
    network.responder_builds();
    assert!(received(&network.asker_builds()));
    network.take(query_id);
}

/// Returns whether a query has got its outcome in that block.
fn received(built: &crate::chain::Built) -> bool {
    let received = built.find(|event| {
        matches!(event, RuntimeEvent::PvqXcm(Event::OutcomeReceived { .. })).then_some(())
    });
    received.is_some()
}
