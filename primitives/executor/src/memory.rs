//! The memory of a query: its layout and its size.

use crate::{
    error::{InvalidProgram, PvqExecutorError},
    limits::MAX_ARGS_SIZE,
};
use polkavm::{MemoryMapBuilder, ProgramBlob};

/// Bytes of a page of guest memory.
pub(crate) const PAGE_SIZE: u32 = 4096;

/// Returns the bytes of stack of a program that declares `size` bytes: a power of two of pages.
///
/// The interpreter grows a stack to powers of two, so that a stack of another size could be larger there than
/// in the recompiler.
pub(crate) fn whole_stack(size: u32) -> u32 {
    match size {
        0 => 0,
        // A size that cannot be rounded is beyond any limit, and is refused later.
        size => size.max(PAGE_SIZE).checked_next_power_of_two().unwrap_or(size),
    }
}

/// The layout of a program's memory, the same for every run of it.
///
/// The arguments lie in PolkaVM's auxiliary region, which is read-only for the program and has the same size
/// for every program. A run makes as much of it accessible as its arguments need.
#[derive(Clone, Debug)]
pub(crate) struct MemoryLayout {
    /// Bytes of read-only data. All sizes here are in whole pages.
    pub ro_data: u32,
    pub rw_data: u32,
    /// The address of the end of read-write data.
    pub rw_end: u32,
    pub stack: u32,
    /// The address of the arguments.
    pub args_address: u32,
    pub stack_low: u32,
    pub stack_high: u32,
}

impl MemoryLayout {
    pub fn new(blob: &ProgramBlob) -> Result<Self, InvalidProgram> {
        let map = MemoryMapBuilder::new(PAGE_SIZE)
            .ro_data_size(blob.ro_data_size())
            .rw_data_size(blob.rw_data_size())
            .stack_size(blob.stack_size())
            .aux_data_size(MAX_ARGS_SIZE)
            .build()
            .map_err(|_| InvalidProgram::MemoryTooLarge {
                size: [blob.ro_data_size(), blob.rw_data_size(), blob.stack_size()]
                    .into_iter()
                    .map(u64::from)
                    .sum(),
                limit: u32::MAX - MAX_ARGS_SIZE,
            })?;
        Ok(Self {
            ro_data: map.ro_data_size(),
            rw_data: map.rw_data_size(),
            rw_end: map.rw_data_address() + map.rw_data_size(),
            stack: map.stack_size(),
            args_address: map.aux_data_address(),
            stack_low: map.stack_address_low(),
            stack_high: map.stack_address_high(),
        })
    }

    /// Returns the bytes that the program has before it runs.
    pub fn declared(&self) -> u32 {
        // Does not overflow: the regions lie in one address space of 32 bits.
        self.ro_data + self.rw_data + self.stack
    }

    /// Returns the bytes in use with `heap` bytes of heap and `host` bytes of the host's buffers and the
    /// arguments.
    ///
    /// # Errors
    ///
    /// [`PvqExecutorError::OutOfMemory`] beyond `limit` bytes.
    pub fn used(&self, heap: u32, host: u64, limit: u32) -> Result<u32, PvqExecutorError> {
        let used = u64::from(self.declared())
            + u64::from(heap).next_multiple_of(u64::from(PAGE_SIZE))
            + host;
        u32::try_from(used).ok().filter(|used| *used <= limit).ok_or(PvqExecutorError::OutOfMemory)
    }
}
