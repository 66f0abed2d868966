//! The bounds that cannot be configured, each with its reason.

/// The most bytes of arguments that a configuration can allow: the size of their region in a program's address
/// space.
pub const MAX_ARGS_SIZE: u32 = 4 * 1024 * 1024;

/// Entries of a program's import table. There are two host functions at most, but a table may list one more
/// than once. A program with a longer table is refused.
pub const MAX_IMPORTS: usize = 16;

/// Ids whose calls the metrics count separately: more than a host has extensions, and a bound all the same,
/// because a program may call any number of unknown ids.
pub const MAX_COUNTED_IDS: usize = 32;

/// Gas that a basic block may cost, if each of its instructions were the dearest: native code subtracts it as a number of
/// 32 bits with a sign. A program with a longer block is refused, on every backend.
pub const MAX_BLOCK_GAS: u32 = i32::MAX as u32;

/// Entries of a program's debug information that are read to find the line of a trap.
pub const MAX_DEBUG_ENTRIES: usize = 256;

/// Bytes of the source location of a trap; the rest is cut off.
pub const MAX_LOCATION_SIZE: usize = 256;

/// Bytes of capacity that the host's buffers for calls and responses keep between calls.
pub const IDLE_BUFFER_SIZE: usize = 4096;

/// Bytes of a debug message that are kept; the rest is cut off.
pub const MAX_DEBUG_MESSAGE_SIZE: u32 = 1024;

/// Frames of the program in a call stack that a profile tells apart; deeper functions count for the last of
/// them.
pub const MAX_PROFILE_DEPTH: usize = 128;

/// Call stacks that a profile tells apart. Functions in further ones count for their callers, and calls to
/// extensions for the host.
pub const MAX_PROFILE_STACKS: usize = 65_536;

/// Calls in progress that a profile keeps, some three times as many as a stack of 256 KiB has frames for;
/// functions beyond them count for the last one.
pub const MAX_PROFILE_CALLS: usize = 100_000;

/// Debug messages of one run that are kept.
pub const MAX_DEBUG_MESSAGES: usize = 32;

/// Bytes of an executor's cache of programs, with
/// [`precompile_programs`](crate::PvqExecutorConfig::precompile_programs).
pub const CACHE_SIZE: usize = 64 * 1024 * 1024;

/// [`UsageKey`](crate::UsageKey)s whose usage an engine remembers: some 100 bytes each.
pub const REMEMBERED_USAGES: u32 = 4096;

/// Bytes up to which the instance of a cached program is kept for the program's next run. What it may hold counts
/// for the cache, with room that is not in use.
pub const IDLE_INSTANCE_MEMORY: u32 = 2 * 1024 * 1024;

/// Bytes of arguments up to which the instance of a run is kept: a list of 1,000 accounts fits. An idle instance
/// holds as much memory as its largest run had, so that each cached program counts for these bytes.
pub const IDLE_INSTANCE_ARGS: u32 = 32 * 1024;

/// Bytes of heap up to which the instance of a 32-bit program's run is kept: the calls for 500 accounts fit, some
/// 100 bytes each in programs that never free memory.
pub const IDLE_INSTANCE_HEAP: u32 = 64 * 1024;

/// Calls to the host between two checks of the time, each of which takes as long as a small call.
pub const CALLS_PER_CLOCK_CHECK: u64 = 64;

/// Gas between two checks of the time: some 20 milliseconds in the interpreter. In the recompiler some 2, but up to 120
/// for programs that do nothing but divide, which must end before a worker is killed.
pub const SLICE: i64 = 4_000_000;

/// Gas between two checks of the time while debugging, when each instruction interrupts the machine.
pub const DEBUGGING_SLICE: i64 = 200_000;

/// Bytes of the host's stack for one nested query: the frames of the executor and of the extension that runs
/// the query. Measured at some 10 KiB, and 30 KiB without optimization.
pub const HOST_STACK_OF_A_QUERY: usize = 256 * 1024;

/// Bytes of stack that are added where a nested query would have less.
pub const HOST_STACK_CHUNK: usize = 2 * 1024 * 1024;

/// Bytes of memory that a worker of the recompiler may have: native code, instances, and the memory for
/// compiling. A worker that needs more ends, and its run is interpreted.
pub const WORKER_MEMORY: u64 = 512 * 1024 * 1024;

/// The part of [`WORKER_MEMORY`] for the programs that a worker has compiled: native code, tables and read-only data,
/// by an upper bound. Nothing writes to most of that, and the kernel's limit does not count it, so that the worker
/// drops programs by itself, the least recently used one first. It is enough for any program of 1 MiB, and for 32 of
/// 100 KiB.
pub const WORKER_PROGRAM_MEMORY: u64 = 128 * 1024 * 1024;

/// Bytes of address space that a worker may reserve. PolkaVM reserves 34 GiB for each module in place of
/// checks of bounds; nearly all of it is never backed by memory.
pub const WORKER_ADDRESS_SPACE: u64 = 4 * 1024 * 1024 * 1024 * 1024;
