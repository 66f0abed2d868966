//! What is checked of a program before its first instruction.

use crate::{
    error::InvalidProgram,
    limits::{MAX_BASIC_BLOCK_SIZE, MAX_IMPORTS, MAX_INTERPRETER_MEMORY},
    memory::{self, MemoryPlan, PAGE_SIZE},
    registers, PvqExecutorConfig,
};
use alloc::{string::String, vec::Vec};
use polkavm::{
    program::{EstimateInterpreterMemoryUsageArgs, Instruction, InstructionSetKind},
    ProgramBlob, ProgramCounter, ProgramParts, Reg,
};
use pvq_primitives::abi;

/// The number of the last register.
const LAST_REGISTER: u32 = Reg::A5 as u32;

/// The generation of a program's interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Abi {
    /// 64-bit, ReviveV1; calls by `extension_call` and `extension_response`.
    Current,
    /// 32-bit, Latest32; calls by `host_call`, as in PVQ 0.1.
    Legacy,
}

impl Abi {
    fn name(self) -> &'static str {
        match self {
            Self::Current => "64-bit",
            Self::Legacy => "32-bit",
        }
    }

    fn import(self, symbol: &[u8]) -> Option<Import> {
        match self {
            Self::Current if symbol == abi::EXTENSION_CALL.as_bytes() => {
                Some(Import::ExtensionCall)
            }
            Self::Current if symbol == abi::EXTENSION_RESPONSE.as_bytes() => {
                Some(Import::ExtensionResponse)
            }
            Self::Legacy if symbol == abi::LEGACY_HOST_CALL.as_bytes() => Some(Import::HostCall),
            _ => None,
        }
    }

    fn imports(self) -> &'static str {
        match self {
            Self::Current => "`extension_call` and `extension_response`",
            Self::Legacy => "`host_call`",
        }
    }
}

/// A host function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Import {
    ExtensionCall,
    ExtensionResponse,
    HostCall,
}

impl Import {
    fn name(self) -> &'static str {
        match self {
            Self::ExtensionCall => abi::EXTENSION_CALL,
            Self::ExtensionResponse => abi::EXTENSION_RESPONSE,
            Self::HostCall => abi::LEGACY_HOST_CALL,
        }
    }
}

/// What is known of a program that may run.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ProgramInfo {
    /// The blake2-256 hash of the blob.
    pub hash: [u8; 32],
    /// The generation of its interface.
    pub abi: Abi,
    /// The name of its instruction set.
    pub isa: &'static str,
    /// Bytes of the blob.
    pub size: u32,
    /// Bytes of the code in it.
    pub code_size: u32,
    /// Instructions.
    pub instructions: u32,
    /// Basic blocks.
    pub basic_blocks: u32,
    /// Instructions of the largest basic block.
    pub max_block_size: u32,
    /// Host functions that it imports.
    pub imports: Vec<String>,
    /// Bytes of read-only data, in whole pages, as the others.
    pub ro_data: u32,
    /// Bytes of read-write data.
    pub rw_data: u32,
    /// Bytes of stack.
    pub stack: u32,
    /// Bytes of memory that it has before it runs: the sum of the three.
    pub memory: u32,
    /// Bytes that the interpreter needs when it has compiled all of it.
    pub interpreter_memory: u32,
}

/// A program that may run.
pub(crate) struct Program {
    pub blob: ProgramBlob,
    pub info: ProgramInfo,
    pub entry: ProgramCounter,
    pub imports: Vec<Import>,
    pub memory: MemoryPlan,
}

impl Program {
    /// Checks all of `bytes` that can be checked without running it.
    pub fn validate(
        bytes: &[u8],
        hash: [u8; 32],
        config: &PvqExecutorConfig,
    ) -> Result<Self, InvalidProgram> {
        let size = u32::try_from(bytes.len()).ok().filter(|size| *size <= config.max_program_size);
        let Some(size) = size else {
            let limit = config.max_program_size;
            return Err(InvalidProgram::TooLarge { size: bytes.len(), limit });
        };
        let malformed = |error| InvalidProgram::Malformed(alloc::format!("{error}"));
        let mut parts = ProgramParts::from_bytes(bytes.into()).map_err(malformed)?;
        if parts.stack_size > config.stack_size {
            let limit = config.stack_size;
            return Err(InvalidProgram::StackTooLarge { size: parts.stack_size, limit });
        }
        parts.stack_size = memory::whole_stack(parts.stack_size);
        let blob = ProgramBlob::from_parts(parts).map_err(malformed)?;

        let abi = match blob.isa() {
            InstructionSetKind::ReviveV1 => Abi::Current,
            InstructionSetKind::Latest32 => Abi::Legacy,
            other => return Err(InvalidProgram::UnsupportedInstructionSet { isa: other.name() }),
        };
        let memory = MemoryPlan::new(&blob, abi, config)?;
        let imports = imports(&blob, abi)?;
        let entry = blob
            .exports()
            .find(|export| export.symbol().as_bytes() == abi::EXPORT.as_bytes())
            .ok_or(InvalidProgram::MissingExport)?
            .program_counter();
        if !blob.is_jump_target_valid(blob.isa(), entry) {
            return Err(InvalidProgram::InvalidEntry { offset: entry.0 });
        }
        let code = Code::scan(&blob, imports.len())?;

        let estimate = blob
            .estimate_interpreter_memory_usage(EstimateInterpreterMemoryUsageArgs::UnboundedCache {
                instruction_count: code.instructions,
                basic_block_count: code.basic_blocks,
                page_size: PAGE_SIZE,
            })
            .map_err(|error| InvalidProgram::Malformed(error.into()))?;
        let interpreter_memory = estimate.purgeable_ram_consumption;
        if interpreter_memory > MAX_INTERPRETER_MEMORY {
            return Err(InvalidProgram::InterpreterMemoryTooLarge {
                size: interpreter_memory,
                limit: MAX_INTERPRETER_MEMORY,
            });
        }

        let info = ProgramInfo {
            hash,
            abi,
            isa: blob.isa().name(),
            size,
            code_size: blob.code().len() as u32,
            instructions: code.instructions,
            basic_blocks: code.basic_blocks,
            max_block_size: code.max_block_size,
            imports: imports.iter().map(|import| import.name().into()).collect(),
            ro_data: memory.ro_data,
            rw_data: memory.rw_data,
            stack: memory.stack,
            memory: memory.declared(),
            interpreter_memory,
        };
        Ok(Self { blob, info, entry, imports, memory })
    }
}

fn imports(blob: &ProgramBlob, abi: Abi) -> Result<Vec<Import>, InvalidProgram> {
    let mut imports = Vec::new();
    for (index, symbol) in blob.imports().into_iter().enumerate() {
        let symbol = symbol
            .filter(|_| index < MAX_IMPORTS)
            .ok_or(InvalidProgram::MalformedImport { index: index as u32 })?;
        imports.push(abi.import(symbol.as_bytes()).ok_or_else(|| {
            InvalidProgram::UnknownImport {
                name: String::from_utf8_lossy(
                    &symbol.as_bytes()[..symbol.as_bytes().len().min(64)],
                )
                .into_owned(),
                abi: abi.name(),
                allowed: abi.imports(),
            }
        })?);
    }
    Ok(imports)
}

/// What the instructions of a program amount to.
#[derive(Default)]
struct Code {
    instructions: u32,
    basic_blocks: u32,
    max_block_size: u32,
}

impl Code {
    fn scan(blob: &ProgramBlob, imports: usize) -> Result<Self, InvalidProgram> {
        let mut code = Self::default();
        let mut block_size = 0;
        let mut falls_through = true;
        for instruction in blob.instructions() {
            code.instructions += 1;
            block_size += 1;
            if block_size > MAX_BASIC_BLOCK_SIZE {
                return Err(InvalidProgram::BasicBlockTooLarge {
                    size: block_size,
                    limit: MAX_BASIC_BLOCK_SIZE,
                });
            }
            match instruction.kind {
                Instruction::invalid => {
                    return Err(InvalidProgram::InvalidInstruction { offset: instruction.offset.0 })
                }
                Instruction::ecalli(index) if index as u32 as usize >= imports => {
                    return Err(InvalidProgram::MalformedImport { index: index as u32 })
                }
                _ => (),
            }
            // The interpreter and the recompiler take different registers for these.
            if registers::numbers(instruction.kind).any(|number| number > LAST_REGISTER) {
                return Err(InvalidProgram::InvalidRegister { offset: instruction.offset.0 });
            }
            if let Some(target) = jump_target(instruction.kind) {
                if !blob.is_jump_target_valid(blob.isa(), ProgramCounter(target)) {
                    let offset = instruction.offset.0;
                    return Err(InvalidProgram::InvalidJump { offset, target });
                }
            }
            falls_through = instruction.kind.opcode().can_fallthrough();
            if instruction.kind.starts_new_basic_block() {
                code.max_block_size = code.max_block_size.max(block_size);
                code.basic_blocks += 1;
                block_size = 0;
            }
        }
        if falls_through {
            return Err(InvalidProgram::InvalidInstruction { offset: blob.code().len() as u32 });
        }
        Ok(code)
    }
}

/// Where an instruction jumps to or may, if that is a part of it. Dynamic jumps go through a table,
/// whose entries are checked when they are taken.
fn jump_target(instruction: Instruction) -> Option<u32> {
    use Instruction::*;
    match instruction {
        jump(target) => Some(target),
        load_imm_and_jump(_, _, target)
        | branch_eq_imm(_, _, target)
        | branch_not_eq_imm(_, _, target)
        | branch_less_unsigned_imm(_, _, target)
        | branch_less_signed_imm(_, _, target)
        | branch_greater_or_equal_unsigned_imm(_, _, target)
        | branch_greater_or_equal_signed_imm(_, _, target)
        | branch_less_or_equal_unsigned_imm(_, _, target)
        | branch_less_or_equal_signed_imm(_, _, target)
        | branch_greater_unsigned_imm(_, _, target)
        | branch_greater_signed_imm(_, _, target) => Some(target),
        branch_eq(_, _, target)
        | branch_not_eq(_, _, target)
        | branch_less_unsigned(_, _, target)
        | branch_less_signed(_, _, target)
        | branch_greater_or_equal_unsigned(_, _, target)
        | branch_greater_or_equal_signed(_, _, target) => Some(target),
        _ => None,
    }
}
