//! Programs that run one instruction over and over, in its most expensive form for the interpreter.
//!
//! Instructions that take about as long share one program; [the schedule](crate::schedule) says which.

use super::{
    assembly::{repeat, repeat_in, scattering_step, Assembly, Endless, LONG_BLOCK, RW_DATA},
    programs::fitting,
};
use alloc::{vec, vec::Vec};
use polkavm_common::program::{
    asm, Instruction,
    InstructionSetKind::{Latest32, ReviveV1},
    Reg,
};
use pvq_primitives::WorkingSet;

/// Returns instructions that set registers to numbers with many bits set.
fn numbers() -> [Instruction; 2] {
    [
        asm::load_imm64(Reg::A0, 0x8123_4567_89ab_cdef),
        asm::load_imm64(Reg::A1, 0xfedc_ba98_7654_3210),
    ]
}

/// Runs rotations, which take as long as any computation that is one instruction of Wasm or two.
pub fn operations() -> Endless {
    repeat(ReviveV1, &numbers(), asm::rotate_left_32(Reg::A2, Reg::A0, Reg::A1))
}

/// Runs additions.
pub fn additions() -> Endless {
    repeat(ReviveV1, &numbers(), asm::add_64(Reg::A2, Reg::A0, Reg::A1))
}

/// Runs choices of the lesser of two numbers.
pub fn selections() -> Endless {
    repeat(ReviveV1, &numbers(), asm::minimum(Reg::A2, Reg::A0, Reg::A1))
}

/// Reverses bytes, for which Wasm has no instruction.
pub fn reversals() -> Endless {
    repeat(ReviveV1, &numbers(), asm::reverse_byte(Reg::A2, Reg::A0))
}

/// Runs multiplications.
pub fn multiplications() -> Endless {
    repeat(ReviveV1, &numbers(), asm::mul_64(Reg::A2, Reg::A0, Reg::A1))
}

/// Runs multiplications that keep the upper half, for which Wasm has no instruction.
pub fn upper_multiplications() -> Endless {
    repeat(ReviveV1, &numbers(), asm::mul_upper_signed_unsigned(Reg::A2, Reg::A0, Reg::A1))
}

/// Runs divisions of 32 bits.
pub fn divisions_32() -> Endless {
    repeat(ReviveV1, &numbers(), asm::rem_signed_32(Reg::A2, Reg::A0, Reg::A1))
}

/// Runs divisions of 64 bits.
pub fn divisions_64() -> Endless {
    repeat(ReviveV1, &numbers(), asm::rem_signed_64(Reg::A2, Reg::A0, Reg::A1))
}

/// Reads from memory that was written before: by `load`, of a register from the address in another one.
pub fn loads(load: fn(Reg, Reg, i32) -> Instruction) -> Endless {
    repeat(ReviveV1, &written(), load(Reg::A1, Reg::A0, 8))
}

/// Reads from memory that was never written, which the interpreter has not allocated.
pub fn loads_of_nothing() -> Endless {
    let base = [asm::load_imm(Reg::A0, RW_DATA as i32)];
    let (isa, load) = (ReviveV1, asm::load_indirect_u64(Reg::A1, Reg::A0, 8));
    repeat_in(WorkingSet::SMALL_MEMORY, isa, &base, load)
}

/// Writes to memory that was written before: by `store`, of a register to the address in another one.
pub fn stores(store: fn(Reg, Reg, i32) -> Instruction) -> Endless {
    repeat(ReviveV1, &written(), store(Reg::A1, Reg::A0, 8))
}

/// Returns instructions that set a register to an address, and write behind it.
fn written() -> [Instruction; 2] {
    [asm::load_imm(Reg::A0, RW_DATA as i32), asm::store_imm_indirect_u64(Reg::A0, 8, 1)]
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
    code.extend(vec![asm::load_indirect_u32(Reg::A0, Reg::A0, 0); LONG_BLOCK]);
    code.push(asm::jump(5));
    let blob = Assembly::current(code).with_memory(size).build();
    // At most nine for each line, and then one pass through the block, which compiles it.
    Endless { blob, setup: 9 * i64::from(count) + 2_000, round: 1 }
}

/// Goes from one block to the next, as a part of which the interpreter charges gas for a block.
pub fn fallthroughs() -> Endless {
    in_a_row(|_| asm::fallthrough())
}

/// Does not take branches.
pub fn untaken_branches() -> Endless {
    in_a_row(|_| asm::branch_not_eq(Reg::T0, Reg::T0, 0))
}

/// Jumps to the next block.
pub fn jumps_in_a_row() -> Endless {
    in_a_row(asm::jump)
}

/// Runs blocks of one instruction, one after the other, and starts over. `instruction` gets the number of the next block.
fn in_a_row(instruction: impl FnMut(u32) -> Instruction) -> Endless {
    const COUNT: u32 = 1_000;
    let mut code: Vec<_> = (1..=COUNT).map(instruction).collect();
    code.push(asm::jump(0));
    // The first time, each block is compiled.
    Endless { blob: Assembly::current(code).build(), setup: 1 + i64::from(COUNT), round: 1 }
}

/// Bytes of the code of a jump in a program that scatters them, with the branch before it, at most.
const SCATTERED_CODE: u32 = 8;

/// The same with its entry in a jump table.
const SCATTERED_SIZE: u32 = 14;

/// Returns the most scattered jumps of a program whose compiled code has `size` bytes at most. Two instructions of each are
/// two basic blocks, of which the interpreter has an entry of 24 bytes each, and one of four bytes for each byte of code.
pub const fn jumps_within(size: u32) -> u32 {
    size / (4 * 24 + 4 * SCATTERED_CODE)
}

/// Returns the most scattered jumps of a program in a blob of at most `size` bytes.
pub const fn far_jumps(size: u32) -> u32 {
    fitting(size, SCATTERED_SIZE)
}

/// Jumps, each time to a distant part of the program, which has `count` jumps.
pub fn scattered_jumps(count: u32) -> Endless {
    scattered(count, |number| asm::jump(block(number)), false)
}

/// Takes branches, each to a distant part of the program, which has `count` of them.
pub fn scattered_branches(count: u32) -> Endless {
    scattered(count, |number| asm::branch_eq(Reg::T0, Reg::T0, block(number)), false)
}

/// Jumps to places from a register, each time to a distant part of the program, which has `count` jumps, and of the jump
/// table.
pub fn scattered_indirect_jumps(count: u32) -> Endless {
    // An address in the jump table is twice the position, counted from one.
    let jump = |number: u32| asm::jump_indirect(Reg::T0, 2 * (number as i32 + 1));
    scattered(count, jump, true)
}

/// Returns the number of the basic block of the jump with a number.
fn block(number: u32) -> u32 {
    2 * number + 2
}

/// Runs each of `count` jumps to a distant one, so that neither the place of the compiled block nor the block itself is in
/// a cache. `jump` gets the number of the next jump.
///
/// The interpreter compiles a block when it is first reached, and both blocks that a branch may go to. So a branch before
/// each jump, which is taken once, has the jumps compiled in the order in which they stand, from the last to the first, and
/// not in that in which they run. (The assembler would take seconds for branches that go on to the next.)
fn scattered(count: u32, jump: impl Fn(u32) -> Instruction, has_table: bool) -> Endless {
    let step = scattering_step(count);
    let branch_before = |number| block(number) - 1;
    let mut code = vec![asm::jump(branch_before(count - 1))];
    for number in 0..count {
        let then = number.checked_sub(1).map_or(block(0), branch_before);
        code.push(asm::branch_eq_imm(Reg::T0, 0, then));
        code.push(jump((number + step) % count));
    }
    // A branch goes on to the next block, and the last one needs one too.
    code.push(asm::trap());
    let jump_table = if has_table { (0..count).map(block).collect() } else { Vec::new() };
    let program = Assembly { jump_table, ..Assembly::current(code) };
    // The branches, and each jump once, which finds its target.
    Endless { blob: program.build(), setup: 2 * i64::from(count) + 1, round: 1 }
}

/// Runs `memset` of 32-bit programs, of no byte.
pub fn empty_memsets() -> Endless {
    repeat(Latest32, &[asm::load_imm(Reg::A2, 0)], asm::memset())
}

/// Runs `memset` of 32-bit programs, which takes a unit of gas for each byte, whatever the costs of instructions.
pub fn memset_bytes() -> Endless {
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

#[cfg(test)]
mod tests {
    use super::*;
    use pvq_executor::{Engine, EngineConfig, RunConfig};

    /// Returns a program's working set, and the bytes of its compiled code.
    fn working_set(program: Endless) -> (WorkingSet, u32) {
        let engine = Engine::new(EngineConfig::default());
        let info = engine.validate(&program.blob, &RunConfig::default()).unwrap();
        (WorkingSet::of(&info), info.interpreter_memory)
    }

    #[test]
    fn scattered_jumps_nearly_fill_the_working_set_that_they_are_measured_in() {
        let (small, medium) = (WorkingSet::SMALL_CODE, WorkingSet::MEDIUM_CODE);
        for (size, set) in [(small, WorkingSet::Small), (medium, WorkingSet::Medium)] {
            let count = jumps_within(size);
            for program in [scattered_jumps, scattered_branches, scattered_indirect_jumps] {
                let (found, code) = working_set(program(count));
                assert_eq!(found, set);
                assert!(code > size / 10 * 9, "{code} of {size}");
            }
        }
    }
}
