//! The check of a program's instructions, in one pass over its code.
//!
//! A run reads every instruction of a program that the host does not know yet, so the pass decodes no more of one than
//! the check needs: its kind, the registers it names, and the operands of jumps, calls and `sbrk`. It finds the same as
//! PolkaVM's own parser, against which the tests compare it.

use crate::{
    code::{Code, HeapGrowth},
    error::InvalidProgram,
    ProgramInfo, Validation,
};
use polkavm::{
    program::{InstructionSetKind, Opcode},
    ProgramBlob, ProgramCounter,
};
use polkavm_common::program::{
    read_args_imm, read_args_offset, read_args_reg_imm_offset, read_args_regs2,
    read_args_regs2_offset, ISA_Latest32, ISA_ReviveV1, BITMASK_MAX,
};

#[cfg(test)]
mod parsed;
#[cfg(test)]
mod tests;

/// The version of the rules by which a program's instructions are validated.
///
/// A change by which they refuse what they accepted, or count otherwise, raises it, and so does a version of PolkaVM that
/// executes other instructions. What was validated by another version is validated again.
pub const VALIDATION_VERSION: u16 = 1;

/// Returns what the validation of a program found that later runs of it need not find again.
pub fn validation(program: &ProgramInfo) -> Validation {
    let ProgramInfo { instructions, basic_blocks, max_block_size, .. } = *program;
    Validation { version: VALIDATION_VERSION, instructions, basic_blocks, max_block_size }
}

/// The bytes of code that follow an instruction which PolkaVM's parser reads by its fast path.
const FAST: usize = 32;

/// The operands of an instruction that the check reads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operands {
    /// None but registers.
    Any,
    Jump,
    BranchImm,
    Branch,
    Ecalli,
    Sbrk,
    /// The byte is no instruction of the set.
    Invalid,
}

/// The properties of the instructions with one opcode.
#[derive(Clone, Copy)]
struct Kind {
    operands: Operands,
    /// The number of registers that it names.
    registers: u8,
    falls_through: bool,
    ends_block: bool,
}

/// The kinds of the instructions that begin with each byte.
type Kinds = [Kind; 256];

static REVIVE_V1: Kinds = kinds(ISA_ReviveV1::RAW_OPCODE_TO_ENUM_CONST);
static LATEST_32: Kinds = kinds(ISA_Latest32::RAW_OPCODE_TO_ENUM_CONST);

// A validation that is known has no list of them.
const _: () = {
    let mut byte = 0;
    while byte < 256 {
        assert!(!matches!(REVIVE_V1[byte].operands, Operands::Sbrk));
        byte += 1;
    }
};

const fn kinds(opcodes: [Option<Opcode>; 256]) -> Kinds {
    let invalid =
        Kind { operands: Operands::Invalid, registers: 0, falls_through: false, ends_block: false };
    let mut kinds = [invalid; 256];
    let mut byte = 0;
    while byte < 256 {
        if let Some(opcode) = opcodes[byte] {
            kinds[byte] = kind(opcode);
        }
        byte += 1;
    }
    kinds
}

const fn kind(opcode: Opcode) -> Kind {
    use Opcode::*;
    const NONE: u8 = 0;
    const ONE: u8 = 1;
    const TWO: u8 = 2;
    const THREE: u8 = 3;
    let (operands, registers) = match opcode {
        jump => (Operands::Jump, NONE),
        ecalli => (Operands::Ecalli, NONE),
        sbrk => (Operands::Sbrk, TWO),
        load_imm_and_jump
        | branch_eq_imm
        | branch_not_eq_imm
        | branch_less_unsigned_imm
        | branch_less_signed_imm
        | branch_greater_or_equal_unsigned_imm
        | branch_greater_or_equal_signed_imm
        | branch_less_or_equal_unsigned_imm
        | branch_less_or_equal_signed_imm
        | branch_greater_unsigned_imm
        | branch_greater_signed_imm => (Operands::BranchImm, ONE),
        branch_eq
        | branch_not_eq
        | branch_less_unsigned
        | branch_less_signed
        | branch_greater_or_equal_unsigned
        | branch_greater_or_equal_signed => (Operands::Branch, TWO),
        trap | fallthrough | memset | unlikely | store_imm_u8 | store_imm_u16 | store_imm_u32
        | store_imm_u64 => (Operands::Any, NONE),
        jump_indirect
        | load_imm
        | load_imm64
        | load_u8
        | load_i8
        | load_u16
        | load_i16
        | load_u32
        | load_i32
        | load_u64
        | store_u8
        | store_u16
        | store_u32
        | store_u64
        | store_imm_indirect_u8
        | store_imm_indirect_u16
        | store_imm_indirect_u32
        | store_imm_indirect_u64 => (Operands::Any, ONE),
        add_32
        | add_64
        | sub_32
        | sub_64
        | and
        | xor
        | or
        | mul_32
        | mul_64
        | mul_upper_signed_signed
        | mul_upper_unsigned_unsigned
        | mul_upper_signed_unsigned
        | set_less_than_unsigned
        | set_less_than_signed
        | shift_logical_left_32
        | shift_logical_left_64
        | shift_logical_right_32
        | shift_logical_right_64
        | shift_arithmetic_right_32
        | shift_arithmetic_right_64
        | div_unsigned_32
        | div_unsigned_64
        | div_signed_32
        | div_signed_64
        | rem_unsigned_32
        | rem_unsigned_64
        | rem_signed_32
        | rem_signed_64
        | cmov_if_zero
        | cmov_if_not_zero
        | and_inverted
        | or_inverted
        | xnor
        | maximum
        | maximum_unsigned
        | minimum
        | minimum_unsigned
        | rotate_left_32
        | rotate_left_64
        | rotate_right_32
        | rotate_right_64 => (Operands::Any, THREE),
        // All others name two registers and an immediate value, if any.
        _ => (Operands::Any, TWO),
    };
    let falls_through = !matches!(
        opcode,
        trap | jump | jump_indirect | load_imm_and_jump | load_imm_and_jump_indirect
    );
    let ends_block = !falls_through
        || matches!(opcode, fallthrough)
        || matches!(operands, Operands::Branch | Operands::BranchImm);
    Kind { operands, registers, falls_through, ends_block }
}

/// Returns whether one of the first `count` numbers in `operands`, of up to three, is that of no register. PolkaVM's parser
/// reads those numbers as the last register.
///
/// Operands begin with the registers: two in the first byte, the lower half first, and the third in the next byte.
fn beyond_registers(operands: u32, count: u8) -> bool {
    let numbers = operands & 0x0f | (operands & 0xf0) << 4 | (operands & 0xf00) << 8;
    // Increased by three, in bytes of their own, 13 to 15 set the bit of 16.
    let named = 0x10_1010 & ((1 << (8 * count)) - 1);
    (numbers + 0x03_0303) & named != 0
}

/// The code of a program, and the bits that tell where instructions begin.
struct Text<'a> {
    code: &'a [u8],
    bitmask: &'a [u8],
}

impl Text<'_> {
    /// Returns whether an instruction begins at `offset`.
    fn begins_at(&self, offset: u32) -> bool {
        let bits = self.bitmask.get(offset as usize >> 3);
        bits.is_some_and(|bits| bits >> (offset & 7) & 1 == 1)
    }

    /// Returns the offset of the first instruction at or after `offset`, or the end of the code.
    #[cold]
    fn find(&self, offset: u32) -> u32 {
        let end = self.code.len() as u32;
        (offset..end).find(|offset| self.begins_at(*offset)).unwrap_or(end)
    }

    /// Returns the two bytes after the opcode at `offset`; zeros follow the code.
    fn registers(&self, offset: u32) -> u32 {
        let start = offset as usize + 1;
        match self.code.get(start..start + 2) {
            Some(bytes) => u32::from(bytes[0]) | u32::from(bytes[1]) << 8,
            None => self.code.get(start).copied().unwrap_or(0).into(),
        }
    }

    /// Returns the bytes after the opcode at `offset`; zeros follow the code.
    fn operands(&self, offset: u32) -> u128 {
        let rest = &self.code[offset as usize + 1..];
        let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut bytes = [0; 16];
            bytes[..rest.len()].copy_from_slice(rest);
            bytes
        });
        u128::from_le_bytes(bytes)
    }

    /// Returns the bytes of the operands of the instruction at `offset`, and whether another instruction begins right
    /// after them.
    fn next(&self, offset: u32) -> (u32, bool) {
        let start = offset + 1;
        let place = start as usize >> 3;
        let bits = match self.bitmask.get(place..place + 4) {
            Some(bits) if offset as usize + FAST <= self.code.len() => bits,
            _ => return self.next_at_end(offset),
        };
        let bits = u32::from_le_bytes([bits[0], bits[1], bits[2], bits[3]]) >> (start & 7);
        let skip = (bits | 1 << BITMASK_MAX).trailing_zeros();
        (skip, skip < BITMASK_MAX || self.begins_at(start + skip))
    }

    /// Does the same as [`next`](Self::next) near the end of the code.
    fn next_at_end(&self, offset: u32) -> (u32, bool) {
        let start = offset + 1;
        let rest = self.code.len() as u32 - start;
        let most = rest.min(BITMASK_MAX);
        let skip = (0..most).find(|skip| self.begins_at(start + skip)).unwrap_or(most);
        // Here PolkaVM's parser reads the bits byte by byte, and gives up after three whole bytes of zeros.
        let gives_up = skip == BITMASK_MAX && start & 7 == 0;
        (skip, skip < rest && !gives_up && self.begins_at(start + skip))
    }
}

/// Checks every instruction of a program that has `imports` imports.
pub(crate) fn scan(blob: &ProgramBlob, imports: usize) -> Result<Code, InvalidProgram> {
    let kinds = match blob.isa() {
        InstructionSetKind::ReviveV1 => &REVIVE_V1,
        InstructionSetKind::Latest32 => &LATEST_32,
        other => {
            return Err(InvalidProgram::UnsupportedInstructionSet { isa: other.name() });
        }
    };
    let text = Text { code: blob.code(), bitmask: blob.bitmask() };
    let invalid = |offset| InvalidProgram::InvalidInstruction { offset };
    if !text.begins_at(0) {
        return Err(invalid(0));
    }
    let mut code = Code::default();
    let mut block_start = 0;
    let mut offset = 0;
    while let Some(&byte) = text.code.get(offset as usize) {
        let kind = kinds[usize::from(byte)];
        code.instructions += 1;
        // The interpreter and the recompiler read a number beyond the last as different registers.
        if beyond_registers(text.registers(offset), kind.registers) {
            return Err(InvalidProgram::InvalidRegister { offset });
        }
        let (skip, follows) = text.next(offset);
        if kind.operands != Operands::Any {
            let target = match kind.operands {
                Operands::Jump => Some(read_args_offset(text.operands(offset), offset, skip)),
                Operands::BranchImm => {
                    Some(read_args_reg_imm_offset(text.operands(offset), offset, skip).2)
                }
                Operands::Branch => {
                    Some(read_args_regs2_offset(text.operands(offset), offset, skip).2)
                }
                Operands::Ecalli => {
                    let index = read_args_imm(text.operands(offset), skip) as u32;
                    if index as usize >= imports {
                        return Err(InvalidProgram::MalformedImport { index });
                    }
                    None
                }
                Operands::Sbrk => {
                    let (end, size) = read_args_regs2(text.operands(offset));
                    code.growths.push(HeapGrowth { offset, end: end.get(), size: size.get() });
                    None
                }
                Operands::Invalid => return Err(invalid(offset)),
                Operands::Any => None,
            };
            if let Some(target) = target {
                if !blob.is_jump_target_valid(blob.isa(), ProgramCounter(target)) {
                    return Err(InvalidProgram::InvalidJump { offset, target });
                }
            }
        }
        if kind.ends_block {
            let block = code.instructions - block_start;
            code.max_block_size = code.max_block_size.max(block);
            code.basic_blocks += 1;
            block_start = code.instructions;
        }
        offset += skip + 1;
        if !follows {
            if kind.falls_through {
                return Err(invalid(offset));
            }
            offset = text.find(offset);
        }
    }
    code.growths.shrink_to_fit();
    Ok(code)
}
