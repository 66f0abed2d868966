use super::{connect, installed, validate::validate_by, CommandError};
use crate::commands::{
    inspect::{calls_of, ExtensionFunctions},
    InspectReport,
};
use pvq_client::{
    network::{plain, At, InstalledProgram, NodeUrl, Progress},
    program::{describe, read},
};
use pvq_primitives::{
    ExtensionDetails, ExtensionId, FunctionIndex, ProgramInterface, QueryMetadata,
    RegisteredProgram,
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
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the limits and the metadata of {url}"));
    let blob = program;
    let program = validate_by(&node, path, &blob).await?;
    let description = describe(path, &blob, metadata)?;
    let chain = node.metadata(At::Best).await?;
    let mut names = OfChain { metadata: chain.metadata, installed: Vec::new() };
    let called = calls_of(description.as_ref(), &names);
    names.installed = installed(&node, &chain.block, |id| called.contains_key(&id)).await?;
    let calls = calls_of(description.as_ref(), &names);
    Ok(InspectReport { program, description, calls, of_chain: true })
}

/// The names that a chain has for extensions and their functions, for a terminal.
struct OfChain {
    metadata: QueryMetadata,
    installed: Vec<(InstalledProgram, Option<ProgramInterface>)>,
}

impl OfChain {
    fn details(&self, id: ExtensionId) -> Option<&ExtensionDetails> {
        let mut extensions = self.metadata.extensions.iter();
        extensions.find(|extension| [extension.id, extension.legacy_id].contains(&id))
    }

    /// Returns what is installed as an extension. The chain asks its own extensions first.
    fn installed(&self, id: ExtensionId) -> Option<&(InstalledProgram, Option<ProgramInterface>)> {
        let installed = || self.installed.iter().find(|(known, _)| known.extension == id);
        self.details(id).is_none().then(installed)?
    }
}

impl ExtensionFunctions for OfChain {
    fn extension(&self, id: ExtensionId) -> Option<String> {
        Some(plain(&self.details(id)?.name))
    }

    fn function(&self, id: ExtensionId, index: FunctionIndex) -> Option<String> {
        let function = match (self.details(id), self.installed(id)) {
            (Some(details), _) => &details.functions.get(usize::from(index))?.function,
            (None, Some((_, interface))) => {
                interface.as_ref()?.entrypoints.get(usize::from(index))?
            }
            (None, None) => return None,
        };
        Some(plain(&function.name))
    }

    fn program(&self, id: ExtensionId) -> Option<RegisteredProgram> {
        Some(self.installed(id)?.0.program.clone())
    }
}
