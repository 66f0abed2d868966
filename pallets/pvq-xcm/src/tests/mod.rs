//! Tests of the pallet, a file for each subject, and what they share.

mod answers;
mod asking;
mod backlog;
mod consumers;
mod discovery;
mod expiry;
mod governance;
mod integrity;
mod messages;
mod posing;
mod replies;
mod reports;
mod storage;

use crate::{
    message, mock::*, Chain, Error, Event, NextQueryId, Outcome, Pallet, QueryId, QueryStatus,
    Reply, RECEIVE_CALL,
};
use frame_support::{assert_ok, traits::fungible::InspectHold, weights::Weight};
use polkavm_common::{
    program::{asm, Instruction as Asm, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_primitives::{abi, PerSource, ProgramHash, PvqError, PvqResult};
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError;
use xcm::latest::prelude::*;

/// The chain that answers, as the one that asks names it.
pub const TO: Chain = Chain::Sibling(RESPONDER);
/// The chain that asks, as the one that answers names it.
pub const FROM: Chain = Chain::Sibling(ASKER);
/// A tenth of a second and 1 MiB of proof.
pub const WEIGHT: Weight = Weight::from_parts(100_000_000_000, 1 << 20);
/// Blocks until the deadline.
pub const TIMEOUT: u64 = 10;

/// Assembles a program of the current generation, with `memory` bytes of zeros.
fn assemble(code: &[Asm], memory: u32) -> Vec<u8> {
    let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.set_stack_size(4096);
    builder.set_rw_data_size(memory);
    builder.add_import(abi::EXTENSION_CALL.as_bytes());
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    builder.set_code(code, &[]);
    builder.into_vec().unwrap()
}

/// Returns a program that returns its arguments.
pub fn echo() -> Vec<u8> {
    let code = [
        asm::shift_logical_left_imm_64(Reg::A1, Reg::A1, 32),
        asm::or(Reg::A0, Reg::A0, Reg::A1),
        asm::ret(),
    ];
    assemble(&code, 0)
}

/// Returns a program that returns `size` zeros.
pub fn zeros(size: u32) -> Vec<u8> {
    const RW_DATA: u32 = 0x20000;
    assemble(&[asm::load_imm64(Reg::A0, abi::pack(RW_DATA, size)), asm::ret()], size)
}

/// Returns a program that never ends.
pub fn endless() -> Vec<u8> {
    assemble(&[asm::jump(0)], 0)
}

/// Returns a program that traps.
pub fn trap() -> Vec<u8> {
    assemble(&[asm::trap()], 0)
}

pub fn hash(code: &[u8]) -> ProgramHash {
    blake2_256(code).into()
}

/// Registers the program at the responder, for all sources, and uploads it.
pub fn install(network: &mut Network, code: Vec<u8>) -> ProgramHash {
    install_for(network, code, PerSource::all(true))
}

pub fn install_for(network: &mut Network, code: Vec<u8>, sources: PerSource<bool>) -> ProgramHash {
    let program = hash(&code);
    network.on(RESPONDER, || {
        let label = Default::default();
        assert_ok!(Pvq::register(RuntimeOrigin::root(), program, None, sources, label));
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), code));
    });
    program
}

/// Has Alice ask the responder, and returns the number of the query.
pub fn try_ask(program: ProgramHash, args: &[u8]) -> Result<QueryId, DispatchError> {
    let id = NextQueryId::<Test>::get();
    let asker = RuntimeOrigin::signed(ALICE);
    PvqXcm::ask(asker, TO, program, args.to_vec(), WEIGHT, TIMEOUT)?;
    Ok(id)
}

pub fn ask(program: ProgramHash, args: &[u8]) -> QueryId {
    try_ask(program, args).unwrap()
}

/// Has Alice ask the responder on the asking chain.
pub fn ask_on(network: &mut Network, program: ProgramHash, args: &[u8]) -> QueryId {
    network.on(ASKER, || ask(program, args))
}

/// Installs the program, asks for it, delivers the messages, and returns the outcome.
pub fn outcome_of(network: &mut Network, code: Vec<u8>, args: &[u8]) -> Outcome<Vec<u8>> {
    let program = install(network, code);
    let id = ask_on(network, program, args);
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    network.on(ASKER, || outcome(id)).expect("there is an outcome")
}

/// Returns the outcome of a query, if there is one.
pub fn outcome(id: QueryId) -> Option<Outcome<Vec<u8>>> {
    match PvqXcm::status(id)? {
        QueryStatus::Answered { outcome, .. } => Some(outcome),
        QueryStatus::Pending { .. } => None,
    }
}

/// Asserts that a query has no outcome yet.
#[track_caller]
pub fn is_pending(network: &mut Network, id: QueryId) {
    let status = network.on(ASKER, || PvqXcm::status(id));
    assert!(matches!(status, Some(QueryStatus::Pending { .. })), "{status:?}");
}

/// Returns the message that the responder sends with an answer.
pub fn reply(id: QueryId, answer: PvqResult) -> Xcm<()> {
    let to =
        Reply { pallet: 51, call: RECEIVE_CALL, max_weight: Weight::zero(), max_size: u32::MAX };
    message::reply(&to, id, &answer, Weight::zero())
}

/// Returns the origin of a call in a message.
pub fn from(location: impl Into<Location>) -> RuntimeOrigin {
    pallet_xcm::Origin::Xcm(location.into()).into()
}

/// Returns the part of Alice's balance that is on hold.
pub fn held() -> Balance {
    Balances::total_balance_on_hold(&ALICE)
}

/// Returns the pallet's events of this block, and removes all events.
pub fn events() -> Vec<Event<Test>> {
    let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::PvqXcm(event) => Some(event),
        _ => None,
    };
    let events = System::events().into_iter().filter_map(ours).collect();
    System::reset_events();
    events
}

pub fn check() {
    Pallet::<Test>::do_try_state().unwrap();
}

pub fn error(error: Error<Test>) -> DispatchError {
    error.into()
}
