//! The instructions of a program.

use crate::{error::InvalidProgram, Abi, Validation, VALIDATION_VERSION};
use alloc::vec::Vec;
use polkavm::{
    program::{InstructionSet, Opcode},
    ArcBytes, ProgramBlob, ProgramParts, Reg,
};

/// The number of a program's instructions, and the places where it grows its heap.
#[derive(Default, PartialEq, Eq, Debug)]
pub(crate) struct Code {
    pub instructions: u32,
    pub basic_blocks: u32,
    pub max_block_size: u32,
    /// Sorted by offset.
    pub growths: Vec<HeapGrowth>,
}

/// An `sbrk` instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct HeapGrowth {
    pub offset: u32,
    /// The register that receives the address of the heap's new end.
    pub end: Reg,
    /// The register with the number of bytes to grow by.
    pub size: Reg,
}

impl Code {
    /// Returns what an earlier validation found, where that is all that a run needs: it went by the rules in force, and the
    /// program has no `sbrk`.
    pub fn known(validation: Validation, abi: Abi) -> Option<Self> {
        let Validation { version, instructions, basic_blocks, max_block_size } = validation;
        // Only the 32-bit instruction set has it.
        let known = version == VALIDATION_VERSION && abi == Abi::Current;
        known.then(|| Self { instructions, basic_blocks, max_block_size, growths: Vec::new() })
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
