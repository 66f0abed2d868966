//! Programs beside the runtime, as on a node. Their calls go into the runtime, one by one.

use crate::runner::{EngineSelection, Execution};
use pallet_pvq::RuntimeApi;
use pvq_executor::{
    Backend, CallContext, CallError, Engine, EngineConfig, ExtensionId, Extensions, Metrics,
    ProgramInfo, RunConfig, RunOptions, WorkerCommand,
};
use pvq_primitives::InvokeSource;
use pvq_runtime::Runtime;
use pvq_runtime_api::{
    admit, Chain, ExtensionAnswer, ExtensionCall, ExtensionFailure, Limits, Program, QueryError,
    QueryFailure, QueryRequest,
};

type Api = RuntimeApi<Runtime>;

/// Whose limits and policies hold: those of anyone who asks from outside of blocks.
const SOURCE: InvokeSource = InvokeSource::RuntimeApi;

/// An engine, and what it runs programs on.
pub(crate) struct NativeEngine {
    engine: Engine,
    backend: Backend,
    debugging: bool,
}

impl NativeEngine {
    /// The engine that is selected, if it is not the runtime.
    pub(crate) fn new(selection: EngineSelection) -> Option<Self> {
        let (backend, worker): (_, Option<WorkerCommand>) = match selection {
            EngineSelection::Runtime => return None,
            #[cfg(feature = "recompiler")]
            EngineSelection::Native(worker) => (Backend::Recompiler, Some(worker)),
            EngineSelection::Debugging => (Backend::Interpreter, None),
        };
        let debugging = backend == Backend::Interpreter;
        let engine = Engine::new(EngineConfig { worker, workers: 1, ..Default::default() });
        Some(Self { engine, backend, debugging })
    }

    /// Runs a query in the state that is at hand, within the limits that it would have in the runtime.
    pub(crate) fn run(&self, request: QueryRequest) -> Execution {
        let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
        let chain = Api::chain();
        let (code, limits) = match load(&chain, program) {
            Ok(loaded) => loaded,
            Err(error) => {
                return Execution { result: Err(error.into()), metrics: Metrics::default() }
            }
        };
        let config = RunConfig { enable_debugging: self.debugging, ..run_config(&limits, &chain) };
        let proof_size = limits.weight.proof_size();
        let options = RunOptions {
            gas_limit,
            proof_size_limit: Some(proof_size_limit.unwrap_or(u64::MAX).min(proof_size)),
            backend: Some(self.backend),
            ..Default::default()
        };
        let execution = self.engine.run(&InRuntime, &code, &args, &config, options);
        let result = execution.result.map_err(|error| QueryError::from(error).into());
        Execution { result, metrics: execution.metrics }
    }
}

/// Checks whether the runtime would run `program`, as it does before the first instruction.
pub(crate) fn validate(program: &[u8]) -> Result<ProgramInfo, QueryFailure> {
    let chain = Api::chain();
    let config = run_config(&chain.limits, &chain);
    let engine = Engine::new(EngineConfig::default());
    engine.validate(program, &config).map_err(|error| QueryError::from(error).into())
}

fn run_config(limits: &Limits, chain: &Chain) -> RunConfig {
    limits.executor_config(chain.gas.into()).run_config()
}

fn load(chain: &Chain, program: Program) -> Result<(Vec<u8>, Limits), QueryError> {
    let (weight, policy) = (*chain.weight_limits.get(SOURCE), *chain.policies.get(SOURCE));
    let registered = |hash| Ok(Api::program(hash));
    admit::<QueryError>(&chain.limits, weight, policy, SOURCE, program, registered)?
        .load(|hash| Ok(Api::program_code(hash)))
}

/// The extensions of the runtime.
struct InRuntime;

impl Extensions for InRuntime {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), CallError> {
        let ExtensionAnswer { result, gas, proof_size } = Api::call_extension(ExtensionCall {
            extension,
            call: call.to_vec(),
            gas_left: context.gas_left(),
            proof_size_left: context.proof_size_left(),
        });
        context.charge_gas(u64::try_from(gas).unwrap_or(0), proof_size)?;
        match result {
            Ok(answer) => *response = answer,
            Err(ExtensionFailure::OutOfGas) => return Err(CallError::OutOfGas),
            Err(ExtensionFailure::Host { error, message }) => {
                return Err(CallError::Host(error, message.into()))
            }
        }
        Ok(())
    }
}
