//! Tests of the pallet, a file for each subject, and what they share.

mod block_limits;
mod genesis;
mod governance;
mod installed;
mod integrity;
mod migrations;
mod policies;
mod programs;
mod proofs;
mod queries;
mod read_only;
mod refused;
mod runtime_api;
mod sequences;
mod storage;
mod validations;
mod validators;
mod weight_limits;

use crate::{mock::*, Configuration, Error, Event, LabelOf, Pallet, SettingsOf};
use frame_support::assert_ok;
use polkavm_common::{
    program::{asm, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_executor::{validation, Engine, EngineConfig, RunConfig};
use pvq_primitives::{abi, InvokeSource, Limits, PerSource, ProgramHash, Validation};
use sp_io::hashing::blake2_256;

pub const SOURCES: [InvokeSource; 4] = InvokeSource::ALL;

pub fn hash(code: &[u8]) -> ProgramHash {
    blake2_256(code).into()
}

pub fn label(text: &str) -> LabelOf<Test> {
    text.as_bytes().to_vec().try_into().unwrap()
}

/// Registers `code` for all sources.
pub fn register(code: &[u8]) -> ProgramHash {
    register_for(code, PerSource::all(true), None)
}

pub fn register_for(code: &[u8], sources: PerSource<bool>, limits: Option<Limits>) -> ProgramHash {
    let hash = hash(code);
    assert_ok!(Pvq::register(RuntimeOrigin::root(), hash, limits, sources, label("test")));
    hash
}

/// Registers `code` for all sources and has Alice upload it.
pub fn upload(code: &[u8]) -> ProgramHash {
    let hash = register(code);
    assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), code.to_vec()));
    hash
}

/// Returns `true` for the sources of `yes` alone.
pub fn only(yes: &[InvokeSource]) -> PerSource<bool> {
    let mut sources = PerSource::all(false);
    yes.iter().for_each(|source| *sources.get_mut(*source) = true);
    sources
}

/// Returns the pallet's events of this block, and removes all events.
pub fn events() -> Vec<Event<Test>> {
    let pvq = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::Pvq(event) => Some(event),
        _ => None,
    };
    let events = System::events().into_iter().filter_map(pvq).collect();
    System::reset_events();
    events
}

pub fn settings() -> SettingsOf<Test> {
    Configuration::<Test>::get()
}

/// Arguments for the fixtures that take an asset: entrypoint 0, asset 5.
pub const ASSET: [u8; 5] = [0, 5, 0, 0, 0];

/// Returns a program that makes one call and returns the response, which has at most 64 bytes. It traps
/// where the call fails.
pub fn calling(extension: u64, call: &[u8]) -> Vec<u8> {
    const RW_DATA: u32 = 0x20000;
    const RESPONSE: u32 = RW_DATA + 64;
    assert!(call.len() <= 64);
    let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.set_stack_size(4096);
    builder.add_import(abi::EXTENSION_CALL.as_bytes());
    builder.set_rw_data_size(4096);
    builder.set_rw_data(call.to_vec());
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    let code = [
        asm::load_imm64(Reg::A0, extension),
        asm::load_imm(Reg::A1, RW_DATA as i32),
        asm::load_imm(Reg::A2, call.len() as i32),
        asm::load_imm(Reg::A3, RESPONSE as i32),
        asm::load_imm(Reg::A4, 64),
        asm::ecalli(0),
        asm::branch_less_signed_imm(Reg::A0, 0, 2),
        asm::shift_logical_left_imm_64(Reg::A0, Reg::A0, 32),
        asm::load_imm(Reg::A1, RESPONSE as i32),
        asm::or(Reg::A0, Reg::A0, Reg::A1),
        asm::ret(),
        asm::load_imm64(Reg::A0, abi::UNHANDLED_ERROR_ID),
        asm::ecalli(0),
        asm::trap(),
    ];
    builder.set_code(&code, &[]);
    builder.into_vec().unwrap()
}

/// Returns a program that has the vandal spoil everything.
pub fn spoiling() -> Vec<u8> {
    calling(vandal::EXTENSION_ID, &[0])
}

/// Returns what the validation of a program finds.
pub fn validation_of(code: &[u8]) -> Validation {
    let engine = Engine::new(EngineConfig::default());
    validation(&engine.validate(code, &RunConfig::default()).unwrap())
}

pub fn check() {
    Pallet::<Test>::do_try_state().unwrap();
}

pub fn error(error: Error<Test>) -> sp_runtime::DispatchError {
    error.into()
}
