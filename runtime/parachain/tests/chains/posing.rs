//! Chains and accounts that pose as the chain that was asked, or as the one that asks.

use crate::{
    chain::Built,
    network::{Network, ASSET, WEIGHT},
};
use codec::Encode;
use frame_support::{traits::PalletInfoAccess, weights::Weight};
use pallet_pvq_xcm::{Event, QueryId, ANSWER_CALL, RECEIVE_CALL};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{
    configs::LocationToAccountId, genesis::QUERY_PAYMENT, PvqXcm, Runtime, RuntimeEvent,
};
use pvq_primitives::PvqResult;
use sp_keyring::Sr25519Keyring::Eve;
use xcm::{
    latest::{prelude::*, WESTEND_GENESIS_HASH},
    VersionedXcm,
};
use xcm_executor::traits::ConvertLocation;

/// A chain with another runtime.
const OTHER: u32 = 2002;

/// Returns the message that the chain which was asked would send.
fn answer(query_id: QueryId) -> Xcm<()> {
    let answer: PvqResult = Ok(b"a lie".to_vec());
    let call = (PvqXcm::index() as u8, RECEIVE_CALL, query_id, answer, Weight::zero()).encode();
    Xcm(vec![
        UnpaidExecution { weight_limit: Unlimited, check_origin: None },
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(WEIGHT),
            call: call.into(),
        },
    ])
}

/// Returns whether any query has got an outcome, or any answer was sent, in that block.
fn believed(built: &Built) -> bool {
    let believed = built.find(|event| {
        let believed = matches!(
            event,
            RuntimeEvent::PvqXcm(Event::OutcomeReceived { .. } | Event::AnswerSent { .. })
        );
        believed.then_some(())
    });
    believed.is_some()
}

/// Returns whether the queue has had a message in that block.
fn had_a_message(built: &Built) -> bool {
    let message = built.find(|event| matches!(event, RuntimeEvent::MessageQueue(_)).then_some(()));
    message.is_some()
}

fn sibling(id: u32) -> Location {
    Location::new(1, [Parachain(id)])
}

/// Returns a transaction that sends `message` to `chain`.
fn send(chain: u32, message: Xcm<()>) -> pallet_xcm::Call<Runtime> {
    pallet_xcm::Call::send {
        dest: Box::new(sibling(chain).into()),
        message: Box::new(VersionedXcm::from(message)),
    }
}

#[test]
fn another_chain_cannot_answer() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.relay.send(OTHER.into(), network.asker.id(), answer(query_id));
    let built = network.asker_builds();
    assert!(had_a_message(&built) && !believed(&built), "{:#?}", built.events);
    assert!(network.is_pending(query_id));

    // It may pay for the execution, and then the call refuses it.
    let paid = Asset::from((Location::here(), QUERY_PAYMENT));
    let mut message = answer(query_id);
    message.0.splice(
        ..1,
        [WithdrawAsset(paid.clone().into()), BuyExecution { fees: paid, weight_limit: Unlimited }],
    );
    let account = LocationToAccountId::convert_location(&sibling(OTHER)).unwrap();
    let dest = account.into();
    let fund = pallet_balances::Call::transfer_keep_alive { dest, value: 5 * QUERY_PAYMENT };
    network.asker.submit(Eve, fund);
    network.asker_builds().succeeded();
    network.relay.send(OTHER.into(), network.asker.id(), message);
    let built = network.asker_builds();
    assert!(had_a_message(&built) && !believed(&built), "{:#?}", built.events);
    network.expire(query_id);
}

#[test]
fn a_query_has_one_answer() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.rounds(1);
    assert!(!network.is_pending(query_id));
    let before = network.asker.native(|| pallet_pvq_xcm::Answered::<Runtime>::get(query_id));
    network.relay.send(network.responder.id(), network.asker.id(), answer(query_id));
    let built = network.asker_builds();
    assert!(had_a_message(&built) && !believed(&built));
    let after = network.asker.native(|| pallet_pvq_xcm::Answered::<Runtime>::get(query_id));
    assert_eq!(before, after);
    network.take(query_id);
}

#[test]
fn an_account_of_the_responder_cannot_answer_for_it() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, ASSET));
    network.responder.submit(Eve, send(network.asker.id().into(), answer(query_id)));
    // The true answer is sent in the same block; the lie is there beside it.
    let sent = network.responder_builds().succeeded();
    assert!(believed(&sent));
    let built = network.asker_builds();
    let outcome = built.find(|event| match event {
        RuntimeEvent::PvqXcm(Event::OutcomeReceived { outcome, .. }) => Some(outcome.clone()),
        _ => None,
    });
    assert_eq!(outcome, Some(pallet_pvq_xcm::Outcome::Answered(16)));
    network.take(query_id);
}

#[test]
fn an_account_of_the_responder_cannot_answer_before_it_does() {
    let mut network = Network::new();
    // Nobody answers: the query itself is lost with its channel.
    let (asker, responder) = (network.asker.id(), network.responder.id());
    let query_id = network.ask(Default::default(), &0u8);
    network.relay.close(asker, responder);
    network.responder.submit(Eve, send(asker.into(), answer(query_id)));
    network.responder_builds().succeeded();
    let built = network.asker_builds();
    assert!(had_a_message(&built) && !believed(&built), "{:#?}", built.events);
    network.expire(query_id);
}

#[test]
fn an_account_of_the_asker_cannot_ask_for_it() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let asker: u32 = network.asker.id().into();
    let network_id = Some(NetworkId::ByGenesis(WESTEND_GENESIS_HASH));
    let eve = Location::new(
        1,
        [Parachain(asker), AccountId32 { network: network_id, id: Eve.to_raw_public() }],
    );
    // Eve's account on the other chain can pay.
    let account = LocationToAccountId::convert_location(&eve).unwrap();
    let dest = account.into();
    let fund = pallet_balances::Call::transfer_keep_alive { dest, value: 5 * QUERY_PAYMENT };
    network.responder.submit(Eve, fund);
    network.responder_builds().succeeded();

    let reply = pallet_pvq_xcm::Reply {
        pallet: PvqXcm::index() as u8,
        call: RECEIVE_CALL,
        max_weight: WEIGHT,
        max_size: u32::MAX,
    };
    let args = (0u8, ASSET).encode();
    let call = (PvqXcm::index() as u8, ANSWER_CALL, 0u64, program, args, WEIGHT, reply).encode();
    let paid = Asset::from((Location::here(), QUERY_PAYMENT));
    let message = Xcm(vec![
        WithdrawAsset(paid.clone().into()),
        BuyExecution { fees: paid, weight_limit: Unlimited },
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(WEIGHT.saturating_mul(2)),
            call: call.into(),
        },
        ExpectTransactStatus(MaybeErrorCode::Success),
    ]);
    network.asker.submit(Eve, send(network.responder.id().into(), message));
    network.asker_builds().succeeded();
    let built = network.responder_builds();
    assert!(had_a_message(&built) && !believed(&built), "{:#?}", built.events);
    network.is_settled();
}

#[test]
fn an_account_cannot_pose_as_its_own_chain_to_itself() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let query_id = network.ask(program, &(0u8, ASSET));
    let message: Xcm<pvq_parachain_runtime::RuntimeCall> = answer(query_id).into();
    let execute = pallet_xcm::Call::execute {
        message: Box::new(VersionedXcm::from(message)),
        max_weight: WEIGHT.saturating_mul(2),
    };
    network.asker.submit(Eve, execute);
    let built = network.asker_builds();
    // The message is executed, and the call in it fails.
    assert_eq!(built.results.len(), 1);
    assert!(!believed(&built), "{:#?}", built.events);
    assert!(network.is_pending(query_id));
    network.rounds(1);
    network.take(query_id);
}
