//! The bounds that are not settings, each with its reason.

/// Instructions in one basic block.
///
/// The interpreter compiles a block when it first runs it, so that a block is work that is done at
/// once, before its gas is charged. Compilers do not write blocks of this size; it is also what
/// `pallet-revive` accepts.
pub const MAX_BASIC_BLOCK_SIZE: u32 = 1_000;

/// Bytes that the interpreter may need for a program that it has compiled as a whole.
///
/// The interpreter's cache is never purged during a run, so that no program can make it compile
/// the same block over and over; a program that would not fit is refused instead.
pub const MAX_INTERPRETER_MEMORY: u32 = 16 * 1024 * 1024;

/// Length of the import table. A program has two imports at most; a longer table is not searched.
pub const MAX_IMPORTS: usize = 16;

/// Ids whose calls are counted apart in the metrics: more than any host has extensions. A program
/// may call any number of ids that nobody knows.
pub const MAX_COUNTED_IDS: usize = 32;

/// Entries of a program's debug information that are looked at to name the line of a trap.
pub const MAX_DEBUG_ENTRIES: usize = 256;

/// Bytes of the source location of a trap; the rest is cut off.
pub const MAX_LOCATION_SIZE: usize = 256;

/// Bytes that the host's buffers for calls and responses keep for the next one.
pub const IDLE_BUFFER_SIZE: usize = 4096;

/// Bytes of a debug message that are kept; the rest is cut off.
pub const MAX_DEBUG_MESSAGE_SIZE: u32 = 1024;

/// Debug messages of one run that are kept.
pub const MAX_DEBUG_MESSAGES: usize = 32;

/// Loaded programs that an executor keeps.
pub const CACHED_PROGRAMS: u32 = 256;

/// Bytes of the blobs of all programs that an executor keeps. Compiled code is some ten times
/// larger than its blob.
pub const CACHED_PROGRAM_BYTES: usize = 16 * 1024 * 1024;

/// Bytes of memory, the guest's and the interpreter's, up to which the instance of a cached program
/// is kept for its next run.
pub const IDLE_INSTANCE_MEMORY: u32 = 1024 * 1024;

/// Instances of the recompiler that are kept for the next run. In the process sandbox each is a
/// process of its own.
pub const IDLE_RECOMPILED_INSTANCES: u32 = 4;

/// Calls to extensions between two looks at the clock, in the interpreter, where a look costs as
/// much as a small call. In the recompiler there is one with each call, which costs far more.
pub const CALLS_PER_CLOCK_CHECK: u64 = 64;

/// Gas between two looks at the clock in the interpreter: some 20 milliseconds.
pub const INTERPRETER_SLICE: i64 = 4_000_000;

/// Gas between two looks at the clock while debugging, when each instruction is an interruption.
pub const DEBUGGING_SLICE: i64 = 200_000;

/// Gas between two looks at the clock in the recompiler: some 20 milliseconds.
pub const RECOMPILER_SLICE: i64 = 40_000_000;

/// Bytes of the host's stack that a nested query may use before another nests in it: the executor's
/// frames and the extension's that runs it. Measured at some 10 KiB, and 30 KiB without optimisation.
pub const HOST_STACK_OF_A_QUERY: usize = 256 * 1024;

/// Bytes of stack that are added where a nested query would have less.
pub const HOST_STACK_CHUNK: usize = 2 * 1024 * 1024;
