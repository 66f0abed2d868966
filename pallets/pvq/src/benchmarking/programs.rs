//! Programs that each do one thing in its most expensive form.
//!
//! Only the amount of that thing varies; all else is the same whatever the amount, so that it is no part
//! of the slope.

use super::assembly::{return_bytes, Assembly, Endless, RW_DATA};
use alloc::{vec, vec::Vec};
use polkavm_common::program::{asm, Reg};
use pvq_executor::limits::MAX_COUNTED_IDS;
use pvq_extension::ExtensionId;

/// Upper bound of the bytes of a blob that are no code: its header, its imports and its export.
const HEADER: u32 = 128;

/// Returns how many instructions of `bytes` bytes fit a blob of `size` bytes: each takes its bytes, and
/// a bit for each of them.
pub const fn fitting(size: u32, bytes: u32) -> u32 {
    size.saturating_sub(HEADER) * 8 / (bytes * 9)
}

/// Makes one call to the extension of the benchmarks, and ends. It is made of [`one_call`], before it is needed: assembling
/// it would use the memory and the code that its run is to find unused.
pub const ONE_CALL: &[u8] = b"\
    PVM\x00\x00\x87\x00\x00\x00\x00\x00\x00\x00\x01\x05\x00\x90\x00\x90\x00\x03\x05\x00\x00\x00\x00\x00\
    \x04)\x02\x00\x00\x00\x00\x0e\x00\x00\x00extension_callextension_response\x05\x06\x01\x00\x03pvq\
    \x066\x00\x00-\x1e\x03\xff\x0f\x02\x14\x07\xde\xfeY3[L\x1a\x983\x08\x00\x00\x023\t\x053\n\x05\x00\x02\
    3\x0b\xfb\x0f\n\x14\x07\x00\x00\x00\x00\x00\x00\x00\x002\x00!\x80\x90\x10\x03\x08\x00";

/// Ends at once, in a blob of at most `size` bytes that is the most expensive to validate: jumps of one
/// byte, each to itself, whose targets validation has to find among the beginnings of basic blocks.
pub fn jumps_to_themselves(size: u32) -> Vec<u8> {
    let mut code = return_bytes(0, 0).to_vec();
    code.extend((0..fitting(size, 1)).map(|n| asm::jump(n + 1)));
    Assembly::current(code).build()
}

/// Ends at once, in a blob of at most `size` bytes that are additions of three bytes.
pub fn additions(size: u32) -> Vec<u8> {
    let mut code = return_bytes(0, 0).to_vec();
    code.extend(vec![asm::add_64(Reg::A0, Reg::A1, Reg::A2); fitting(size, 3) as usize]);
    code.push(asm::trap());
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

/// Instructions of a basic block of [`blocks_of_additions`].
pub const BLOCK_OF_ADDITIONS: u32 = 10;

/// Runs `count` basic blocks of additions, one after the other, as long as a compiler makes them. At the end it starts over.
pub fn blocks_of_additions(count: u32) -> Vec<u8> {
    let mut code = Vec::new();
    for _ in 0..count {
        code.extend([asm::add_64(Reg::A0, Reg::A1, Reg::A2); BLOCK_OF_ADDITIONS as usize - 1]);
        code.push(asm::fallthrough());
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::benchmarking::extension::{zeros, EXTENSION_ID};

    #[test]
    fn the_program_that_makes_one_call_is_that_of_the_assembler() {
        let call = zeros(0);
        let program = one_call(EXTENSION_ID, &call, call.len() as u32, 4096);
        assert_eq!(ONE_CALL.escape_ascii().to_string(), program.escape_ascii().to_string());
    }
}
