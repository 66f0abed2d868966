//! Where programs run.

use crate::{memory::PAGE_SIZE, program::Program, PvqExecutorConfig, LOG_TARGET};
use alloc::string::{String, ToString};
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use polkavm::{
    BackendKind, Config, Engine, GasMeteringKind, Module, ModuleConfig, RawInstance, SandboxKind,
};

/// What executes a program's instructions. Results and gas are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Backend {
    /// PolkaVM's interpreter: starts at once, runs everywhere.
    #[default]
    Interpreter,
    /// PolkaVM's recompiler to native code: starts slower, computes faster.
    Recompiler,
}

/// Where the recompiler runs programs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Sandbox {
    /// In a process of its own, which has no system calls but a few for memory. Linux on x86-64.
    ///
    /// Each call to an extension crosses between the processes: some microseconds, and some
    /// milliseconds when all processors are busy. While the program runs, the calling thread keeps a
    /// processor busy, waiting; PolkaVM does not notice when the other process is killed, say for
    /// want of memory, and waits on.
    #[default]
    Process,
    /// In this process. Needs the feature `generic-sandbox`.
    ///
    /// PolkaVM calls it experimental, and it gives up the isolation of a process: should a program
    /// get out of the recompiled code by a bug of the recompiler, it is in this process, with its
    /// memory and its rights. Instances are never kept. A call costs tens of microseconds, for it
    /// changes the protection of the arguments' pages, but no more when all processors are busy.
    InProcess,
}

/// What a program used when it last ran, to choose where it runs next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    pub program_gas: i64,
    pub calls: u64,
}

/// What the recompiler has to do before a program's first instruction.
pub(crate) enum Start {
    /// Nothing but to reset the memory of an instance.
    Idle,
    /// Make an instance of a compiled program.
    Instantiate,
    /// Compile the program, then make an instance.
    Compile { code_size: u32 },
}

/// Nanoseconds, measured on a 2-core machine, by which backends are compared. Only their rough size
/// matters: where the estimates are close, so are the clocks.
mod nanoseconds {
    pub const INTERPRETED_GAS: f64 = 4.4;
    pub const RECOMPILED_GAS: f64 = 0.5;
    pub const COMPILED_BYTE: f64 = 200.0;
    pub const NEW_INSTANCE: f64 = 140_000.0;
    pub const IDLE_INSTANCE: f64 = 20_000.0;
    /// What the other process may wait for a processor, where not all of them are idle: from nothing
    /// to a few milliseconds.
    pub const PROCESS_TURN: f64 = 1_000_000.0;
    /// A call out of the process sandbox while the processors are idle. It is far more when they
    /// are not.
    pub const PROCESS_CALL: f64 = 3_500.0;
    pub const IN_PROCESS_CALL: f64 = 30_000.0;
}

/// The engines of an executor.
pub(crate) struct Engines {
    interpreter: Result<Engine, String>,
    recompiler: Option<Recompiler>,
    debugging: bool,
}

/// Failures in a row after which the recompiler is not asked any more.
const MAX_FAILURES: u32 = 8;

struct Recompiler {
    engine: Engine,
    turn: f64,
    call: f64,
    /// How often it failed since it last worked. One failure may be for want of memory or processes
    /// for a while; several in a row mean that it does not work here.
    failures: AtomicU32,
}

impl Engines {
    pub fn new(config: &PvqExecutorConfig) -> Self {
        let mut interpreter = Config::new();
        interpreter.set_backend(Some(BackendKind::Interpreter));
        // A logger that does not filter by target would make every run a debugging one.
        interpreter.set_imperfect_logger_filtering_workaround(true);
        Self {
            interpreter: Engine::new(&interpreter).map_err(|error| error.to_string()),
            recompiler: config.enable_jit.then(|| Recompiler::new(config.sandbox)).flatten(),
            debugging: config.enable_debugging,
        }
    }

    /// Where a program runs that used `usage` when it last ran.
    pub fn choose(&self, usage: Option<Usage>, start: Start) -> Backend {
        let (Some(recompiler), Some(usage), false) =
            (self.recompiler.as_ref().filter(|r| r.works()), usage, self.debugging)
        else {
            return Backend::Interpreter;
        };
        let start = match start {
            Start::Idle => nanoseconds::IDLE_INSTANCE,
            Start::Instantiate => nanoseconds::NEW_INSTANCE,
            Start::Compile { code_size } => {
                nanoseconds::NEW_INSTANCE + f64::from(code_size) * nanoseconds::COMPILED_BYTE
            }
        };
        let gas = usage.program_gas as f64;
        let recompiled = recompiler.turn
            + start
            + gas * nanoseconds::RECOMPILED_GAS
            + usage.calls as f64 * recompiler.call;
        if recompiled < gas * nanoseconds::INTERPRETED_GAS {
            Backend::Recompiler
        } else {
            Backend::Interpreter
        }
    }

    /// Prepares `program` for the interpreter, which compiles it as it runs.
    pub fn interpret(&self, program: &Program) -> Result<Module, String> {
        let engine = self.interpreter.as_ref().map_err(Clone::clone)?;
        let mut config = module_config(program);
        config.set_step_tracing(self.debugging);
        Module::from_blob(engine, &config, program.blob.clone()).map_err(|e| e.to_string())
    }

    /// Compiles `program` to native code. `None` where that does not work.
    pub fn recompile(&self, program: &Program) -> Option<Module> {
        let recompiler = self.recompiler.as_ref().filter(|r| r.works())?;
        let module =
            Module::from_blob(&recompiler.engine, &module_config(program), program.blob.clone());
        recompiler.note(module.map_err(|error| error.to_string()))
    }

    /// Makes an instance of a recompiled `module`. `None` where that does not work.
    pub fn instantiate_recompiled(&self, module: &Module) -> Option<RawInstance> {
        let recompiler = self.recompiler.as_ref().filter(|r| r.works())?;
        recompiler.note(module.instantiate().map_err(|error| error.to_string()))
    }
}

impl Recompiler {
    fn new(sandbox: Sandbox) -> Option<Self> {
        let mut config = Config::new();
        config.set_backend(Some(BackendKind::Compiler));
        // The host's thread is not ours to bind to a processor.
        config.set_core_pinning(polkavm::CorePinning::Disabled);
        let (turn, call) = match sandbox {
            Sandbox::Process => {
                config.set_sandbox(Some(SandboxKind::Linux));
                (nanoseconds::PROCESS_TURN, nanoseconds::PROCESS_CALL)
            }
            Sandbox::InProcess => {
                config.set_sandbox(Some(SandboxKind::Generic)).set_allow_experimental(true);
                (0.0, nanoseconds::IN_PROCESS_CALL)
            }
        };
        match Engine::new(&config) {
            Ok(engine) => Some(Self { engine, turn, call, failures: AtomicU32::new(0) }),
            Err(error) => {
                warn_once(&error);
                None
            }
        }
    }

    fn works(&self) -> bool {
        self.failures.load(Ordering::Relaxed) < MAX_FAILURES
    }

    /// What was made, if it was, and keeps count of failures.
    fn note<T>(&self, made: Result<T, String>) -> Option<T> {
        match made {
            Ok(made) => {
                self.failures.store(0, Ordering::Relaxed);
                Some(made)
            }
            Err(error) => {
                self.failures.fetch_add(1, Ordering::Relaxed);
                warn_once(&error);
                None
            }
        }
    }
}

/// Says why programs are interpreted: as a warning the first time in a process.
fn warn_once(error: &dyn core::fmt::Display) {
    static WARNED: AtomicBool = AtomicBool::new(false);
    let level =
        if WARNED.swap(true, Ordering::Relaxed) { log::Level::Debug } else { log::Level::Warn };
    log::log!(target: LOG_TARGET, level, "the recompiler is unavailable, programs are interpreted: {error}");
}

fn module_config(program: &Program) -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config
        .set_page_size(PAGE_SIZE)
        .set_gas_metering(Some(GasMeteringKind::Sync))
        .set_aux_data_size(program.memory.aux);
    config
}
