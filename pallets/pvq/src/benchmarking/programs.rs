//! Programs that each do one thing in its most expensive form.
//!
//! Only the amount of that thing varies; all else is the same whatever the amount, so that it is no part
//! of the slope.

use super::assembly::{repeat, return_bytes, scattering_step, Assembly, Endless, RW_DATA};
use alloc::{vec, vec::Vec};
use polkavm_common::program::{asm, Instruction, InstructionSetKind, Reg};
use pvq_executor::limits::MAX_COUNTED_IDS;
use pvq_extension::ExtensionId;

/// Upper bound of the bytes of a blob that are no code: its header, its imports and its export.
const HEADER: u32 = 128;

/// Returns how many instructions of `bytes` bytes fit a blob of `size` bytes: each takes its bytes, and
/// a bit for each of them.
const fn fitting(size: u32, bytes: u32) -> u32 {
    size.saturating_sub(HEADER) * 8 / (bytes * 9)
}

/// Runs the most expensive instructions for the interpreter, in a blob of at most `size` bytes: indirect
/// jumps, each to a distant part of the program, so that neither the entry of the jump table, nor the
/// place of the compiled block, nor the block itself is in a cache.
pub fn scattered_jumps(size: u32) -> Endless {
    // 5 bytes for a jump, 3 for its entry in the table, which has no bits.
    let count = fitting(size, 8);
    let step = scattering_step(count);
    // An address in the jump table is twice the position, counted from one.
    let address = |position: u32| 2 * (position as i32 + 1);
    let mut code = vec![asm::load_imm(Reg::T0, 0), asm::jump(1)];
    code.extend((0..count).map(|n| asm::jump_indirect(Reg::T0, address((n + step) % count))));
    let program = Assembly { jump_table: (1..=count).collect(), ..Assembly::current(code) };
    // The first time, each jump compiles its block.
    Endless { blob: program.build(), setup: 2 + i64::from(count), round: 1 }
}

/// Loads each address from the place to which the one before points, all over `memory` bytes.
pub fn scattered_loads(memory: u32) -> Endless {
    const LINE: u32 = 64;
    let count = memory / LINE;
    let (size, step) = (count * LINE, scattering_step(count) * LINE);
    let mut code = vec![
        asm::load_imm(Reg::A0, 0),
        asm::load_imm(Reg::A2, RW_DATA as i32),
        asm::load_imm(Reg::A4, size as i32),
        asm::fallthrough(),
        // 1: the line after the one at A0.
        asm::add_imm_64(Reg::A1, Reg::A0, step as i32),
        asm::branch_less_unsigned(Reg::A1, Reg::A4, 3),
        // 2
        asm::sub_64(Reg::A1, Reg::A1, Reg::A4),
        asm::fallthrough(),
        // 3: the line at A0 points to the one at A1.
        asm::add_64(Reg::A3, Reg::A0, Reg::A2),
        asm::add_64(Reg::A5, Reg::A1, Reg::A2),
        asm::store_indirect_u32(Reg::A5, Reg::A3, 0),
        asm::move_reg(Reg::A0, Reg::A1),
        asm::branch_not_eq_imm(Reg::A0, 0, 1),
        // 4
        asm::load_imm(Reg::A0, RW_DATA as i32),
        asm::fallthrough(),
    ];
    // 5
    code.extend(vec![asm::load_indirect_u32(Reg::A0, Reg::A0, 0); super::assembly::LONG_BLOCK]);
    code.push(asm::jump(5));
    let blob = Assembly::current(code).with_memory(size).build();
    // At most nine for each line, and then one pass through the block, which compiles it.
    Endless { blob, setup: 9 * i64::from(count) + 2_000, round: 1 }
}

/// Ends at once, in a blob of at most `size` bytes that is the most expensive to validate: jumps of one
/// byte, each to itself, whose targets validation has to find among the beginnings of basic blocks.
pub fn jumps_to_themselves(size: u32) -> Vec<u8> {
    let mut code = return_bytes(0, 0).to_vec();
    code.extend((0..fitting(size, 1)).map(|n| asm::jump(n + 1)));
    Assembly::current(code).build()
}

/// Ends at once, in a blob of at most `size` bytes that are data, and cheap to validate.
pub fn holds(size: u32) -> Vec<u8> {
    let data = vec![7; size.saturating_sub(HEADER) as usize];
    Assembly { rw_data: data, ..Assembly::current(return_bytes(0, 0).to_vec()) }.build()
}

/// Instructions and basic blocks of [`branches`]: each is both.
pub const UNITS_OF_A_BRANCH: u32 = 2;

/// Takes branches, each a basic block, one after the other: the most expensive to compile. At the end
/// it starts over.
pub fn branches(count: u32) -> Vec<u8> {
    let mut code: Vec<_> = (0..count).map(|n| asm::branch_eq_imm(Reg::T0, 0, n + 1)).collect();
    code.push(asm::jump(0));
    Assembly::current(code).build()
}

/// Writes to each of `pages` pages, one after the other, so that memory grows again and again.
pub fn touch(pages: u32) -> Vec<u8> {
    let size = pages * 4096;
    let mut code = vec![
        asm::load_imm(Reg::A0, RW_DATA as i32),
        asm::load_imm(Reg::A1, (RW_DATA + size) as i32),
        asm::fallthrough(),
        // 1
        asm::branch_greater_or_equal_unsigned(Reg::A0, Reg::A1, 3),
        // 2
        asm::store_imm_indirect_u8(Reg::A0, 0, 1),
        asm::add_imm_64(Reg::A0, Reg::A0, 4096),
        asm::jump(1),
        // 3
    ];
    code.extend(return_bytes(0, 0));
    Assembly::current(code).with_memory(size).build()
}

/// Returns `size` bytes.
pub fn returns(size: u32) -> Vec<u8> {
    Assembly::current(return_bytes(RW_DATA, size).to_vec()).with_memory(size).build()
}

/// Address of the call in a program that calls; behind it is room for the response.
const CALL: u32 = RW_DATA;
const RESPONSE: u32 = RW_DATA + 4096;

/// Makes `call` to `extension` over and over, after one call to each of the other ids that the metrics
/// count apart, so that the search for `extension` takes longest.
pub fn calls(extension: ExtensionId, call: &[u8]) -> Endless {
    let others = MAX_COUNTED_IDS as i32 - 1;
    let arguments = [
        asm::load_imm(Reg::A1, CALL as i32),
        asm::load_imm(Reg::A2, call.len() as i32),
        asm::load_imm(Reg::A3, RESPONSE as i32),
        asm::load_imm(Reg::A4, 4096),
        asm::ecalli(0),
    ];
    // 0: other ids, from the last down to 1.
    let mut code = vec![asm::load_imm(Reg::S0, others), asm::fallthrough()];
    // 1
    code.push(asm::move_reg(Reg::A0, Reg::S0));
    code.extend(arguments);
    code.extend([asm::add_imm_64(Reg::S0, Reg::S0, -1), asm::branch_not_eq_imm(Reg::S0, 0, 1)]);
    let setup = 2 + i64::from(others) * (arguments.len() as i64 + 3);
    // 2
    code.push(asm::load_imm64(Reg::A0, extension));
    code.extend(arguments);
    code.push(asm::jump(2));
    let program = Assembly { rw_data: call.to_vec(), ..Assembly::current(code) };
    let round = arguments.len() as i64 + 2;
    Endless { blob: program.with_memory(2 * 4096).build(), setup, round }
}

/// Makes `call` to `extension` over and over, as programs of PVQ 0.1 do.
pub fn legacy_calls(extension: ExtensionId, call: &[u8]) -> Endless {
    let code = vec![
        asm::load_imm(Reg::A0, extension as i32),
        asm::load_imm(Reg::A1, (extension >> 32) as i32),
        asm::load_imm(Reg::A2, CALL as i32),
        asm::load_imm(Reg::A3, call.len() as i32),
        asm::ecalli(0),
        asm::jump(0),
    ];
    let round = code.len() as i64;
    let program = Assembly { rw_data: call.to_vec(), ..Assembly::legacy(code) };
    Endless { blob: program.with_memory(4096).build(), setup: 0, round }
}

/// Makes one call of `length` bytes to `extension`, of which `call` are the first, with room for
/// the response in what is left of `memory` bytes, and returns nothing.
pub fn one_call(extension: ExtensionId, call: &[u8], length: u32, memory: u32) -> Vec<u8> {
    let last = CALL + memory - 1;
    let mut code = vec![
        // Touches all of its memory, whatever the amount.
        asm::store_imm_u8(last as i32, 0),
        asm::load_imm64(Reg::A0, extension),
        asm::load_imm(Reg::A1, CALL as i32),
        asm::load_imm(Reg::A2, length as i32),
        asm::load_imm(Reg::A3, (CALL + length) as i32),
        asm::load_imm(Reg::A4, (memory - length) as i32),
        asm::ecalli(0),
    ];
    code.extend(return_bytes(0, 0));
    let program = Assembly { rw_data: call.to_vec(), ..Assembly::current(code) };
    program.with_memory(memory).build()
}

/// Kinds of instructions that are measured to show that [`scattered_jumps`] is the most expensive.
pub mod instructions {
    use super::*;
    use InstructionSetKind::ReviveV1;

    /// Returns instructions that set registers to numbers with many bits set.
    fn numbers() -> [Instruction; 2] {
        [
            asm::load_imm64(Reg::A0, 0x8123_4567_89ab_cdef),
            asm::load_imm64(Reg::A1, 0xfedc_ba98_7654_3210),
        ]
    }

    /// Runs additions.
    pub fn additions() -> Endless {
        repeat(ReviveV1, &numbers(), asm::add_64(Reg::A2, Reg::A0, Reg::A1))
    }

    /// Runs multiplications that keep the upper half, for which Wasm has no instruction.
    pub fn multiplications() -> Endless {
        let instruction = asm::mul_upper_signed_unsigned(Reg::A2, Reg::A0, Reg::A1);
        repeat(ReviveV1, &numbers(), instruction)
    }

    /// Runs divisions.
    pub fn divisions() -> Endless {
        repeat(ReviveV1, &numbers(), asm::rem_signed_64(Reg::A2, Reg::A0, Reg::A1))
    }

    /// Reads from memory that was never written, which the interpreter has not allocated.
    pub fn loads_of_nothing() -> Endless {
        let base = [asm::load_imm(Reg::A0, RW_DATA as i32)];
        repeat(ReviveV1, &base, asm::load_indirect_u64(Reg::A1, Reg::A0, 8))
    }

    /// Takes branches.
    pub fn branches() -> Endless {
        const COUNT: u32 = 1_000;
        Endless { blob: super::branches(COUNT), setup: 1 + i64::from(COUNT), round: 1 }
    }

    /// Runs `memset` of 32-bit programs, which takes a unit of gas for each byte.
    pub fn memset() -> Endless {
        const SIZE: i32 = 1 << 20;
        let code = vec![
            asm::load_imm(Reg::A0, RW_DATA as i32),
            asm::load_imm(Reg::A2, SIZE),
            asm::memset(),
            asm::jump(0),
        ];
        let blob = Assembly::legacy(code).with_memory(SIZE as u32).build();
        Endless { blob, setup: i64::from(SIZE) + 4, round: 1 }
    }
}
