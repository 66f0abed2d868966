//! The check of a program's instructions with PolkaVM's own parser, which reads all of each.

use crate::{
    code::{Code, HeapGrowth},
    error::InvalidProgram,
};
use polkavm::{program::Instruction, ProgramBlob, ProgramCounter, Reg};

/// The number of the last register.
const LAST_REGISTER: u32 = Reg::A5 as u32;

/// Checks every instruction of a program that has `imports` imports, as PolkaVM's parser reads them.
pub fn scan(blob: &ProgramBlob, imports: usize) -> Result<Code, InvalidProgram> {
    let mut code = Code::default();
    let mut block_size = 0;
    let mut falls_through = true;
    for instruction in blob.instructions() {
        code.instructions += 1;
        block_size += 1;
        let offset = instruction.offset.0;
        // The interpreter and the recompiler read a number beyond the last as different registers.
        if numbers(instruction.kind).any(|number| number > LAST_REGISTER) {
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

/// Returns the numbers of the registers in `instruction`, as they are encoded. PolkaVM's parser reads the
/// numbers 13 to 15, which no register has, as the last register.
fn numbers(instruction: Instruction) -> impl Iterator<Item = u32> {
    use Instruction::*;
    let registers = match instruction {
        trap
        | fallthrough
        | memset
        | unlikely
        | jump(_)
        | ecalli(_)
        | store_imm_u8(_, _)
        | store_imm_u16(_, _)
        | store_imm_u32(_, _)
        | store_imm_u64(_, _)
        | invalid => [None, None, None],
        jump_indirect(a, _)
        | load_imm(a, _)
        | load_u8(a, _)
        | load_i8(a, _)
        | load_u16(a, _)
        | load_i16(a, _)
        | load_i32(a, _)
        | load_u32(a, _)
        | load_u64(a, _)
        | store_u8(a, _)
        | store_u16(a, _)
        | store_u32(a, _)
        | store_u64(a, _)
        | load_imm_and_jump(a, _, _)
        | branch_eq_imm(a, _, _)
        | branch_not_eq_imm(a, _, _)
        | branch_less_unsigned_imm(a, _, _)
        | branch_less_signed_imm(a, _, _)
        | branch_greater_or_equal_unsigned_imm(a, _, _)
        | branch_greater_or_equal_signed_imm(a, _, _)
        | branch_less_or_equal_signed_imm(a, _, _)
        | branch_less_or_equal_unsigned_imm(a, _, _)
        | branch_greater_signed_imm(a, _, _)
        | branch_greater_unsigned_imm(a, _, _)
        | store_imm_indirect_u8(a, _, _)
        | store_imm_indirect_u16(a, _, _)
        | store_imm_indirect_u32(a, _, _)
        | store_imm_indirect_u64(a, _, _)
        | load_imm64(a, _) => [Some(a), None, None],
        store_indirect_u8(a, b, _)
        | store_indirect_u16(a, b, _)
        | store_indirect_u32(a, b, _)
        | store_indirect_u64(a, b, _)
        | load_indirect_u8(a, b, _)
        | load_indirect_i8(a, b, _)
        | load_indirect_u16(a, b, _)
        | load_indirect_i16(a, b, _)
        | load_indirect_i32(a, b, _)
        | load_indirect_u32(a, b, _)
        | load_indirect_u64(a, b, _)
        | add_imm_32(a, b, _)
        | add_imm_64(a, b, _)
        | and_imm(a, b, _)
        | xor_imm(a, b, _)
        | or_imm(a, b, _)
        | mul_imm_32(a, b, _)
        | mul_imm_64(a, b, _)
        | set_less_than_unsigned_imm(a, b, _)
        | set_less_than_signed_imm(a, b, _)
        | shift_logical_left_imm_32(a, b, _)
        | shift_logical_left_imm_64(a, b, _)
        | shift_logical_right_imm_32(a, b, _)
        | shift_logical_right_imm_64(a, b, _)
        | shift_arithmetic_right_imm_32(a, b, _)
        | shift_arithmetic_right_imm_64(a, b, _)
        | negate_and_add_imm_32(a, b, _)
        | negate_and_add_imm_64(a, b, _)
        | set_greater_than_unsigned_imm(a, b, _)
        | set_greater_than_signed_imm(a, b, _)
        | shift_logical_right_imm_alt_32(a, b, _)
        | shift_logical_right_imm_alt_64(a, b, _)
        | shift_arithmetic_right_imm_alt_32(a, b, _)
        | shift_arithmetic_right_imm_alt_64(a, b, _)
        | shift_logical_left_imm_alt_32(a, b, _)
        | shift_logical_left_imm_alt_64(a, b, _)
        | cmov_if_zero_imm(a, b, _)
        | cmov_if_not_zero_imm(a, b, _)
        | rotate_right_imm_32(a, b, _)
        | rotate_right_imm_alt_32(a, b, _)
        | rotate_right_imm_64(a, b, _)
        | rotate_right_imm_alt_64(a, b, _)
        | branch_eq(a, b, _)
        | branch_not_eq(a, b, _)
        | branch_less_unsigned(a, b, _)
        | branch_less_signed(a, b, _)
        | branch_greater_or_equal_unsigned(a, b, _)
        | branch_greater_or_equal_signed(a, b, _)
        | move_reg(a, b)
        | sbrk(a, b)
        | count_leading_zero_bits_32(a, b)
        | count_leading_zero_bits_64(a, b)
        | count_trailing_zero_bits_32(a, b)
        | count_trailing_zero_bits_64(a, b)
        | count_set_bits_32(a, b)
        | count_set_bits_64(a, b)
        | sign_extend_8(a, b)
        | sign_extend_16(a, b)
        | zero_extend_16(a, b)
        | reverse_byte(a, b)
        | load_imm_and_jump_indirect(a, b, _, _) => [Some(a), Some(b), None],
        add_32(a, b, c)
        | add_64(a, b, c)
        | sub_32(a, b, c)
        | sub_64(a, b, c)
        | and(a, b, c)
        | xor(a, b, c)
        | or(a, b, c)
        | mul_32(a, b, c)
        | mul_64(a, b, c)
        | mul_upper_signed_signed(a, b, c)
        | mul_upper_unsigned_unsigned(a, b, c)
        | mul_upper_signed_unsigned(a, b, c)
        | set_less_than_unsigned(a, b, c)
        | set_less_than_signed(a, b, c)
        | shift_logical_left_32(a, b, c)
        | shift_logical_left_64(a, b, c)
        | shift_logical_right_32(a, b, c)
        | shift_logical_right_64(a, b, c)
        | shift_arithmetic_right_32(a, b, c)
        | shift_arithmetic_right_64(a, b, c)
        | div_unsigned_32(a, b, c)
        | div_unsigned_64(a, b, c)
        | div_signed_32(a, b, c)
        | div_signed_64(a, b, c)
        | rem_unsigned_32(a, b, c)
        | rem_unsigned_64(a, b, c)
        | rem_signed_32(a, b, c)
        | rem_signed_64(a, b, c)
        | cmov_if_zero(a, b, c)
        | cmov_if_not_zero(a, b, c)
        | and_inverted(a, b, c)
        | or_inverted(a, b, c)
        | xnor(a, b, c)
        | maximum(a, b, c)
        | maximum_unsigned(a, b, c)
        | minimum(a, b, c)
        | minimum_unsigned(a, b, c)
        | rotate_left_32(a, b, c)
        | rotate_left_64(a, b, c)
        | rotate_right_32(a, b, c)
        | rotate_right_64(a, b, c) => [Some(a), Some(b), Some(c)],
    };
    registers.into_iter().flatten().map(|register| register.raw_unparsed() & 15)
}
