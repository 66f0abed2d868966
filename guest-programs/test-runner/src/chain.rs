//! Queries of a chain whose runtime is Wasm, executed as a node does.

use crate::genesis::{BuildGenesis, Genesis, GenesisError};
use codec::{Decode, Encode};
use cumulus_primitives_proof_size_hostfunction::storage_proof_size;
use pvq_primitives::{QueryMetadata, QueryOutcome, QueryRequest, METADATA_VERSION};
use sc_executor::WasmExecutor;
use sp_core::{
    traits::{CallContext, CodeExecutor, FetchRuntimeCode, RuntimeCode},
    Blake2Hasher,
};
use sp_io::{hashing::blake2_256, SubstrateHostFunctions, TestExternalities};
use sp_state_machine::{BasicExternalities, Ext, OverlayedChanges, TrieBackendBuilder};
use sp_trie::recorder::Recorder;
use std::borrow::Cow;

/// A runtime's Wasm, and a state that began as one of its genesis presets.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use pvq_test_runner::chain::WasmChain;
///
/// let runtime = std::fs::read("pvq_runtime.compact.compressed.wasm")?;
/// let chain = WasmChain::new(runtime, "development")?;
/// let metadata: Vec<u8> = chain.call("PvqApi_metadata", &())?;
/// # Ok(())
/// # }
/// ```
pub struct WasmChain {
    runtime: Runtime,
    state: TestExternalities,
}

/// An error of a call to a runtime.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
    /// The call did not return: the runtime lacks the function, panicked, or is no runtime.
    #[error("the runtime's {method} failed: {reason}")]
    Call {
        /// The function.
        method: String,
        /// The reason.
        reason: String,
    },
    /// The returned bytes do not decode as the type that the function returns.
    #[error("the runtime's {method} returned what does not decode: {reason}; is it of this SDK release?")]
    Decode {
        /// The function.
        method: String,
        /// The reason.
        reason: codec::Error,
    },
    /// The genesis cannot be built.
    #[error(transparent)]
    Genesis(#[from] GenesisError),
}

/// The host functions that every node has, and the one that collators have beside them.
type HostFunctions = (storage_proof_size::HostFunctions, SubstrateHostFunctions);

/// A runtime's code and its executor.
struct Runtime {
    code: Vec<u8>,
    hash: Vec<u8>,
    executor: WasmExecutor<HostFunctions>,
}

impl FetchRuntimeCode for Runtime {
    fn fetch_runtime_code(&self) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(&self.code))
    }
}

impl Runtime {
    fn call(
        &self,
        state: &mut dyn sp_core::traits::Externalities,
        method: &str,
        args: &[u8],
    ) -> Result<Vec<u8>, ChainError> {
        let code = RuntimeCode { code_fetcher: self, heap_pages: None, hash: self.hash.clone() };
        let (result, _) = self.executor.call(state, &code, method, args, CallContext::Offchain);
        result.map_err(|error| ChainError::Call {
            method: method.to_owned(),
            reason: error.to_string(),
        })
    }
}

/// A runtime, and the genesis state that it builds.
struct Builder<'a> {
    runtime: &'a Runtime,
    state: BasicExternalities,
}

impl Builder<'_> {
    fn call<R: Decode>(&mut self, method: &str, args: &impl Encode) -> Result<R, ChainError> {
        decode(method, &self.runtime.call(&mut self.state, method, &args.encode())?)
    }
}

impl BuildGenesis for Builder<'_> {
    type Error = ChainError;

    fn preset(&mut self, name: Option<&str>) -> Result<Option<Vec<u8>>, ChainError> {
        self.call("GenesisBuilder_get_preset", &name)
    }

    fn preset_names(&mut self) -> Result<Vec<String>, ChainError> {
        self.call("GenesisBuilder_preset_names", &())
    }

    fn build(&mut self, config: Vec<u8>) -> Result<Result<(), String>, ChainError> {
        self.call("GenesisBuilder_build_state", &config)
    }
}

impl WasmChain {
    /// Creates a chain of `runtime`, which is Wasm and may be compressed, at the genesis of its `preset`.
    ///
    /// # Errors
    ///
    /// Returns a [`ChainError`] where `runtime` is no runtime, or does not build the genesis.
    pub fn new(runtime: Vec<u8>, preset: &str) -> Result<Self, ChainError> {
        Self::with_genesis(runtime, &Genesis::of_preset(preset))
    }

    /// Creates a chain of `runtime`, which is Wasm and may be compressed, at `genesis`.
    ///
    /// # Errors
    ///
    /// Returns a [`ChainError`] where `runtime` is no runtime, or does not build the genesis.
    pub fn with_genesis(runtime: Vec<u8>, genesis: &Genesis) -> Result<Self, ChainError> {
        let runtime = Runtime {
            hash: blake2_256(&runtime).to_vec(),
            code: runtime,
            // A chain's own node may have more of them, which queries do not call.
            executor: WasmExecutor::builder().with_allow_missing_host_functions(true).build(),
        };
        let mut builder = Builder { runtime: &runtime, state: BasicExternalities::new_empty() };
        genesis.build_in(&mut builder)?;
        let storage = builder.state.into_storages();
        let state = TestExternalities::new_with_code(&runtime.code, storage);
        Ok(Self { runtime, state })
    }

    /// Calls a function of a runtime API, such as `PvqApi_query`, with a tuple of its arguments, and decodes the
    /// result. Reverts its changes of the state.
    pub fn call<R: Decode>(&self, method: &str, args: &impl Encode) -> Result<R, ChainError> {
        decode(method, &self.call_encoded(method, &args.encode())?)
    }

    /// Calls a function of a runtime API with encoded arguments, and returns the encoded result. Reverts its changes of
    /// the state.
    pub fn call_encoded(&self, method: &str, args: &[u8]) -> Result<Vec<u8>, ChainError> {
        let mut changes = OverlayedChanges::<Blake2Hasher>::default();
        let mut state = Ext::new(&mut changes, &self.state.backend, None);
        self.runtime.call(&mut state, method, args)
    }

    /// Returns the number of storage keys that a function of a runtime API reads, each counted once, as the reads of
    /// the database in its weight are.
    pub fn count_reads(&self, method: &str, args: &[u8]) -> Result<u64, ChainError> {
        let recorder = Recorder::<Blake2Hasher>::default();
        let backend =
            TrieBackendBuilder::wrap(&self.state.backend).with_recorder(recorder.clone()).build();
        let mut changes = OverlayedChanges::default();
        self.runtime.call(&mut Ext::new(&mut changes, &backend, None), method, args)?;
        Ok(recorder.recorded_keys().values().map(|keys| keys.len() as u64).sum())
    }

    /// Runs a query through `PvqApi_query`.
    pub fn query(&self, request: &QueryRequest) -> Result<QueryOutcome, ChainError> {
        self.call("PvqApi_query", request)
    }

    /// Returns the extensions of the runtime.
    ///
    /// # Errors
    ///
    /// [`ChainError`], also where the runtime does not know this version of metadata.
    pub fn metadata(&self) -> Result<QueryMetadata, ChainError> {
        const METHOD: &str = "PvqApi_metadata_at_version";

        let encoded: Option<Vec<u8>> = self.call(METHOD, &METADATA_VERSION)?;
        decode(METHOD, &encoded.unwrap_or_default())
    }

    /// Runs `access` on the state, to read or change it by the pallets of a runtime that is linked here.
    pub fn with_state<R>(&mut self, access: impl FnOnce() -> R) -> R {
        let result = self.state.execute_with(access);
        self.state.commit_all().expect("no transaction is open outside of `access`; qed");
        result
    }
}

fn decode<R: Decode>(method: &str, mut bytes: &[u8]) -> Result<R, ChainError> {
    codec::DecodeAll::decode_all(&mut bytes)
        .map_err(|reason| ChainError::Decode { method: method.to_owned(), reason })
}
