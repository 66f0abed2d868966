//! Programs written by hand, one instruction at a time, and the extensions they call.

#![allow(dead_code)]

use polkavm::Reg::{self, *};
use polkavm_common::{
    program::{asm, Instruction, InstructionSetKind},
    writer::ProgramBlobBuilder,
};
use pvq_executor::*;
use sp_weights::Weight;
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// The address of the read-write data of a program without read-only data.
pub const RW: u32 = 0x20000;
/// Bytes of the read-write data of the programs here.
pub const RW_SIZE: u32 = 8192;
/// The address at which the programs here have room for a response.
pub const OUT: u32 = RW + 4096;

/// Returns a program of the current generation.
pub fn current(code: &[Instruction]) -> Vec<u8> {
    program(InstructionSetKind::ReviveV1, &["extension_call", "extension_response"], code)
}

/// Returns a program of the generation of PVQ 0.1.
pub fn legacy(code: &[Instruction]) -> Vec<u8> {
    program(InstructionSetKind::Latest32, &["host_call"], code)
}

pub fn program(isa: InstructionSetKind, imports: &[&str], code: &[Instruction]) -> Vec<u8> {
    builder(isa, imports, code).into_vec().unwrap()
}

pub fn builder(
    isa: InstructionSetKind,
    imports: &[&str],
    code: &[Instruction],
) -> ProgramBlobBuilder {
    let mut builder = ProgramBlobBuilder::new(isa);
    builder.set_rw_data_size(RW_SIZE);
    builder.set_stack_size(4096);
    for import in imports {
        builder.add_import(import.as_bytes());
    }
    builder.add_export_by_basic_block(0, b"pvq");
    // Execution must not run past the end of the code.
    let end = match code.last() {
        Some(last) if last.starts_new_basic_block() => None,
        _ => Some(asm::trap()),
    };
    builder.set_code(&code.iter().copied().chain(end).collect::<Vec<_>>(), &[]);
    builder
}

/// Concatenates instructions.
pub fn code(parts: &[&[Instruction]]) -> Vec<Instruction> {
    parts.concat()
}

/// Sets a register to a 32-bit value.
pub fn set(reg: Reg, value: u32) -> Instruction {
    asm::load_imm(reg, value as i32)
}

/// Instructions that return the region, in the current generation.
pub fn return_region(address: u32, length: u32) -> Vec<Instruction> {
    vec![asm::load_imm64(A0, u64::from(length) << 32 | u64::from(address)), asm::ret()]
}

/// Instructions that return the value of A0, as eight bytes.
pub fn return_code() -> Vec<Instruction> {
    code(&[&[asm::store_u64(A0, RW as i32)], &return_region(RW, 8)])
}

/// Instructions that call `extension_call(id, call_ptr, call_len, out_ptr, out_cap)`.
pub fn extension_call(id: u64, call: (u32, u32), out: (u32, u32)) -> Vec<Instruction> {
    vec![
        asm::load_imm64(A0, id),
        set(A1, call.0),
        set(A2, call.1),
        set(A3, out.0),
        set(A4, out.1),
        asm::ecalli(0),
    ]
}

/// Instructions that call `extension_response(out_ptr, offset, len)`.
pub fn extension_response(out_ptr: u32, offset: u32, len: u32) -> Vec<Instruction> {
    vec![set(A0, out_ptr), set(A1, offset), set(A2, len), asm::ecalli(1)]
}

/// Instructions that call `host_call(id, call_ptr, call_len)`.
pub fn host_call(id: u64, call: (u32, u32)) -> Vec<Instruction> {
    vec![
        set(A0, id as u32),
        set(A1, (id >> 32) as u32),
        set(A2, call.0),
        set(A3, call.1),
        asm::ecalli(0),
    ]
}

/// Returns a program that runs forever.
pub fn endless() -> Vec<u8> {
    current(&[asm::jump(0)])
}

/// Returns a program that divides forever, each time by the last quotient.
pub fn endless_divisions() -> Vec<u8> {
    let divisions = vec![asm::div_unsigned_64(T0, T1, T0); 1000];
    current(&code(&[
        &[asm::load_imm64(T1, u64::MAX - 4), set(T0, 3), asm::fallthrough()],
        &divisions,
        &[asm::jump(1)],
    ]))
}

/// Returns a program that calls forever.
pub fn endless_calls(id: u64) -> Vec<u8> {
    current(&code(&[&extension_call(id, (RW, 4), (OUT, 8)), &[asm::jump(0)]]))
}

/// Returns a program that counts down from `rounds`, then returns no bytes.
pub fn countdown(rounds: u32) -> Vec<u8> {
    current(&[
        set(T0, rounds),
        asm::fallthrough(),
        asm::add_imm_64(T0, T0, -1),
        asm::branch_not_eq_imm(T0, 0, 1),
        asm::load_imm(A0, 0),
        asm::ret(),
    ])
}

/// Returns a program that calls itself forever, and saves its return address as compilers do.
pub fn deep_recursion(isa: InstructionSetKind) -> Vec<u8> {
    let (grow, save) = match isa {
        InstructionSetKind::Latest32 => {
            (asm::add_imm_32(SP, SP, -16), asm::store_indirect_u32(RA, SP, 8))
        }
        _ => (asm::add_imm_64(SP, SP, -16), asm::store_indirect_u64(RA, SP, 8)),
    };
    program(isa, &[], &[grow, save, asm::jump(0)])
}

/// The ids that [`Answers`] knows.
pub mod id {
    /// Answers with the call.
    pub const ECHO: u64 = 0x1111_1111_2222_2222;
    /// Answers with as many bytes as the call, an `u32`, says; the nth is n modulo 251.
    pub const SIZED: u64 = 2;
    /// Fails.
    pub const FAILING: u64 = 3;
    /// Is denied.
    pub const DENIED: u64 = 4;
    /// Charges the picoseconds that the call, an `u64`, says, and refunds a half.
    pub const CHARGING: u64 = 5;
    /// Runs the same program again, one level deeper, and answers with the depth reached.
    pub const NESTING: u64 = 6;
    /// Takes a millisecond and charges nothing.
    pub const SLOW: u64 = 7;
    /// Charges proof size: as much as the call, an `u64`, says.
    pub const PROVING: u64 = 8;
    /// Is unknown.
    pub const UNKNOWN: u64 = 9;
    /// Refunds what it never charged.
    pub const MINTING: u64 = 10;
}

/// Extensions that answer from memory.
#[derive(Default)]
pub struct Answers {
    /// The number of calls that succeeded.
    pub ran: AtomicU64,
    /// The program that [`id::NESTING`] runs.
    pub nested: Vec<u8>,
    /// The configuration by which [`id::NESTING`] runs it.
    pub config: PvqExecutorConfig,
}

impl Extensions for Answers {
    fn call(
        &self,
        extension_id: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let number = || u64::from_le_bytes(core::array::from_fn(|i| *call.get(i).unwrap_or(&0)));
        match extension_id {
            id::ECHO => response.extend_from_slice(call),
            id::SIZED => response.extend((0..number() as u32).map(|n| (n % 251) as u8)),
            id::FAILING => {
                let message = "as always".into();
                return Err(ExtensionFailure::Host { error: HostError::Failed, message });
            }
            id::DENIED => return Err(HostError::PermissionDenied.into()),
            id::CHARGING => {
                context.charge(Weight::from_parts(number(), 0))?;
                context.refund(Weight::from_parts(number() / 2, 0));
            }
            id::NESTING => {
                let executor =
                    PvqExecutor::with_config(PvqExecutorContext::new(self), self.config.clone());
                let execution = executor.run(&self.nested, &[], context.nested());
                context.settle(&execution)?;
                match execution.result {
                    Ok(depth) => response.extend(depth),
                    Err(PvqExecutorError::CallDepthExceeded { .. }) => {
                        response.extend(context.depth().to_le_bytes())
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            id::SLOW => std::thread::sleep(Duration::from_millis(1)),
            id::MINTING => context.refund(Weight::from_parts(1 << 40, 1 << 40)),
            id::PROVING => context.charge(Weight::from_parts(0, number()))?,
            _ => return Err(HostError::UnknownExtension.into()),
        }
        self.ran.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

/// Returns a configuration with both backends, and without a limit of time.
pub fn config() -> PvqExecutorConfig {
    PvqExecutorConfig {
        enable_jit: true,
        worker: Some(worker()),
        max_execution_time: Duration::MAX,
        ..Default::default()
    }
}

/// Returns the command of this crate's worker.
pub fn worker() -> WorkerCommand {
    WorkerCommand { program: env!("CARGO_BIN_EXE_pvq-recompiler").into(), args: vec![] }
}

pub fn executor(config: PvqExecutorConfig) -> PvqExecutor<Answers> {
    let _ = env_logger::builder().is_test(true).try_init();
    PvqExecutor::with_config(PvqExecutorContext::new(Answers::default()), config)
}

/// Runs a program on a backend, and asserts that it ran there.
pub fn run_with(
    executor: &PvqExecutor<Answers>,
    backend: Backend,
    program: &[u8],
    args: &[u8],
    gas_limit: Option<i64>,
) -> Execution {
    let options = RunOptions { backend: Some(backend), gas_limit, ..Default::default() };
    let execution = executor.run(program, args, options);
    assert_eq!(execution.metrics.backend, backend, "{:?}", execution.result);
    execution
}

/// Does the same as `run_with`, for limits so low that the query may end before it reaches a backend.
pub fn run_with_any(
    executor: &PvqExecutor<Answers>,
    backend: Backend,
    program: &[u8],
    gas_limit: i64,
) -> Execution {
    let options =
        RunOptions { backend: Some(backend), gas_limit: Some(gas_limit), ..Default::default() };
    executor.run(program, &[], options)
}

/// Runs a program on a backend with `gas` to spend after loading.
pub fn run_loaded<E: Extensions>(
    executor: &PvqExecutor<E>,
    backend: Backend,
    program: &[u8],
    args: &[u8],
    gas: i64,
) -> Execution {
    let schedule = &executor.config().gas;
    let load = schedule.load_base
        + program.len() as u64 * schedule.load_per_byte
        + args.len() as u64 * schedule.per_byte;
    let prepare = executor.validate(program).map_or(0, |info| {
        u64::from(info.instructions + info.basic_blocks) * schedule.compile_per_instruction
            + u64::from(info.memory) * schedule.memory_per_byte
    });
    let gas_limit = Some(schedule.gas(load) + schedule.gas(prepare) + gas);
    executor.run(
        program,
        args,
        RunOptions { gas_limit, backend: Some(backend), ..Default::default() },
    )
}

pub fn run(backend: Backend, program: &[u8], args: &[u8]) -> Execution {
    run_with(&executor(config()), backend, program, args, Some(10_000_000))
}

/// Makes a test for each backend of each function.
#[macro_export]
macro_rules! on_every_backend {
    ($($(#[$attribute:meta])* fn $name:ident($backend:ident: Backend) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                fn check($backend: Backend) $body

                $(#[$attribute])*
                #[test]
                fn interpreter() {
                    check(Backend::Interpreter)
                }

                $(#[$attribute])*
                #[test]
                fn recompiler() {
                    check(Backend::Recompiler)
                }
            }
        )*
    };
}
