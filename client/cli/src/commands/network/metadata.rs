use super::{connect, source_names, CommandError};
use crate::report::line;
use pvq_client::{
    arguments::signature,
    network::{block_text, plain, At, ChainMetadata, NodeUrl, Progress},
    types::definitions,
};
use pvq_primitives::{ExtensionDetails, FunctionDetails, QueryMetadata, METADATA_VERSION};
use pvq_rpc::Metadata;
use serde_json::{json, Value};
use sp_weights::Weight;
use std::fmt;

/// The extensions of a chain at a block.
pub struct MetadataReport(pub ChainMetadata);

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
    Ok(MetadataReport(node.metadata(at).await?))
}

impl MetadataReport {
    /// The report for machines: what `pvq_metadata` answers, and the block.
    pub fn to_json(&self) -> Value {
        let metadata = Metadata { version: METADATA_VERSION, metadata: self.0.metadata.clone() };
        let mut report = json!(metadata);
        report["block"] = json!(self.0.block);
        report
    }
}

impl fmt::Display for MetadataReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let QueryMetadata { types, extensions } = &self.0.metadata;
        line(f, "block", block_text(&self.0.block))?;
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
