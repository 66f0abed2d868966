use pvq_primitives::InterfaceError;
use std::{io, path::PathBuf};

/// The command that installs a toolchain for guests.
pub(crate) const SETUP: &str = "./scripts/setup.sh";

/// An error of building a guest.
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
        /// The reason for each toolchain that was tried.
        reasons: Vec<String>,
    },
    /// There is no guest crate at the path.
    #[error("{path} is not a guest crate: {reason}")]
    NotAGuest {
        /// The path.
        path: PathBuf,
        /// The reason, and what to do.
        reason: String,
    },
    /// Cargo does not find the guest's dependencies, or may not change its lock file.
    #[error("the dependencies of {package} are not to be had: {reason}")]
    Dependencies {
        /// The guest's package.
        package: String,
        /// The error output of cargo.
        reason: String,
    },
    /// A command could not be started.
    #[error("`{command}` does not start: {source}. Run `{SETUP}`, which installs what is missing")]
    Command {
        /// The command.
        command: String,
        /// The reason.
        source: io::Error,
    },
    /// Cargo or the compiler refused the guest.
    #[error("{package} does not compile for {target}; what the compiler says:\n{output}")]
    Compile {
        /// The guest's package.
        package: String,
        /// The target.
        target: &'static str,
        /// The error output of cargo.
        output: String,
    },
    /// PolkaVM's linker refused what the compiler made.
    #[error("{package} does not link: {reason}")]
    Link {
        /// The guest's package.
        package: String,
        /// The message of the linker.
        reason: String,
    },
    /// A chain with the builder's limits would refuse the program.
    #[error("{package} would be refused: {}", reasons.join("; "))]
    Refused {
        /// The guest's package.
        package: String,
        /// The reasons, with what to do. Those about an instruction or an import name the functions.
        reasons: Vec<String>,
    },
    /// The program's metadata could not be read.
    #[error(
        "{package} does not tell its metadata: {reason}. The guest's module needs \
         `#[pvq_program::program]`; for a program without, turn the metadata off"
    )]
    Metadata {
        /// The guest's package.
        package: String,
        /// The reason.
        reason: String,
    },
    /// The program's interface does not go into its blob.
    #[error("{package} cannot describe itself: {reason}; `--no-metadata` (`Builder::metadata`) leaves that out")]
    Interface {
        /// The guest's package.
        package: String,
        /// The reason.
        reason: InterfaceError,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
}

impl BuildError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
