//! How much memory a query has, and where it goes.

use crate::{
    error::{InvalidProgram, PvqExecutorError},
    program::Abi,
    PvqExecutorConfig,
};
use polkavm::{MemoryMapBuilder, ProgramBlob};

/// Bytes of a page of guest memory.
pub(crate) const PAGE_SIZE: u32 = 4096;

/// The granularity at which PolkaVM lays out the regions of a program.
const REGION: u32 = 0x10000;

/// The stack that a program gets which declares `size` bytes: a power of two of pages.
///
/// The interpreter lets a stack grow to powers of two and no further than it must, so that one of
/// another size would be larger there than in the recompiler.
pub(crate) fn whole_stack(size: u32) -> u32 {
    match size {
        0 => 0,
        // What does not round is far beyond any limit, and is refused as it is.
        size => size.max(PAGE_SIZE).checked_next_power_of_two().unwrap_or(size),
    }
}

/// How the memory of a program is laid out within its limit.
///
/// The arguments lie in PolkaVM's auxiliary region, which the program can read and not write. The
/// heap of a 32-bit program, which the program grows by the `sbrk` instruction without asking its
/// host, is bounded by making that region so large that the address space left between the data and
/// the stack is what the heap may have: the one bound that both backends obey alike.
#[derive(Clone, Debug)]
pub(crate) struct MemoryPlan {
    pub ro_data: u32,
    pub rw_data: u32,
    pub stack: u32,
    /// Bytes of the auxiliary region. The arguments are at its start.
    pub aux: u32,
    /// Bytes of arguments that leave room for everything else.
    pub max_args: u32,
    limit: u32,
}

impl MemoryPlan {
    pub fn new(
        blob: &ProgramBlob,
        abi: Abi,
        config: &PvqExecutorConfig,
    ) -> Result<Self, InvalidProgram> {
        let map = |aux| {
            MemoryMapBuilder::new(PAGE_SIZE)
                .ro_data_size(blob.ro_data_size())
                .rw_data_size(blob.rw_data_size())
                .stack_size(blob.stack_size())
                .aux_data_size(aux)
                .build()
                .map_err(|error| InvalidProgram::Malformed(error.into()))
        };
        let bare = map(0)?;
        let limit = config.max_memory;
        let declared = u64::from(bare.ro_data_size())
            + u64::from(bare.rw_data_size())
            + u64::from(bare.stack_size());
        let too_large = |size| InvalidProgram::MemoryTooLarge { size, limit };
        let left = u64::from(limit).checked_sub(declared).ok_or(too_large(declared))? as u32;

        let mut plan = Self {
            ro_data: bare.ro_data_size(),
            rw_data: bare.rw_data_size(),
            stack: bare.stack_size(),
            aux: config.max_args_size.min(left),
            max_args: config.max_args_size.min(left),
            limit,
        };
        if abi == Abi::Legacy {
            // Half of what is left at most, so that long arguments do not take all of the heap.
            plan.max_args = config.max_args_size.min(left / 2);
            let heap = left - plan.max_args;
            // The heap always has what the layout leaves behind the data in its last region.
            let slack = bare.max_heap_size() % REGION;
            let above = heap.checked_sub(slack).ok_or(too_large(declared + u64::from(slack)))?;
            let spare = (bare.max_heap_size() - slack).saturating_sub(above / REGION * REGION);
            plan.aux = spare.max(plan.max_args);
            debug_assert!(map(plan.aux).is_ok_and(|map| map.max_heap_size() <= heap));
        }
        Ok(plan)
    }

    /// Bytes that the program has before it runs.
    pub fn declared(&self) -> u32 {
        self.ro_data + self.rw_data + self.stack
    }

    /// Bytes in use with `heap` bytes of heap and `host` bytes of the host's for the query.
    pub fn used(&self, heap: u32, host: u64) -> Result<u32, PvqExecutorError> {
        let used = u64::from(self.declared())
            + u64::from(heap).next_multiple_of(u64::from(PAGE_SIZE))
            + host;
        u32::try_from(used)
            .ok()
            .filter(|used| *used <= self.limit)
            .ok_or(PvqExecutorError::OutOfMemory)
    }
}
