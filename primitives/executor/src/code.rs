//! The instructions of a program.

use crate::{error::InvalidProgram, registers};
use alloc::vec::Vec;
use polkavm::{
    program::{Instruction, InstructionSet, Opcode},
    ArcBytes, ProgramBlob, ProgramCounter, ProgramParts, Reg,
};

/// The number of the last register.
const LAST_REGISTER: u32 = Reg::A5 as u32;

/// The number of a program's instructions, and the places where it grows its heap.
#[derive(Default)]
pub(crate) struct Code {
    pub instructions: u32,
    pub basic_blocks: u32,
    pub max_block_size: u32,
    /// Sorted by offset.
    growths: Vec<HeapGrowth>,
}

/// An `sbrk` instruction.
#[derive(Clone, Copy)]
pub(crate) struct HeapGrowth {
    offset: u32,
    /// The register that receives the address of the heap's new end.
    pub end: Reg,
    /// The register with the number of bytes to grow by.
    pub size: Reg,
}

impl Code {
    /// Checks every instruction of a program that has `imports` imports.
    pub fn scan(blob: &ProgramBlob, imports: usize) -> Result<Self, InvalidProgram> {
        let mut code = Self::default();
        let mut block_size = 0;
        let mut falls_through = true;
        for instruction in blob.instructions() {
            code.instructions += 1;
            block_size += 1;
            let offset = instruction.offset.0;
            // The interpreter and the recompiler read a number beyond the last as different registers.
            if registers::numbers(instruction.kind).any(|number| number > LAST_REGISTER) {
                return Err(InvalidProgram::InvalidRegister { offset });
            }
            match instruction.kind {
                Instruction::invalid => return Err(InvalidProgram::InvalidInstruction { offset }),
                Instruction::ecalli(index) if index as u32 as usize >= imports => {
                    return Err(InvalidProgram::MalformedImport { index: index as u32 })
                }
                Instruction::sbrk(end, size) => {
                    code.growths.push(HeapGrowth { offset, end: end.get(), size: size.get() })
                }
                _ => (),
            }
            if let Some(target) = jump_target(instruction.kind) {
                if !blob.is_jump_target_valid(blob.isa(), ProgramCounter(target)) {
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
        code.growths.shrink_to_fit();
        Ok(code)
    }

    /// Returns the bytes that the host holds for it.
    pub fn size(&self) -> usize {
        core::mem::size_of_val(&self.growths[..])
    }

    /// Replaces each `sbrk` by a call to the host, which charges for the heap before it grows. Both
    /// instructions cost the same gas, and neither ends a basic block.
    pub fn ask_the_host_for_heap(
        &self,
        mut parts: ProgramParts,
        blob: ProgramBlob,
    ) -> Result<(ProgramParts, ProgramBlob), InvalidProgram> {
        if self.growths.is_empty() {
            return Ok((parts, blob));
        }
        let malformed = |what: &str| InvalidProgram::Malformed(what.into());
        let ecalli = blob.isa().opcode_to_u8(Opcode::ecalli);
        let ecalli = ecalli.ok_or_else(|| malformed("its instruction set has no `ecalli`"))?;
        // The section ends with the code, and a bit for each byte of it.
        let length = blob.code().len();
        let start = parts
            .code_and_jump_table
            .len()
            .checked_sub(length + length.div_ceil(8))
            .ok_or_else(|| malformed("its code is cut off"))?;
        let mut section = parts.code_and_jump_table.to_vec();
        let code = section.get_mut(start..start + length).filter(|code| *code == blob.code());
        let code = code.ok_or_else(|| malformed("its code is misplaced"))?;
        for growth in &self.growths {
            code[growth.offset as usize] = ecalli;
        }
        parts.code_and_jump_table = ArcBytes::from(section);
        let blob = ProgramBlob::from_parts(parts.clone())
            .map_err(|error| InvalidProgram::Malformed(alloc::format!("{error}")))?;
        Ok((parts, blob))
    }

    /// Returns the `sbrk` that was at an offset, if there was one.
    pub fn heap_growth(&self, program_counter: Option<u32>) -> Option<HeapGrowth> {
        if self.growths.is_empty() {
            return None;
        }
        let position = self.growths.binary_search_by_key(&program_counter?, |growth| growth.offset);
        position.ok().map(|position| self.growths[position])
    }
}

/// Returns the target of a jump or branch that has it as an operand. Indirect jumps go through a table,
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
