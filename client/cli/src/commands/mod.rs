//! What the tool `pvq` does, without its command line: each command gives a report, which prints
//! itself as text and as JSON.

pub(crate) mod call;
mod inspect;
mod run;
mod validate;

pub use call::{Call, Output};
pub use inspect::{inspect, ExtensionCalls, InspectReport};
pub use run::{run, Host, RunReport, RunRequest};
pub use validate::{validate, ValidateReport};

use crate::{
    arguments::ArgumentError, chain::ChainError, extensions, genesis::GenesisError,
    program::FileError, result::ResultError,
};
use pvq_executor::{
    InvalidProgram, PvqExecutor, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError,
};
use pvq_extension::ExtensionsExecutor;
use pvq_primitives::PvqError;
use pvq_runtime_api::QueryFailure;
use std::path::{Path, PathBuf};

/// Why a command has not done what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] FileError),
    /// The genesis cannot be built.
    #[error("{path}: {source}")]
    Genesis {
        /// The file, or what the built-in one is called.
        path: String,
        /// The reason.
        source: GenesisError,
    },
    /// The runtime is not one that can be queried, or its genesis cannot be built.
    #[error("{path}: {source}")]
    Chain {
        /// The runtime's file.
        path: PathBuf,
        /// The reason.
        source: Box<ChainError>,
    },
    /// The arguments do not fit the program.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// The encoded arguments are not hex.
    #[error("--args-hex is not hex digits: {0}")]
    Hex(#[from] const_hex::FromHexError),
    /// An entrypoint is called of a program that is named by its hash alone.
    #[error(
        "the types of the arguments are in the program's metadata: name it with --metadata, or give \
         the arguments encoded with --args-hex"
    )]
    NoMetadata,
    /// The program is refused before its first instruction.
    #[error("{path} is refused: {reason}")]
    Refused {
        /// The program.
        path: PathBuf,
        /// The reason.
        reason: InvalidProgram,
    },
    /// The program did not run to its end.
    #[error("the query failed: {0}")]
    Failed(PvqExecutorError),
    /// The runtime of the chain refuses the program.
    #[error("{path} is refused: {message}")]
    RefusedByChain {
        /// The program.
        path: PathBuf,
        /// The reason.
        message: String,
    },
    /// The program did not run to its end in the runtime of the chain.
    #[error("the query failed: {message}")]
    FailedOnChain {
        /// Its kind.
        error: PvqError,
        /// The reason.
        message: String,
    },
    /// The runtime of the chain did not answer.
    #[error(transparent)]
    Runtime(Box<ChainError>),
    /// The program ran, but its result is not what its metadata says.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// What is to be registered with, such as a key or limits, is not what it has to be.
    #[cfg(feature = "network")]
    #[error(transparent)]
    Registration(#[from] crate::network::RegistrationError),
    /// The node, or its chain, did not do what it was asked for.
    #[cfg(feature = "network")]
    #[error(transparent)]
    Network(#[from] crate::network::NetworkError),
}

impl CommandError {
    /// What the executor says of the program at `path`.
    pub(crate) fn of(path: &Path, error: PvqExecutorError) -> Self {
        match error {
            PvqExecutorError::InvalidProgram(reason) => {
                Self::Refused { path: path.to_owned(), reason }
            }
            error => Self::Failed(error),
        }
    }

    /// What the runtime of a chain says of `program`, a file or a hash.
    pub(crate) fn by_chain(program: &Path, QueryFailure { error, message }: QueryFailure) -> Self {
        match error {
            PvqError::InvalidPvqProgramFormat => {
                Self::RefusedByChain { path: program.to_owned(), message }
            }
            error => Self::FailedOnChain { error, message },
        }
    }

    /// Whether the program trapped, and did not say why.
    pub(crate) fn is_bare_trap(&self) -> bool {
        match self {
            Self::Failed(PvqExecutorError::RuntimeError(trap)) => trap.message.is_none(),
            Self::FailedOnChain { error, .. } => *error == PvqError::Trap,
            _ => false,
        }
    }

    /// The code that the tool exits with: 1 for bad input, 3 for a program that is refused, 4 for a
    /// query that failed, 5 for a node that cannot be reached, or refuses as its chain may. (2 is
    /// wrong usage: a command line that cannot be read, which is found before a command starts.)
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::File(_)
            | Self::Genesis { .. }
            | Self::Chain { .. }
            | Self::Argument(_)
            | Self::Hex(_)
            | Self::NoMetadata => 1,
            Self::Refused { .. } | Self::RefusedByChain { .. } => 3,
            Self::Failed(_) | Self::FailedOnChain { .. } | Self::Runtime(_) | Self::Result(_) => 4,
            #[cfg(feature = "network")]
            Self::Registration(_) => 1,
            #[cfg(feature = "network")]
            Self::Network(_) => 5,
        }
    }
}

/// An executor with the default configuration, to validate with.
fn executor() -> PvqExecutor<ExtensionsExecutor> {
    let context = PvqExecutorContext::new(extensions::executor());
    PvqExecutor::with_config(context, PvqExecutorConfig::default())
}
