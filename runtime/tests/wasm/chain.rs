//! A chain to query and to build blocks on.

use codec::{Decode, Encode};
use pvq_primitives::PvqResult;
use pvq_runtime::{
    constants::SLOT_DURATION, tx_extension, Address, Hash, Header, RuntimeCall, RuntimeEvent,
    SignedPayload, System, UncheckedExtrinsic, WASM_BINARY,
};
use sc_executor::WasmExecutor;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode};
use sp_externalities::Externalities;
use sp_inherents::{InherentData, InherentIdentifier};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
    generic::{Digest, DigestItem},
    ApplyExtrinsicResult, ExtrinsicInclusionMode, StateVersion,
};
use std::{collections::BTreeMap, sync::LazyLock};

/// A hash that stands for the genesis block's.
pub const GENESIS_HASH: Hash = Hash::repeat_byte(0x51);

/// Compiles the Wasm once for all tests.
static EXECUTOR: LazyLock<WasmExecutor> = LazyLock::new(|| WasmExecutor::builder().build());

/// The state of a chain, on which its runtime runs natively and in Wasm.
pub struct Chain {
    state: TestExternalities,
}

impl Chain {
    /// Builds the state of the preset `development`, in Wasm.
    pub fn development() -> Self {
        Self::from_preset(sp_genesis_builder::DEV_RUNTIME_PRESET)
    }

    /// Builds the state of the preset `name`, in Wasm.
    pub fn from_preset(name: &str) -> Self {
        let mut chain = Self { state: TestExternalities::new_empty() };
        let mut preset = |id: Option<&str>| {
            let json: Option<Vec<u8>> = chain.call("GenesisBuilder_get_preset", &id);
            serde_json::from_slice(&json.expect("there is such a preset")).unwrap()
        };
        let mut genesis = preset(None);
        json_patch::merge(&mut genesis, &preset(Some(name)));
        let json = serde_json::to_vec(&genesis).unwrap();
        let built: Result<(), String> = chain.call("GenesisBuilder_build_state", &json);
        assert_eq!(built, Ok(()));
        chain.state.commit_all().unwrap();
        chain
    }

    /// Calls a function of the Wasm that must not panic.
    #[track_caller]
    pub fn call<R: Decode>(&mut self, function: &str, args: &impl Encode) -> R {
        let result = self.try_call(function, args).unwrap();
        R::decode(&mut &result[..]).expect("the result is of the type that the API says")
    }

    /// Calls a function of the Wasm. Returns an error where it panics.
    pub fn try_call(&mut self, function: &str, args: &impl Encode) -> Result<Vec<u8>, String> {
        let code = WASM_BINARY.expect("the Wasm is built: unset SKIP_WASM_BUILD");
        let code = RuntimeCode {
            code_fetcher: &WrappedRuntimeCode(code.into()),
            heap_pages: None,
            hash: b"pvq-runtime".to_vec(),
        };
        let (result, _) = EXECUTOR.call(
            &mut self.state.ext(),
            &code,
            function,
            &args.encode(),
            CallContext::Offchain,
        );
        result.map_err(|error| error.to_string())
    }

    /// Calls a function of [`PvqApi`](pvq_runtime_api::PvqApi), and asserts that the state has not changed.
    #[track_caller]
    pub fn pvq<R: Decode>(&mut self, function: &str, args: &impl Encode) -> R {
        let before = self.root();
        let result = self.call(&format!("PvqApi_{function}"), args);
        assert_eq!(self.root(), before, "{function} has changed the state");
        result
    }

    /// Runs `program` through the runtime API, within all that the chain allows.
    #[track_caller]
    pub fn execute(&mut self, program: &[u8], args: &impl Encode) -> PvqResult {
        self.pvq("execute_query", &(program.to_vec(), args.encode(), None::<i64>))
    }

    /// Runs the runtime natively on the state.
    pub fn native<R>(&mut self, run: impl FnOnce() -> R) -> R {
        self.state.execute_with(run)
    }

    /// Returns the root of the state, with all changes.
    pub fn root(&mut self) -> Vec<u8> {
        self.state.ext().storage_root(StateVersion::V1)
    }

    /// Returns all keys and values of the state.
    pub fn entries(&mut self) -> BTreeMap<Vec<u8>, Vec<u8>> {
        self.native(|| {
            let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
            let keys = std::iter::successors(next(&Vec::new()), next);
            keys.map(|key| (key.clone(), sp_io::storage::get(&key).unwrap().to_vec())).collect()
        })
    }

    /// Begins the next block and applies its timestamp. Returns that inherent.
    pub fn begin_block(&mut self) -> UncheckedExtrinsic {
        let number = self.native(System::block_number) + 1;
        let slot = Slot::from(u64::from(number));
        let header = Header {
            parent_hash: match number {
                1 => GENESIS_HASH,
                _ => Hash::from_low_u64_be(u64::from(number - 1)),
            },
            number,
            state_root: Default::default(),
            extrinsics_root: Default::default(),
            digest: Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] },
        };
        let mode: ExtrinsicInclusionMode = self.call("Core_initialize_block", &header);
        assert_eq!(mode, ExtrinsicInclusionMode::AllExtrinsics);
        const TIMESTAMP: InherentIdentifier = *b"timstap0";
        let mut inherents = InherentData::new();
        inherents.put_data(TIMESTAMP, &(u64::from(number) * SLOT_DURATION)).unwrap();
        let [timestamp] = self
            .call::<Vec<UncheckedExtrinsic>>("BlockBuilder_inherent_extrinsics", &inherents)
            .try_into()
            .expect("there is one inherent");
        assert_eq!(self.apply(timestamp.clone()), Ok(Ok(())));
        timestamp
    }

    /// Applies an extrinsic to the block under way.
    pub fn apply(&mut self, extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
        self.call("BlockBuilder_apply_extrinsic", &extrinsic)
    }

    /// Signs `call` and applies it to the block under way.
    pub fn submit(
        &mut self,
        who: Sr25519Keyring,
        call: impl Into<RuntimeCall>,
    ) -> ApplyExtrinsicResult {
        let extrinsic = self.sign(who, call.into());
        self.apply(extrinsic)
    }

    /// Signs `call` and applies it to the block under way, where it must succeed.
    #[track_caller]
    pub fn succeed(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
        assert_eq!(self.submit(who, call), Ok(Ok(())));
    }

    /// Returns a transaction of `who`, as a wallet makes it.
    pub fn sign(&mut self, who: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
        let payload = self.native(|| {
            let nonce = System::account_nonce(who.to_account_id());
            SignedPayload::new(call, tx_extension(nonce)).expect("the extensions know the state")
        });
        let signature = payload.using_encoded(|payload| who.sign(payload));
        let (call, extension, _) = payload.deconstruct();
        let address = Address::Id(who.to_account_id());
        UncheckedExtrinsic::new_signed(call, address, signature.into(), extension)
    }

    /// Ends the block under way.
    pub fn end_block(&mut self) -> Header {
        self.call("BlockBuilder_finalize_block", &())
    }

    /// Returns the events of the block under way so far.
    pub fn events(&mut self) -> Vec<RuntimeEvent> {
        self.native(|| System::events().into_iter().map(|record| record.event).collect())
    }
}
