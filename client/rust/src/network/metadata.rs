use super::{connection::Node, error::NetworkError, At, BlockId};
use codec::DecodeAll;
use pvq_primitives::{QueryMetadata, METADATA_VERSION};

/// The extensions of a chain at a block.
pub struct ChainMetadata {
    /// The block.
    pub block: BlockId,
    /// The extensions with their types.
    pub metadata: QueryMetadata,
}

impl Node {
    /// Returns the extensions of the chain, by the runtime API.
    ///
    /// # Errors
    ///
    /// Those of [`pvq_block`](Self::pvq_block), and [`NetworkError::Answer`] if the runtime does not have
    /// [`METADATA_VERSION`] of the metadata.
    pub async fn metadata(&self, at: At) -> Result<ChainMetadata, NetworkError> {
        const FUNCTION: &str = "PvqApi_metadata_at_version";

        let block = self.pvq_block(at).await?;
        let encoded: Option<Vec<u8>> = self.call(&block, FUNCTION, &METADATA_VERSION).await?;
        let wrong = |reason| NetworkError::Answer { method: FUNCTION.to_owned(), reason };
        let encoded = encoded.ok_or_else(|| {
            wrong(format!("it does not know version {METADATA_VERSION} of metadata"))
        })?;
        let metadata = QueryMetadata::decode_all(&mut &encoded[..])
            .map_err(|error| wrong(error.to_string()))?;
        Ok(ChainMetadata { block, metadata })
    }
}
