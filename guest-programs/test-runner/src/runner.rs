//! Queries in the reference runtime.

use crate::{
    arguments::{self, ArgumentError},
    engine::{self, NativeEngine},
    genesis::{Genesis, GenesisError},
    result::{self, ResultError},
};
#[cfg(feature = "recompiler")]
use pvq_executor::WorkerCommand;
use pvq_executor::{Profile, RunOptions};
use pvq_primitives::{
    InterfaceError, InvokeSource, Program, ProgramInfo, ProgramInterface, QueryFailure,
    QueryRequest,
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
/// let blob = program::read(Path::new("sum-balance.polkavm"))?;
/// let mut runner = TestRunner::new();
/// let sum = runner.ask(&blob, "sum_balance", &["1984", r#"["//Alice", "//Bob"]"#])?;
/// assert_eq!(sum, "3000000000");
/// # Ok(())
/// # }
/// ```
pub struct TestRunner {
    state: TestExternalities,
    /// `None` where the runtime itself runs programs.
    engine: Option<NativeEngine>,
}

/// The engine that runs programs. All have the same results, errors, gas and weight.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum RunnerEngine {
    /// In the runtime, by its pallet, which interprets them.
    #[default]
    Runtime,
    /// Beside the runtime, as a node may run them: recompiled to native code, in a process that this command starts.
    /// Their calls to extensions go into the runtime. On other machines than Linux on x86-64, which have no recompiler,
    /// they are interpreted.
    #[cfg(feature = "recompiler")]
    Native(WorkerCommand),
    /// Beside the runtime, interpreted: keeps the program's messages, names the source line of a trap
    /// where the program has debug information, and counts steps.
    Debugging,
}

/// The outcome of a query, with the failure as clients are told it.
pub type Execution = pvq_executor::Execution<QueryFailure>;

/// An error of [`TestRunner::ask`].
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The program does not describe itself.
    #[error(
        "the program does not say which entrypoints it has: build it by pvq-program-builder with metadata, or run it with \
         encoded arguments"
    )]
    NoInterface,
    /// The program's interface cannot be read.
    #[error("the program cannot be asked: {0}")]
    Interface(InterfaceError),
    /// The arguments do not fit the entrypoint.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// The program is refused, or did not run to its end.
    #[error("the query failed: {}", .0.message)]
    Query(QueryFailure),
    /// The result is not of the type that the program's interface says.
    #[error(transparent)]
    Result(#[from] ResultError),
}

impl TestRunner {
    /// Creates a runner that starts from the preset `development`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self::with_genesis(&Genesis::default()).expect("the runtime builds its own preset; qed")
    }

    /// Creates a runner that starts from `genesis`.
    ///
    /// # Errors
    ///
    /// Returns a [`GenesisError`] where the runtime has no such preset, or refuses the patched genesis.
    pub fn with_genesis(genesis: &Genesis) -> Result<Self, GenesisError> {
        Ok(Self { state: genesis.build()?, engine: None })
    }

    /// Sets the engine that runs programs.
    pub fn with_engine(self, engine: RunnerEngine) -> Self {
        Self { engine: NativeEngine::new(engine), ..self }
    }

    /// Runs a query as the chain does for a caller of the runtime API, within its limits and at its prices. The program
    /// does not change the state.
    pub fn query(&mut self, request: QueryRequest) -> Execution {
        let Self { state, engine } = self;
        state.execute_with(|| match engine {
            Some(engine) => engine.run(request),
            None => in_runtime(request),
        })
    }

    /// Runs `program` with encoded arguments: the index of the entrypoint, then its parameters. Its limits are the
    /// chain's.
    pub fn execute(&mut self, program: &[u8], args: &[u8]) -> Execution {
        let (program, args) = (Program::Code(program.to_vec()), args.to_vec());
        self.query(QueryRequest { program, args, gas_limit: None, proof_size_limit: None })
    }

    /// Runs an entrypoint of `program`, which describes itself, with [arguments] as JSON and returns its [result] as
    /// JSON.
    ///
    /// # Errors
    ///
    /// Returns an [`AskError`] where the program does not describe itself, the arguments do not fit the entrypoint, the
    /// query fails, or its result is not of the type that the program says.
    pub fn ask(
        &mut self,
        program: &[u8],
        entrypoint: &str,
        args: &[impl AsRef<str>],
    ) -> Result<serde_json::Value, AskError> {
        let interface = ProgramInterface::of_blob(program).map_err(AskError::Interface)?;
        let interface = interface.ok_or(AskError::NoInterface)?;
        let encoded = arguments::encode(&interface, entrypoint, args)?;
        let (_, function) = arguments::entrypoint(&interface, entrypoint)?;
        let bytes = self.execute(program, &encoded).result.map_err(AskError::Query)?;
        Ok(result::decode(&interface.types, function.output.id, &bytes)?)
    }

    /// Runs a query as [`query`](Self::query) does, but beside the runtime and step by step, and returns its profile as
    /// well: the gas of each call stack. Functions have names where the program has debug information.
    ///
    /// # Errors
    ///
    /// Returns an error where the program is not admitted. A query that fails has a profile.
    pub fn profile(&mut self, request: QueryRequest) -> Result<(Execution, Profile), QueryFailure> {
        let engine = NativeEngine::debugging();
        self.state.execute_with(|| engine.profile(request))
    }

    /// Validates `program` within the chain's limits, as the chain does before the first instruction. Does not check
    /// the chain's policies.
    ///
    /// # Errors
    ///
    /// Returns the reason for which it is refused.
    pub fn validate(&mut self, program: &[u8]) -> Result<ProgramInfo, QueryFailure> {
        self.state.execute_with(|| engine::validate(program))
    }

    /// Runs `access` on the state, to read or change it by the pallets of the [runtime](crate::runtime).
    pub fn with_state<R>(&mut self, access: impl FnOnce() -> R) -> R {
        self.state.execute_with(access)
    }
}

/// Runs a query as `PvqApi_query` does, and returns the metrics that it leaves out as well, such as times.
fn in_runtime(request: QueryRequest) -> Execution {
    let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
    let options = RunOptions { gas_limit, proof_size_limit, ..Default::default() };
    let execution = Pvq::run(InvokeSource::RuntimeApi, program, &args, options);
    Execution { result: execution.result.map_err(Into::into), metrics: execution.metrics }
}
