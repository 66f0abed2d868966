use super::{
    block_text,
    connection::Node,
    error::{plain, NetworkError},
    source_names, At, BlockId, NodeUrl, Progress,
};
use crate::{arguments::signature, commands::CommandError, report::line, types::definitions};
use codec::DecodeAll;
use frame_support::weights::Weight;
use pvq_rpc::Metadata;
use pvq_runtime_api::{ExtensionDetails, FunctionDetails, QueryMetadata, METADATA_VERSION};
use serde_json::{json, Value};
use std::fmt;

/// The extensions of a chain at a block.
pub struct MetadataReport {
    /// The block.
    pub block: BlockId,
    /// The extensions with their types.
    pub metadata: QueryMetadata,
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
    const FUNCTION: &str = "PvqApi_metadata_at_version";

    progress(&format!("connecting to {url}"));
    let node = Node::connect(url).await?;
    progress(&format!("waiting for the metadata of {url}"));
    let block = node.pvq_block(at).await?;
    let encoded: Option<Vec<u8>> = node.call(&block, FUNCTION, &METADATA_VERSION).await?;
    let wrong = |reason| NetworkError::Answer { method: FUNCTION.to_owned(), reason };
    let encoded = encoded
        .ok_or_else(|| wrong(format!("it does not know version {METADATA_VERSION} of metadata")))?;
    let metadata =
        QueryMetadata::decode_all(&mut &encoded[..]).map_err(|error| wrong(error.to_string()))?;
    Ok(MetadataReport { block, metadata })
}

impl MetadataReport {
    /// The report for machines: what `pvq_metadata` answers, and the block.
    pub fn to_json(&self) -> Value {
        let metadata = Metadata { version: METADATA_VERSION, metadata: self.metadata.clone() };
        let mut report = json!(metadata);
        report["block"] = json!(self.block);
        report
    }
}

impl fmt::Display for MetadataReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let QueryMetadata { types, extensions } = &self.metadata;
        line(f, "block", block_text(&self.block))?;
        line(f, "extensions", extensions.len())?;
        for ExtensionDetails { name, id, legacy_id, docs, sources, functions } in extensions {
            writeln!(f, "\n{}  id {id}, or {legacy_id} to programs of PVQ 0.1", plain(name))?;
            paragraph(f, "  ", docs)?;
            writeln!(f, "  callable from {}", source_names(sources))?;
            for (index, details) in functions.iter().enumerate() {
                let FunctionDetails { function, docs, weight, weight_per_item } = details;
                writeln!(f, "\n  {index:>3}  {}", plain(&signature(types, function)))?;
                paragraph(f, "       ", docs)?;
                writeln!(f, "       weighs {}", Weighs(weight))?;
                if *weight_per_item != Weight::zero() {
                    writeln!(f, "       and for each item {}", Weighs(weight_per_item))?;
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

struct Weighs<'a>(&'a Weight);

impl fmt::Display for Weighs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self(weight) = self;
        write!(f, "{} ps, {} bytes of proof", weight.ref_time(), weight.proof_size())
    }
}
