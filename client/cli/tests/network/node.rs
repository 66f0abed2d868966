//! Nodes to ask.

use codec::{Decode, Encode};
use jsonrpsee::{
    server::{Server, ServerHandle},
    types::ErrorObjectOwned,
    RpcModule,
};
use pvq_client::accounts::parse_account;
use pvq_primitives::{ChainParameters, ExtensionId, PerSource, RegisteredProgram};
use pvq_runtime::{AccountId, VERSION, WASM_BINARY};
use pvq_test_runner::chain::WasmChain;
use serde_json::{json, Value};
use sp_core::{Bytes, H256};
use sp_io::hashing::{blake2_256, twox_128};
use std::sync::{LazyLock, Mutex};

/// The hash of the block that every node here is at.
pub const BEST: H256 = H256::repeat_byte(0xbe);

/// The hash of the last final block.
pub const FINAL: H256 = H256::repeat_byte(0xf1);

/// The chain that a node has, unless its test says otherwise. Its Wasm is compiled once.
static CHAIN: LazyLock<Mutex<WasmChain>> = LazyLock::new(|| {
    let runtime = WASM_BINARY.expect("the Wasm is built: unset SKIP_WASM_BUILD");
    Mutex::new(WasmChain::new(runtime.to_vec(), "development").unwrap())
});

type Answer = Result<Value, ErrorObjectOwned>;

/// A node with a WebSocket server on a port of its own, until it is dropped.
pub struct Node {
    url: String,
    server: ServerHandle,
    // What the server runs on.
    _runtime: tokio::runtime::Runtime,
}

impl Node {
    /// A node with these methods, each of which answers the same to everything.
    pub fn answering(methods: &[(&'static str, Value)]) -> Self {
        let mut module = RpcModule::new(());
        for (method, answer) in methods.iter().cloned() {
            on(&mut module, method, move |_| Ok(answer.clone()));
        }
        Self::serving(module)
    }

    /// A node of the reference runtime, without the methods of PVQ.
    pub fn of_reference_runtime() -> Self {
        Self::serving(reference())
    }

    /// A node with these methods.
    pub fn serving(module: RpcModule<()>) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (url, server) = runtime.block_on(async {
            let server = Server::builder().build("127.0.0.1:0").await.unwrap();
            let url = format!("ws://{}", server.local_addr().unwrap());
            (url, server.start(module))
        });
        Self { url, server, _runtime: runtime }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It has stopped where this fails.
        let _ = self.server.stop();
    }
}

/// Has `module` answer `method`, instead of what it answered before.
pub fn on(
    module: &mut RpcModule<()>,
    method: &'static str,
    answer: impl Fn(Value) -> Answer + Send + Sync + 'static,
) {
    module.remove_method(method);
    module
        .register_method(method, move |params, _, _| {
            let params: Option<Value> = params.parse().unwrap_or_default();
            answer(params.unwrap_or_default())
        })
        .unwrap();
}

/// A JSON-RPC error.
pub fn error(code: i32, message: &str, data: Option<&str>) -> ErrorObjectOwned {
    ErrorObjectOwned::owned(code, message, data)
}

/// The standard methods of a node of the reference runtime.
pub fn reference() -> RpcModule<()> {
    let mut module = RpcModule::new(());
    on(&mut module, "chain_getBlockHash", |_| Ok(json!(BEST)));
    on(&mut module, "chain_getFinalizedHead", |_| Ok(json!(FINAL)));
    on(&mut module, "chain_getHeader", |params| {
        let hash: H256 = serde_json::from_value(params[0].clone()).unwrap();
        let numbers = [(BEST, "0x2a"), (FINAL, "0x28")];
        let Some((_, number)) = numbers.iter().find(|(known, _)| *known == hash) else {
            return Ok(Value::Null);
        };
        Ok(json!({
            "number": number,
            "parentHash": H256::zero(),
            "stateRoot": H256::zero(),
            "extrinsicsRoot": H256::zero(),
            "digest": { "logs": [] },
        }))
    });
    on(&mut module, "state_getRuntimeVersion", |_| Ok(json!(VERSION)));
    on(&mut module, "state_call", |params| {
        let (function, args, block): (String, Bytes, H256) =
            serde_json::from_value(params).unwrap();
        assert!(block == BEST || block == FINAL);
        run(function, args)
    });
    on(&mut module, "state_getStorage", |params| Ok(json!(stored(&key_of(&params)))));
    module
}

/// Has the runtime API of `module` answer `function` with these bytes, and the rest as before.
pub fn on_call(module: &mut RpcModule<()>, function: &'static str, answer: Vec<u8>) {
    on(module, "state_call", move |params| {
        let (called, args, _): (String, Bytes, H256) = serde_json::from_value(params).unwrap();
        match called == function {
            true => Ok(json!(Bytes(answer.clone()))),
            false => run(called, args),
        }
    });
}

/// Returns what a function of the reference runtime's API answers.
pub fn called<R: Decode>(function: &str, args: impl Encode) -> R {
    CHAIN.lock().unwrap().call(function, &args).unwrap()
}

/// The key that `state_getStorage` is asked for.
fn key_of(params: &Value) -> Bytes {
    serde_json::from_value(params[0].clone()).unwrap()
}

fn stored(key: &[u8]) -> Option<Bytes> {
    let value = CHAIN.lock().unwrap().with_state(|| sp_io::storage::get(key));
    value.map(|value| Bytes(value.to_vec()))
}

/// A node of the reference runtime on whose chain every proposal has this vote.
pub fn with_votes(index: u32, threshold: u32, ayes: &[&str]) -> RpcModule<()> {
    let mut module = reference();
    let prefix = [twox_128(b"TechnicalCommittee"), twox_128(b"Voting")].concat();
    let ayes: Vec<AccountId> = ayes.iter().map(|aye| parse_account(aye).unwrap()).collect();
    let end = u32::MAX;
    let votes = Bytes((index, threshold, ayes, Vec::<AccountId>::new(), end).encode());
    on(&mut module, "state_getStorage", move |params| {
        let key = key_of(&params);
        match key.starts_with(&prefix) {
            true => Ok(json!(votes)),
            false => Ok(json!(stored(&key))),
        }
    });
    module
}

/// Has the reference runtime answer.
pub fn run(function: String, args: Bytes) -> Answer {
    match CHAIN.lock().unwrap().call_encoded(&function, &args) {
        Ok(answer) => Ok(json!(Bytes(answer))),
        Err(reason) => Err(error(4003, &reason.to_string(), None)),
    }
}

/// A node of the reference runtime on whose chain these programs are registered, as its API tells.
pub fn with_programs(programs: Vec<RegisteredProgram>) -> RpcModule<()> {
    let mut module = reference();
    on(&mut module, "state_call", move |params| {
        let (function, args, _): (String, Bytes, H256) = serde_json::from_value(params).unwrap();
        let answer = match &*function {
            "PvqApi_programs" => {
                let (start, limit) = <(Option<H256>, u32)>::decode(&mut &args[..]).unwrap();
                let page = programs
                    .iter()
                    .filter(|program| start.is_none_or(|start| program.hash > start))
                    .take(limit as usize);
                page.cloned().collect::<Vec<_>>().encode()
            }
            "PvqApi_program" => {
                let hash = H256::decode(&mut &args[..]).unwrap();
                programs.iter().find(|program| program.hash == hash).encode()
            }
            // The chain has the blob of one program.
            "PvqApi_program_code" => {
                let hash = H256::decode(&mut &args[..]).unwrap();
                let known = pvq_guest_fixtures::TOTAL_SUPPLY;
                (hash.0 == blake2_256(known)).then(|| known.to_vec()).encode()
            }
            _ => return run(function, args),
        };
        Ok(json!(Bytes(answer)))
    });
    module
}

/// A node of the reference runtime on whose chain `code` is registered, uploaded and installed as `extension`.
pub fn with_installed(extension: ExtensionId, code: &'static [u8], label: &str) -> RpcModule<()> {
    let there = RegisteredProgram {
        hash: blake2_256(code).into(),
        size: Some(code.len() as u32),
        limits: None,
        sources: PerSource::all(true),
        label: label.into(),
    };
    let mut module = reference();
    on(&mut module, "state_call", move |params| {
        let (function, args, _): (String, Bytes, H256) = serde_json::from_value(params).unwrap();
        let is_there = || H256::decode(&mut &args[..]).unwrap() == there.hash;
        let answer = match &*function {
            "PvqApi_chain" => {
                let mut chain: ChainParameters = called("PvqApi_chain", ());
                chain.installed = vec![(extension, there.hash)];
                chain.encode()
            }
            "PvqApi_program" => is_there().then(|| there.clone()).encode(),
            "PvqApi_program_code" => is_there().then(|| code.to_vec()).encode(),
            _ => return run(function, args),
        };
        Ok(json!(Bytes(answer)))
    });
    module
}
