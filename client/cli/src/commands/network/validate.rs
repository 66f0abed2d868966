use super::{connect, CommandError};
use crate::commands::ValidateReport;
use pvq_client::{
    network::{At, Node, NodeUrl, Progress},
    program::read,
};
use pvq_executor::{Engine, EngineConfig, RunConfig};
use pvq_primitives::{ChainParameters, Limits, ProgramInfo};
use std::path::Path;

/// Checks the program at `path` as the chain of the node at `url` does before the first instruction,
/// within its limits at the best block.
///
/// # Errors
///
/// [`CommandError::Refused`] with the reason, and [`CommandError::Network`], for a chain that does not
/// serve queries as well.
pub async fn validate(
    url: &NodeUrl,
    path: &Path,
    progress: Progress<'_>,
) -> Result<ValidateReport, CommandError> {
    let program = read(path)?;
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the limits of {url}"));
    validate_by(&node, path, &program).await
}

/// Checks `program`, which is read from `path`, as the chain of `node` does.
pub(super) async fn validate_by(
    node: &Node,
    path: &Path,
    program: &[u8],
) -> Result<ValidateReport, CommandError> {
    let chain = node.chain(At::Best).await?;
    let info = check(&path.display().to_string(), program, &chain.limits, &chain)?;
    Ok(ValidateReport { path: path.to_owned(), info })
}

/// Checks that a chain would run a program within `limits`.
pub(super) fn check(
    program: &str,
    blob: &[u8],
    limits: &Limits,
    chain: &ChainParameters,
) -> Result<ProgramInfo, CommandError> {
    let config = RunConfig::of_chain(limits, chain.interpreter_memory, chain.gas);
    let info = Engine::new(EngineConfig::default()).validate(blob, &config);
    info.map_err(|error| CommandError::of_query(program, error.into()))
}
