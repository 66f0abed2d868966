use crate::Engine;
use pvq_primitives::{Backend, ExtensionUsage, GasUsage, QueryFailure, QueryUsage};
use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};
use sp_weights::Weight;

/// The answer of `pvq_query`: exactly one of `result` and `error`, and what the query used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryAnswer {
    /// The SCALE-encoded result of the entrypoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Bytes>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<QueryFailure>,
    /// The block whose state was asked.
    pub at: BlockId,
    /// Where the program ran, and why there.
    pub engine: EngineSelection,
    /// The usage of the query, and its time.
    pub metrics: QueryMetrics,
}

/// A block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BlockId {
    /// Its hash.
    pub hash: H256,
    /// Its number.
    pub number: u64,
}

/// The engine that ran a program, and the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EngineSelection {
    /// [`Engine::Native`] or [`Engine::Runtime`].
    pub engine: Engine,
    /// What executed its instructions; with the engine `native` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backend: Option<Backend>,
    /// Why, for a person to read.
    pub reason: String,
}

/// The metrics of a query, also where it failed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "FlatMetrics")]
pub struct QueryMetrics {
    /// The usage of the query, which the chain determines.
    #[serde(flatten)]
    pub usage: QueryUsage,
    /// Wall-clock time by part. The only part that the chain does not determine.
    pub microseconds: Microseconds,
}

/// [`QueryMetrics`] as they are read: what `flatten` reads has no numbers where `serde_json` keeps all
/// of their digits, as clients have it do.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FlatMetrics {
    gas: GasUsage,
    #[serde(deserialize_with = "pvq_primitives::json::weight::deserialize")]
    weight: Weight,
    peak_memory: u32,
    calls: Vec<ExtensionUsage>,
    microseconds: Microseconds,
}

impl From<FlatMetrics> for QueryMetrics {
    fn from(flat: FlatMetrics) -> Self {
        let FlatMetrics { gas, weight, peak_memory, calls, microseconds } = flat;
        Self { usage: QueryUsage { gas, weight, peak_memory, calls }, microseconds }
    }
}

/// Wall-clock time, in microseconds. With the engine `runtime` all but the wait is `run`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Microseconds {
    /// Waiting for a turn.
    pub queue: u64,
    /// Finding the program, or parsing and validating it.
    pub load: u64,
    /// Compiling it, and making an instance.
    pub compile: u64,
    /// From its first instruction to its result.
    pub run: u64,
}
