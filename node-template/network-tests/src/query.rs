//! `pvq_query`, and what of an answer the chain determines.

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

/// Where a program runs. The answers are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    /// Where the node thinks it is faster.
    Auto,
    /// On the node, with calls into the runtime.
    Native,
    /// In the runtime.
    Runtime,
}

/// The engines that a request may insist on.
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
    /// The block to ask at; the best one if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<H256>,
    /// Where to run.
    pub engine: Engine,
    /// What it may take, if not as much as the node and the chain let it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// What a query may take.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Limits {
    /// Time, from its turn on.
    pub milliseconds: u64,
}

impl Query {
    /// Runs the first entrypoint of this blob with `args`.
    pub fn of_code(program: &[u8], args: impl Encode) -> Self {
        Self { program: Some(Bytes(program.to_vec())), hash: None, ..Self::with_args(args) }
    }

    /// Runs the first entrypoint of the registered program with this hash.
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

    /// The same at a block.
    pub fn at(self, hash: H256) -> Self {
        Self { at: Some(hash), ..self }
    }

    /// The same on an engine.
    pub fn on(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// The same within limits.
    pub fn within(self, limits: Limits) -> Self {
        Self { limits: Some(limits), ..self }
    }
}

/// What the chain determines of an answer: the same on every node and every engine.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The SCALE-encoded result.
    pub result: Option<Bytes>,
    /// Why there is none: the kind and the message.
    pub error: Option<Value>,
    /// The block that was asked.
    pub at: BlockId,
    /// What the query used.
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

/// What a query used, but for time.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metrics {
    /// Gas, and for what.
    pub gas: Value,
    /// Weight.
    pub weight: Value,
    /// Bytes of memory at their most.
    pub peak_memory: u32,
    /// Calls by extension.
    pub calls: Value,
}

impl Answer {
    /// The result, decoded; or why there is none.
    pub fn decode<R: DecodeAll>(&self) -> Result<R> {
        match (&self.result, &self.error) {
            (Some(result), None) => {
                R::decode_all(&mut &result.0[..]).context("the result is of another type")
            }
            (None, Some(error)) => bail!("no result: {error}"),
            _ => bail!("an answer has either a result or an error: {self:?}"),
        }
    }

    /// The kind of error, if it is one.
    pub fn error_kind(&self) -> Option<&str> {
        self.error.as_ref()?.get("kind")?.as_str()
    }

    /// The gas that was used in all.
    pub fn gas(&self) -> Option<i64> {
        self.metrics.gas.get("total")?.as_i64()
    }
}

impl Node {
    /// Asks, on this connection.
    ///
    /// # Errors
    ///
    /// [`Error::User`] with the code of a JSON-RPC error, [`Error::Client`] where the connection
    /// broke.
    pub async fn query(&self, query: &Query) -> Result<Answer, Error> {
        self.rpc.request("pvq_query", rpc_params![query]).await
    }
}

/// Asks every node, on every engine, and returns their answer, which must be one and the same.
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
