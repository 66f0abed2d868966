//! The bounds that are not settings, each with its reason.

/// Bytes of arguments that any configuration can allow: the size of the region of a program's address
/// space that they lie in.
pub const MAX_ARGS_SIZE: u32 = 4 * 1024 * 1024;

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

/// Frames of a call stack that a profile tells apart; deeper calls count for the last of them.
pub const MAX_PROFILE_DEPTH: usize = 128;

/// Call stacks that a profile tells apart; further ones count for their callers.
pub const MAX_PROFILE_STACKS: usize = 65_536;

/// Debug messages of one run that are kept.
pub const MAX_DEBUG_MESSAGES: usize = 32;

/// Bytes that an engine holds for the programs that it keeps, where nothing else is configured.
pub const CACHE_SIZE: usize = 64 * 1024 * 1024;

/// Entrypoints, by size of arguments, whose usage an engine remembers: some 100 bytes each.
pub const REMEMBERED_USAGES: u32 = 4096;

/// Bytes of memory, the guest's and the interpreter's, up to which the instance of a cached program
/// is kept for its next run.
pub const IDLE_INSTANCE_MEMORY: u32 = 1024 * 1024;

/// Calls to extensions between two looks at the clock, which costs as much as a small call.
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

/// Bytes of memory that a worker of the recompiler may have: native code, instances, and what compiling
/// takes. One that comes to need more ends, and its run goes to the interpreter.
pub const WORKER_MEMORY: u64 = 512 * 1024 * 1024;

/// Bytes of address space that a worker may reserve. PolkaVM reserves 34 GiB for each module, nearly all
/// of which is never memory: its bounds stand in for checks.
pub const WORKER_ADDRESS_SPACE: u64 = 4 * 1024 * 1024 * 1024 * 1024;
