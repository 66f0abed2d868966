//! The commands that ask a node, and their reports.

mod ask;
mod decision;
mod inspect;
mod install;
mod metadata;
mod programs;
mod query;
mod register;
mod validate;

pub use ask::{ask, expire, take, AskCommand, AskReport, ExpireReport, TakeCommand};
pub use inspect::inspect;
pub use install::{install, InstallReport};
pub use metadata::{metadata, MetadataReport};
pub use programs::{programs, ProgramsReport};
pub use query::{query, QueryCommand, QueryReport};
pub use register::{register, RegisterCommand, RegisterReport};
pub use validate::validate;

use super::CommandError;
use crate::report::{extension_names, ExtensionNames};
use pvq_client::network::{
    plain, AskError, At, BlockId, InstalledProgram, NetworkError, Node, NodeUrl, Progress,
    RegistrationError,
};
use pvq_primitives::{
    ExtensionId, InvokeSource, PerSource, ProgramHash, ProgramInterface, QueryMetadata,
};
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

/// Returns the names of a chain's extensions, for a terminal.
fn plain_names(metadata: &QueryMetadata) -> ExtensionNames {
    extension_names(metadata).into_iter().map(|(id, name)| (id, plain(&name))).collect()
}

/// Returns the programs that are installed at a block as those extensions that are `wanted`, each with its interface,
/// where that can be read.
async fn installed(
    node: &Node,
    block: &BlockId,
    wanted: impl Fn(ExtensionId) -> bool,
) -> Result<Vec<(InstalledProgram, Option<ProgramInterface>)>, NetworkError> {
    let mut found = Vec::new();
    for installed in node.installed(At::Hash(block.hash)).await? {
        if wanted(installed.extension) {
            let interface = node.interface_at(installed.program.hash, block).await;
            found.push((installed, interface.ok().flatten()));
        }
    }
    Ok(found)
}

/// The option of the command line that helps against what a node, or its chain, objects to.
pub(crate) fn node_remedy(error: &NetworkError) -> &'static str {
    match error {
        NetworkError::UnknownBlock(_) => "; --at names the block",
        NetworkError::NoNativeEngine => "; --engine names the engine",
        _ => "",
    }
}

/// The options of the command line that help against what is wrong with a registration or an installation.
pub(crate) fn remedy(error: &RegistrationError) -> &'static str {
    match error {
        RegistrationError::NotSudo(_) => ": name them by --committee",
        RegistrationError::ThresholdTooHigh { .. } => " by --threshold",
        RegistrationError::OtherThreshold { .. } => " (--threshold)",
        RegistrationError::Limits(..) => " for --limits",
        RegistrationError::LabelTooLong { .. } => " by --label",
        RegistrationError::ExtensionIdTaken { .. } => " by --as",
        RegistrationError::NoSigner
        | RegistrationError::NotMember(_)
        | RegistrationError::NotUploaded(_)
        | RegistrationError::OtherBlob { .. } => "",
    }
}

/// The options of the command line that help against what is wrong with a query of another chain.
pub(crate) fn ask_remedy(error: &AskError) -> &'static str {
    match error {
        AskError::Timeout { .. } => " by --timeout",
        AskError::NotAsker { .. } | AskError::NoFunds { .. } => " by --suri",
        AskError::HasOutcome(_) => " with --take",
        AskError::ThisChain { .. } => " (`pvq query`)",
        AskError::OtherChain { .. } => " by --destination-url, or another chain",
        _ => "",
    }
}

/// Returns the names of those sources that are `allowed`.
fn source_names(allowed: &PerSource<bool>) -> String {
    let allowed = InvokeSource::ALL.into_iter().filter(|source| *allowed.get(*source));
    let names: Vec<&str> = allowed.map(InvokeSource::name).collect();
    match names.is_empty() {
        true => "nobody".to_owned(),
        false => names.join(", "),
    }
}
