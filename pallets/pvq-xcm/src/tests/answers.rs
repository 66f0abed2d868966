//! The call `answer`: every failure of a query is a part of its answer.

use super::*;
use crate::{Call, WeightInfo, ANSWER_CALL};
use codec::Encode;
use frame_support::dispatch::{DispatchResultWithPostInfo, GetDispatchInfo};
use pvq_primitives::InvokeSource;

const REPLY: Reply =
    Reply { pallet: 51, call: RECEIVE_CALL, max_weight: Weight::zero(), max_size: u32::MAX };

fn answer(program: ProgramHash, args: &[u8], max_weight: Weight) -> DispatchResultWithPostInfo {
    PvqXcm::answer(from(FROM), 7, program, args.to_vec(), max_weight, REPLY)
}

/// Returns the declared weight of a call for `args` and `max_weight`.
fn declared(args: &[u8], max_weight: Weight) -> Weight {
    let (program, args) = (ProgramHash::zero(), args.to_vec());
    let call = Call::<Test>::answer { query_id: 7, program, args, max_weight, reply: REPLY };
    call.get_dispatch_info().call_weight
}

#[test]
fn a_program_that_is_not_registered_is_told() {
    let mut network = Network::new();
    let id = ask_on(&mut network, hash(&echo()), &[]);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let failed = Outcome::Failed(PvqError::PermissionDenied);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(failed));
}

#[test]
fn a_program_that_messages_may_not_run_is_told() {
    let mut network = Network::new();
    let mut sources = PerSource::all(true);
    *sources.get_mut(InvokeSource::Xcm) = false;
    let program = install_for(&mut network, echo(), sources);
    let id = ask_on(&mut network, program, &[]);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let failed = Outcome::Failed(PvqError::PermissionDenied);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(failed));
}

#[test]
fn a_program_that_runs_out_of_gas_is_told() {
    let outcome = outcome_of(&mut Network::new(), endless(), &[]);
    assert_eq!(outcome, Outcome::Failed(PvqError::QueryExceedsWeightLimit));
}

#[test]
fn a_program_that_traps_is_told() {
    let outcome = outcome_of(&mut Network::new(), trap(), &[]);
    assert_eq!(outcome, Outcome::Failed(PvqError::Trap));
}

#[test]
fn the_longest_answer_arrives_and_a_longer_one_is_told() {
    let longest = MaxAnswerSize::get();
    let outcome = outcome_of(&mut Network::new(), zeros(longest), &[]);
    assert_eq!(outcome, Outcome::Answered(vec![0; longest as usize]));
    let outcome = outcome_of(&mut Network::new(), zeros(longest + 1), &[]);
    assert_eq!(outcome, Outcome::Failed(PvqError::ResultTooLarge));
}

#[test]
fn an_answer_longer_than_its_asker_takes_is_told() {
    let mut network = Network::new();
    let (longest, longer) = (zeros(1_000), zeros(1_001));
    let programs = [longest, longer].map(|code| install(&mut network, code));
    // The chain that asks takes shorter answers than the one that answers sends.
    let most = MaxAnswerSize::get();
    MaxAnswerSize::set(1_000);
    let ids = programs.map(|program| ask_on(&mut network, program, &[]));
    MaxAnswerSize::set(most);
    assert_eq!(network.deliver_all(), [Ok(true); 4]);
    let outcomes = ids.map(|id| network.on(ASKER, || outcome(id)));
    let failed = Outcome::Failed(PvqError::ResultTooLarge);
    assert_eq!(outcomes, [Some(Outcome::Answered(vec![0; 1_000])), Some(failed)]);
}

#[test]
fn an_answer_that_the_channel_does_not_take_is_told() {
    MaxMessageSize::set(1_000);
    let outcome = outcome_of(&mut Network::new(), zeros(1_000), &[]);
    assert_eq!(outcome, Outcome::Failed(PvqError::ResultTooLarge));
}

/// Returns the balance of the asker's account at the responder.
fn account(network: &mut Network) -> Balance {
    network.on(RESPONDER, || Balances::free_balance(account_of(ASKER)))
}

#[test]
fn an_answer_whose_delivery_has_become_too_dear_is_told() {
    let mut network = Network::new();
    let program = install(&mut network, zeros(10_000));
    let id = ask_on(&mut network, program, &[]);
    let before = account(&mut network);
    // The queue is long by the time that the query arrives. A short message is within the bound.
    DeliveryPricePerByte::set(PLENTY / 1_000_000);
    MaxDeliveryPrice::set(PLENTY / 1_000);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let failed = Outcome::Failed(PvqError::ResultTooLarge);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(failed));
    let paid = before - account(&mut network);
    assert!(paid < MaxDeliveryPrice::get() + PAYMENT, "{paid}");
}

#[test]
fn the_account_of_a_chain_never_pays_more_for_a_delivery_than_is_set() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    // It has enough for all of these.
    for (price, answered) in [(500, true), (1_000, true), (1_001, false), (PLENTY / 2, false)] {
        MaxDeliveryPrice::set(1_000);
        DeliveryPrice::set(10);
        let id = ask_on(&mut network, program, &[1]);
        let before = account(&mut network);
        DeliveryPrice::set(price);
        network.deliver_all();
        let outcome = network.on(ASKER, || outcome(id));
        assert_eq!(outcome == Some(Outcome::Answered(vec![1])), answered, "{price}: {outcome:?}");
        let paid = before - account(&mut network);
        assert!(paid <= 1_000 + PAYMENT, "{price}: {paid}");
    }
}

#[test]
fn the_longest_arguments_arrive_and_longer_ones_are_told() {
    let mut network = Network::new();
    let longest = vec![7; MaxArgsSize::get() as usize];
    let outcome = outcome_of(&mut network, echo(), &longest);
    assert_eq!(outcome, Outcome::Answered(longest));
    // A chain with larger bounds asks one with lower ones.
    let long = vec![7; MaxArgsSize::get() as usize];
    let id = ask_on(&mut network, hash(&echo()), &long);
    MaxArgsSize::set(1_000);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    let failed = Outcome::Failed(PvqError::FailedToDecode);
    assert_eq!(network.on(ASKER, || super::outcome(id)), Some(failed));
}

#[test]
fn no_query_makes_the_call_fail() {
    let mut network = Network::new();
    let programs = [echo(), zeros(100_000), endless(), trap()];
    let mut programs = programs.map(|code| install(&mut network, code)).to_vec();
    programs.push(hash(b"nothing"));
    network.on(RESPONDER, || {
        for program in programs {
            for max_weight in [Weight::zero(), Weight::from_parts(1_000_000_000, 1 << 16), WEIGHT] {
                for args in [&[][..], &[0; 10], &[0; 100_000]] {
                    let post = answer(program, args, max_weight).unwrap();
                    let actual = post.actual_weight.unwrap();
                    let declared = declared(args, max_weight);
                    assert!(actual.all_lte(declared), "{actual:?} of {declared:?}");
                }
            }
        }
    });
    assert_eq!(take_sent().len(), 5 * 3 * 3);
}

#[test]
fn what_a_query_does_not_use_is_refunded() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    network.on(RESPONDER, || {
        let most = Weight::MAX;
        let actual = answer(program, &[1], most).unwrap().actual_weight.unwrap();
        assert!(actual.ref_time() < declared(&[1], most).ref_time() / 10, "{actual:?}");
    });
    assert_eq!(declared(&[1], Weight::MAX), MaxXcmWeight::get());
}

#[test]
fn no_query_takes_more_than_its_message_declared() {
    let mut network = Network::new();
    let program = install(&mut network, endless());
    network.on(RESPONDER, || {
        for max_weight in [WEIGHT / 10, Weight::MAX] {
            let actual = answer(program, &[], max_weight).unwrap().actual_weight.unwrap();
            let declared = declared(&[], max_weight);
            assert!(actual.all_lte(declared), "{actual:?} of {declared:?}");
            // It was given all of it.
            assert!(actual.ref_time() > declared.ref_time() / 100 * 99);
        }
    });
}

#[test]
fn the_weight_beside_a_query_contains_preparing_it() {
    for args in [0, MaxArgsSize::get()] {
        // The call of the other pallet, which makes a query too, with the settings of the largest size.
        let query = <() as pallet_pvq::WeightInfo>::query(args, 0);
        let (longest, shortest) = (<()>::reply(MaxAnswerSize::get()), <()>::reply(0));
        let rest = <()>::answer(args) + longest + shortest;
        let overhead = Pallet::<Test>::answer_overhead(args);
        assert!(overhead.ref_time() >= (rest + query).ref_time(), "{overhead:?}");
    }
}

#[test]
fn what_sends_a_message_pays_for_reading_the_page_that_it_is_added_to() {
    // As the queues of parachains have them.
    const PAGE: u64 = 103 * 1024;
    for weight in [<()>::ask(0), <()>::reply(0), <()>::discover()] {
        assert!(weight.proof_size() > PAGE, "{weight:?}");
    }
    // The answer, and that it cannot be sent, go to the same page.
    let overhead = Pallet::<Test>::answer_overhead(0);
    assert!((PAGE..2 * PAGE).contains(&overhead.proof_size()), "{overhead:?}");
}

#[test]
fn a_chain_may_be_allowed_less_than_others() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let limit = |network: &mut Network, limit| {
        network.on(RESPONDER, || {
            assert_ok!(PvqXcm::set_asker_limit(RuntimeOrigin::root(), FROM, limit));
            let other = PvqXcm::query_weight_limit(Chain::Sibling(OTHER));
            assert!(other.all_gt(WEIGHT));
        });
    };
    let asked = |network: &mut Network| {
        let id = ask_on(network, program, &[]);
        assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
        network.on(ASKER, || outcome(id)).unwrap()
    };
    limit(&mut network, Some(Weight::zero()));
    assert_eq!(asked(&mut network), Outcome::Failed(PvqError::QueryExceedsWeightLimit));
    limit(&mut network, Some(WEIGHT));
    assert_eq!(asked(&mut network), Outcome::Answered(vec![]));
    limit(&mut network, None);
    assert_eq!(asked(&mut network), Outcome::Answered(vec![]));
}

#[test]
fn a_chain_that_does_not_answer_says_so() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    MaxXcmWeight::set(Weight::zero());
    let refused = network.on(RESPONDER, || answer(program, &[], WEIGHT)).unwrap_err();
    assert_eq!(refused.error, error(Error::AnsweringDisabled));
    let id = ask_on(&mut network, program, &[]);
    assert_eq!(network.deliver_all(), [Ok(false), Ok(true)]);
    let told = network.on(ASKER, || outcome(id));
    assert!(matches!(told, Some(Outcome::NotExecuted { .. })), "{told:?}");
}

#[test]
fn the_call_is_what_other_chains_send() {
    let program = ProgramHash::repeat_byte(3);
    let call = RuntimeCall::PvqXcm(Call::answer {
        query_id: 1,
        program,
        args: vec![4; 5],
        max_weight: WEIGHT,
        reply: REPLY,
    });
    let sent = message::answer_call(51, 1, program, &[4; 5], WEIGHT, REPLY);
    assert_eq!(call.encode(), sent);
    assert_eq!(sent[..2], [51, ANSWER_CALL]);
}
