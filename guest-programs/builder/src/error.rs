use std::{io, path::PathBuf};

/// The command that installs what is missing.
pub(crate) const SETUP: &str = "./scripts/setup.sh";

/// Why a guest was not built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// No toolchain can compile a guest.
    #[error(
        "no toolchain can compile a guest: {}. Run `{SETUP}`, which installs one, or name one that \
         can in the environment variable {}",
        reasons.join("; "),
        crate::TOOLCHAIN_VARIABLE
    )]
    Toolchain {
        /// What each toolchain lacks.
        reasons: Vec<String>,
    },
    /// The path leads to no guest crate.
    #[error("{path} is not a guest crate: {reason}")]
    NotAGuest {
        /// The path.
        path: PathBuf,
        /// Why not, and what to do.
        reason: String,
    },
    /// A command could not be started.
    #[error("`{command}` does not start: {source}. Run `{SETUP}`, which installs what is missing")]
    Command {
        /// The command.
        command: String,
        /// Why.
        source: io::Error,
    },
    /// Cargo or the compiler refused the guest.
    #[error("{package} does not compile for {target}; what the compiler says:\n{output}")]
    Compile {
        /// The guest's package.
        package: String,
        /// The target.
        target: &'static str,
        /// What cargo wrote.
        output: String,
    },
    /// PolkaVM's linker refused what the compiler made.
    #[error("{package} does not link: {reason}")]
    Link {
        /// The guest's package.
        package: String,
        /// What the linker says.
        reason: String,
    },
    /// A chain with the builder's limits would refuse the program.
    #[error("{package} would be refused: {}", reasons.join("; "))]
    Refused {
        /// The guest's package.
        package: String,
        /// Each reason, and what to do. Those about an instruction or an import name the functions.
        reasons: Vec<String>,
    },
    /// The program did not tell its metadata.
    #[error(
        "{package} does not tell its metadata: {reason}. The guest's module needs \
         `#[pvq_program::program]`; for a program without, turn the metadata off"
    )]
    Metadata {
        /// The guest's package.
        package: String,
        /// What went wrong.
        reason: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl BuildError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
