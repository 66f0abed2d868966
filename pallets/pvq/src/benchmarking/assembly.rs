//! Assembling programs.

use alloc::{vec, vec::Vec};
use polkavm_common::{
    program::{asm, Instruction, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_primitives::abi;

/// Where the read-write data begins of a program that has no read-only data.
pub const RW_DATA: u32 = 0x20000;

/// Instructions of a basic block that is nearly as long as one may be.
pub const LONG_BLOCK: usize = 992;

/// A blob, and the gas after which a run of it does the same over and over. It never ends by
/// itself: how much of it is run is said by the gas limit.
pub struct Endless {
    /// The blob.
    pub blob: Vec<u8>,
    /// Gas of what it does before.
    pub setup: i64,
    /// Gas of what it does again and again.
    pub round: i64,
}

/// A program that is not assembled yet. It has one page of stack.
pub struct Assembly {
    /// Its instruction set, and so its interface.
    pub isa: InstructionSetKind,
    /// Bytes of read-write data that it declares.
    pub rw_data_size: u32,
    /// What is at the start of them.
    pub rw_data: Vec<u8>,
    /// Its instructions; `pvq` is the first. Jumps name a basic block by its number.
    pub code: Vec<Instruction>,
    /// The basic blocks that indirect jumps may go to.
    pub jump_table: Vec<u32>,
}

impl Assembly {
    /// A program of today.
    pub fn current(code: Vec<Instruction>) -> Self {
        let isa = InstructionSetKind::ReviveV1;
        Self { isa, rw_data_size: 0, rw_data: Vec::new(), code, jump_table: Vec::new() }
    }

    /// A program of PVQ 0.1.
    pub fn legacy(code: Vec<Instruction>) -> Self {
        Self { isa: InstructionSetKind::Latest32, ..Self::current(code) }
    }

    /// The same with `size` bytes of read-write data.
    pub fn with_memory(self, size: u32) -> Self {
        Self { rw_data_size: size, ..self }
    }

    /// The blob.
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

/// Ends a program with the `length` bytes at `address` as its result.
pub fn return_bytes(address: u32, length: u32) -> [Instruction; 2] {
    [asm::load_imm64(Reg::A0, abi::pack(address, length)), asm::ret()]
}

/// Runs `once`, then a long block of `instruction` over and over.
pub fn repeat(isa: InstructionSetKind, once: &[Instruction], instruction: Instruction) -> Endless {
    let mut code = once.to_vec();
    code.push(asm::fallthrough());
    let setup = code.len() as i64;
    code.extend(vec![instruction; LONG_BLOCK]);
    code.push(asm::jump(1));
    let round = code.len() as i64 - setup;
    let blob = Assembly { isa, ..Assembly::current(code) }.with_memory(0x10000).build();
    Endless { blob, setup, round }
}

/// A step that visits each of `count` places once before it comes back, with none near the last.
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
