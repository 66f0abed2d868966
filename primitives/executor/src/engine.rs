//! The engine, which is made once for all runs, and the steps of a run.

use crate::{
    cache::Cache,
    clock::{Clock, Deadline},
    error::PvqExecutorError,
    estimate::{History, Usage, UsageKey},
    gas::{Charges, Meter},
    limits,
    machine::Machine,
    module::{check_size, Module},
    options::RunOptions,
    profile::SharedProfiler,
    recompiler::Recompiler,
    run::{Query, Run},
    Backend, EngineConfig, Extensions, InstructionCosts, Metrics, ProgramInfo, RunConfig,
    Validation, LOG_TARGET,
};
use alloc::{
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};
use core::time::Duration;
use polkavm::BackendKind;
use sp_crypto_hashing::blake2_256;
#[cfg(feature = "std")]
use {
    crate::profile::{Profile, Profiler},
    pvq_primitives::GasUsage,
};

/// Whether anything is kept from one run for another: a runtime has nothing that outlives a call of it, and its Wasm should have
/// no code for it.
const KEEPS: bool = cfg!(feature = "std");

/// Runs programs, within limits and at prices that may differ from run to run, and keeps what does not
/// depend on them: the usage of queries, and workers; and validated programs, which depend on the costs of instructions
/// alone, by these.
///
/// It may be shared between threads.
pub struct Engine {
    interpreter: Result<polkavm::Engine, String>,
    /// `None` where no programs are kept.
    cache: Option<Cache>,
    history: History,
    recompiler: Option<Recompiler>,
}

/// A query that is loaded, for a worker of the recompiler.
// The fields are not read without a recompiler.
#[allow(dead_code)]
pub(crate) struct Job<'a, X> {
    pub query: &'a Query<'a, X>,
    pub program: &'a [u8],
    pub args: &'a [u8],
    /// Gas that is left after loading.
    pub gas: i64,
}

/// A query that is not loaded yet.
struct Request<'a, X> {
    extensions: &'a X,
    program: &'a [u8],
    args: &'a [u8],
    config: &'a RunConfig,
    options: RunOptions,
    profiler: Option<&'a SharedProfiler>,
}

/// The outcome of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Execution<E = PvqExecutorError> {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<Vec<u8>, E>,
    /// The measurements of the run; zero where the query was refused before it.
    pub metrics: Metrics,
}

impl<E> Execution<E> {
    /// Returns the outcome of a query that was refused before its run.
    pub fn refused(error: E) -> Self {
        Self { result: Err(error), metrics: Metrics::default() }
    }

    /// Converts the error, if there is no result.
    pub fn map_err<F>(self, convert: impl FnOnce(E) -> F) -> Execution<F> {
        Execution { result: self.result.map_err(convert), metrics: self.metrics }
    }
}

impl Engine {
    /// Returns an engine with `config`.
    pub fn new(config: EngineConfig) -> Self {
        let mut interpreter = polkavm::Config::new();
        interpreter.set_backend(Some(BackendKind::Interpreter));
        // Otherwise a logger that does not filter by target makes every run trace its instructions.
        interpreter.set_imperfect_logger_filtering_workaround(true);
        Self {
            interpreter: polkavm::Engine::new(&interpreter).map_err(|error| error.to_string()),
            cache: (KEEPS && config.cache_size > 0).then(|| Cache::new(config.cache_size)),
            history: History::new(),
            recompiler: Recompiler::new(&config),
        }
    }

    /// Runs `program` within `config` and `options`. `extensions` answers its calls.
    ///
    /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub fn run<X: Extensions>(
        &self,
        extensions: &X,
        program: &[u8],
        args: &[u8],
        config: &RunConfig,
        options: RunOptions,
    ) -> Execution {
        // All types of extensions share what follows, which is most of the executor's code.
        let extensions = &(extensions as &dyn Extensions);
        self.execute(Request { extensions, program, args, config, options, profiler: None })
    }

    /// Runs `program` as [`run`](Self::run) does, in the interpreter and instruction by instruction, and
    /// returns its gas by call stack as well. Functions have names where the blob has debug information.
    #[cfg(feature = "std")]
    pub fn profile<X: Extensions>(
        &self,
        extensions: &X,
        program: &[u8],
        args: &[u8],
        config: &RunConfig,
        options: RunOptions,
    ) -> (Execution, Profile) {
        let config = RunConfig { enable_debugging: true, ..config.clone() };
        let profiler = SharedProfiler::default();
        let extensions = &(extensions as &dyn Extensions);
        let execution = self.execute(Request {
            extensions,
            program,
            args,
            config: &config,
            options,
            profiler: Some(&profiler),
        });
        let GasUsage { load, program, host } = execution.metrics.usage.gas;
        let profile = Profiler::finish(profiler.into_inner(), load, program, host);
        (execution, profile)
    }

    fn execute<X: Extensions>(&self, request: Request<'_, X>) -> Execution {
        let Request { program, args, config, options, .. } = request;
        log::debug!(
            target: LOG_TARGET,
            "executing a program of {} bytes with {} bytes of arguments", program.len(), args.len(),
        );
        let mut metrics = Metrics::default();
        let result = on_enough_stack(options.depth, || self.try_run(request, &mut metrics));
        let usage = &mut metrics.usage;
        usage.weight = config.gas.gas_to_weight(usage.gas.total(), usage.weight.proof_size());
        match &result {
            Ok(result) => log::debug!(
                target: LOG_TARGET,
                "{} bytes of result on the {:?}: {} gas, {} calls, {} bytes of memory, {:?}",
                result.len(), metrics.backend, usage.gas.total(), usage.total_calls(), usage.peak_memory,
                metrics.run_time,
            ),
            Err(error) => log::debug!(target: LOG_TARGET, "no result: {error}"),
        }
        Execution { result, metrics }
    }

    /// Checks whether `program` may run within `config`, as [`run`](Self::run) does before the first
    /// instruction.
    ///
    /// By its [`validation`](crate::validation), later runs need not do [all of it](RunOptions::validation) again.
    pub fn validate(
        &self,
        program: &[u8],
        config: &RunConfig,
    ) -> Result<ProgramInfo, PvqExecutorError> {
        check_size(program.len(), config)?;
        let module = Module::new(program, blake2_256(program), config.gas.instructions, None)?;
        module.check(config)?;
        module.interpreted(self.interpreter()?)?;
        Ok(module.info().clone())
    }

    /// Returns the moving average of the usage of queries with `key`, if there were any.
    pub fn usage(&self, key: &UsageKey) -> Option<Usage> {
        self.history.usage(key)
    }

    /// Records the usage of a query that ran elsewhere. An engine with a cache or a worker records the
    /// queries that it runs itself.
    pub fn record(&self, key: UsageKey, usage: Usage) {
        self.history.record(key, usage);
    }

    /// Estimates the nanoseconds that a query with `key` and `usage` takes here, where instructions have `costs`, and
    /// the backend that it runs on. The time in extensions is not included; that between a worker and its host is.
    pub fn estimate(
        &self,
        key: &UsageKey,
        usage: &Usage,
        costs: &InstructionCosts,
    ) -> (f64, Backend) {
        let interpreted = (usage.interpreted(costs), Backend::Interpreter);
        let program = key.program();
        let Some(recompiler) = self.recompiler.as_ref().filter(|r| r.takes(program)) else {
            return interpreted;
        };
        let compile = (!recompiler.has_compiled(program)).then(|| self.code_size(program, costs));
        let recompiled = (usage.recompiled(costs, compile), Backend::Recompiler);
        if recompiled.0 < interpreted.0 {
            recompiled
        } else {
            interpreted
        }
    }

    /// Returns the cache, if there is one: never without `std`.
    pub(crate) fn cache(&self) -> Option<&Cache> {
        self.cache.as_ref().filter(|_| KEEPS)
    }

    /// Returns the bytes of a program's code; zero for a program that is not cached.
    fn code_size(&self, program: &[u8; 32], costs: &InstructionCosts) -> u32 {
        let module = self.cache().and_then(|cache| cache.get(&(*program, *costs)));
        module.map_or(0, |module| module.info().code_size)
    }

    fn try_run<X: Extensions>(
        &self,
        request: Request<'_, X>,
        metrics: &mut Metrics,
    ) -> Result<Vec<u8>, PvqExecutorError> {
        let Request { extensions, program, args, config, options, profiler } = request;
        let (depth, limit) = (options.depth, config.max_call_depth);
        if depth > limit {
            return Err(PvqExecutorError::CallDepthExceeded { depth, limit });
        }
        let (size, limit) = (args.len(), config.max_args_size.min(limits::MAX_ARGS_SIZE));
        if size > limit as usize {
            return Err(PvqExecutorError::ArgumentsTooLarge { size, limit });
        }
        let mut meter = Meter::new(options.gas_limit(config));
        meter.charge_load(config.gas.load(program, args.len()))?;
        metrics.usage.gas.load = meter.load();

        let mut clock = Clock::start();
        let time_limit = options.time_limit.unwrap_or(Duration::MAX).min(config.max_execution_time);
        let deadline = Deadline::after(time_limit);
        check_size(program.len(), config)?;
        let module = self.module(program, config.gas.instructions, options.validation, metrics)?;
        module.check(config)?;
        meter.charge_load(config.gas.prepare(module.info()))?;
        metrics.usage.gas.load = meter.load();
        metrics.load_time = clock.lap();

        let proof_size_limit = options.proof_size_limit();
        let query = Query {
            config,
            extensions,
            module: &module,
            deadline,
            depth,
            proof_size_limit,
            profiler,
        };
        let key = self.remembers().then(|| UsageKey::new(module.info().hash.into(), args));
        let backend = self.choose(key.as_ref(), config, options.backend);
        let result = match (&self.recompiler, backend) {
            (Some(recompiler), Backend::Recompiler) => {
                self.recompile(recompiler, query, program, args, meter, metrics)
            }
            _ => self.interpret(query, args, meter, metrics),
        };
        // A run that was aborted with its worker has no usage.
        if let Some(key) = key.filter(|_| metrics.usage.gas.program > 0) {
            self.history.record(key, Usage::from(&*metrics));
        }
        result
    }

    /// Returns whether anything is kept by the hash of a program, which costs time to compute.
    fn remembers(&self) -> bool {
        self.cache().is_some() || self.recompiler.is_some()
    }

    /// Returns the backend for a query: `wanted`, if its caller wants one.
    fn choose(
        &self,
        key: Option<&UsageKey>,
        config: &RunConfig,
        wanted: Option<Backend>,
    ) -> Backend {
        if config.debugs() {
            return Backend::Interpreter;
        }
        let likely = || {
            let usage = self.history.usage(key?)?;
            Some(self.estimate(key?, &usage, &config.gas.instructions).1)
        };
        wanted.or_else(likely).unwrap_or_default()
    }

    /// Returns the module of a program whose size was checked, for costs of instructions.
    fn module(
        &self,
        program: &[u8],
        costs: InstructionCosts,
        validation: Option<Validation>,
        metrics: &mut Metrics,
    ) -> Result<Arc<Module>, PvqExecutorError> {
        let (hash, validation) = match self.remembers() {
            true => (blake2_256(program), None),
            false => ([0; 32], validation),
        };
        if let Some(module) = self.cache().and_then(|cache| cache.get(&(hash, costs))) {
            metrics.cached = true;
            return Ok(module);
        }
        let module = Module::new(program, hash, costs, validation)?;
        if let Some(cache) = self.cache() {
            drop(cache.insert(module.clone()));
        }
        Ok(module)
    }

    pub(crate) fn interpreter(&self) -> Result<&polkavm::Engine, PvqExecutorError> {
        self.interpreter.as_ref().map_err(|error| PvqExecutorError::Backend(error.clone()))
    }

    fn interpret<X: Extensions>(
        &self,
        query: Query<'_, X>,
        args: &[u8],
        meter: Meter,
        metrics: &mut Metrics,
    ) -> Result<Vec<u8>, PvqExecutorError> {
        let mut clock = Clock::start();
        let (module, debugging) = (query.module, query.config.debugs());
        let mut instance = match debugging {
            true => module.instantiate_traced(self.interpreter()?)?,
            false => module.instantiate(self.interpreter()?)?,
        };
        metrics.compile_time = clock.lap();
        let result = run(query, &mut instance, args, meter, metrics);
        metrics.run_time = clock.lap();
        if result.is_ok() && self.cache().is_some() && !debugging {
            module.keep(instance, args.len());
        }
        result
    }

    /// Runs the query in a worker, or in the interpreter where no worker completes it.
    fn recompile<X: Extensions>(
        &self,
        recompiler: &Recompiler,
        query: Query<'_, X>,
        program: &[u8],
        args: &[u8],
        meter: Meter,
        metrics: &mut Metrics,
    ) -> Result<Vec<u8>, PvqExecutorError> {
        let job = Job { query: &query, program, args, gas: meter.reserve() };
        match recompiler.run(&job, metrics) {
            Some(execution) => {
                let (load_gas, load_time) = (metrics.usage.gas.load, metrics.load_time);
                let cached = metrics.cached;
                *metrics = Metrics { load_time, cached, ..execution.metrics };
                metrics.usage.gas.load = load_gas;
                execution.result
            }
            None if query.deadline.passed() || query.extensions.cancelled() => {
                Err(PvqExecutorError::Timeout)
            }
            None => self.interpret(query, args, meter, metrics),
        }
    }
}

/// Runs a program in `machine`, from its entry to its end.
pub(crate) fn run<X: Extensions, M: Machine>(
    query: Query<'_, X>,
    machine: &mut M,
    args: &[u8],
    meter: Meter,
    metrics: &mut Metrics,
) -> Result<Vec<u8>, PvqExecutorError> {
    Run::new(query, machine, meter, metrics).execute(args)
}

/// Calls `run` with enough of the host's stack for a nested query: all levels share a thread's stack, which
/// is extended as needed. In a runtime, Wasm's own limit on the stack holds.
fn on_enough_stack<R>(depth: u32, run: impl FnOnce() -> R) -> R {
    #[cfg(feature = "std")]
    if depth > 0 {
        return stacker::maybe_grow(limits::HOST_STACK_OF_A_QUERY, limits::HOST_STACK_CHUNK, run);
    }
    #[cfg(not(feature = "std"))]
    let _ = depth;
    run()
}
