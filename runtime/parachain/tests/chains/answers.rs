//! Queries from one chain to another, through the queues of both, and their answers.

use crate::network::{ask, held, Network, ASKER, ASKING, ASSET, RESPONDER, TIMEOUT, WEIGHT};
use codec::{Decode, Encode};
use frame_support::{traits::fungibles::Inspect, weights::Weight};
use pallet_pvq_xcm::{Answered, Event, Outcome, QueryId, QueryStatus};
use pvq_guest_fixtures::{assembled::returning, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_parachain_runtime::{
    configs::LocationToAccountId,
    genesis::{CHAIN_ENDOWMENT, QUERY_PAYMENT},
    AccountId, Assets, Balance, Balances, PvqXcm, Runtime, RuntimeEvent, System,
};
use pvq_primitives::PvqError;
use xcm::latest::prelude::Location;
use xcm_executor::traits::ConvertLocation;

/// Returns the outcome that is stored for a query.
fn outcome(network: &Network, query_id: QueryId) -> Outcome<Vec<u8>> {
    let answered = network.asker.native(|| Answered::<Runtime>::get(query_id));
    answered.expect("it has an outcome").outcome.map(|answer| answer.into_inner())
}

/// Returns the account of a chain on the other.
fn account_of(chain: pallet_pvq_xcm::Chain) -> AccountId {
    LocationToAccountId::convert_location(&Location::from(chain)).expect("it has one")
}

#[test]
fn a_query_is_asked_answered_and_taken() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let balance =
        |network: &Network| network.asker.native(|| System::account(ASKING.to_account_id()).data);
    let before = balance(&network);
    let query_id = network.ask(program, &(0u8, ASSET));
    assert!(network.is_pending(query_id));
    let deposit = network.asker.native(|| held(&ASKING.to_account_id()));
    assert!(deposit > 0);

    let answered = network.responder_builds();
    let (bytes, used) = answered
        .find(|event| match event {
            RuntimeEvent::PvqXcm(Event::AnswerSent {
                asker, query_id: id, result, used, ..
            }) => {
                assert_eq!((*asker, *id), (ASKER, query_id));
                Some((*result, *used))
            }
            _ => None,
        })
        .expect("the query is answered in the block that it comes to");
    assert_eq!(bytes, Ok(16));
    assert!(used.all_lt(WEIGHT) && used.ref_time() > 0, "{used:?}");

    let received = network.asker_builds();
    let received = received.find(|event| match event {
        RuntimeEvent::PvqXcm(Event::OutcomeReceived { responder, outcome, .. }) => {
            assert_eq!(*responder, RESPONDER);
            Some(outcome.clone())
        }
        _ => None,
    });
    assert_eq!(received, Some(Outcome::Answered(16)));

    // It is the answer of the other chain, which has twice as much.
    let Outcome::Answered(answer) = outcome(&network, query_id) else { panic!("not answered") };
    let supply = Balance::decode(&mut &answer[..]).unwrap();
    assert_eq!(supply, network.responder.native(|| Assets::total_issuance(ASSET)));
    assert_eq!(supply, 2 * network.asker.native(|| Assets::total_issuance(ASSET)));
    let status = network.asker.native(|| PvqXcm::status(query_id));
    let Some(QueryStatus::Answered { used: told, .. }) = status else { panic!("{status:?}") };
    assert_eq!(told, used);

    network.take(query_id);
    let after = balance(&network);
    assert_eq!(after.reserved, 0);
    assert!(before.free - after.free > QUERY_PAYMENT, "the asker has paid");
    assert!(before.free - after.free < QUERY_PAYMENT + deposit, "and has the deposit back");
}

#[test]
fn the_responder_is_paid_for_what_it_does_and_returns_the_rest() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let account = account_of(ASKER);
    let balance = |network: &Network| network.responder.native(|| Balances::free_balance(&account));
    assert_eq!(balance(&network), CHAIN_ENDOWMENT);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.rounds(1);
    let paid = CHAIN_ENDOWMENT - balance(&network);
    // Some instructions, the delivery with the proof of a page, and little for the query.
    assert!(paid > 0 && paid < QUERY_PAYMENT / 2, "{paid}");
    network.take(query_id);

    // A query that uses all that it may costs more, and no more than the asker is charged.
    let endless = pvq_guest_fixtures::hostile::infinite_loop();
    let endless = crate::network::register(&mut network.responder, &endless);
    network.responder_builds().succeeded();
    let before = balance(&network);
    network.asker.submit(
        ASKING,
        pallet_pvq_xcm::Call::ask {
            destination: RESPONDER,
            program: endless,
            args: vec![0],
            max_weight: Weight::MAX,
            timeout: TIMEOUT,
        },
    );
    network.asker_builds().succeeded();
    network.rounds(1);
    let of_endless = before - balance(&network);
    assert!(of_endless > paid && of_endless <= QUERY_PAYMENT, "{of_endless}, {paid}");
    let failed = Outcome::Failed(PvqError::QueryExceedsWeightLimit);
    assert_eq!(outcome(&network, query_id + 1), failed);
    network.take(query_id + 1);
}

#[test]
fn queries_in_one_block_are_answered_one_by_one() {
    let (mut network, program) = Network::with_program(SUM_BALANCE);
    let accounts = pvq_parachain_runtime::genesis::ENDOWED.map(|who| who.to_raw_public());
    let queries = 5;
    for holders in 0..queries {
        let args = (0u8, ASSET, accounts[..holders].to_vec());
        network.asker.submit(ASKING, ask(program, &args));
    }
    network.asker_builds().succeeded();
    // Some blocks, because each is as heavy as a block serves until it has run.
    network.rounds(queries as u32);
    for holders in 0..queries {
        let Outcome::Answered(answer) = outcome(&network, holders as u64) else { panic!() };
        let expected: Balance = network.responder.native(|| {
            let balances = accounts[..holders].iter();
            balances.map(|who| Assets::balance(ASSET, AccountId::from(*who))).sum()
        });
        assert_eq!(answer, expected.encode());
    }
    for query_id in 0..queries as u64 {
        network.asker.submit(ASKING, pallet_pvq_xcm::Call::take { query_id });
    }
    network.asker_builds().succeeded();
    network.is_settled();
}

#[test]
fn the_longest_answer_arrives_and_a_longer_one_is_said_to_be_too_large() {
    let most = pallet_pvq_xcm::limits::MAX_ANSWER_SIZE as usize;
    for (size, fits) in [(most, true), (most + 1, false)] {
        let (mut network, program) = Network::with_program(&returning(&vec![7; size]));
        let query_id = network.ask(program, &0u8);
        network.rounds(1);
        let expected = match fits {
            true => Outcome::Answered(vec![7; size]),
            false => Outcome::Failed(PvqError::ResultTooLarge),
        };
        assert_eq!(outcome(&network, query_id), expected);
        network.take(query_id);
    }
}

#[test]
fn the_longest_arguments_arrive() {
    let (mut network, program) = Network::with_program(&returning(b"done"));
    let most = pallet_pvq_xcm::limits::MAX_ARGS_SIZE as usize;
    let args: [u8; pallet_pvq_xcm::limits::MAX_ARGS_SIZE as usize] = [1; 16 * 1024];
    assert_eq!(args.len(), most);
    let query_id = network.ask(program, &args);
    network.rounds(1);
    assert_eq!(outcome(&network, query_id), Outcome::Answered(b"done".to_vec()));
    network.take(query_id);
}

#[test]
fn chains_discover_each_others_pallet() {
    let mut network = Network::new();
    let known = network.asker.native(|| PvqXcm::destination(RESPONDER)).unwrap();
    let unknown = pallet_pvq_xcm::Destination { pallet: None, ..known.clone() };
    let set = pallet_pvq_xcm::Call::set_destination {
        chain: RESPONDER,
        destination: Some(unknown.clone()),
    };
    network.asker.submit(pvq_parachain_runtime::genesis::OWNER, crate::network::sudo(set));
    network.asker_builds().succeeded();
    assert_eq!(network.asker.native(|| PvqXcm::destination(RESPONDER)), Some(unknown));
    let discover = pallet_pvq_xcm::Call::discover { chain: RESPONDER };
    network.asker.submit(pvq_parachain_runtime::genesis::OWNER, crate::network::sudo(discover));
    network.asker_builds().succeeded();
    network.rounds(1);
    assert_eq!(network.asker.native(|| PvqXcm::destination(RESPONDER)), Some(known));
    network.is_settled();
}
