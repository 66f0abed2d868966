//! The state of a chain, read by its metadata.

use super::{
    connection::Node,
    error::{plain, NetworkError},
    At, BlockId,
};
use std::{fmt, sync::Arc};
use subxt::{
    backend::LegacyBackend,
    client::OnlineClientAtBlock,
    dynamic,
    ext::{
        frame_decode::storage::{IntoDecodableValues, IntoEncodableValues},
        scale_decode::DecodeAsType,
    },
    OnlineClient, SubstrateConfig,
};

/// A client of a node, which knows the metadata of the runtimes that it has seen.
pub(super) type Client = OnlineClient<SubstrateConfig>;

/// The chain of a node at a block.
pub(super) type ChainAt = OnlineClientAtBlock<SubstrateConfig>;

impl Node {
    /// Returns a client of the node, by the legacy methods: every node has them, and there is no `chainHead`
    /// subscription that a node may stop.
    pub(super) async fn client(&self) -> Result<Client, NetworkError> {
        let backend = LegacyBackend::builder().build(self.rpc.clone());
        OnlineClient::from_backend(Arc::new(backend))
            .await
            .map_err(|error| wrong("chain_getBlockHash", error))
    }

    /// Returns the chain at its best block, whose nonces count the transactions of unfinalized blocks.
    pub(super) async fn at_best(&self, client: &Client) -> Result<ChainAt, NetworkError> {
        let block = self.block(At::Best).await?;
        self.at_block(client, &block).await
    }

    /// Returns the chain at a block.
    pub(super) async fn at_block(
        &self,
        client: &Client,
        block: &BlockId,
    ) -> Result<ChainAt, NetworkError> {
        client
            .at_block_hash_and_number(block.hash, block.number)
            .await
            .map_err(|error| wrong("Metadata_metadata_at_version", error))
    }
}

/// Returns what a pallet stores in `entry` under `key`; `()` is the key of an entry that is no map.
pub(super) async fn stored<Key, Value>(
    at: &ChainAt,
    pallet: &str,
    entry: &str,
    key: Key,
) -> Result<Option<Value>, NetworkError>
where
    Key: IntoDecodableValues + IntoEncodableValues,
    Value: DecodeAsType,
{
    let method = || format!("state_getStorage of {pallet}.{entry}");
    let address = dynamic::storage::<Key, Value>(pallet, entry);
    let value = at.storage().try_fetch(address, key).await;
    let value = value.map_err(|error| wrong(&method(), error))?;
    value.map(|value| value.decode()).transpose().map_err(|error| wrong(&method(), error))
}

/// Returns the error of an answer that makes no sense.
pub(super) fn wrong(method: &str, error: impl fmt::Display) -> NetworkError {
    NetworkError::Answer { method: method.to_owned(), reason: plain(&error.to_string()) }
}
