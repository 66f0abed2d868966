use super::{connect, installed, source_names, CommandError};
use crate::report::{line, program_text};
use pvq_client::{
    arguments::signature,
    network::{block_text, plain, At, ChainMetadata, InstalledProgram, NodeUrl, Progress},
    types::definitions,
};
use pvq_primitives::{
    ExtensionDetails, FunctionDetails, ProgramInterface, QueryMetadata, METADATA_VERSION,
};
use pvq_rpc::Metadata;
use serde_json::{json, Value};
use sp_weights::Weight;
use std::fmt;

/// The extensions of a chain at a block.
pub struct MetadataReport {
    /// Those of its runtime, and the block.
    pub chain: ChainMetadata,
    /// The programs that are installed as extensions, each with its interface, where it has one that can be read.
    pub installed: Vec<(InstalledProgram, Option<ProgramInterface>)>,
}

/// Asks the node at `url` for the extensions of its chain, by the runtime API.
///
/// # Errors
///
/// [`CommandError::Network`], for a chain that does not serve queries as well.
pub async fn metadata(
    url: &NodeUrl,
    at: At,
    progress: Progress<'_>,
) -> Result<MetadataReport, CommandError> {
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the metadata of {url}"));
    let chain = node.metadata(at).await?;
    let installed = installed(&node, &chain.block, |_| true).await?;
    Ok(MetadataReport { chain, installed })
}

impl MetadataReport {
    /// The report for machines: what `pvq_metadata` answers, the block, and the programs that are `installed` as
    /// extensions. The `entrypoints` of one that does not describe itself are `null`.
    pub fn to_json(&self) -> Value {
        let ChainMetadata { block, metadata } = &self.chain;
        let mut report = json!(Metadata { version: METADATA_VERSION, metadata: metadata.clone() });
        report["block"] = json!(block);
        let installed = self.installed.iter().map(|(installed, interface)| {
            let InstalledProgram { extension, program } = installed;
            json!({
                "id": extension.to_string(),
                "program": program.hash,
                "label": String::from_utf8_lossy(&program.label),
                "entrypoints": interface.as_ref().map(signatures),
            })
        });
        report["installed"] = installed.collect();
        report
    }
}

impl fmt::Display for MetadataReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let QueryMetadata { types, extensions } = &self.chain.metadata;
        line(f, "block", block_text(&self.chain.block))?;
        line(f, "extensions", extensions.len())?;
        for ExtensionDetails { name, id, legacy_id, docs, sources, functions } in extensions {
            writeln!(f, "\n{}  id {id}, or {legacy_id} to programs of PVQ 0.1", plain(name))?;
            paragraph(f, "  ", docs)?;
            writeln!(f, "  callable from {}", source_names(sources))?;
            for (index, details) in functions.iter().enumerate() {
                let FunctionDetails { function, docs, weight, weight_per_item } = details;
                writeln!(f, "\n  {index:>3}  {}", plain(&signature(types, function)))?;
                paragraph(f, "       ", docs)?;
                writeln!(f, "       weighs {}", WeightText(weight))?;
                if *weight_per_item != Weight::zero() {
                    writeln!(f, "       and for each item {}", WeightText(weight_per_item))?;
                }
            }
        }
        for (InstalledProgram { extension, program }, interface) in &self.installed {
            writeln!(f, "\n{}  installed with id {extension}", program_text(program))?;
            for (index, signature) in interface.iter().flat_map(signatures).enumerate() {
                writeln!(f, "  {index:>3}  {signature}")?;
            }
        }
        let roots = extensions.iter().flat_map(|extension| &extension.functions).flat_map(
            |FunctionDetails { function, .. }| {
                function.inputs.iter().map(|input| input.ty.id).chain([function.output.id])
            },
        );
        let definitions = definitions(types, roots);
        if !definitions.is_empty() {
            writeln!(f, "\ntypes")?;
        }
        definitions.iter().try_for_each(|definition| writeln!(f, "  {}", plain(definition)))
    }
}

/// Returns the entrypoints of a program as Rust declares them.
fn signatures(program: &ProgramInterface) -> Vec<String> {
    let signature = |function| signature(&program.types, function);
    program.entrypoints.iter().map(signature).collect()
}

fn paragraph(f: &mut fmt::Formatter, indent: &str, docs: &[String]) -> fmt::Result {
    docs.iter().try_for_each(|text| writeln!(f, "{indent}{}", plain(text).trim()))
}

struct WeightText<'a>(&'a Weight);

impl fmt::Display for WeightText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self(weight) = self;
        write!(f, "{} ps, {} bytes of proof", weight.ref_time(), weight.proof_size())
    }
}
