//! The limits of the reference chain for programs, which a [`Builder`](crate::Builder) has by default.
//!
//! They are those of `pallet-pvq` where a runtime configures none of its own. The builder checks them so that an author
//! learns at build time that a chain would refuse the program.

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

/// The largest size of a program's blob, in bytes: 256 KiB.
pub const MAX_PROGRAM_SIZE: u32 = 256 * KIB;

/// The most memory that a program may declare, in bytes, counted in pages of 4 KiB: its data, of which the heap is a
/// part, and its stack. 4 MiB.
///
/// A query's arguments, and the buffers of its host, have to fit beside them when it runs.
pub const MAX_MEMORY: u32 = 4 * MIB;

/// The most stack that a program may declare, in bytes: 256 KiB.
pub const MAX_STACK_SIZE: u32 = 256 * KIB;
