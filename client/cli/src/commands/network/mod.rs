//! The commands that ask a node, and their reports.

mod metadata;
mod programs;
mod query;
mod register;
mod validate;

pub use metadata::{metadata, MetadataReport};
pub use programs::{programs, ProgramsReport};
pub use query::{query, QueryCommand, QueryReport};
pub use register::{register, RegisterCommand, RegisterReport};
pub use validate::validate;

use super::CommandError;
use pvq_client::network::{NetworkError, Node, NodeUrl, Progress, RegistrationError};
use pvq_primitives::{PerSource, ProgramHash};
use std::{fmt, path::PathBuf};

/// A program by its file or by its hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProgramSource {
    /// A file, a .polkavm blob.
    File(PathBuf),
    /// The blake2-256 hash of the blob of a registered program.
    Hash(ProgramHash),
}

impl fmt::Display for ProgramSource {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Hash(hash) => write!(f, "{hash:?}"),
        }
    }
}

async fn connect(url: &NodeUrl, progress: Progress<'_>) -> Result<Node, CommandError> {
    progress(&format!("connecting to {url}"));
    Ok(Node::connect(url).await?)
}

/// The option of the command line that helps against what a node, or its chain, objects to.
pub(crate) fn node_remedy(error: &NetworkError) -> &'static str {
    match error {
        NetworkError::UnknownBlock(_) => "; --at names the block",
        NetworkError::NoNativeEngine => "; --engine names the engine",
        _ => "",
    }
}

/// The options of the command line that help against what is wrong with a registration.
pub(crate) fn remedy(error: &RegistrationError) -> &'static str {
    match error {
        RegistrationError::NotSudo(_) => ": name them by --committee",
        RegistrationError::ThresholdTooHigh { .. } => " by --threshold",
        RegistrationError::OtherThreshold { .. } => " (--threshold)",
        RegistrationError::Limits(..) => " for --limits",
        RegistrationError::LabelTooLong { .. } => " by --label",
        RegistrationError::Key { .. }
        | RegistrationError::NoSigner
        | RegistrationError::NotMember(_)
        | RegistrationError::OtherBlob { .. } => "",
    }
}

/// The names of those sources that are `allowed`, as they are written.
fn source_names(allowed: &PerSource<bool>) -> String {
    let all = [
        ("runtime-api", allowed.runtime_api),
        ("extrinsic", allowed.extrinsic),
        ("xcm", allowed.xcm),
        ("runtime", allowed.runtime),
    ];
    let names: Vec<&str> =
        all.into_iter().filter_map(|(name, allowed)| allowed.then_some(name)).collect();
    match names.is_empty() {
        true => "nobody".to_owned(),
        false => names.join(", "),
    }
}
