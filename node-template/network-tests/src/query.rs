//! `pvq_query`, and the parts of an answer that the chain determines.

use crate::node::Node;
use anyhow::{bail, ensure, Context, Result};
use codec::{DecodeAll, Encode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zombienet_sdk::subxt::{
    backend::legacy::rpc_methods::Bytes,
    ext::subxt_rpcs::{client::rpc_params, Error},
    utils::H256,
};

/// The engine that runs a program. The answers are the same on each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    /// The engine that the node chooses.
    Auto,
    /// The node, with calls into the runtime.
    Native,
    /// The runtime.
    Runtime,
}

/// The engines that a request can name, without the node's choice.
pub const ENGINES: [Engine; 2] = [Engine::Native, Engine::Runtime];

/// The parameter of `pvq_query`.
#[derive(Clone, Debug, Serialize)]
pub struct Query {
    /// The program's blob.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<Bytes>,
    /// The hash of a registered program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<H256>,
    /// The index of the entrypoint.
    pub entrypoint: u8,
    /// Its SCALE-encoded parameters.
    pub args: Bytes,
    /// The block whose state is read. Default: the best block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<H256>,
    /// The engine that runs the program.
    pub engine: Engine,
    /// Limits below those of the node and of the chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// The limits of a query.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Limits {
    /// The time from its turn to its end.
    pub milliseconds: u64,
}

impl Query {
    /// Returns a query that calls the first entrypoint of this blob with `args`.
    pub fn of_code(program: &[u8], args: impl Encode) -> Self {
        Self { program: Some(Bytes(program.to_vec())), hash: None, ..Self::with_args(args) }
    }

    /// Returns a query that calls the first entrypoint of the registered program with this hash.
    pub fn of_hash(hash: H256, args: impl Encode) -> Self {
        Self { hash: Some(hash), ..Self::with_args(args) }
    }

    fn with_args(args: impl Encode) -> Self {
        let args = Bytes(args.encode());
        Self {
            program: None,
            hash: None,
            entrypoint: 0,
            args,
            at: None,
            engine: Engine::Auto,
            limits: None,
        }
    }

    /// Reads the state of the block `hash`.
    pub fn at(self, hash: H256) -> Self {
        Self { at: Some(hash), ..self }
    }

    /// Runs the program on `engine`.
    pub fn on(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// Runs the program within `limits`.
    pub fn within(self, limits: Limits) -> Self {
        Self { limits: Some(limits), ..self }
    }
}

/// The parts of an answer that the chain determines, which are the same on every node and engine.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The SCALE-encoded result.
    pub result: Option<Bytes>,
    /// The failure, if there is no result: its kind and its message.
    pub error: Option<Value>,
    /// The block whose state was read.
    pub at: BlockId,
    /// The usage of the query.
    pub metrics: Metrics,
}

/// A block.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
pub struct BlockId {
    /// Its hash.
    pub hash: H256,
    /// Its number.
    pub number: u32,
}

/// The usage of a query, without its time.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metrics {
    /// The gas, by its purpose.
    pub gas: Value,
    /// The weight.
    pub weight: Value,
    /// The peak of memory in bytes.
    pub peak_memory: u32,
    /// The calls, by extension.
    pub calls: Value,
}

impl Answer {
    /// Returns the decoded result, or fails with the failure of the query.
    pub fn decode<R: DecodeAll>(&self) -> Result<R> {
        match (&self.result, &self.error) {
            (Some(result), None) => {
                R::decode_all(&mut &result.0[..]).context("the result is of another type")
            }
            (None, Some(error)) => bail!("no result: {error}"),
            _ => bail!("an answer has either a result or an error: {self:?}"),
        }
    }

    /// Returns the kind of the failure, if the query failed.
    pub fn error_kind(&self) -> Option<&str> {
        self.error.as_ref()?.get("kind")?.as_str()
    }

    /// Returns the total gas that was used.
    pub fn gas(&self) -> Option<i64> {
        self.metrics.gas.get("total")?.as_i64()
    }
}

impl Node {
    /// Sends a query over this connection.
    ///
    /// # Errors
    ///
    /// [`Error::User`] with the code of a JSON-RPC error, [`Error::Client`] if the connection broke.
    pub async fn query(&self, query: &Query) -> Result<Answer, Error> {
        self.rpc.request("pvq_query", rpc_params![query]).await
    }
}

/// Sends a query to every node for every engine, and returns the answer.
///
/// # Errors
///
/// Fails if the answers differ, or there is none.
pub async fn ask_everywhere(nodes: &[Node], query: &Query) -> Result<Answer> {
    let mut first: Option<Answer> = None;
    for node in nodes {
        for engine in ENGINES {
            let asked = node.query(&query.clone().on(engine)).await;
            let answer = asked.with_context(|| format!("{} on {engine:?}", node.name))?;
            let expected = first.get_or_insert_with(|| answer.clone());
            let name = &node.name;
            ensure!(
                *expected == answer,
                "{name} on {engine:?}:\n{answer:?}\nand not\n{expected:?}"
            );
        }
    }
    first.context("no nodes")
}
