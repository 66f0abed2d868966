//! Runs programs beside the runtime, as a node does. Their calls go into the runtime, one by one.

use crate::runner::{Execution, RunnerEngine};
use pallet_pvq::RuntimeApi;
use pvq_executor::{CallContext, Engine, EngineConfig, Extensions, Profile, RunConfig, RunOptions};
use pvq_primitives::{
    admit, AdmissionError, Backend, ChainParameters, ExtensionFailure, ExtensionId, InvokeSource,
    Limits, Program, ProgramInfo, QueryFailure, QueryRequest,
};
use pvq_runtime::Runtime;
use sp_io::hashing::blake2_256;

type Api = RuntimeApi<Runtime>;

/// The source of every query, whose limits and policy hold.
const SOURCE: InvokeSource = InvokeSource::RuntimeApi;

/// An engine, and the backend that it runs programs on.
pub(crate) struct NativeEngine {
    engine: Engine,
    backend: Backend,
    debugging: bool,
}

impl NativeEngine {
    /// Creates an interpreter that debugs.
    pub(crate) fn debugging() -> Self {
        let engine = Engine::new(EngineConfig::default());
        Self { engine, backend: Backend::Interpreter, debugging: true }
    }

    /// Creates the selected engine. `None` if it is the runtime.
    pub(crate) fn new(selected: RunnerEngine) -> Option<Self> {
        match selected {
            RunnerEngine::Runtime => None,
            #[cfg(feature = "recompiler")]
            RunnerEngine::Native(worker) => {
                let worker = Some(worker);
                let engine = Engine::new(EngineConfig { worker, workers: 1, ..Default::default() });
                Some(Self { engine, backend: Backend::Recompiler, debugging: false })
            }
            RunnerEngine::Debugging => Some(Self::debugging()),
        }
    }

    /// Runs a query on the current state, within the limits that it would have in the runtime.
    pub(crate) fn run(&self, request: QueryRequest) -> Execution {
        let PreparedQuery { code, args, config, options } = match self.load(request) {
            Ok(loaded) => loaded,
            Err(error) => return Execution::refused(error.into()),
        };
        let execution = self.engine.run(&RuntimeExtensions, &code, &args, &config, options);
        execution.map_err(Into::into)
    }

    /// Runs a query step by step, for its profile. Returns an error if its program is not admitted.
    pub(crate) fn profile(
        &self,
        request: QueryRequest,
    ) -> Result<(Execution, Profile), QueryFailure> {
        let PreparedQuery { code, args, config, options } = self.load(request)?;
        let (run, profile) =
            self.engine.profile(&RuntimeExtensions, &code, &args, &config, options);
        Ok((run.map_err(Into::into), profile))
    }

    fn load(&self, request: QueryRequest) -> Result<PreparedQuery, AdmissionError> {
        let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
        let chain = Api::chain();
        let (code, limits) = load(&chain, program)?;
        let config = RunConfig::of_chain(&limits, chain.interpreter_memory, chain.gas);
        let config = RunConfig { enable_debugging: self.debugging, ..config };
        let proof_size = limits.weight.proof_size();
        let options = RunOptions {
            gas_limit,
            proof_size_limit: Some(proof_size_limit.unwrap_or(u64::MAX).min(proof_size)),
            backend: Some(self.backend),
            ..Default::default()
        };
        Ok(PreparedQuery { code, args, config, options })
    }
}

/// An admitted query, with its code and settings.
struct PreparedQuery {
    code: Vec<u8>,
    args: Vec<u8>,
    config: RunConfig,
    options: RunOptions,
}

/// Validates `program` within the limits of the runtime, as the runtime does before the first instruction.
pub(crate) fn validate(program: &[u8]) -> Result<ProgramInfo, QueryFailure> {
    let chain = Api::chain();
    let config = RunConfig::of_chain(&chain.limits, chain.interpreter_memory, chain.gas);
    let engine = Engine::new(EngineConfig::default());
    engine.validate(program, &config).map_err(Into::into)
}

fn load(chain: &ChainParameters, program: Program) -> Result<(Vec<u8>, Limits), AdmissionError> {
    let (weight, policy) = (*chain.weight_limits.get(SOURCE), *chain.policies.get(SOURCE));
    let registered = |hash| Ok(Api::program(hash));
    admit::<AdmissionError>(&chain.limits, weight, policy, SOURCE, program, blake2_256, registered)?
        .load(|hash| Ok(Api::program_code(hash)))
}

/// Answers calls by the extensions of the runtime.
struct RuntimeExtensions;

impl Extensions for RuntimeExtensions {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        *response =
            context.settle_answer(Api::call_extension(context.extension_call(extension, call)))?;
        Ok(())
    }
}
