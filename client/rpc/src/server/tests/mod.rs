//! The methods against the reference runtime's Wasm.

mod client;
mod equivalence;
mod methods;
mod operator;
mod overview;
mod pins;
mod programs;

use crate::{Config, Pvq, QueryAnswer, WorkerCommand};
use client::Client;
use codec::Encode;
use jsonrpsee::{server::MethodsError, types::ErrorObjectOwned, RpcModule};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_primitives::{Limits, PerSource, ProgramHash};
use pvq_runtime::{Block, Pvq as Pallet, RuntimeOrigin};
use serde::de::DeserializeOwned;
use serde_json::{json, value::to_raw_value, Value};
use sp_core::Bytes;
use sp_crypto_hashing::blake2_256;
use sp_keyring::Sr25519Keyring::Dave;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// The methods as a node serves them.
struct Node(RpcModule<Pvq<Client, Block>>);

/// Parameters that are sent as they are.
struct Params(Value);

impl jsonrpsee::core::traits::ToRpcParams for Params {
    fn to_rpc_params(self) -> Result<Option<Box<serde_json::value::RawValue>>, serde_json::Error> {
        to_raw_value(&self.0).map(Some)
    }
}

impl Node {
    fn new(client: Arc<Client>, config: Config, registry: Option<&Registry>) -> Self {
        Self(Pvq::new(client, config, registry).unwrap().into_rpc())
    }

    fn of(client: Arc<Client>) -> Self {
        Self::new(client, unhurried(), None)
    }

    async fn call<R: DeserializeOwned + Clone>(
        &self,
        method: &str,
        params: Value,
    ) -> Result<R, ErrorObjectOwned> {
        self.0.call(method, Params(params)).await.map_err(|error| match error {
            MethodsError::JsonRpc(error) => error,
            other => panic!("{method}: {other}"),
        })
    }

    async fn query(&self, query: Value) -> Result<QueryAnswer, ErrorObjectOwned> {
        self.call("pvq_query", json!([query])).await
    }

    /// Returns the code of the error that a request ends with.
    async fn fails(&self, method: &str, params: Value) -> i32 {
        self.call::<Value>(method, params).await.expect_err(method).code()
    }
}

/// Returns a configuration for tests on busy machines.
fn unhurried() -> Config {
    Config { max_time: Duration::from_secs(60), worker: Some(worker()), ..Default::default() }
}

/// Returns the command of a worker: this program, which runs the test `serve` alone.
fn worker() -> WorkerCommand {
    let args = ["--ignored", "--exact", "server::tests::serve", "--nocapture"];
    WorkerCommand { args: args.map(String::from).into(), ..WorkerCommand::of_this_program("") }
}

#[test]
#[ignore = "a worker of other tests"]
fn serve() {
    crate::serve_worker()
}

fn hex(bytes: &[u8]) -> Value {
    json!(Bytes(bytes.to_vec()))
}

fn total_supply() -> Value {
    json!({"program": hex(TOTAL_SUPPLY), "entrypoint": 0, "args": hex(&1984u32.encode())})
}

/// Returns `query` with `value` in the field `name`.
fn with(mut query: Value, name: &str, value: Value) -> Value {
    query[name] = value;
    query
}

/// Registers `program` as governance does.
fn register(program: &[u8], limits: Option<Limits>, sources: PerSource<bool>) -> ProgramHash {
    let hash = ProgramHash::from(blake2_256(program));
    let label = b"a program".to_vec().try_into().unwrap();
    Pallet::register(RuntimeOrigin::root(), hash, limits, sources, label).unwrap();
    hash
}

fn upload(program: &[u8]) {
    let who = RuntimeOrigin::signed(Dave.to_account_id());
    Pallet::upload(who, program.to_vec()).unwrap();
}
