//! The calls that are sent, and the events and the storage that are read, against the types of the pallet.

mod runtime;

use super::{
    asker::Asked,
    outcome::WeightUsed,
    state::{AnsweredQuery, PendingQuery},
    AskOutcome, AskRequest, AskedOutcome, Chain,
};
use crate::network::{
    transactions::{
        altered::{self, named},
        Call, Calls, Event, Events,
    },
    NetworkError,
};
use codec::{DecodeAll, Encode};
use pallet_pvq_xcm::Outcome;
use pvq_primitives::{ProgramHash, PvqError, QueryFailure};
use runtime::{Runtime, RuntimeCall, RuntimeEvent};
use scale_info::{form::PortableForm, Variant};
use serde_json::json;
use sp_runtime::{AccountId32, BoundedVec, Weight};
use std::sync::LazyLock;
use subxt::{ext::scale_decode::DecodeAsType, ArcMetadata, Metadata};
use xcm::latest::prelude::{Assets, XcmError};

static METADATA: LazyLock<ArcMetadata> = LazyLock::new(|| {
    let metadata = Runtime::metadata_at_version(16).expect("the runtime has version 16");
    Metadata::decode_from(&metadata).expect("subxt knows version 16").arc()
});

const ASKER: AccountId32 = AccountId32::new([3; 32]);
const PROGRAM: ProgramHash = ProgramHash::repeat_byte(7);
const USED: Weight = Weight::from_parts(u64::MAX, 70_000);

#[track_caller]
fn is(call: &Call, name: &str, expected: pallet_pvq_xcm::Call<Runtime>) {
    assert_eq!(call.text.name, name);
    let decoded = RuntimeCall::decode_all(&mut &call.text.data[..]).unwrap();
    assert_eq!(decoded, RuntimeCall::PvqXcm(expected));
}

#[test]
fn calls_are_those_of_the_pallet() {
    let calls = Calls::new(METADATA.clone());
    for (chain, destination) in [
        (Chain::Relay, pallet_pvq_xcm::Chain::Relay),
        (Chain::Sibling(2001), pallet_pvq_xcm::Chain::Sibling(2001)),
        (Chain::Child(u32::MAX), pallet_pvq_xcm::Chain::Child(u32::MAX)),
    ] {
        let args = vec![0, 1, 2, 255];
        let request = AskRequest { args: args.clone(), ..AskRequest::new(chain, PROGRAM) };
        let call = calls.ask(&request, (u64::MAX, 5), 600).unwrap();
        let (program, max_weight, timeout) = (PROGRAM, Weight::from_parts(u64::MAX, 5), 600);
        let expected =
            pallet_pvq_xcm::Call::ask { destination, program, args, max_weight, timeout };
        is(&call, "PvqXcm.ask", expected);
    }
    let query_id = u64::MAX;
    let take = calls.take(query_id).unwrap();
    is(&take, "PvqXcm.take", pallet_pvq_xcm::Call::take { query_id });
    let expire = calls.expire(query_id).unwrap();
    is(&expire, "PvqXcm.expire", pallet_pvq_xcm::Call::expire { query_id });
}

/// Returns the calls by metadata in which the calls of the pallet are others.
fn by_metadata(change: impl FnOnce(&mut [Variant<PortableForm>])) -> Calls {
    let metadata = Runtime::metadata_at_version(16).unwrap();
    altered::by_metadata(&metadata, "pallet_pvq_xcm", change)
}

#[test]
fn what_a_node_says_of_calls_does_not_change_what_is_signed() {
    let request = AskRequest { args: vec![0, 1], ..AskRequest::new(Chain::Sibling(2001), PROGRAM) };
    let refused = |calls: &Calls, name: &str| {
        let call = match name {
            "ask" => calls.ask(&request, (4, 5), 20),
            "take" => calls.take(7),
            _ => calls.expire(7),
        };
        match call.map(|call| call.text.data) {
            Err(NetworkError::Call { call, .. }) => assert_eq!(call, format!("PvqXcm.{name}")),
            other => panic!("{name}: {other:?}"),
        }
    };
    for (name, other) in [("ask", "answer"), ("take", "expire"), ("expire", "ask")] {
        // It has the index of another one.
        let index = named(&mut declared_calls(), other).index;
        let calls = by_metadata(|calls| {
            named(calls, other).index = 200;
            named(calls, name).index = index;
        });
        refused(&calls, name);
    }
    // The order of arguments is another one, and so is the type of one.
    refused(&by_metadata(|calls| named(calls, "ask").fields.reverse()), "ask");
    refused(&by_metadata(|calls| named(calls, "ask").fields.swap(3, 4)), "ask");
    let id_of = |call: &str, field: usize| named(&mut declared_calls(), call).fields[field].ty;
    let bytes = id_of("ask", 2);
    refused(&by_metadata(|calls| named(calls, "ask").fields[1].ty = bytes), "ask");
    let number = id_of("ask", 4);
    refused(&by_metadata(|calls| named(calls, "take").fields[0].ty = number), "take");

    // There are chains with longer numbers of blocks.
    let long = id_of("take", 0);
    let calls = by_metadata(|calls| named(calls, "ask").fields[4].ty = long);
    let data = calls.ask(&request, (4, 5), 20).unwrap().text.data;
    assert!(data.ends_with(&20u64.encode()));
}

/// Returns the calls of the pallet as they are.
fn declared_calls() -> Vec<Variant<PortableForm>> {
    let mut all = Vec::new();
    by_metadata(|calls| all = calls.to_vec());
    all
}

/// Returns an event as a transaction has it.
fn event(event: pallet_pvq_xcm::Event<Runtime>, name: &str) -> Event {
    let encoded = RuntimeEvent::PvqXcm(event).encode();
    // The indices of the pallet and of the event come first.
    Event { pallet: "PvqXcm".into(), name: name.into(), fields: encoded[2..].to_vec() }
}

fn asked() -> Event {
    let asked = pallet_pvq_xcm::Event::Asked {
        query_id: 300,
        asker: ASKER,
        responder: pallet_pvq_xcm::Chain::Sibling(2001),
        program: PROGRAM,
        max_weight: USED,
        deadline: 1234,
        fee: u128::MAX,
        delivery: Assets::new(),
        message_id: [9; 32],
    };
    event(asked, "Asked")
}

fn taken() -> Event {
    event(pallet_pvq_xcm::Event::Taken { query_id: 5, asker: ASKER }, "Taken")
}

#[test]
fn the_event_of_a_query_is_found_and_read_by_the_metadata() {
    let events = Events::new(METADATA.clone(), vec![taken(), asked()]);
    let Asked { query_id, responder, deadline, fee } = events.first("PvqXcm", "Asked").unwrap();
    assert_eq!((query_id, responder), (300, Chain::Sibling(2001)));
    assert_eq!((deadline, fee), (1234, u128::MAX));
}

#[test]
fn an_event_that_is_missing_or_another_is_an_error() {
    let first = |events: Vec<Event>| -> Result<Asked, NetworkError> {
        Events::new(METADATA.clone(), events).first("PvqXcm", "Asked")
    };
    let reason = |events| match first(events).map(|asked| asked.query_id) {
        Err(NetworkError::Answer { method, reason }) => {
            assert!(method.contains("PvqXcm.Asked"), "{method}");
            reason
        }
        other => panic!("{other:?}"),
    };
    assert!(reason(vec![taken()]).contains("no such event"));
    assert!(reason(Vec::new()).contains("no such event"));
    let cut = Event { fields: asked().fields[..20].to_vec(), ..asked() };
    assert!(!reason(vec![cut]).is_empty());
    // The fields of another event do not have those names.
    let other = Event { fields: taken().fields, ..asked() };
    assert!(!reason(vec![other]).is_empty());
}

/// Decodes a value of the pallet's storage.
fn stored<R: DecodeAsType>(entry: &str, value: impl Encode) -> R {
    let storage = METADATA.pallet_by_name("PvqXcm").unwrap().storage().unwrap();
    let ty = storage.entry_by_name(entry).unwrap().value_ty();
    R::decode_as_type(&mut &value.encode()[..], ty, METADATA.types()).unwrap()
}

#[test]
fn a_query_without_an_outcome_is_read() {
    let pending = pallet_pvq_xcm::PendingOf::<Runtime> {
        asker: ASKER,
        responder: pallet_pvq_xcm::Chain::Relay,
        program: PROGRAM,
        deadline: 77,
        reply_weight: USED,
        consumer: pallet_pvq_xcm::Consumer::Account,
        ticket: (),
    };
    let PendingQuery { asker, responder, deadline } = stored("Pending", pending);
    assert_eq!((asker.0, responder, deadline), ([3; 32], Chain::Relay, 77));
}

/// Returns the outcome that a client gets of one that is stored.
fn read(outcome: Outcome<Vec<u8>>) -> AskedOutcome {
    let answered = pallet_pvq_xcm::AnsweredOf::<Runtime> {
        asker: ASKER,
        responder: pallet_pvq_xcm::Chain::Sibling(2001),
        program: PROGRAM,
        outcome: outcome.map(|answer| BoundedVec::try_from(answer).unwrap()),
        used: USED,
        at: 12,
        ticket: (),
    };
    let answered: AnsweredQuery = stored("Answered", answered);
    assert_eq!(answered.asker.0, [3; 32]);
    AskedOutcome::new(300, answered)
}

#[test]
fn every_outcome_is_read() {
    let answered = read(Outcome::Answered(vec![1, 2, 3]));
    let expected = AskedOutcome {
        query: 300,
        responder: Chain::Sibling(2001),
        program: PROGRAM,
        outcome: AskOutcome::Answered(vec![1, 2, 3]),
        used: WeightUsed { ref_time: u64::MAX, proof_size: 70_000 },
        block: 12,
    };
    assert_eq!(answered, expected);
    for error in PvqError::ALL {
        let failure = QueryFailure { error, message: error.to_string() };
        assert_eq!(read(Outcome::Failed(error)).outcome, AskOutcome::Failed(failure));
    }
    let not_executed = |error| read(Outcome::NotExecuted { instruction: 4, error }).outcome;
    let named = |error: &str| AskOutcome::NotExecuted { instruction: 4, error: error.into() };
    assert_eq!(not_executed(XcmError::TooExpensive), named("TooExpensive"));
    let AskOutcome::NotExecuted { error, .. } = not_executed(XcmError::Trap(77)) else {
        panic!("it was not executed")
    };
    assert!(error.contains("Trap") && error.contains("77"), "{error}");
    assert_eq!(read(Outcome::Expired).outcome, AskOutcome::Expired);
}

#[test]
fn chains_name_each_other() {
    assert_eq!(Chain::Sibling(2001).asked_by(Some(2000)), Some(Chain::Sibling(2000)));
    assert_eq!(Chain::Relay.asked_by(Some(2000)), Some(Chain::Child(2000)));
    assert_eq!(Chain::Child(2001).asked_by(None), Some(Chain::Relay));
    assert_eq!(Chain::Sibling(2001).asked_by(None), None);
    assert_eq!(json!(Chain::Sibling(2001)), json!({ "sibling": 2001 }));
    assert_eq!(json!(Chain::Relay), json!("relay"));
}
