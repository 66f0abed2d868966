//! Programs that are installed as extensions.

mod answers;
mod charges;
mod engines;
mod governance;
mod hostile;
mod rules;

use super::*;
use crate::QueryError;
use frame_support::weights::Weight;
use polkavm_common::program::Instruction;
use pvq_executor::PvqExecutorError;
use pvq_primitives::{ExtensionCall, HostError, Program};

type Api = crate::RuntimeApi<Test>;

/// The id under which these tests install a program.
const ID: u64 = 77;
/// Another such id.
const OTHER: u64 = 78;

const RW_DATA: u32 = 0x20000;

/// Registers `code` for no source at all, uploads it and installs it.
fn install(id: u64, code: &[u8]) -> ProgramHash {
    let hash = register_for(code, PerSource::all(false), None);
    if crate::Code::<Test>::get(hash).is_none() {
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), code.to_vec()));
    }
    assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), id, hash));
    hash
}

/// Returns a program of `code` with `memory` bytes of data, of which `data` are the first.
fn assembled(isa: InstructionSetKind, data: &[u8], memory: u32, code: &[Instruction]) -> Vec<u8> {
    let mut builder = ProgramBlobBuilder::new(isa);
    builder.set_stack_size(4096);
    builder.add_import(match isa {
        InstructionSetKind::Latest32 => abi::LEGACY_HOST_CALL.as_bytes(),
        _ => abi::EXTENSION_CALL.as_bytes(),
    });
    builder.set_rw_data_size(memory.max(data.len() as u32));
    builder.set_rw_data(data.to_vec());
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    builder.set_code(code, &[]);
    builder.into_vec().unwrap()
}

/// Returns a program that returns its arguments.
fn echo() -> Vec<u8> {
    let code = [
        asm::shift_logical_left_imm_64(Reg::A1, Reg::A1, 32),
        asm::or(Reg::A0, Reg::A0, Reg::A1),
        asm::ret(),
    ];
    assembled(InstructionSetKind::ReviveV1, &[], 0, &code)
}

/// Returns a program that returns `result`, whatever its arguments.
fn returning(result: &[u8]) -> Vec<u8> {
    returning_zeros_after(result, result.len() as u32)
}

/// Returns a program that returns `size` bytes: `data`, and then zeros.
fn returning_zeros_after(data: &[u8], size: u32) -> Vec<u8> {
    let code = [asm::load_imm64(Reg::A0, abi::pack(RW_DATA, size)), asm::ret()];
    assembled(InstructionSetKind::ReviveV1, data, size, &code)
}

/// Returns a program that makes one call, and returns the number that it gets for it: the length of the response, or an
/// error.
fn asking(extension: u64, call: &[u8]) -> Vec<u8> {
    let (data, length) = (call.to_vec(), call.len() as u32);
    let answer = RW_DATA + length.next_multiple_of(8);
    let code = [
        asm::load_imm64(Reg::A0, extension),
        asm::load_imm(Reg::A1, RW_DATA as i32),
        asm::load_imm(Reg::A2, length as i32),
        asm::load_imm(Reg::A3, 0),
        asm::load_imm(Reg::A4, 0),
        asm::ecalli(0),
        asm::store_u64(Reg::A0, answer as i32),
        asm::load_imm64(Reg::A0, abi::pack(answer, 8)),
        asm::ret(),
    ];
    assembled(InstructionSetKind::ReviveV1, &data, length + 16, &code)
}

/// Returns a program of PVQ 0.1 that makes one call and returns the response.
fn legacy_calling(extension: u64, call: &[u8]) -> Vec<u8> {
    let code = [
        asm::load_imm(Reg::A0, extension as u32 as i32),
        asm::load_imm(Reg::A1, (extension >> 32) as u32 as i32),
        asm::load_imm(Reg::A2, RW_DATA as i32),
        asm::load_imm(Reg::A3, call.len() as i32),
        asm::ecalli(0),
        asm::ret(),
    ];
    assembled(InstructionSetKind::Latest32, call, 4096, &code)
}

fn run(source: InvokeSource, code: &[u8]) -> crate::ChargedExecution {
    Pvq::run(source, Program::Code(code.to_vec()), &[], Default::default())
}

/// Returns the response to a call of the program that is installed under [`ID`].
fn ask(source: InvokeSource, call: &[u8]) -> Result<Vec<u8>, QueryError> {
    run(source, &calling(ID, call)).result
}

/// Returns the error that a program gets for a call of the program under [`ID`], if it gets one.
fn told(source: InvokeSource, call: &[u8]) -> Option<HostError> {
    let answer = run(source, &asking(ID, call)).result.unwrap();
    HostError::from_abi(u64::from_le_bytes(answer.try_into().unwrap()))
}

/// Returns a call as a node makes it.
fn call_of(extension: u64, call: &[u8]) -> ExtensionCall {
    let (gas_left, proof_size_left) = (i64::MAX, u64::MAX);
    ExtensionCall { extension, call: call.to_vec(), gas_left, proof_size_left }
}

/// Asserts that a query which does not handle the failure of its call fails with `expected` in its message.
#[track_caller]
fn fails(error: HostError, expected: &str) {
    for source in SOURCES {
        assert_eq!(told(source, &[0]), Some(error), "{expected}");
        let failure = ask(source, &[0]).unwrap_err();
        let QueryError::Failed(PvqExecutorError::ExtensionError(failure)) = failure else {
            panic!("{failure:?}")
        };
        assert_eq!((failure.extension_id, failure.error), (ID, error));
        assert!(failure.message.contains(expected), "{}", failure.message);
    }
}
