//! Programs on the node, whose calls go into the runtime one by one.

use super::{EngineRun, NativeRun};
use crate::server::{
    cache::{AdmissionFailure, ChainCache},
    chain::ChainAt,
    config::CACHE_SIZE,
    queue::{Cancellation, RunPermit},
    Config, Error,
};
use pvq_executor::{
    CallContext, Engine, EngineConfig, Extensions, PvqExecutorError, RunConfig, RunOptions,
};
use pvq_primitives::{
    Backend, ChainParameters, ExtensionFailure, ExtensionId, Limits, QueryFailure, QueryRequest,
};
use std::{cell::RefCell, time::Duration};

/// The node's own engine.
pub(crate) struct Native {
    pub engine: Engine,
    max_time: Duration,
    /// The backend that executes programs. `None` leaves the choice to the engine.
    backend: Option<Backend>,
}

impl Native {
    pub fn new(config: &Config) -> Self {
        let engine = Engine::new(EngineConfig {
            cache_size: CACHE_SIZE,
            worker: config.worker.clone(),
            workers: config.concurrency.max(1),
        });
        Self { backend: None, engine, max_time: config.max_time }
    }

    /// Returns an engine that runs everything on `backend`.
    #[cfg(test)]
    pub fn on(backend: Backend, config: &Config) -> Self {
        Self { backend: Some(backend), ..Self::new(config) }
    }

    /// Returns the configuration of a run within `limits` on the chain with these parameters.
    pub fn run_config(&self, limits: &Limits, chain: &ChainParameters) -> RunConfig {
        let max_execution_time = self.max_time;
        let config = RunConfig::of_chain(limits, chain.interpreter_memory, chain.gas);
        RunConfig { max_execution_time, ..config }
    }

    /// Runs a query, if the chain admits its program.
    pub fn run(
        &self,
        at: &impl ChainAt,
        cache: &ChainCache,
        chain: &ChainParameters,
        request: QueryRequest,
        permit: &RunPermit,
    ) -> EngineRun {
        let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
        let (code, limits) = match cache.admit(at, chain, program) {
            Ok(admitted) => admitted,
            Err(AdmissionFailure::Refused(error)) => return EngineRun::refused(Ok(error.into())),
            Err(AdmissionFailure::Failed(error)) => return EngineRun::refused(Err(error)),
        };
        let proof_size = limits.weight.proof_size();
        let options = RunOptions {
            gas_limit,
            proof_size_limit: Some(proof_size_limit.unwrap_or(u64::MAX).min(proof_size)),
            time_limit: Some(permit.left()),
            backend: self.backend,
            ..Default::default()
        };
        let cancellation = permit.cancellation();
        let extensions = RuntimeExtensions { at, failure: RefCell::new(None), cancellation };
        let config = self.run_config(&limits, chain);
        let execution = self.engine.run(&extensions, &code, &args, &config, options);

        let result = match (extensions.failure.into_inner(), execution.result) {
            (Some(error), _) => Err(error),
            // A failure of the node's clock or virtual machine is no answer of the chain.
            (None, Err(PvqExecutorError::Timeout)) => {
                Err(cancellation.check().err().unwrap_or(Error::TimedOut(permit.allowed)))
            }
            (None, Err(error @ PvqExecutorError::Backend(_))) => {
                Err(Error::VirtualMachine(error.to_string()))
            }
            (None, result) => Ok(result.map_err(QueryFailure::from)),
        };
        let metrics = execution.metrics;
        EngineRun {
            result,
            native: Some(NativeRun {
                backend: metrics.backend,
                cached: metrics.cached,
                load_time: metrics.load_time,
                compile_time: metrics.compile_time,
            }),
            run_time: metrics.run_time,
            usage: metrics.usage,
        }
    }
}

/// The extensions of the runtime at a block.
struct RuntimeExtensions<'a, At> {
    at: &'a At,
    /// The error for which the node could not answer a call. It ends the run, and is reported in place of its result.
    failure: RefCell<Option<Error>>,
    cancellation: &'a Cancellation,
}

impl<At: ChainAt> Extensions for RuntimeExtensions<'_, At> {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let answer =
            self.at.call_extension(context.extension_call(extension, call)).map_err(|error| {
                self.failure.replace(Some(error));
                ExtensionFailure::OutOfGas
            })?;
        *response = context.settle_answer(answer)?;
        Ok(())
    }

    fn cancelled(&self) -> bool {
        self.cancellation.is_cancelled()
    }
}
