//! The limits of the reference chain for programs, by which a guest is built if nothing else is said.
//!
//! They are those of `pallet-pvq` where a runtime configures none of its own. A program that a chain
//! with these limits would refuse is not built: its author is told now, and not by the chain.

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

/// Bytes of a program's blob: 256 KiB.
pub const MAX_PROGRAM_SIZE: u32 = 256 * KIB;

/// Bytes of memory that a program may declare, in pages of 4 KiB: its data, of which the heap is a
/// part, and its stack. 4 MiB.
///
/// A query's arguments, and the buffers of its host, have to fit beside them when it runs.
pub const MAX_MEMORY: u32 = 4 * MIB;

/// Bytes of stack that a program may declare: 256 KiB.
pub const MAX_STACK_SIZE: u32 = 256 * KIB;
