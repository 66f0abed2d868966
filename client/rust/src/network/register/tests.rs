//! The calls that are sent and the events that are read, against the types of the reference runtime.

use super::{
    calls::{COMMITTEE, SUDO},
    merge, RegistrationError,
};
use crate::network::{
    transactions::{
        altered::{self, named},
        failure, Call, Calls,
    },
    NetworkError,
};
use codec::{DecodeAll, Encode};
use pallet_pvq::ProgramFlaw;
use pvq_primitives::{Limits, PerSource, RegisteredProgram};
use pvq_runtime::{Runtime, RuntimeCall};
use serde_json::json;
use sp_core::H256;
use sp_runtime::{BoundedVec, DispatchError, DispatchResult, TokenError, Weight};
use std::sync::LazyLock;
use subxt::{ArcMetadata, Metadata};

static METADATA: LazyLock<ArcMetadata> = LazyLock::new(|| {
    let metadata = Runtime::metadata_at_version(16).expect("the runtime has version 16");
    Metadata::decode_from(&metadata).expect("subxt knows version 16").arc()
});

const LIMITS: Limits = Limits {
    weight: Weight::from_parts(1_000_000_000, 70_000),
    memory: 65_536,
    stack_size: 4_096,
    program_size: 10_000,
    args_size: 100,
    result_size: 20,
};

const SOURCES: PerSource<bool> =
    PerSource { runtime_api: true, extrinsic: false, xcm: true, runtime: false };

fn calls() -> Calls {
    Calls::new(METADATA.clone())
}

fn program(limits: Option<Limits>, label: &str) -> RegisteredProgram {
    let hash = H256::repeat_byte(7);
    RegisteredProgram { hash, size: None, limits, sources: SOURCES, label: label.into() }
}

fn expected(program: &RegisteredProgram) -> RuntimeCall {
    RuntimeCall::Pvq(pallet_pvq::Call::register {
        program: program.hash,
        limits: program.limits,
        sources: program.sources,
        label: BoundedVec::try_from(program.label.clone()).unwrap(),
    })
}

#[track_caller]
fn is(call: &Call, name: &str, expected: RuntimeCall) {
    assert_eq!(call.text.name, name);
    assert_eq!(RuntimeCall::decode_all(&mut &call.text.data[..]).unwrap(), expected);
    assert_eq!(call.text.hash, sp_crypto_hashing::blake2_256(&expected.encode()).into());
}

#[test]
fn calls_are_those_of_the_runtime() {
    for (limits, label) in [(None, ""), (Some(LIMITS), "sum"), (Some(LIMITS), "0x00, no hex")] {
        let program = program(limits, label);
        let register = calls().register(&program).unwrap();
        is(&register, "Pvq.register", expected(&program));
    }
    let (extension, program) = (u64::MAX - 1, H256::repeat_byte(7));
    let install = pallet_pvq::Call::install_extension { extension, program };
    let call = calls().install(extension, program).unwrap();
    is(&call, "Pvq.install_extension", RuntimeCall::Pvq(install));
    let uninstall = pallet_pvq::Call::uninstall_extension { extension };
    let call = calls().uninstall(extension).unwrap();
    is(&call, "Pvq.uninstall_extension", RuntimeCall::Pvq(uninstall));
    let upload = calls().upload(&[1, 2, 3]).unwrap();
    let code = vec![1, 2, 3];
    is(&upload, "Pvq.upload", RuntimeCall::Pvq(pallet_pvq::Call::upload { code }));
}

#[test]
fn governance_calls_what_was_made_for_it() {
    let calls = calls();
    let program = program(Some(LIMITS), "sum");
    let (register, expected) = (calls.register(&program).unwrap(), expected(&program));
    let length_bound = expected.encoded_size() as u32;
    let proposal = Box::new(expected.clone());
    let proposal_hash = register.text.hash;

    let sudo = pallet_sudo::Call::sudo { call: proposal.clone() };
    is(&calls.sudo(&register).unwrap(), "Sudo.sudo", RuntimeCall::Sudo(sudo));

    let propose = pallet_collective::Call::propose { threshold: 2, proposal, length_bound };
    let call = calls.propose(&register, 2).unwrap();
    is(&call, "TechnicalCommittee.propose", RuntimeCall::TechnicalCommittee(propose));

    let vote = pallet_collective::Call::vote { proposal: proposal_hash, index: 300, approve: true };
    let call = calls.vote(&register, 300).unwrap();
    is(&call, "TechnicalCommittee.vote", RuntimeCall::TechnicalCommittee(vote));

    let close = pallet_collective::Call::close {
        proposal_hash,
        index: 300,
        proposal_weight_bound: Weight::from_parts(u64::MAX, 1),
        length_bound,
    };
    let call = calls.close(&register, 300, (u64::MAX, 1)).unwrap();
    is(&call, "TechnicalCommittee.close", RuntimeCall::TechnicalCommittee(close));
}

#[test]
fn what_a_node_says_of_calls_does_not_change_what_is_signed() {
    let metadata = Runtime::metadata_at_version(16).unwrap();
    let genuine = calls();
    let program = program(Some(LIMITS), "sum");
    let register = genuine.register(&program).unwrap();
    let make = |calls: &Calls, name: &str| match name {
        "register" => calls.register(&program),
        "upload" => calls.upload(&[1, 2, 3]),
        "install_extension" => calls.install(5, program.hash),
        "uninstall_extension" => calls.uninstall(5),
        "sudo" => calls.sudo(&register),
        "propose" => calls.propose(&register, 2),
        "vote" => calls.vote(&register, 300),
        _ => calls.close(&register, 300, (4, 5)),
    };
    let refused = |calls: &Calls, name: &str| match make(calls, name).map(|call| call.text.data) {
        Err(NetworkError::Call { call, reason }) => {
            assert!(call.ends_with(&format!(".{name}")), "{call}");
            assert!(reason.contains("not signed"), "{reason}");
        }
        other => panic!("{name}: {other:?}"),
    };
    // The call has the index of another one, whose effect the signer does not want.
    for (pallet, name, other) in [
        ("pallet_pvq", "register", "unregister"),
        ("pallet_pvq", "upload", "query"),
        ("pallet_pvq", "install_extension", "register"),
        ("pallet_pvq", "uninstall_extension", "set_limits"),
        ("pallet_sudo", "sudo", "set_key"),
        ("pallet_collective", "propose", "execute"),
        ("pallet_collective", "vote", "disapprove_proposal"),
        ("pallet_collective", "close", "set_members"),
    ] {
        assert!(make(&genuine, name).is_ok(), "{name}");
        let lying = altered::by_metadata(&metadata, pallet, |calls| {
            let index = named(calls, other).index;
            named(calls, other).index = 200;
            named(calls, name).index = index;
        });
        refused(&lying, name);
    }
    // Arguments come in another order, or have another type.
    for (name, one, other) in [("register", 1, 3), ("install_extension", 0, 1)] {
        let swapped = |calls: &mut [_]| named(calls, name).fields.swap(one, other);
        refused(&altered::by_metadata(&metadata, "pallet_pvq", swapped), name);
    }
    let vote = altered::by_metadata(&metadata, "pallet_collective", |calls| {
        named(calls, "vote").fields.swap(1, 2);
    });
    refused(&vote, "vote");
}

#[test]
fn a_call_is_shown_as_its_bytes_say() {
    let register = calls().register(&program(None, "sum")).unwrap();
    let decoded = json!({ "Pvq": { "register": {
        "program": format!("{:?}", H256::repeat_byte(7)),
        "limits": null,
        "sources": { "runtime_api": true, "extrinsic": false, "xcm": true, "runtime": false },
        "label": "0x73756d",
    } } });
    assert_eq!(register.text.decoded, decoded);
    assert_eq!(
        calls().sudo(&register).unwrap().text.decoded,
        json!({ "Sudo": { "sudo": { "call": decoded } } })
    );
}

#[test]
fn a_label_that_the_chain_cannot_decode_is_refused_before() {
    let max = 64;
    assert!(calls().check_label(&vec![b'x'; max]).is_ok());
    let error = calls().check_label(&vec![b'x'; max + 1]).unwrap_err();
    assert!(matches!(error, RegistrationError::LabelTooLong { size: 65, max: 64 }), "{error}");
}

#[test]
fn a_chain_without_the_pallets_is_named_as_such() {
    // Each chain has another name for one of the pallets.
    let bytes = Runtime::metadata_at_version(16).unwrap().to_vec();
    let renamed = |name: &str| {
        let text = [&[(name.len() as u8) << 2], name.as_bytes()].concat();
        let mut bytes = bytes.clone();
        let places: Vec<usize> = (0..bytes.len() - text.len())
            .filter(|place| bytes[*place..].starts_with(&text))
            .collect();
        assert!(!places.is_empty());
        places.iter().for_each(|place| bytes[place + 1] = b'X');
        Calls::new(Metadata::decode_from(&bytes).unwrap().arc())
    };
    let register = calls().register(&program(None, "")).unwrap();
    let without = renamed("Pvq").register(&program(None, ""));
    assert!(matches!(without, Err(NetworkError::NoPallet("Pvq", _))));
    let chain = renamed("Sudo");
    assert!(!chain.has(SUDO) && chain.has(COMMITTEE));
    assert!(matches!(chain.sudo(&register), Err(NetworkError::NoPallet("Sudo", _))));
    let chain = renamed("TechnicalCommittee");
    assert!(chain.has(SUDO) && !chain.has(COMMITTEE));
    let without = chain.propose(&register, 2);
    assert!(matches!(without, Err(NetworkError::NoPallet("TechnicalCommittee", _))));
}

/// Returns the error that an event with these fields reports.
fn said(pallet: &str, event: &str, fields: impl Encode) -> Option<String> {
    failure(&METADATA, pallet, event, &fields.encode())
}

#[test]
fn dispatch_errors_have_the_names_of_the_chain() {
    let failed = |error: DispatchError| said("System", "ExtrinsicFailed", error).unwrap();
    let sudo = pallet_sudo::Error::<Runtime>::RequireSudo;
    assert_eq!(failed(sudo.into()), "Sudo.RequireSudo: Sender must be the Sudo account.");
    let flaw = pallet_pvq::Error::<Runtime>::InvalidProgram(ProgramFlaw::StackTooLarge);
    assert_eq!(
        failed(flaw.into()),
        "Pvq.InvalidProgram(StackTooLarge): The program cannot run, for this reason."
    );
    assert_eq!(failed(DispatchError::BadOrigin), "BadOrigin");
    assert_eq!(failed(TokenError::FundsUnavailable.into()), "Token(FundsUnavailable)");
    let unknown = |index, error| {
        let error = sp_runtime::ModuleError { index, error, message: None };
        failed(DispatchError::Module(error))
    };
    assert_eq!(unknown(99, [1, 2, 3, 4]), "error [1, 2, 3, 4] of pallet 99");
    assert_eq!(unknown(20, [200, 0, 0, 0]), "error [200, 0, 0, 0] of Pvq");
    assert_eq!(
        unknown(20, [4, 200, 0, 0]),
        "Pvq.InvalidProgram(..): The program cannot run, for this reason."
    );
}

#[test]
fn what_governance_calls_fails_as_a_transaction_does() {
    let failed: DispatchResult = Err(pallet_pvq::Error::<Runtime>::LimitsTooHigh.into());
    let name = Some("Pvq.LimitsTooHigh: A limit exceeds what the runtime allows.".to_owned());
    assert_eq!(said("Sudo", "Sudid", failed), name);
    assert_eq!(said("TechnicalCommittee", "Executed", (H256::zero(), failed)), name);
    let done: DispatchResult = Ok(());
    assert_eq!(said("Sudo", "Sudid", done), None);
    assert_eq!(said("TechnicalCommittee", "Executed", (H256::zero(), done)), None);
    assert_eq!(said("System", "ExtrinsicSuccess", ()), None);
    assert_eq!(said("Balances", "Executed", failed), None);
    // Fields that are cut short, or of another release.
    assert!(said("Sudo", "Sudid", ()).unwrap().contains("Sudo.Sudid"));
    assert!(said("System", "ExtrinsicFailed", [200u8; 3]).unwrap().contains("not known"));
}

#[test]
fn limits_are_those_of_the_chain_but_for_what_is_given() {
    assert_eq!(merge(&LIMITS, &json!({})).unwrap(), LIMITS);
    let merged = merge(&LIMITS, &json!({ "memory": 5, "weight": { "ref_time": 6 } })).unwrap();
    let weight = Weight::from_parts(6, LIMITS.weight.proof_size());
    assert_eq!(merged, Limits { memory: 5, weight, ..LIMITS });
    for (own, part) in [
        (json!({ "memry": 5 }), "memry"),
        (json!({ "weight": { "time": 5 } }), "time"),
        (json!({ "memory": -5 }), "-5"),
        (json!({ "memory": 4_294_967_296u64 }), "4294967296"),
        (json!({ "memory": "much" }), "much"),
        (json!({ "memory": null }), "memory cannot be null"),
        (json!({ "weight": 5 }), "weight cannot be 5"),
        (json!([]), "[] is no object"),
        (json!(5), "5 is no object"),
        (json!("text"), "\"text\" is no object"),
    ] {
        let error = merge(&LIMITS, &own).unwrap_err().to_string();
        assert!(error.contains(part) && error.contains("stackSize"), "{error}");
    }
}
