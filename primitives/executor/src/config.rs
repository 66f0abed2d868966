use crate::limits;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use core::time::Duration;
use pvq_primitives::{ExtensionId, GasSchedule, Limits};

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

/// The configuration of an executor: limits, prices and backends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PvqExecutorConfig {
    /// Bytes of memory that one query may have. Default: 16 MiB.
    ///
    /// Bounds the sum of the program's read-only and read-write data, stack and heap, in pages of
    /// 4 KiB, the arguments, and the host's buffers for calls, responses and the result. Checked
    /// before the program is instantiated and whenever a part of it grows, alike on every backend. A
    /// program that declares more is refused as [`InvalidProgram`](crate::InvalidProgram); one that
    /// comes to need more ends with [`OutOfMemory`](crate::PvqExecutorError::OutOfMemory), except that
    /// `sbrk` of a 32-bit program returns 0.
    ///
    /// Does not bound the program's blob and its compiled form: see
    /// [`max_program_size`](Self::max_program_size) and
    /// [`max_interpreter_memory`](Self::max_interpreter_memory).
    pub max_memory: u32,
    /// Wall-clock time that one query may take. Default: 10 seconds.
    ///
    /// Checked after each [slice](crate::limits::SLICE) of gas, so that it stops a loop that calls nothing, and
    /// every [`CALLS_PER_CLOCK_CHECK`](crate::limits::CALLS_PER_CLOCK_CHECK) calls. A run overshoots by
    /// at most a slice and the calls in it. A call is not interrupted. The run ends with
    /// [`Timeout`](crate::PvqExecutorError::Timeout). Without `std` there is no clock: the time is converted
    /// to gas by the [schedule](Self::gas) and bounds the gas limit.
    pub max_execution_time: Duration,
    /// Bytes of stack that a program may declare. Default: 512 KiB.
    ///
    /// A program gets the stack that it declares, rounded up to a power of two of pages.
    pub stack_size: u32,
    /// The depth to which queries may nest, where an extension runs queries of its own. Zero allows no
    /// nested query. Default: 1024.
    ///
    /// Does not bound recursion within a program, which its stack bounds, nor the memory of all levels
    /// together: each has its own [`max_memory`](Self::max_memory). A level also uses some 10 KiB of the
    /// host's stack, which is extended as needed with `std`; in Wasm choose a depth that fits its stack.
    pub max_call_depth: u32,
    /// Keeps the messages of the program, names the source line of a trap where the program has
    /// debug information, and counts steps and stack. Default: false.
    ///
    /// Runs go to the interpreter and are several times slower. Result and gas are the same. Without effect without the
    /// feature `std`.
    pub enable_debugging: bool,
    /// Checks each region that a program passes to its host as a whole, before the call. Default: true.
    ///
    /// The whole of an output buffer must be writable, and not just the part that the response fills, and
    /// it must not overlap the call that it answers. If false, only the bytes that are read and written
    /// are checked.
    pub strict_memory: bool,
    /// The ids that programs may call; `None` for all. Default: `None`.
    ///
    /// An extension has two ids; each one that is to be callable has to be listed.
    pub extension_whitelist: Option<Vec<ExtensionId>>,
    /// Keeps loaded programs, keyed by the blake2-256 hash of their blobs and by the costs of instructions. Default:
    /// false. Without effect without the feature `std`.
    pub precompile_programs: bool,
    /// Runs programs on PolkaVM's recompiler, in a [worker](Self::worker) process, where that is faster.
    /// Default: false.
    ///
    /// The usage of earlier runs decides: the interpreter runs a program for the first time, and programs
    /// that use little gas or mostly call extensions. Results and gas are the same.
    pub enable_jit: bool,
    /// The command that starts a worker. Default: `None`, and everything is interpreted.
    pub worker: Option<WorkerCommand>,
    /// Bytes of a program's blob. Default: 1 MiB.
    pub max_program_size: u32,
    /// Bytes that the interpreter may need for a program once it has compiled all of it. Default: 16 MiB.
    ///
    /// The interpreter's cache is never purged during a run, so that no program can make it compile the
    /// same block over and over; a program that would not fit is refused instead, on every backend.
    /// A compiler's programs need some ten bytes for each byte of their blobs, and the worst ones forty.
    pub max_interpreter_memory: u32,
    /// Bytes of a query's arguments, up to [`MAX_ARGS_SIZE`](crate::limits::MAX_ARGS_SIZE). Default:
    /// 1 MiB.
    pub max_args_size: u32,
    /// Bytes of a query's result. Default: 1 MiB.
    pub max_result_size: u32,
    /// Bytes of an extension's response to one call. Default: 1 MiB.
    pub max_response_size: u32,
    /// Gas that one query may use; `None` for no limit but that of time. Default: `None`.
    ///
    /// [`RunOptions`](crate::RunOptions) can only lower it.
    pub gas_limit: Option<i64>,
    /// The prices of loading, instructions, memory and calls.
    pub gas: GasSchedule,
}

impl Default for PvqExecutorConfig {
    fn default() -> Self {
        Self {
            max_memory: 16 * MIB,
            max_execution_time: Duration::from_secs(10),
            stack_size: 512 * KIB,
            max_call_depth: 1024,
            enable_debugging: false,
            strict_memory: true,
            extension_whitelist: None,
            precompile_programs: false,
            enable_jit: false,
            worker: None,
            max_program_size: MIB,
            max_interpreter_memory: 16 * MIB,
            max_args_size: MIB,
            max_result_size: MIB,
            max_response_size: MIB,
            gas_limit: None,
            gas: GasSchedule::default(),
        }
    }
}

impl PvqExecutorConfig {
    /// Returns the part for a single run.
    pub fn run_config(&self) -> RunConfig {
        RunConfig {
            max_memory: self.max_memory,
            max_execution_time: self.max_execution_time,
            stack_size: self.stack_size,
            max_call_depth: self.max_call_depth,
            enable_debugging: self.enable_debugging,
            strict_memory: self.strict_memory,
            extension_whitelist: self.extension_whitelist.clone(),
            max_program_size: self.max_program_size,
            max_interpreter_memory: self.max_interpreter_memory,
            max_args_size: self.max_args_size,
            max_result_size: self.max_result_size,
            max_response_size: self.max_response_size,
            gas_limit: self.gas_limit,
            gas: self.gas,
        }
    }

    /// Returns the part for the engine, which all runs share.
    pub fn engine_config(&self) -> EngineConfig {
        EngineConfig {
            cache_size: if self.precompile_programs { limits::CACHE_SIZE } else { 0 },
            worker: self.worker.clone().filter(|_| self.enable_jit),
            ..Default::default()
        }
    }
}

/// The limits, the prices and the checks of one run. Of all that an [`Engine`](crate::Engine) keeps, programs alone depend
/// on them, on the costs of instructions; a worker is sent them with each run.
///
/// [`PvqExecutorConfig`] is flat, as the executor's published interface wants it, and has these fields beside those of
/// the engine. It documents them.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[allow(missing_docs)]
pub struct RunConfig {
    pub max_memory: u32,
    pub max_execution_time: Duration,
    pub stack_size: u32,
    pub max_call_depth: u32,
    pub enable_debugging: bool,
    pub strict_memory: bool,
    pub extension_whitelist: Option<Vec<ExtensionId>>,
    pub max_program_size: u32,
    pub max_interpreter_memory: u32,
    pub max_args_size: u32,
    pub max_result_size: u32,
    pub max_response_size: u32,
    pub gas_limit: Option<i64>,
    pub gas: GasSchedule,
}

impl RunConfig {
    /// Returns whether the run is debugged: never without `std`, so that a runtime's Wasm has no code for it.
    pub(crate) fn debugs(&self) -> bool {
        cfg!(feature = "std") && self.enable_debugging
    }

    /// Returns the configuration with which programs run as they do on a chain with these limits and prices, where
    /// the interpreter may need `interpreter_memory` bytes.
    ///
    /// Time is bounded by gas alone, because a runtime must not depend on a clock. Queries do not nest. A
    /// host outside of a runtime may set a time after which it abandons the query, which affects neither
    /// results nor gas.
    pub fn of_chain(limits: &Limits, interpreter_memory: u32, gas: GasSchedule) -> Self {
        Self {
            max_memory: limits.memory,
            max_execution_time: Duration::MAX,
            stack_size: limits.stack_size,
            max_call_depth: 0,
            enable_debugging: false,
            strict_memory: true,
            extension_whitelist: None,
            max_program_size: limits.program_size,
            max_interpreter_memory: interpreter_memory,
            max_args_size: limits.args_size,
            max_result_size: limits.result_size,
            // A response is a part of the query's memory.
            max_response_size: limits.memory,
            gas_limit: Some(gas.weight_to_gas(limits.weight)),
            gas,
        }
    }
}

impl Default for RunConfig {
    fn default() -> Self {
        PvqExecutorConfig::default().run_config()
    }
}

/// The configuration of an [`Engine`](crate::Engine): its cache and its workers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EngineConfig {
    /// Bytes of the cache of programs by their hashes and costs of instructions: blobs, parsed programs, and an idle instance of
    /// each. Zero for no cache. Default: zero. Without effect without the feature `std`.
    ///
    /// The least recently used program is evicted first. Does not bound the programs that run, each with
    /// at most [`RunConfig::max_memory`] and
    /// [`RunConfig::max_interpreter_memory`], and the
    /// [workers](Self::worker), each with at most [`WORKER_MEMORY`](crate::limits::WORKER_MEMORY).
    pub cache_size: usize,
    /// The command that starts a worker, the process of the recompiler. Default: `None`, and everything
    /// is interpreted. Without effect without the feature `recompiler`, and on platforms other than Linux
    /// on x86-64.
    pub worker: Option<WorkerCommand>,
    /// The most workers at a time; a run that finds none free is interpreted. Default: 0, which stands for
    /// the number of processors.
    pub workers: usize,
}

/// A command that starts a worker: a program that calls `pvq_executor::serve_worker` before anything
/// else, such as the binary `pvq-recompiler`.
///
/// It is started with an empty environment, in the root folder, with a socket for its standard input and no
/// standard output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkerCommand {
    /// The path of the program.
    pub program: String,
    /// Its arguments.
    pub args: Vec<String>,
}

impl WorkerCommand {
    /// Returns the command that starts the program of this process again, with one argument that tells it
    /// to be a worker. Linux only.
    pub fn of_this_program(argument: &str) -> Self {
        // Stays valid when the file is replaced or removed.
        Self { program: "/proc/self/exe".into(), args: alloc::vec![argument.into()] }
    }
}
