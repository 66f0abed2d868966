//! Assembly of programs.

use alloc::{vec, vec::Vec};
use polkavm_common::{
    program::{asm, Instruction, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_primitives::abi;

/// Address of the read-write data of a program without read-only data.
pub const RW_DATA: u32 = 0x20000;

/// Instructions of a basic block that is run over and over: so many that the jump at its end does not
/// count.
pub const LONG_BLOCK: usize = 992;

/// A program that repeats the same instructions after a setup, and never ends by itself: the gas limit
/// ends its run.
pub struct Endless {
    /// The blob.
    pub blob: Vec<u8>,
    /// Gas of the setup.
    pub setup: i64,
    /// Gas of one repetition.
    pub round: i64,
}

/// A program that is not assembled yet. It has one page of stack.
pub struct Assembly {
    /// Its instruction set, and so its interface.
    pub isa: InstructionSetKind,
    /// Bytes of read-write data that it declares.
    pub rw_data_size: u32,
    /// The initial contents of that data; zeros follow.
    pub rw_data: Vec<u8>,
    /// Its instructions; `pvq` is the first. Jumps name a basic block by its number.
    pub code: Vec<Instruction>,
    /// The basic blocks that indirect jumps may go to.
    pub jump_table: Vec<u32>,
}

impl Assembly {
    /// Creates a program of the current generation.
    pub fn current(code: Vec<Instruction>) -> Self {
        let isa = InstructionSetKind::ReviveV1;
        Self { isa, rw_data_size: 0, rw_data: Vec::new(), code, jump_table: Vec::new() }
    }

    /// Creates a program of PVQ 0.1.
    pub fn legacy(code: Vec<Instruction>) -> Self {
        Self { isa: InstructionSetKind::Latest32, ..Self::current(code) }
    }

    /// Returns the same program with `size` bytes of read-write data.
    pub fn with_memory(self, size: u32) -> Self {
        Self { rw_data_size: size, ..self }
    }

    /// Assembles the blob.
    pub fn build(self) -> Vec<u8> {
        let mut builder = ProgramBlobBuilder::new(self.isa);
        builder.set_stack_size(4096);
        builder.set_rw_data_size(self.rw_data_size.max(self.rw_data.len() as u32));
        builder.set_rw_data(self.rw_data);
        if self.isa == InstructionSetKind::Latest32 {
            builder.add_import(abi::LEGACY_HOST_CALL.as_bytes());
        } else {
            builder.add_import(abi::EXTENSION_CALL.as_bytes());
            builder.add_import(abi::EXTENSION_RESPONSE.as_bytes());
        }
        builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
        builder.set_code(&self.code, &self.jump_table);
        builder.into_vec().expect("the program is well-formed; qed")
    }
}

/// Returns instructions that end a program with the `length` bytes at `address` as its result.
pub fn return_bytes(address: u32, length: u32) -> [Instruction; 2] {
    [asm::load_imm64(Reg::A0, abi::pack(address, length)), asm::ret()]
}

/// Assembles a program that runs `once`, then a long block of `instruction` over and over, with a page of memory.
pub fn repeat(isa: InstructionSetKind, once: &[Instruction], instruction: Instruction) -> Endless {
    repeat_in(4096, isa, once, instruction)
}

/// Assembles such a program with `memory` bytes of read-write data.
pub fn repeat_in(
    memory: u32,
    isa: InstructionSetKind,
    once: &[Instruction],
    instruction: Instruction,
) -> Endless {
    let mut code = once.to_vec();
    code.push(asm::fallthrough());
    let setup = code.len() as i64;
    code.extend(vec![instruction; LONG_BLOCK]);
    code.push(asm::jump(1));
    let round = code.len() as i64 - setup;
    let blob = Assembly { isa, ..Assembly::current(code) }.with_memory(memory).build();
    Endless { blob, setup, round }
}

/// Returns a step that visits each of `count` places once before it comes back, each far from the one
/// before.
pub fn scattering_step(count: u32) -> u32 {
    let golden = (u64::from(count) * 618 / 1000) as u32;
    (golden..).find(|step| *step > 0 && coprime(*step, count)).unwrap_or(1)
}

fn coprime(a: u32, b: u32) -> bool {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}
