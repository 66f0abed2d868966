#[cfg(feature = "network")]
use pvq_client::network::AskError;
use pvq_client::{arguments::ArgumentError, program::FileError, result::ResultError};
use pvq_primitives::{PvqError, QueryFailure};
#[cfg(feature = "wasm")]
use pvq_test_runner::chain::ChainError;
use pvq_test_runner::GenesisError;
use std::path::PathBuf;

/// The failure of a command.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file cannot be used.
    #[error("{0}{remedy}", remedy = file_remedy(.0))]
    File(#[from] FileError),
    /// A file, or a folder, cannot be written.
    #[error("{path} cannot be written: {reason}; name another one")]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// The reason.
        reason: String,
    },
    /// A guest cannot have this name.
    #[error(
        "{0:?} is no name of a guest: name a folder by small letters, digits, `-` and `_`, of which a \
         letter is the first"
    )]
    GuestName(String),
    /// There is no clone of PVQ, or none at this path.
    #[error(
        "{} no clone of PVQ, whose crates a guest needs: name one with --pvq DIR",
        .0.as_ref().map_or("here is".to_owned(), |path| format!("{} is", path.display()))
    )]
    NoClone(Option<PathBuf>),
    /// A file is not JSON.
    #[error("{path} is not JSON: {source}")]
    Json {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: serde_json::Error,
    },
    /// The genesis cannot be built.
    #[error(transparent)]
    Genesis(#[from] GenesisError),
    /// The runtime is not one that can be queried, or its genesis cannot be built.
    #[cfg(feature = "wasm")]
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
    /// An entrypoint is called of a program that is named by its hash, and is not known to the chain or does not describe
    /// itself.
    #[error(
        "the chain has no blob of the program that says which entrypoints it has: name its metadata with \
         --metadata, or give the arguments encoded with --args-hex"
    )]
    NoMetadata,
    /// An entrypoint is called of a program of another chain that is named by its hash alone.
    #[cfg(feature = "network")]
    #[error(
        "nothing says which entrypoints the program has: name its blob with --program, its metadata with \
         --metadata, or a node of the chain that has it with --destination-url, or give the arguments \
         encoded with --args-hex"
    )]
    UndescribedProgram,
    /// A file is not the program that was asked.
    #[cfg(feature = "network")]
    #[error("{path} has the hash {found:?}, and the query was of {asked:?}: name the file of that program")]
    OtherProgram {
        /// The file.
        path: PathBuf,
        /// Its hash.
        found: pvq_primitives::ProgramHash,
        /// The program that was asked.
        asked: pvq_primitives::ProgramHash,
    },
    /// The program is refused before its first instruction.
    #[error("{program} is refused: {message}")]
    Refused {
        /// The program, a file or a hash.
        program: String,
        /// The reason.
        message: String,
    },
    /// The program did not run to its end.
    #[error("the query failed: {message}")]
    Failed {
        /// Its kind.
        error: PvqError,
        /// The reason.
        message: String,
    },
    /// The runtime in Wasm did not answer.
    #[cfg(feature = "wasm")]
    #[error(transparent)]
    Runtime(Box<ChainError>),
    /// The program ran, but its result is not what its metadata says.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// A program is to be uploaded that is named by its hash.
    #[cfg(feature = "network")]
    #[error("there is no blob to upload: name the program by its file, not by its hash")]
    NoBlob,
    /// A text names no key.
    #[cfg(feature = "network")]
    #[error(transparent)]
    Key(#[from] pvq_client::network::KeyError),
    /// Limits or another part of a registration is wrong.
    #[cfg(feature = "network")]
    #[error("{0}{remedy}", remedy = super::network::remedy(.0))]
    Registration(#[from] pvq_client::network::RegistrationError),
    /// The node, or its chain, did not do what it was asked for.
    #[cfg(feature = "network")]
    #[error("{0}{remedy}", remedy = super::network::node_remedy(.0))]
    Network(#[from] pvq_client::network::NetworkError),
    /// Another chain cannot be asked, or did not answer.
    #[cfg(feature = "network")]
    #[error("{0}{remedy}", remedy = super::network::ask_remedy(.0))]
    Ask(pvq_client::network::AskError),
    /// Another chain did not execute a query.
    #[cfg(feature = "network")]
    #[error(
        "{chain} did not execute the query: the XCM instruction {instruction} failed with {error}"
    )]
    NotExecuted {
        /// The chain.
        chain: String,
        /// The index of the instruction.
        instruction: u32,
        /// The XCM error.
        error: String,
    },
}

/// The options of the command line that help against an error of a file.
fn file_remedy(error: &FileError) -> &'static str {
    match error {
        FileError::NoMetadata { .. } => {
            "; name it with --metadata, or give the arguments encoded with --args-hex"
        }
        _ => "",
    }
}

impl CommandError {
    /// The error that the failure of a query of `program`, a file or a hash, is to the command.
    pub(crate) fn of_query(program: &str, QueryFailure { error, message }: QueryFailure) -> Self {
        match error {
            PvqError::InvalidPvqProgramFormat => {
                Self::Refused { program: program.to_owned(), message }
            }
            error => Self::Failed { error, message },
        }
    }

    /// The kind of failure of a query that ran and failed.
    pub(crate) fn query_error(&self) -> Option<PvqError> {
        match self {
            Self::Failed { error, .. } => Some(*error),
            _ => None,
        }
    }

    /// The code that the tool exits with: 1 for bad input, 3 for a program that is refused, 4 for a
    /// query that failed, 5 for a node that cannot be reached, or refuses as its chain may. (2 is
    /// wrong usage: a command line that cannot be read, which is found before a command starts.)
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::File(_)
            | Self::Json { .. }
            | Self::Genesis(_)
            | Self::Argument(_)
            | Self::Hex(_)
            | Self::NoMetadata
            | Self::GuestName(_)
            | Self::NoClone(_)
            | Self::Unwritten { .. } => 1,
            Self::Refused { .. } => 3,
            Self::Failed { .. } | Self::Result(_) => 4,
            #[cfg(feature = "wasm")]
            Self::Chain { .. } => 1,
            #[cfg(feature = "wasm")]
            Self::Runtime(_) => 4,
            #[cfg(feature = "network")]
            Self::NoBlob
            | Self::Key(_)
            | Self::Registration(_)
            | Self::UndescribedProgram
            | Self::OtherProgram { .. }
            | Self::Ask(
                AskError::ArgumentsTooLarge { .. }
                | AskError::Timeout { .. }
                | AskError::NotAsker { .. }
                | AskError::OtherChain { .. }
                | AskError::ThisChain { .. },
            ) => 1,
            #[cfg(feature = "network")]
            Self::Network(_) | Self::Ask(_) | Self::NotExecuted { .. } => 5,
        }
    }
}

#[cfg(feature = "network")]
impl From<pvq_client::network::RegisterError> for CommandError {
    fn from(error: pvq_client::network::RegisterError) -> Self {
        use pvq_client::network::RegisterError;

        match error {
            RegisterError::Registration(error) => error.into(),
            RegisterError::Network(error) => error.into(),
        }
    }
}

#[cfg(feature = "network")]
impl From<AskError> for CommandError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Network(error) => error.into(),
            error => Self::Ask(error),
        }
    }
}
