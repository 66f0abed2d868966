//! Messages that pose as answers, or are answers and come at the wrong time.

use super::*;
use crate::Call;
use codec::Encode;
use frame_support::assert_noop;
use xcm::latest::Instruction;

/// Asks a query that nothing answers yet, and returns its number.
fn waiting(network: &mut Network) -> QueryId {
    let id = ask_on(network, ProgramHash::zero(), &[]);
    take_sent();
    id
}

/// Delivers a message from `from` to the asking chain.
fn deliver(network: &mut Network, from: u32, message: Xcm<()>) -> Processed {
    network.deliver(Sent::new(from, ASKER, message))
}

/// Returns a message with an id, as routers send it. The asker has paid for that instruction as well.
fn routed(mut message: Xcm<()>) -> Xcm<()> {
    message.0.push(SetTopic([0; 32]));
    message
}

/// Asserts that the asking chain refuses a message of the responder, and goes on waiting.
#[track_caller]
fn refuses(network: &mut Network, id: QueryId, message: Xcm<()>) {
    assert_eq!(deliver(network, RESPONDER, message), Ok(false));
    is_pending(network, id);
    network.on(ASKER, check);
}

#[test]
fn an_answer_from_another_chain_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    assert_eq!(deliver(&mut network, OTHER, reply(id, Ok(vec![1]))), Ok(false));
    is_pending(&mut network, id);
    network.on(ASKER, || {
        for origin in
            [from(Chain::Sibling(OTHER)), from(Chain::Relay), from(Chain::Child(RESPONDER))]
        {
            let received = PvqXcm::receive(origin, id, Ok(vec![1]), Weight::zero());
            assert_eq!(received.unwrap_err().error, error(Error::UnexpectedResponder));
        }
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(ALICE)] {
            let received = PvqXcm::receive(origin, id, Ok(vec![1]), Weight::zero());
            assert_eq!(received.unwrap_err().error, DispatchError::BadOrigin);
        }
    });
    is_pending(&mut network, id);
}

#[test]
fn an_answer_to_another_query_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    for other in [id + 1, QueryId::MAX, 1 << 63] {
        refuses(&mut network, id, reply(other, Ok(vec![1])));
    }
}

#[test]
fn the_first_answer_counts_and_a_second_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    assert_eq!(deliver(&mut network, RESPONDER, reply(id, Ok(vec![1]))), Ok(true));
    for again in [Ok(vec![2]), Ok(vec![1]), Err(PvqError::Other)] {
        assert_eq!(deliver(&mut network, RESPONDER, reply(id, again)), Ok(false));
    }
    network.on(ASKER, || {
        assert_eq!(outcome(id), Some(Outcome::Answered(vec![1])));
        let again = PvqXcm::receive(from(TO), id, Ok(vec![2]), Weight::zero());
        assert_eq!(again.unwrap_err().error, error(Error::NotPending));
        assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
    });
    assert_eq!(deliver(&mut network, RESPONDER, reply(id, Ok(vec![3]))), Ok(false));
    network.on(ASKER, check);
}

#[test]
fn an_answer_after_the_deadline_counts_until_the_query_expires() {
    let mut network = Network::new();
    let (first, second) = (waiting(&mut network), waiting(&mut network));
    network.on(ASKER, || {
        System::set_block_number(1 + 10 * TIMEOUT);
        assert_ok!(PvqXcm::expire(RuntimeOrigin::signed(BOB), second));
    });
    assert_eq!(deliver(&mut network, RESPONDER, reply(first, Ok(vec![1]))), Ok(true));
    assert_eq!(deliver(&mut network, RESPONDER, reply(second, Ok(vec![1]))), Ok(false));
    network.on(ASKER, || {
        assert_eq!(outcome(first), Some(Outcome::Answered(vec![1])));
        assert_eq!(PvqXcm::status(second), None);
        // Nobody expires what has an outcome.
        let expired = PvqXcm::expire(RuntimeOrigin::signed(BOB), first);
        assert_eq!(expired.unwrap_err().error, error(Error::NotPending));
        check();
    });
}

#[test]
fn an_answer_longer_than_was_paid_for_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    let longest = vec![0; MaxAnswerSize::get() as usize];
    refuses(&mut network, id, routed(reply(id, Ok([&longest[..], &[0]].concat()))));
    refuses(&mut network, id, routed(reply(id, Ok(vec![0; 90_000]))));
    assert_eq!(deliver(&mut network, RESPONDER, routed(reply(id, Ok(longest)))), Ok(true));
}

#[test]
fn an_answer_too_long_for_storage_is_a_failure() {
    // As from a chain that pays for its message, which comes by another way than the barrier of this pallet.
    let mut network = Network::new();
    let id = waiting(&mut network);
    network.on(ASKER, || {
        let long = vec![0; MaxAnswerSize::get() as usize + 1];
        assert_ok!(PvqXcm::receive(from(TO), id, Ok(long), Weight::zero()));
        assert_eq!(outcome(id), Some(Outcome::Failed(PvqError::ResultTooLarge)));
        check();
    });
}

#[test]
fn a_message_heavier_than_was_paid_for_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    // An upgrade has made the call heavier.
    let before = ConsumerWeight::get();
    ConsumerWeight::set(before.add_ref_time(1));
    let longest = vec![0; MaxAnswerSize::get() as usize];
    refuses(&mut network, id, routed(reply(id, Ok(longest.clone()))));
    ConsumerWeight::set(before);
    assert_eq!(deliver(&mut network, RESPONDER, routed(reply(id, Ok(longest)))), Ok(true));
}

#[test]
fn a_message_of_another_shape_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    let expected = reply(id, Ok(vec![1])).0;
    let with = |place: usize, instruction: Instruction<()>| {
        let mut message = expected.clone();
        message.insert(place, instruction);
        Xcm(message)
    };
    let more: [Instruction<()>; 7] = [
        ClearOrigin,
        DescendOrigin(Junction::OnlyChild.into()),
        SetAppendix(Xcm(vec![ClearOrigin])),
        SetErrorHandler(Xcm(vec![ClearOrigin])),
        SetTopic([0; 32]),
        UnpaidExecution { weight_limit: Unlimited, check_origin: None },
        expected[1].clone(),
    ];
    for instruction in more {
        for place in [0, 1] {
            refuses(&mut network, id, with(place, instruction.clone()));
        }
    }
    refuses(&mut network, id, Xcm(expected[..1].to_vec()));
    refuses(&mut network, id, Xcm(expected[1..].to_vec()));
    // The id of the message is no part of its shape.
    assert_eq!(deliver(&mut network, RESPONDER, with(2, SetTopic([0; 32]))), Ok(true));
}

#[test]
fn a_message_with_another_call_is_refused() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    let transact = |origin_kind, call: Vec<u8>| {
        let unpaid = UnpaidExecution { weight_limit: Unlimited, check_origin: None };
        Xcm(vec![unpaid, Transact { origin_kind, fallback_max_weight: None, call: call.into() }])
    };
    let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![0; 8] });
    let answer = RuntimeCall::PvqXcm(Call::answer {
        query_id: id,
        program: ProgramHash::zero(),
        args: vec![],
        max_weight: Weight::zero(),
        reply: Reply { pallet: 0, call: 0, max_weight: Weight::zero(), max_size: 0 },
    });
    let take = RuntimeCall::PvqXcm(Call::take { query_id: id });
    for call in [remark, answer, take] {
        refuses(&mut network, id, transact(OriginKind::Xcm, call.encode()));
    }
    let receive = RuntimeCall::PvqXcm(Call::receive {
        query_id: id,
        answer: Ok(vec![]),
        used: Weight::zero(),
    });
    for kind in [OriginKind::Native, OriginKind::SovereignAccount, OriginKind::Superuser] {
        refuses(&mut network, id, transact(kind, receive.encode()));
    }
    let expected = transact(OriginKind::Xcm, receive.encode());
    assert_eq!(deliver(&mut network, RESPONDER, expected), Ok(true));
}

#[test]
fn an_answer_that_does_not_decode_is_dropped() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    let call = |more: &[u8]| {
        let mut message = reply(id, Ok(vec![1]));
        let mut call = (51u8, RECEIVE_CALL, id).encode();
        call.extend(more);
        let Transact { call: in_message, .. } = &mut message.0[1] else { unreachable!() };
        *in_message = call.into();
        message
    };
    // Without the answer, with one that is neither a result nor an error, with an unknown error, and with more behind
    // it.
    let valid = (PvqResult::Ok(vec![1]), Weight::zero()).encode();
    let longer = [&valid[..], &[0]].concat();
    for more in [&[][..], &[2, 0, 0, 0], &[1, 255, 0, 0], &longer[..]] {
        let result = deliver(&mut network, RESPONDER, call(more));
        assert!(result.is_err(), "{more:?}: {result:?}");
        is_pending(&mut network, id);
    }
    assert_eq!(deliver(&mut network, RESPONDER, call(&valid)), Ok(true));
}

#[test]
fn only_the_responder_s_word_counts_where_it_pays_for_its_message() {
    // Another chain buys the execution of the same call, past the barrier of this pallet.
    let mut network = Network::new();
    let id = waiting(&mut network);
    let mut message = reply(id, Ok(vec![1]));
    let fees = Asset::from((Location::here(), 1_000_000u128));
    message.0[0] = WithdrawAsset(fees.clone().into());
    message.0.insert(1, BuyExecution { fees, weight_limit: Unlimited });
    // The message is executed, and the call in it fails.
    let other = Sent::new(OTHER, ASKER, message);
    assert_eq!(network.deliver(other), Ok(true));
    is_pending(&mut network, id);
}

#[test]
fn nothing_is_received_from_within_a_chain() {
    let mut network = Network::new();
    let id = waiting(&mut network);
    network.on(ASKER, || {
        let user = Location::new(
            1,
            [Parachain(RESPONDER), Junction::AccountId32 { network: None, id: ALICE.into() }],
        );
        let bridged = Location::new(2, [GlobalConsensus(NetworkId::Kusama), Parachain(RESPONDER)]);
        for origin in [user, bridged, Location::here(), Location::new(2, Here)] {
            let received = PvqXcm::receive(from(origin), id, Ok(vec![1]), Weight::zero());
            assert_eq!(received.unwrap_err().error, error(Error::NotAChain));
        }
        assert_noop!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id), error(Error::NotAnswered));
    });
}
