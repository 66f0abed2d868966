//! Pins of the states of blocks, which a node that prunes discards after some time.

use crate::server::Error;
use sc_client_api::Backend;
use sp_core::H256;
use sp_runtime::traits::Block as BlockT;
use std::{marker::PhantomData, sync::Arc};

/// A store of states that can be kept from being pruned.
pub(crate) trait Pin: Send + Sync {
    /// Keeps the state of `block` until it is unpinned as often as it was pinned.
    fn pin(&self, block: H256) -> sp_blockchain::Result<()>;

    /// Removes one pin of `block`.
    fn unpin(&self, block: H256);
}

struct PrunedStates<DB, Block>(Arc<DB>, PhantomData<fn() -> Block>);

impl<DB, Block> Pin for PrunedStates<DB, Block>
where
    DB: Backend<Block>,
    Block: BlockT<Hash = H256>,
{
    fn pin(&self, block: H256) -> sp_blockchain::Result<()> {
        self.0.pin_block(block)
    }

    fn unpin(&self, block: H256) {
        self.0.unpin_block(block)
    }
}

/// The states of a node, which can be pinned if there is a store.
#[derive(Clone)]
pub(crate) struct States(pub Option<Arc<dyn Pin>>);

impl States {
    /// Returns states that are not pinned.
    pub fn unpinned() -> Self {
        Self(None)
    }

    /// Returns the states in a database.
    pub fn of<DB, Block>(backend: Arc<DB>) -> Self
    where
        DB: Backend<Block> + 'static,
        Block: BlockT<Hash = H256>,
    {
        Self(Some(Arc::new(PrunedStates(backend, PhantomData))))
    }

    /// Keeps the state of `block` until the result is dropped.
    pub fn pin(&self, block: H256) -> Result<PinnedState, Error> {
        if let Some(states) = &self.0 {
            states.pin(block).map_err(|error| match error {
                sp_blockchain::Error::UnknownBlock(_) => Error::UnknownBlock(block),
                error => Error::Runtime(error.to_string()),
            })?;
        }
        Ok(PinnedState { states: self.clone(), block })
    }
}

/// A pin of a state.
pub(crate) struct PinnedState {
    states: States,
    block: H256,
}

impl Drop for PinnedState {
    fn drop(&mut self) {
        if let States(Some(states)) = &self.states {
            states.unpin(self.block);
        }
    }
}

#[cfg(test)]
mod tests;
