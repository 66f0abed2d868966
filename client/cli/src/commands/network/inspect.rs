use super::{connect, plain_names, validate::validate_by, CommandError};
use crate::commands::{
    inspect::{calls_of, metadata_of},
    InspectReport,
};
use pvq_client::{
    network::{At, NodeUrl, Progress},
    program::read,
};
use std::path::Path;

/// Looks at the program at `path` and its metadata, which may be missing unless it is named. The chain of the
/// node at `url` names the extensions and limits the program, at its best block.
///
/// # Errors
///
/// [`CommandError::Refused`] where the chain does not accept the program, and [`CommandError::Network`], for a
/// chain that does not serve queries as well.
pub async fn inspect(
    url: &NodeUrl,
    path: &Path,
    metadata: Option<&Path>,
    progress: Progress<'_>,
) -> Result<InspectReport, CommandError> {
    let program = read(path)?;
    let metadata = metadata_of(path, metadata)?;
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the limits and the metadata of {url}"));
    let program = validate_by(&node, path, &program).await?;
    let names = plain_names(&node.metadata(At::Best).await?.metadata);
    let calls = calls_of(metadata.as_ref(), |id| names.get(&id).cloned());
    Ok(InspectReport { program, metadata, calls, of_chain: true })
}
