//! Programs on the node. Their calls go into the runtime, one by one.

use super::{NativeRun, Ran};
use crate::server::{
    chain::ChainAt,
    config::EXECUTORS,
    known::{Known, NotAdmitted},
    queue::Turn,
    Config, Error,
};
use codec::Encode;
use parking_lot::Mutex;
use pvq_executor::{
    Backend, CallContext, CallError, ExtensionId, Extensions, PvqExecutor, PvqExecutorConfig,
    PvqExecutorContext, PvqExecutorError, RunOptions,
};
use pvq_runtime_api::{
    Chain, ExtensionAnswer, ExtensionCall, ExtensionFailure, Gas, Limits, QueryError, QueryRequest,
};
use schnellru::{ByLength, LruMap};
use std::{cell::RefCell, sync::Arc, time::Duration};

/// An executor whose calls someone else answers: modules and what runs them.
type Executor = PvqExecutor<()>;

/// Executors, each of which keeps the programs that ran within its limits.
pub(crate) struct Native {
    /// By the encoding of limits and prices.
    executors: Mutex<LruMap<Vec<u8>, Arc<Executor>>>,
    max_time: Duration,
    /// Where programs run; the executor chooses if it is not given.
    backend: Option<Backend>,
}

impl Native {
    pub fn new(config: &Config) -> Self {
        Self {
            backend: None,
            executors: Mutex::new(LruMap::new(ByLength::new(EXECUTORS))),
            max_time: config.max_time,
        }
    }

    /// One that runs everything on `backend`.
    #[cfg(test)]
    pub fn on(backend: Backend, config: &Config) -> Self {
        Self { backend: Some(backend), ..Self::new(config) }
    }

    /// The executor for programs within `limits`.
    pub fn executor(&self, limits: &Limits, gas: Gas) -> Arc<Executor> {
        let key = (limits, gas).encode();
        let mut executors = self.executors.lock();
        if let Some(executor) = executors.get(&key) {
            return executor.clone();
        }
        let config = PvqExecutorConfig {
            precompile_programs: true,
            enable_jit: true,
            max_execution_time: self.max_time,
            ..limits.executor_config(gas.into())
        };
        let executor = Arc::new(PvqExecutor::with_config(PvqExecutorContext::new(()), config));
        executors.insert(key, executor.clone());
        executor
    }

    /// Runs a query, if the chain admits its program.
    pub fn run(
        &self,
        at: &impl ChainAt,
        known: &Known,
        chain: &Chain,
        request: QueryRequest,
        turn: &Turn,
    ) -> Ran {
        let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
        let (code, limits) = match known.admit(at, chain, program) {
            Ok(admitted) => admitted,
            Err(NotAdmitted::Refused(error)) => return Ran::not(Ok(error.into())),
            Err(NotAdmitted::Failed(error)) => return Ran::not(Err(error)),
        };
        let proof_size = limits.weight.proof_size();
        let options = RunOptions {
            gas_limit,
            proof_size_limit: Some(proof_size_limit.unwrap_or(u64::MAX).min(proof_size)),
            time_limit: Some(turn.left()),
            backend: self.backend,
            ..Default::default()
        };
        let remote = Remote { at, failure: RefCell::new(None) };
        let executor = self.executor(&limits, chain.gas);
        let execution = executor.run_with(&remote, &code, &args, options);

        let result = match (remote.failure.into_inner(), execution.result) {
            (Some(error), _) => Err(error),
            // The chain has no clock, and only its own virtual machine counts.
            (None, Err(PvqExecutorError::Timeout)) => Err(Error::TimedOut(turn.allowed)),
            (None, Err(error @ PvqExecutorError::Backend(_))) => {
                Err(Error::VirtualMachine(error.to_string()))
            }
            (None, result) => Ok(result.map_err(|error| QueryError::from(error).into())),
        };
        let metrics = execution.metrics;
        Ran {
            result,
            native: Some(NativeRun {
                backend: metrics.backend.into(),
                cached: metrics.cached,
                load_time: metrics.load_time,
                compile_time: metrics.compile_time,
            }),
            run_time: metrics.run_time,
            metrics: metrics.into(),
        }
    }
}

/// The extensions of the runtime at a block.
struct Remote<'a, At> {
    at: &'a At,
    /// Why the node could not answer a call. It ends the run, and is no result of it.
    failure: RefCell<Option<Error>>,
}

impl<At: ChainAt> Extensions for Remote<'_, At> {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), CallError> {
        let call = ExtensionCall {
            extension,
            call: call.to_vec(),
            gas_left: context.gas_left(),
            proof_size_left: context.proof_size_left(),
        };
        let ExtensionAnswer { result, gas, proof_size } =
            self.at.call_extension(call).map_err(|error| {
                self.failure.replace(Some(error));
                CallError::OutOfGas
            })?;
        context.charge_gas(gas.max(0), proof_size)?;
        match result {
            Ok(answer) => {
                *response = answer;
                Ok(())
            }
            Err(ExtensionFailure::OutOfGas) => Err(CallError::OutOfGas),
            Err(ExtensionFailure::Host { error, message }) => {
                Err(CallError::Host(error, message.into()))
            }
        }
    }
}
