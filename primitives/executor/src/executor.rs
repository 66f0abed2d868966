use crate::{
    engine::{Engine, Execution},
    options::RunOptions,
    Extensions, ProgramInfo, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError, RunConfig,
};
use alloc::vec::Vec;

/// Runs programs: an [`Engine`], a [`RunConfig`] and the extensions that answer calls, in one.
///
/// It may be shared between threads if its extensions may be.
pub struct PvqExecutor<E> {
    context: PvqExecutorContext<E>,
    config: PvqExecutorConfig,
    run_config: RunConfig,
    engine: Engine,
}

impl<E: Extensions> PvqExecutor<E> {
    /// Returns an executor with the default configuration.
    pub fn new(context: PvqExecutorContext<E>) -> Self {
        Self::with_config(context, PvqExecutorConfig::default())
    }

    /// Returns an executor with `config`.
    pub fn with_config(context: PvqExecutorContext<E>, config: PvqExecutorConfig) -> Self {
        let engine = Engine::new(config.engine_config());
        Self { context, engine, run_config: config.run_config(), config }
    }

    /// Returns the context in which programs run.
    pub fn context(&self) -> &PvqExecutorContext<E> {
        &self.context
    }

    /// Returns the configuration.
    pub fn config(&self) -> &PvqExecutorConfig {
        &self.config
    }

    /// Runs `program` and returns its result.
    ///
    /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub fn execute(&self, program: &[u8], args: &[u8]) -> Result<Vec<u8>, PvqExecutorError> {
        self.run(program, args, RunOptions::default()).result
    }

    /// Runs `program` within `options` and returns its result and its metrics.
    pub fn run(&self, program: &[u8], args: &[u8], options: RunOptions) -> Execution {
        self.engine.run(self.context.extensions(), program, args, &self.run_config, options)
    }

    /// Checks whether `program` may run, as [`run`](Self::run) does before the first instruction.
    pub fn validate(&self, program: &[u8]) -> Result<ProgramInfo, PvqExecutorError> {
        self.engine.validate(program, &self.run_config)
    }
}
