//! Queries in the reference runtime.

use crate::{
    arguments::{self, ArgumentError},
    engine::{self, NativeEngine},
    genesis::{Genesis, GenesisError},
    result::{self, ResultError},
};
#[cfg(feature = "recompiler")]
use pvq_executor::WorkerCommand;
use pvq_executor::{Metrics, Profile, RunOptions};
use pvq_primitives::{
    InvokeSource, Program, ProgramInfo, ProgramMetadata, QueryFailure, QueryRequest,
};
use pvq_runtime::Pvq;
use sp_io::TestExternalities;

/// The reference [runtime](crate::runtime), linked natively, and a state that began as one of its
/// genesis presets.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use pvq_test_runner::{program, TestRunner};
/// use std::path::Path;
///
/// let path = Path::new("sum-balance.polkavm");
/// let (blob, metadata) = (program::read(path)?, program::read_metadata(path, None)?);
/// let mut runner = TestRunner::new();
/// let sum = runner.ask(&blob, &metadata, "sum_balance", &["1984", r#"["//Alice", "//Bob"]"#])?;
/// assert_eq!(sum, 3_000_000_000u64);
/// # Ok(())
/// # }
/// ```
pub struct TestRunner {
    state: TestExternalities,
    /// None where the runtime itself runs programs.
    engine: Option<NativeEngine>,
}

/// Where programs run. Results, errors, gas and weight are the same.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum RunnerEngine {
    /// In the runtime, by its pallet, which interprets them.
    #[default]
    Runtime,
    /// Beside the runtime, as a node may run them: recompiled to native code in a process that this
    /// command starts. Their calls to extensions go into the runtime. Where there is no recompiler,
    /// for another machine than Linux on x86-64, they are interpreted.
    #[cfg(feature = "recompiler")]
    Native(WorkerCommand),
    /// Beside the runtime, interpreted: keeps the program's messages, names the source line of a trap
    /// where the program has debug information, and counts steps.
    Debugging,
}

/// The outcome of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Execution {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<Vec<u8>, QueryFailure>,
    /// The resources that it used.
    pub metrics: Metrics,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The arguments do not fit the entrypoint.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// The program is refused, or did not run to its end.
    #[error("the query failed: {}", .0.message)]
    Query(QueryFailure),
    /// The result is not of the type that the metadata says.
    #[error(transparent)]
    Result(#[from] ResultError),
}

impl TestRunner {
    /// A runner that starts from the preset `development`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self::with_genesis(&Genesis::default()).expect("the runtime builds its own preset; qed")
    }

    /// A runner that starts from `genesis`.
    ///
    /// # Errors
    ///
    /// [`GenesisError`] where the runtime has no such preset, or refuses what the patch makes of it.
    pub fn with_genesis(genesis: &Genesis) -> Result<Self, GenesisError> {
        Ok(Self { state: genesis.build()?, engine: None })
    }

    /// Runs programs where `engine` says.
    pub fn with_engine(self, engine: RunnerEngine) -> Self {
        Self { engine: NativeEngine::new(engine), ..self }
    }

    /// Runs a query as the chain does that is asked through the runtime API, within its limits and at
    /// its prices. Whatever the program does, the state stays as it is.
    pub fn query(&mut self, request: QueryRequest) -> Execution {
        let Self { state, engine } = self;
        state.execute_with(|| match engine {
            Some(engine) => engine.run(request),
            None => in_runtime(request),
        })
    }

    /// Runs `program` with encoded arguments: the index of the entrypoint, then its parameters. It
    /// may use all that the chain allows.
    pub fn execute(&mut self, program: &[u8], args: &[u8]) -> Execution {
        let (program, args) = (Program::Code(program.to_vec()), args.to_vec());
        self.query(QueryRequest { program, args, gas_limit: None, proof_size_limit: None })
    }

    /// Runs an entrypoint of `program` with [arguments] as JSON and returns its [result] as JSON.
    ///
    /// # Errors
    ///
    /// [`AskError`] where the arguments do not fit, the query fails, or its result is not what the
    /// metadata says.
    pub fn ask(
        &mut self,
        program: &[u8],
        metadata: &ProgramMetadata,
        entrypoint: &str,
        args: &[impl AsRef<str>],
    ) -> Result<serde_json::Value, AskError> {
        let encoded = arguments::encode(metadata, entrypoint, args)?;
        let (_, function) = arguments::entrypoint(metadata, entrypoint)?;
        let bytes = self.execute(program, &encoded).result.map_err(AskError::Query)?;
        Ok(result::decode(&metadata.types, function.output.id, &bytes)?)
    }

    /// Runs a query as [`query`](Self::query) does, beside the runtime and step by step, and tells which
    /// call stacks used its gas. Functions have names where the program has debug information.
    ///
    /// # Errors
    ///
    /// Why the program is not admitted. One that fails has a profile.
    pub fn profile(&mut self, request: QueryRequest) -> Result<(Execution, Profile), QueryFailure> {
        let engine = NativeEngine::debugging();
        self.state.execute_with(|| engine.profile(request))
    }

    /// Checks whether the chain runs `program`, as it does before the first instruction.
    ///
    /// # Errors
    ///
    /// Why it is refused.
    pub fn validate(&mut self, program: &[u8]) -> Result<ProgramInfo, QueryFailure> {
        self.state.execute_with(|| engine::validate(program))
    }

    /// Reads or changes the state, by the pallets of the [runtime](crate::runtime).
    pub fn with_state<R>(&mut self, access: impl FnOnce() -> R) -> R {
        self.state.execute_with(access)
    }
}

/// Runs a query as `PvqApi_query` does, with what it does not tell: times.
fn in_runtime(request: QueryRequest) -> Execution {
    let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
    let options = RunOptions { gas_limit, proof_size_limit, ..Default::default() };
    let execution = Pvq::run(InvokeSource::RuntimeApi, program, &args, options);
    Execution { result: execution.result.map_err(Into::into), metrics: execution.metrics }
}
