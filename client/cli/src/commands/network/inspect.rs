use super::{connect, validate::validate_by, CommandError};
use crate::commands::{
    inspect::{calls_of, ExtensionFunctions},
    InspectReport,
};
use pvq_client::{
    network::{plain, At, NodeUrl, Progress},
    program::{describe, read},
};
use pvq_primitives::{ExtensionDetails, ExtensionId, FunctionIndex, QueryMetadata};
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
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the limits and the metadata of {url}"));
    let blob = program;
    let program = validate_by(&node, path, &blob).await?;
    let description = describe(path, &blob, metadata)?;
    let calls = calls_of(description.as_ref(), &OfChain(node.metadata(At::Best).await?.metadata));
    Ok(InspectReport { program, description, calls, of_chain: true })
}

/// The names that a chain has for extensions and their functions, for a terminal.
struct OfChain(QueryMetadata);

impl OfChain {
    fn details(&self, id: ExtensionId) -> Option<&ExtensionDetails> {
        self.0.extensions.iter().find(|extension| [extension.id, extension.legacy_id].contains(&id))
    }
}

impl ExtensionFunctions for OfChain {
    fn extension(&self, id: ExtensionId) -> Option<String> {
        Some(plain(&self.details(id)?.name))
    }

    fn function(&self, id: ExtensionId, index: FunctionIndex) -> Option<String> {
        Some(plain(&self.details(id)?.functions.get(usize::from(index))?.function.name))
    }
}
