use crate::{
    backend::{Backend, Engines, Start, Usage},
    cache::{Cache, Loaded},
    clock::{Clock, Deadline},
    error::PvqExecutorError,
    gas::Meter,
    limits,
    program::{Program, ProgramInfo},
    run::{Query, Run},
    Extensions, Metrics, PvqExecutorConfig, PvqExecutorContext, Sandbox, LOG_TARGET,
};
use alloc::{sync::Arc, vec::Vec};
use core::time::Duration;
use polkavm::RawInstance;
use sp_crypto_hashing::blake2_256;

/// Runs programs, one query at a time for each caller.
///
/// It may be shared between threads where its extensions may be.
pub struct PvqExecutor<E> {
    context: PvqExecutorContext<E>,
    config: PvqExecutorConfig,
    engines: Engines,
    cache: Cache,
}

/// How to run one query. The limits can only lower those of the executor's
/// [configuration](PvqExecutorConfig).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RunOptions {
    /// Gas that the query may use; `None` for what the configuration allows. Negative is zero.
    pub gas_limit: Option<i64>,
    /// Bytes of proof that its calls may be charged for; `None` for no limit.
    pub proof_size_limit: Option<u64>,
    /// Wall-clock time that it may take. Without effect where there is no clock.
    pub time_limit: Option<Duration>,
    /// How deep it is nested; see [`CallContext::nested`](crate::CallContext::nested).
    pub depth: u32,
    /// Where it runs; `None` lets the executor choose. The recompiler is used where it works and
    /// `enable_jit` is set.
    pub backend: Option<Backend>,
}

/// What came of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Execution {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<Vec<u8>, PvqExecutorError>,
    /// What it used.
    pub metrics: Metrics,
}

impl<E: Extensions> PvqExecutor<E> {
    /// An executor with the default configuration.
    pub fn new(context: PvqExecutorContext<E>) -> Self {
        Self::with_config(context, PvqExecutorConfig::default())
    }

    /// An executor with `config`.
    pub fn with_config(context: PvqExecutorContext<E>, config: PvqExecutorConfig) -> Self {
        Self { context, engines: Engines::new(&config), config, cache: Cache::new() }
    }

    /// The context in which programs run.
    pub fn context(&self) -> &PvqExecutorContext<E> {
        &self.context
    }

    /// What this executor allows.
    pub fn config(&self) -> &PvqExecutorConfig {
        &self.config
    }

    /// Runs `program` and returns its result.
    ///
    /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub fn execute(&self, program: &[u8], args: &[u8]) -> Result<Vec<u8>, PvqExecutorError> {
        self.run(program, args, RunOptions::default()).result
    }

    /// Runs `program` within `options` and returns its result and what it used.
    pub fn run(&self, program: &[u8], args: &[u8], options: RunOptions) -> Execution {
        self.run_with(self.context.extensions(), program, args, options)
    }
}

impl<E> PvqExecutor<E> {
    /// As [`run`](Self::run), but `extensions` answer the calls instead of those of the context.
    ///
    /// For a host whose extensions differ from query to query, say by the block they ask, and whose
    /// programs stay the same: compiled modules are kept whoever answers.
    pub fn run_with<X: Extensions>(
        &self,
        extensions: &X,
        program: &[u8],
        args: &[u8],
        options: RunOptions,
    ) -> Execution {
        let mut metrics = Metrics::default();
        log::debug!(
            target: LOG_TARGET,
            "executing a program of {} bytes with {} bytes of arguments", program.len(), args.len(),
        );
        let result = on_enough_stack(options.depth, || {
            self.try_run(extensions, program, args, options, &mut metrics)
        });
        metrics.weight = self.config.gas.gas_to_weight(metrics.gas(), metrics.proof_size);
        match &result {
            Ok(result) => log::debug!(
                target: LOG_TARGET,
                "{} bytes of result on the {:?}: {} gas, {} calls, {} bytes of memory, {:?}",
                result.len(), metrics.backend, metrics.gas(), metrics.calls(), metrics.peak_memory,
                metrics.run_time,
            ),
            Err(error) => log::debug!(target: LOG_TARGET, "no result: {error}"),
        }
        Execution { result, metrics }
    }

    /// Checks whether `program` may run, as [`run`](Self::run) does before the first instruction.
    pub fn validate(&self, program: &[u8]) -> Result<ProgramInfo, PvqExecutorError> {
        Ok(Program::validate(program, blake2_256(program), &self.config)?.info)
    }

    fn try_run<X: Extensions>(
        &self,
        extensions: &X,
        program: &[u8],
        args: &[u8],
        options: RunOptions,
        metrics: &mut Metrics,
    ) -> Result<Vec<u8>, PvqExecutorError> {
        let config = &self.config;
        let (depth, limit) = (options.depth, config.max_call_depth);
        if depth > limit {
            return Err(PvqExecutorError::CallDepthExceeded { depth, limit });
        }
        if args.len() > config.max_args_size as usize {
            let limit = config.max_args_size;
            return Err(PvqExecutorError::ArgumentsTooLarge { size: args.len(), limit });
        }
        let mut meter = Meter::new(config.effective_gas_limit(options.gas_limit));
        meter.charge_load(config.gas.load(program.len(), args.len()))?;
        metrics.load_gas = meter.load();

        let mut clock = Clock::start();
        let time_limit =
            options.time_limit.unwrap_or(config.max_execution_time).min(config.max_execution_time);
        let deadline = Deadline::after(time_limit);
        let loaded = self.load(program, metrics)?;
        meter.charge_load(config.gas.prepare(&loaded.program.info))?;
        metrics.load_gas = meter.load();
        metrics.load_time = clock.lap();

        let hash = loaded.program.info.hash;
        let backend = options.backend.unwrap_or_else(|| {
            let start = if self.cache.has_idle_recompiled(&hash) {
                Start::Idle
            } else if loaded.is_recompiled() {
                Start::Instantiate
            } else {
                Start::Compile { code_size: loaded.program.info.code_size }
            };
            self.engines.choose(self.cache.usage(&hash), start)
        });
        let mut instance = self.instantiate(&loaded, backend, metrics)?;
        metrics.compile_time = clock.lap();

        let query = Query { config, extensions, program: &loaded.program, deadline, depth };
        let mut run = Run::new(query, &mut instance, meter, metrics, options.proof_size_limit);
        let result = run.execute(args);
        metrics.run_time = clock.lap();

        if config.enable_jit {
            let usage = Usage { program_gas: metrics.program_gas, calls: metrics.calls() };
            self.cache.keep_usage(hash, usage);
        }
        if result.is_ok() {
            self.keep(&loaded, instance, metrics);
        }
        result
    }

    fn load(&self, program: &[u8], metrics: &mut Metrics) -> Result<Arc<Loaded>, PvqExecutorError> {
        let hash = if self.config.precompile_programs || self.config.enable_jit {
            blake2_256(program)
        } else {
            [0; 32]
        };
        if self.config.precompile_programs {
            if let Some(loaded) = self.cache.program(&hash) {
                metrics.cached = true;
                return Ok(loaded);
            }
        }
        let program = Program::validate(program, hash, &self.config)?;
        let loaded =
            Arc::new(Loaded::new(program, &self.engines).map_err(PvqExecutorError::Backend)?);
        if self.config.precompile_programs {
            self.cache.keep_program(loaded.clone());
        }
        Ok(loaded)
    }

    /// An instance of the program as it is before its first instruction.
    fn instantiate(
        &self,
        loaded: &Loaded,
        backend: Backend,
        metrics: &mut Metrics,
    ) -> Result<RawInstance, PvqExecutorError> {
        let failed = |error: polkavm::Error| PvqExecutorError::Backend(alloc::format!("{error}"));
        if backend == Backend::Recompiler {
            let idle = self.cache.take_idle_recompiled(&loaded.program.info.hash);
            // A worker that cannot be reset is dropped, and a new one started.
            let instance = idle
                .and_then(|mut instance| instance.reset_memory().is_ok().then_some(instance))
                .or_else(|| {
                    self.engines.instantiate_recompiled(&loaded.recompiled(&self.engines)?)
                });
            if let Some(instance) = instance {
                metrics.backend = Backend::Recompiler;
                return Ok(instance);
            }
        }
        metrics.backend = Backend::Interpreter;
        match loaded.take_idle() {
            Some(mut instance) => {
                instance.reset_memory().map_err(failed)?;
                Ok(instance)
            }
            None => loaded.interpreted.instantiate().map_err(failed),
        }
    }

    /// Keeps the instance of a run that succeeded for the program's next one.
    fn keep(&self, loaded: &Loaded, instance: RawInstance, metrics: &Metrics) {
        if !self.config.precompile_programs {
            return;
        }
        match metrics.backend {
            Backend::Interpreter => {
                let memory =
                    metrics.peak_memory.saturating_add(loaded.program.info.interpreter_memory);
                if memory <= limits::IDLE_INSTANCE_MEMORY {
                    loaded.keep_idle(instance);
                }
            }
            // Resetting the memory of the in-process sandbox leaves the arguments in it.
            Backend::Recompiler if self.config.sandbox == Sandbox::Process => {
                self.cache.keep_idle_recompiled(loaded.program.info.hash, instance);
            }
            Backend::Recompiler => (),
        }
    }
}

/// Calls `run` with host stack enough for a nested query, which otherwise would share a thread's
/// stack with all those around it. Inside of a runtime, Wasm's own limit ends what goes too deep.
fn on_enough_stack<R>(depth: u32, run: impl FnOnce() -> R) -> R {
    #[cfg(feature = "std")]
    if depth > 0 {
        return stacker::maybe_grow(limits::HOST_STACK_OF_A_QUERY, limits::HOST_STACK_CHUNK, run);
    }
    #[cfg(not(feature = "std"))]
    let _ = depth;
    run()
}
