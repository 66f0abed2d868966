//! Queries against a chain in memory.

use crate::{
    arguments::{self, ArgumentError},
    extensions,
    genesis::{Genesis, GenesisError},
    result::{self, ResultError},
};
use frame_support::storage::{with_transaction_unchecked, TransactionOutcome};
use pvq_executor::{
    Execution, PvqExecutor, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError, RunOptions,
};
use pvq_extension::ExtensionsExecutor;
use pvq_primitives::ProgramMetadata;
use sp_io::TestExternalities;

/// The [runtime](crate::runtime) with its [extensions], to run programs
/// against.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use pvq_test_runner::{genesis::Genesis, program, runner::TestRunner};
/// use std::path::Path;
///
/// let path = Path::new("sum-balance.polkavm");
/// let (blob, metadata) = (program::read(path)?, program::read_metadata(path, None)?);
/// let mut runner = TestRunner::new(&Genesis::default(), Default::default())?;
/// let sum = runner.ask(&blob, &metadata, "sum_balance", &["1984", r#"["//Alice", "//Bob"]"#])?;
/// assert_eq!(sum, 3_000_000_000u64);
/// # Ok(())
/// # }
/// ```
pub struct TestRunner {
    state: TestExternalities,
    executor: PvqExecutor<ExtensionsExecutor>,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The arguments do not fit the entrypoint.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// The program did not run to its end.
    #[error(transparent)]
    Execution(#[from] PvqExecutorError),
    /// The result is not of the type that the metadata says.
    #[error(transparent)]
    Result(#[from] ResultError),
}

impl TestRunner {
    /// A chain that starts from `genesis`, and an executor with `config`.
    pub fn new(genesis: &Genesis, config: PvqExecutorConfig) -> Result<Self, GenesisError> {
        let context = PvqExecutorContext::new(extensions::executor());
        let executor = PvqExecutor::with_config(context, config);
        Ok(Self { state: genesis.build()?, executor })
    }

    /// The executor that the programs run in.
    pub fn executor(&self) -> &PvqExecutor<ExtensionsExecutor> {
        &self.executor
    }

    /// Runs `program` with encoded arguments. Whatever it does, the state stays as it is.
    pub fn execute(&mut self, program: &[u8], args: &[u8], options: RunOptions) -> Execution {
        let executor = &self.executor;
        self.state.execute_with(|| {
            with_transaction_unchecked(|| {
                TransactionOutcome::Rollback(executor.run(program, args, options))
            })
        })
    }

    /// Runs an entrypoint of `program` with [arguments] as JSON and gives its
    /// [result] as JSON.
    pub fn ask(
        &mut self,
        program: &[u8],
        metadata: &ProgramMetadata,
        entrypoint: &str,
        args: &[impl AsRef<str>],
    ) -> Result<serde_json::Value, AskError> {
        let encoded = arguments::encode(metadata, entrypoint, args)?;
        let (_, function) = arguments::entrypoint(metadata, entrypoint)?;
        let bytes = self.execute(program, &encoded, RunOptions::default()).result?;
        Ok(result::decode(&metadata.types, function.output.id, &bytes)?)
    }

    /// Reads or changes the state, by the pallets of the [runtime](crate::runtime).
    pub fn with_state<R>(&mut self, access: impl FnOnce() -> R) -> R {
        self.state.execute_with(access)
    }
}
