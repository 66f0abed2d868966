//! A parachain that is built by its collator, block by block, and executed by others.

use crate::{invariants, relay::Relay};
use codec::{Decode, Encode};
use cumulus_primitives_core::{CollationInfo, ParaId, PersistedValidationData};
use cumulus_primitives_parachain_inherent::INHERENT_IDENTIFIER;
use cumulus_primitives_proof_size_hostfunction::storage_proof_size;
use pvq_parachain_runtime::{
    constants::SLOT_DURATION, genesis::COLLATOR, tx_extension, AccountId, Address, Block, Hash,
    Header, RuntimeCall, RuntimeEvent, SignedPayload, System, UncheckedExtrinsic, WASM_BINARY,
};
use sc_executor::WasmExecutor;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::{
    sr25519,
    traits::{CallContext, CodeExecutor, Externalities, RuntimeCode, WrappedRuntimeCode},
    Pair,
};
use sp_externalities::{set_and_run_with_externalities, Extensions};
use sp_inherents::{InherentData, InherentIdentifier};
use sp_io::SubstrateHostFunctions;
use sp_runtime::{
    generic::{Digest, DigestItem},
    traits::{BlakeTwo256, Header as _},
    transaction_validity::{InvalidTransaction, TransactionValidityError},
    ApplyExtrinsicResult, DispatchResult, ExtrinsicInclusionMode, StateVersion,
};
use sp_state_machine::{
    new_in_mem, Ext, InMemoryBackend, OverlayedChanges, StorageChanges, TrieBackendBuilder,
};
use sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder, StorageProof};
use std::sync::LazyLock;

/// The host functions of a collator.
type HostFunctions = (storage_proof_size::HostFunctions, SubstrateHostFunctions);

/// Compiles the Wasm once for all tests.
static EXECUTOR: LazyLock<WasmExecutor<HostFunctions>> =
    LazyLock::new(|| WasmExecutor::builder().build());

/// Returns the runtime's Wasm.
pub fn wasm() -> &'static [u8] {
    WASM_BINARY.expect("the Wasm is built: unset SKIP_WASM_BUILD")
}

/// Calls a function of the Wasm. Returns an error where it panics.
fn execute(state: &mut dyn Externalities, function: &str, args: &[u8]) -> Result<Vec<u8>, String> {
    let code = RuntimeCode {
        code_fetcher: &WrappedRuntimeCode(wasm().into()),
        heap_pages: None,
        hash: b"pvq-parachain-runtime".to_vec(),
    };
    let context = CallContext::Onchain { import: false };
    let (result, _) = EXECUTOR.call(state, &code, function, args, context);
    result.map_err(|error| error.to_string())
}

/// The execution of a block, whose proof is recorded.
struct Execution<'a> {
    state: &'a InMemoryBackend<BlakeTwo256>,
    changes: OverlayedChanges<BlakeTwo256>,
    recorder: Recorder<BlakeTwo256>,
    extensions: Extensions,
}

impl<'a> Execution<'a> {
    fn on(state: &'a InMemoryBackend<BlakeTwo256>) -> Self {
        let recorder = Recorder::default();
        let mut extensions = Extensions::new();
        extensions.register(ProofSizeExt::new(recorder.clone()));
        Self { state, changes: OverlayedChanges::default(), recorder, extensions }
    }

    /// Calls a function of the Wasm that must not panic.
    #[track_caller]
    fn call<R: Decode>(&mut self, function: &str, args: &impl Encode) -> R {
        let backend =
            TrieBackendBuilder::wrap(self.state).with_recorder(self.recorder.clone()).build();
        let mut state = Ext::new(&mut self.changes, &backend, Some(&mut self.extensions));
        let result = execute(&mut state, function, &args.encode()).unwrap();
        R::decode(&mut &result[..]).expect("the result is of the type that the API says")
    }

    /// Calls a function of the Wasm, and reverts its changes and what it has added to the proof.
    #[track_caller]
    fn peek<R: Decode>(&mut self, function: &str, args: &impl Encode) -> R {
        let mut changes = self.changes.clone();
        let mut state = Ext::new(&mut changes, self.state, None);
        let result = execute(&mut state, function, &args.encode()).unwrap();
        R::decode(&mut &result[..]).expect("the result is of the type that the API says")
    }

    /// Returns a transaction of `who`, as a wallet makes it.
    fn sign(&mut self, who: &sr25519::Pair, call: RuntimeCall) -> UncheckedExtrinsic {
        let account = AccountId::from(who.public());
        // It reads alone, beside the recorder.
        let mut state = Ext::new(&mut self.changes, self.state, None);
        let payload = set_and_run_with_externalities(&mut state, || {
            let nonce = System::account_nonce(&account);
            SignedPayload::new(call, tx_extension(nonce)).expect("the extensions know the state")
        });
        let signature = payload.using_encoded(|payload| who.sign(payload));
        let (call, extension, _) = payload.deconstruct();
        let address = Address::Id(account);
        UncheckedExtrinsic::new_signed(call, address, signature.into(), extension)
    }

    /// Applies a transaction. Reverts its changes, and what it has added to the proof, if it is not valid.
    fn apply(&mut self, extrinsic: &UncheckedExtrinsic) -> ApplyExtrinsicResult {
        self.changes.start_transaction();
        self.recorder.start_transaction();
        let applied: ApplyExtrinsicResult = self.call("BlockBuilder_apply_extrinsic", extrinsic);
        if applied.is_ok() {
            self.changes.commit_transaction().unwrap();
            self.recorder.commit_transaction().unwrap();
        } else {
            self.changes.rollback_transaction().unwrap();
            self.recorder.rollback_transaction().unwrap();
        }
        applied
    }

    /// Returns the changes of the state, and the proof of what was read.
    fn finish(mut self) -> (StorageChanges<BlakeTwo256>, StorageProof) {
        let changes = self.changes.drain_storage_changes(self.state, StateVersion::V1).unwrap();
        (changes, self.recorder.drain_storage_proof())
    }
}

/// A block that was built.
pub struct Built {
    /// The block, with its collator's seal.
    pub block: Block,
    /// The header of its parent.
    pub parent: Header,
    /// The relay chain's data for it.
    pub validation_data: PersistedValidationData,
    /// The nodes of the state that it has read.
    pub proof: StorageProof,
    /// The results of its transactions: of those that were submitted for it and fit.
    pub results: Vec<DispatchResult>,
    /// Its events.
    pub events: Vec<RuntimeEvent>,
    /// The part of it that concerns the relay chain.
    pub collation: CollationInfo,
}

impl Built {
    /// Asserts that all of its transactions have succeeded, of which there is one at least.
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert!(!self.results.is_empty());
        for result in &self.results {
            assert_eq!(*result, Ok(()), "{:#?}", self.events);
        }
        self
    }

    /// Returns the bytes of its proof as the relay chain counts them.
    pub fn proof_size(&self) -> u64 {
        compact_size(self.proof.clone(), self.parent.state_root)
    }

    /// Returns the first event for which `select` returns something.
    pub fn find<R>(&self, select: impl FnMut(&RuntimeEvent) -> Option<R>) -> Option<R> {
        self.events.iter().find_map(select)
    }
}

/// Returns the bytes of a proof whose inner nodes are left out where others imply them.
fn compact_size(proof: StorageProof, root: Hash) -> u64 {
    proof.into_compact_proof::<BlakeTwo256>(root).expect("the proof is complete").encoded_size()
        as u64
}

/// A parachain.
pub struct Chain {
    id: ParaId,
    state: InMemoryBackend<BlakeTwo256>,
    head: Header,
    transactions: Vec<(sr25519::Pair, RuntimeCall)>,
}

impl Chain {
    /// Builds the genesis of the preset `name`, in Wasm.
    pub fn of_preset(name: &str) -> Self {
        Self::with_more(name, || ())
    }

    /// Builds the genesis of the preset `name`, in Wasm, to which `add`, called natively, adds more.
    pub fn with_more(name: &str, add: impl FnOnce()) -> Self {
        let mut state = new_in_mem::<BlakeTwo256>();
        let mut execution = Execution::on(&state);
        let mut preset = |id: Option<&str>| -> serde_json::Value {
            let json: Option<Vec<u8>> = execution.call("GenesisBuilder_get_preset", &id);
            serde_json::from_slice(&json.expect("there is such a preset")).unwrap()
        };
        let mut genesis = preset(None);
        json_patch::merge(&mut genesis, &preset(Some(name)));
        let json = serde_json::to_vec(&genesis).unwrap();
        let built: Result<(), String> = execution.call("GenesisBuilder_build_state", &json);
        assert_eq!(built, Ok(()));
        let mut externalities = Ext::new(&mut execution.changes, &state, None);
        set_and_run_with_externalities(&mut externalities, add);
        let (changes, _) = execution.finish();
        state.apply_transaction(changes.transaction_storage_root, changes.transaction);
        let head = Header {
            parent_hash: Hash::zero(),
            number: 0,
            state_root: *state.root(),
            extrinsics_root: sp_trie::empty_trie_root::<sp_trie::LayoutV1<BlakeTwo256>>(),
            digest: Digest::default(),
        };
        let mut chain = Self { id: 0.into(), state, head, transactions: Vec::new() };
        chain.id = chain.call("GetParachainInfo_parachain_id", &());
        chain.native(invariants::check);
        chain
    }

    /// Returns its parachain id.
    pub fn id(&self) -> ParaId {
        self.id
    }

    /// Returns the root of its state.
    pub fn root(&self) -> Hash {
        *self.state.root()
    }

    /// Calls a function of the Wasm that must not panic, and reverts its changes.
    #[track_caller]
    pub fn call<R: Decode>(&self, function: &str, args: &impl Encode) -> R {
        Execution::on(&self.state).call(function, args)
    }

    /// Reads the state by the pallets, called natively.
    pub fn native<R>(&self, read: impl FnOnce() -> R) -> R {
        let mut changes = OverlayedChanges::default();
        let mut state = Ext::new(&mut changes, &self.state, None);
        set_and_run_with_externalities(&mut state, read)
    }

    /// Calls `execute` natively on the state, and reverts its changes. Returns its result, and the bytes by which it makes
    /// a proof larger that proves what `before` reads.
    pub fn prove<R>(&self, before: impl FnOnce(), execute: impl FnOnce() -> R) -> (R, u64) {
        let recorder = Recorder::default();
        let backend = TrieBackendBuilder::wrap(&self.state).with_recorder(recorder.clone()).build();
        let mut changes = OverlayedChanges::default();
        let mut state = Ext::new(&mut changes, &backend, None);
        let size = || compact_size(recorder.to_storage_proof(), self.root());
        set_and_run_with_externalities(&mut state, before);
        let already = size();
        let result = set_and_run_with_externalities(&mut state, execute);
        (result, size() - already)
    }

    /// Returns the keys in storage that `read`, called natively, reads.
    pub fn keys_read(&self, read: impl FnOnce()) -> Vec<Vec<u8>> {
        let recorder = Recorder::<BlakeTwo256>::default();
        let backend = TrieBackendBuilder::wrap(&self.state).with_recorder(recorder.clone()).build();
        let mut changes = OverlayedChanges::default();
        set_and_run_with_externalities(&mut Ext::new(&mut changes, &backend, None), read);
        let mut recorded = recorder.recorded_keys();
        let keys = recorded.remove(&self.root()).unwrap_or_default();
        keys.into_keys().map(|key| key.to_vec()).collect()
    }

    /// Has a transaction of `who` be in the next block.
    pub fn submit(&mut self, who: impl Into<sr25519::Pair>, call: impl Into<RuntimeCall>) {
        self.transactions.push((who.into(), call.into()));
    }

    /// Builds a block on the last one of the relay chain, has it executed, and included by the relay chain.
    pub fn build(&mut self, relay: &mut Relay) -> Built {
        let parent = self.head.clone();
        let pre_digest = DigestItem::PreRuntime(AURA_ENGINE_ID, relay.slot().encode());
        let header = Header {
            parent_hash: parent.hash(),
            number: parent.number + 1,
            state_root: Hash::zero(),
            extrinsics_root: Hash::zero(),
            digest: Digest { logs: vec![pre_digest] },
        };
        let mut execution = Execution::on(&self.state);
        let mode: ExtrinsicInclusionMode = execution.call("Core_initialize_block", &header);
        assert_eq!(mode, ExtrinsicInclusionMode::AllExtrinsics);

        const TIMESTAMP: InherentIdentifier = *b"timstap0";
        let inherent = relay.inherent(self.id, &parent);
        let mut data = InherentData::new();
        data.put_data(TIMESTAMP, &(*relay.slot() * SLOT_DURATION)).unwrap();
        data.put_data(INHERENT_IDENTIFIER, &inherent).unwrap();
        let mut extrinsics: Vec<UncheckedExtrinsic> =
            execution.peek("BlockBuilder_inherent_extrinsics", &data);
        assert_eq!(extrinsics.len(), 2);
        for inherent in &extrinsics {
            assert_eq!(execution.apply(inherent), Ok(Ok(())));
        }
        let mut results = Vec::new();
        for (who, call) in self.transactions.drain(..) {
            let transaction = execution.sign(&who, call);
            match execution.apply(&transaction) {
                Ok(result) => {
                    results.push(result);
                    extrinsics.push(transaction);
                }
                // It does not fit the block any more.
                Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => {}
                Err(error) => panic!("the transaction is not valid: {error:?}"),
            }
        }
        let header: Header = execution.call("BlockBuilder_finalize_block", &());
        let (changes, proof) = execution.finish();
        assert_eq!(changes.transaction_storage_root, header.state_root);

        // Another collator executes it, with a recorder as well, and panics where it comes to another state.
        let block = Block { header, extrinsics };
        let mut execution = Execution::on(&self.state);
        let () = execution.call("Core_execute_block", &block);
        let (executed, _) = execution.finish();
        assert_eq!(executed.transaction_storage_root, block.header.state_root);

        self.state.apply_transaction(changes.transaction_storage_root, changes.transaction);
        let block = Block { header: seal(block.header), extrinsics: block.extrinsics };
        self.head = block.header.clone();
        let collation: CollationInfo =
            self.call("CollectCollationInfo_collect_collation_info", &block.header);
        assert_eq!(collation.head_data.0, block.header.encode());
        relay.include(self.id, &collation);
        let events: Vec<_> =
            self.native(|| System::events().into_iter().map(|record| record.event).collect());
        let of_queries =
            |event: &RuntimeEvent| matches!(event, RuntimeEvent::Pvq(_) | RuntimeEvent::PvqXcm(_));
        if events.iter().any(of_queries) {
            self.native(invariants::check_all);
        }
        let validation_data = inherent.validation_data;
        Built { block, parent, validation_data, proof, results, events, collation }
    }
}

/// Seals a block as its collator does.
fn seal(mut header: Header) -> Header {
    let signature = COLLATOR.sign(header.hash().as_bytes());
    header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, signature.encode()));
    header
}
