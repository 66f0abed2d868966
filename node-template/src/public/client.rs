use super::{
    executor::PublicExecutor, is_quick, limits::PEER_CALLS, LowPriorityPool, PublicLimits, Share,
};
use crate::service::{Backend, Block, Client};
use pvq_runtime::{apis::RuntimeApi, BlockNumber, Hash, Header};
use sc_client_api::{
    backend::StorageProvider, client::ClientInfo, execution_extensions::ExecutionExtensions,
    BlockBackend, BlockchainEvents, CompactProof, ExecutorProvider, FinalityNotifications,
    ImportNotifications, KeysIter, MerkleValue, PairsIter, ProofProvider, StorageEventStream,
    StorageProof, UsageProvider,
};
use sp_api::{
    ApiError, ApiRef, CallApiAt, CallApiAtParams, ConstructRuntimeApi, ProvideRuntimeApi,
};
use sp_blockchain::{CachedHeaderMetadata, HeaderBackend, HeaderMetadata, Info, Result};
use sp_consensus::{block_validation::Chain, BlockStatus};
use sp_core::traits::CallContext;
use sp_externalities::Extensions;
use sp_runtime::{
    generic::{BlockId, SignedBlock},
    traits::BlockIdTo,
    Justifications, OpaqueExtrinsic,
};
use sp_state_machine::{KeyValueStates, KeyValueStorageLevel};
use sp_storage::{ChildInfo, StorageData, StorageKey};
use sp_version::RuntimeVersion;
use std::{io, result, sync::Arc, time::Instant};
use tokio::task::block_in_place;

type ApiResult<T> = result::Result<T, ApiError>;
type State = <Client as CallApiAt<Block>>::StateBackend;

/// The node's client for the RPC and the network, with the bounds on calls of the runtime that [`super`] describes.
pub struct PublicClient {
    client: Arc<Client>,
    executor: PublicExecutor,
    /// The pool for calls of light clients.
    peers: LowPriorityPool,
    /// The shares of that pool's time, for quick calls and for others.
    quick_share: Share,
    share: Share,
}

impl PublicClient {
    pub fn new(client: Arc<Client>, limits: &PublicLimits) -> io::Result<Self> {
        Ok(Self {
            executor: PublicExecutor::new(client.clone(), limits)?,
            peers: LowPriorityPool::new("pvq-peers", PEER_CALLS, 1)?,
            quick_share: Share::new(limits.peer_share, Instant::now()),
            share: Share::new(limits.peer_share, Instant::now()),
            client,
        })
    }
}

impl ExecutorProvider<Block> for PublicClient {
    type Executor = PublicExecutor;

    fn executor(&self) -> &PublicExecutor {
        &self.executor
    }

    fn execution_extensions(&self) -> &ExecutionExtensions<Block> {
        ExecutorProvider::execution_extensions(&*self.client)
    }
}

/// Implements a trait by the methods of the node's client.
macro_rules! forward {
    ($trait:path {
        $(type $assoc:ident = $type:ty;)*
        $(fn $name:ident($($arg:ident: $arg_type:ty),*) $(-> $return:ty)?;)*
    }) => {
        impl $trait for PublicClient {
            $(type $assoc = $type;)*
            $(fn $name(&self, $($arg: $arg_type),*) $(-> $return)? {
                <Client as $trait>::$name(&self.client, $($arg),*)
            })*
        }
    };
}

impl ProofProvider<Block> for PublicClient {
    /// Answers a light client. The SDK calls this on one of the few threads of asynchronous tasks, so the call is
    /// marked as blocking, and another thread takes over these tasks meanwhile.
    fn execution_proof(
        &self,
        hash: Hash,
        method: &str,
        data: &[u8],
    ) -> Result<(Vec<u8>, StorageProof)> {
        let share = match is_quick(method, data) {
            true => &self.quick_share,
            false => &self.share,
        };
        block_in_place(|| {
            let (client, method, data) = (self.client.clone(), method.to_owned(), data.to_vec());
            let prove = move || client.execution_proof(hash, &method, &data);
            share.spend(|| self.peers.run(prove))??
        })
    }

    fn read_proof(
        &self,
        hash: Hash,
        keys: &mut dyn Iterator<Item = &[u8]>,
    ) -> Result<StorageProof> {
        self.client.read_proof(hash, keys)
    }

    fn read_child_proof(
        &self,
        hash: Hash,
        child: &ChildInfo,
        keys: &mut dyn Iterator<Item = &[u8]>,
    ) -> Result<StorageProof> {
        self.client.read_child_proof(hash, child, keys)
    }

    fn read_proof_collection(
        &self,
        hash: Hash,
        start: &[Vec<u8>],
        size: usize,
    ) -> Result<(CompactProof, u32)> {
        self.client.read_proof_collection(hash, start, size)
    }

    fn storage_collection(
        &self,
        hash: Hash,
        start: &[Vec<u8>],
        size: usize,
    ) -> Result<Vec<(KeyValueStorageLevel, bool)>> {
        self.client.storage_collection(hash, start, size)
    }

    fn verify_range_proof(
        &self,
        root: Hash,
        proof: CompactProof,
        start: &[Vec<u8>],
    ) -> Result<(KeyValueStates, usize)> {
        self.client.verify_range_proof(root, proof, start)
    }
}

forward! { HeaderBackend<Block> {
    fn header(hash: Hash) -> Result<Option<Header>>;
    fn info() -> Info<Block>;
    fn status(hash: Hash) -> Result<sp_blockchain::BlockStatus>;
    fn number(hash: Hash) -> Result<Option<BlockNumber>>;
    fn hash(number: BlockNumber) -> Result<Option<Hash>>;
} }

forward! { HeaderMetadata<Block> {
    type Error = sp_blockchain::Error;
    fn header_metadata(hash: Hash) -> Result<CachedHeaderMetadata<Block>>;
    fn insert_header_metadata(hash: Hash, metadata: CachedHeaderMetadata<Block>);
    fn remove_header_metadata(hash: Hash);
} }

forward! { BlockIdTo<Block> {
    type Error = sp_blockchain::Error;
    fn to_hash(id: &BlockId<Block>) -> Result<Option<Hash>>;
    fn to_number(id: &BlockId<Block>) -> Result<Option<BlockNumber>>;
} }

forward! { Chain<Block> {
    fn block_status(hash: Hash) -> result::Result<BlockStatus, Box<dyn std::error::Error + Send>>;
} }

forward! { BlockBackend<Block> {
    fn block_body(hash: Hash) -> Result<Option<Vec<OpaqueExtrinsic>>>;
    fn block_indexed_body(hash: Hash) -> Result<Option<Vec<Vec<u8>>>>;
    fn block_indexed_hashes(hash: Hash) -> Result<Option<Vec<sp_core::H256>>>;
    fn block(hash: Hash) -> Result<Option<SignedBlock<Block>>>;
    fn block_status(hash: Hash) -> Result<BlockStatus>;
    fn justifications(hash: Hash) -> Result<Option<Justifications>>;
    fn block_hash(number: BlockNumber) -> Result<Option<Hash>>;
    fn indexed_transaction(hash: sp_core::H256) -> Result<Option<Vec<u8>>>;
    fn has_indexed_transaction(hash: sp_core::H256) -> Result<bool>;
    fn requires_full_sync() -> bool;
} }

forward! { BlockchainEvents<Block> {
    fn import_notification_stream() -> ImportNotifications<Block>;
    fn every_import_notification_stream() -> ImportNotifications<Block>;
    fn finality_notification_stream() -> FinalityNotifications<Block>;
    fn storage_changes_notification_stream(
        keys: Option<&[StorageKey]>,
        child_keys: Option<&[(StorageKey, Option<Vec<StorageKey>>)]>
    ) -> Result<StorageEventStream<Hash>>;
} }

forward! { UsageProvider<Block> {
    fn usage_info() -> ClientInfo<Block>;
} }

forward! { StorageProvider<Block, Backend> {
    fn storage(hash: Hash, key: &StorageKey) -> Result<Option<StorageData>>;
    fn storage_hash(hash: Hash, key: &StorageKey) -> Result<Option<Hash>>;
    fn storage_keys(
        hash: Hash,
        prefix: Option<&StorageKey>,
        start: Option<&StorageKey>
    ) -> Result<KeysIter<State, Block>>;
    fn storage_pairs(
        hash: Hash,
        prefix: Option<&StorageKey>,
        start: Option<&StorageKey>
    ) -> Result<PairsIter<State, Block>>;
    fn child_storage(
        hash: Hash,
        child: &ChildInfo,
        key: &StorageKey
    ) -> Result<Option<StorageData>>;
    fn child_storage_keys(
        hash: Hash,
        child: ChildInfo,
        prefix: Option<&StorageKey>,
        start: Option<&StorageKey>
    ) -> Result<KeysIter<State, Block>>;
    fn child_storage_hash(hash: Hash, child: &ChildInfo, key: &StorageKey) -> Result<Option<Hash>>;
    fn closest_merkle_value(hash: Hash, key: &StorageKey) -> Result<Option<MerkleValue<Hash>>>;
    fn child_closest_merkle_value(
        hash: Hash,
        child: &ChildInfo,
        key: &StorageKey
    ) -> Result<Option<MerkleValue<Hash>>>;
} }

impl CallApiAt<Block> for PublicClient {
    type StateBackend = State;

    /// Makes a call that a method of the RPC has chosen, such as `state_getMetadata` or `system_accountNextIndex`. All
    /// of these are quick, but the client chooses the transaction of `payment_queryInfo`.
    fn call_api_at(&self, params: CallApiAtParams<Block>) -> ApiResult<Vec<u8>> {
        let size = params.arguments.len();
        let call = || CallApiAt::call_api_at(&*self.client, params);
        block_in_place(|| self.executor.run_quick(size, call))
            .map_err(|refused| ApiError::Application(Box::new(refused)))?
    }

    fn runtime_version_at(&self, at: Hash, context: CallContext) -> ApiResult<RuntimeVersion> {
        CallApiAt::runtime_version_at(&*self.client, at, context)
    }

    fn state_at(&self, at: Hash) -> ApiResult<State> {
        CallApiAt::state_at(&*self.client, at)
    }

    fn initialize_extensions(&self, at: Hash, extensions: &mut Extensions) -> ApiResult<()> {
        CallApiAt::initialize_extensions(&*self.client, at, extensions)
    }
}

impl ProvideRuntimeApi<Block> for PublicClient {
    type Api = <RuntimeApi as ConstructRuntimeApi<Block, Self>>::RuntimeApi;

    fn runtime_api(&self) -> ApiRef<'_, Self::Api> {
        RuntimeApi::construct_runtime_api(self)
    }
}
