//! A client of a node whose chain consists of a runtime's Wasm and one state.

use crate::server::chain::ClientAt;
use codec::{Decode, Encode};
use parking_lot::Mutex;
use pvq_runtime::{apis::RuntimeApi, Block, WASM_BINARY};
use sc_executor::WasmExecutor;
use sp_api::{
    ApiError, ApiRef, CallApiAt, CallApiAtParams, ConstructRuntimeApi, ProvideRuntimeApi,
};
use sp_blockchain::{BlockStatus, HeaderBackend, Info};
use sp_core::{
    traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
    H256,
};
use sp_io::TestExternalities;
use sp_runtime::traits::{BlakeTwo256, Block as BlockT};
use sp_state_machine::InMemoryBackend;
use sp_version::RuntimeVersion;
use std::sync::{
    atomic::{AtomicU32, Ordering},
    Arc, LazyLock,
};

/// The executor of all tests, which compiles the Wasm once.
static EXECUTOR: LazyLock<WasmExecutor> = LazyLock::new(|| WasmExecutor::builder().build());

/// The state of a chain, and its runtime.
struct Chain(TestExternalities);

impl Chain {
    /// Returns the state that the Wasm builds from its preset `development`.
    fn development() -> Self {
        let mut chain = Self(TestExternalities::new_empty());
        let mut preset = |name: Option<&str>| -> serde_json::Value {
            let json = chain.decoded::<Option<Vec<u8>>>("GenesisBuilder_get_preset", &name);
            serde_json::from_slice(&json.expect("there is such a preset")).unwrap()
        };
        let mut genesis = preset(None);
        json_patch::merge(&mut genesis, &preset(Some("development")));
        let json = serde_json::to_vec(&genesis).unwrap();
        let built: Result<(), String> = chain.decoded("GenesisBuilder_build_state", &json);
        assert_eq!(built, Ok(()));
        chain.0.commit_all().unwrap();
        chain
    }

    fn decoded<R: Decode>(&mut self, function: &str, args: &impl Encode) -> R {
        let result = self.call(function, &args.encode()).unwrap();
        R::decode(&mut &result[..]).unwrap()
    }

    fn call(&mut self, function: &str, args: &[u8]) -> Result<Vec<u8>, ApiError> {
        let code = WASM_BINARY.expect("the Wasm is built: unset SKIP_WASM_BUILD");
        let code = RuntimeCode {
            code_fetcher: &WrappedRuntimeCode(code.into()),
            heap_pages: None,
            hash: b"pvq-runtime".to_vec(),
        };
        let mut state = self.0.ext();
        let (result, _) = EXECUTOR.call(&mut state, &code, function, args, CallContext::Offchain);
        result.map_err(|error| ApiError::Application(Box::new(error)))
    }
}

/// A client that keeps only the state of its best block.
pub struct Client {
    chain: Mutex<Chain>,
    /// The number of the best block. Its hash is a function of it.
    best: AtomicU32,
    /// The version of `PvqApi` that the runtime claims to have.
    pub api_version: Option<u32>,
    /// The number of calls of the runtime.
    calls: AtomicU32,
    /// The number of calls after which each fails as if the database did.
    fails_from: AtomicU32,
}

/// Returns the hash of the block with this number.
pub fn hash_of(number: u32) -> H256 {
    H256::from_low_u64_be(1_000 + u64::from(number))
}

/// Returns the client that tests share that make no block.
pub fn unchanged() -> Arc<Client> {
    static CLIENT: LazyLock<Arc<Client>> = LazyLock::new(|| Arc::new(Client::development()));
    CLIENT.clone()
}

impl Client {
    /// Returns a client with the state of the preset `development`.
    pub fn development() -> Self {
        Self {
            chain: Mutex::new(Chain::development()),
            best: AtomicU32::new(1),
            api_version: Some(2),
            calls: AtomicU32::new(0),
            fails_from: AtomicU32::new(u32::MAX),
        }
    }

    /// Makes a block whose only change is `change`.
    pub fn make_block<R>(&self, change: impl FnOnce() -> R) -> R {
        let mut chain = self.chain.lock();
        let changed = chain.0.execute_with(change);
        chain.0.commit_all().unwrap();
        self.best.fetch_add(1, Ordering::SeqCst);
        changed
    }

    /// Returns the runtime at the best block.
    pub fn best(&self) -> ClientAt<'_, Self, Block> {
        ClientAt::new(self, self.info().best_hash)
    }

    /// Returns the number of calls of the runtime so far.
    pub fn calls(&self) -> u32 {
        self.calls.load(Ordering::SeqCst)
    }

    /// Has every call fail after `more` further ones.
    pub fn fail_after(&self, more: u32) {
        self.fails_from.store(self.calls().saturating_add(more), Ordering::SeqCst);
    }
}

impl ProvideRuntimeApi<Block> for Client {
    type Api = <RuntimeApi as ConstructRuntimeApi<Block, Self>>::RuntimeApi;

    fn runtime_api(&self) -> ApiRef<'_, Self::Api> {
        RuntimeApi::construct_runtime_api(self)
    }
}

impl CallApiAt<Block> for Client {
    type StateBackend = InMemoryBackend<BlakeTwo256>;

    fn call_api_at(&self, params: CallApiAtParams<Block>) -> Result<Vec<u8>, ApiError> {
        if params.at != self.info().best_hash {
            let error = sp_blockchain::Error::UnknownBlock("its state is discarded".into());
            return Err(ApiError::Application(Box::new(error)));
        }
        if self.calls.fetch_add(1, Ordering::SeqCst) >= self.fails_from.load(Ordering::SeqCst) {
            return Err(ApiError::Application("the disk is gone".into()));
        }
        self.chain.lock().call(params.function, &params.arguments)
    }

    fn runtime_version_at(&self, at: H256, _: CallContext) -> Result<RuntimeVersion, ApiError> {
        if at != self.info().best_hash {
            let error = sp_blockchain::Error::UnknownBlock("its state is discarded".into());
            return Err(ApiError::Application(Box::new(error)));
        }
        let id = <dyn pvq_runtime_api::PvqApi<Block> as sp_api::RuntimeApiInfo>::ID;
        let apis = self.api_version.map(|version| (id, version));
        Ok(RuntimeVersion { apis: apis.into_iter().collect(), ..pvq_runtime::VERSION })
    }

    fn state_at(&self, _: H256) -> Result<Self::StateBackend, ApiError> {
        Err(ApiError::StateBackendIsNotTrie)
    }

    fn initialize_extensions(
        &self,
        _: H256,
        _: &mut sp_externalities::Extensions,
    ) -> Result<(), ApiError> {
        Ok(())
    }
}

impl HeaderBackend<Block> for Client {
    fn header(&self, _: H256) -> sp_blockchain::Result<Option<<Block as BlockT>::Header>> {
        Ok(None)
    }

    fn info(&self) -> Info<Block> {
        let best_number = self.best.load(Ordering::SeqCst);
        Info {
            best_hash: hash_of(best_number),
            best_number,
            genesis_hash: hash_of(0),
            finalized_hash: hash_of(0),
            finalized_number: 0,
            finalized_state: None,
            number_leaves: 1,
            block_gap: None,
        }
    }

    fn status(&self, hash: H256) -> sp_blockchain::Result<BlockStatus> {
        Ok(match self.number(hash)? {
            Some(_) => BlockStatus::InChain,
            None => BlockStatus::Unknown,
        })
    }

    fn number(&self, hash: H256) -> sp_blockchain::Result<Option<u32>> {
        Ok((0..=self.info().best_number).find(|number| hash_of(*number) == hash))
    }

    fn hash(&self, number: u32) -> sp_blockchain::Result<Option<H256>> {
        Ok((number <= self.info().best_number).then(|| hash_of(number)))
    }
}
