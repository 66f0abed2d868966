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
    /// The failure of the query, if there is no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<QueryFailure>,
    /// The block whose state was read.
    pub at: BlockId,
    /// The engine that ran the program, and why.
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
    /// The backend that executed the instructions. `None` with the engine `runtime`, and for a program that was not
    /// admitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backend: Option<Backend>,
    /// The reason for the choice, for a person to read.
    pub reason: String,
}

impl EngineSelection {
    /// Returns the backend that executed the instructions, also with the engine `runtime`: runtimes interpret programs.
    /// `None` for a program that a node was to run and that was not admitted.
    pub fn executing_backend(&self) -> Option<Backend> {
        let in_runtime = (self.engine == Engine::Runtime).then_some(Backend::Interpreter);
        self.backend.or(in_runtime)
    }
}

/// The metrics of a query, also where it failed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "FlatMetrics")]
pub struct QueryMetrics {
    /// The usage of the query, which the chain determines.
    #[serde(flatten)]
    pub usage: QueryUsage,
    /// Wall-clock time by phase, the only metric that the chain does not determine.
    pub microseconds: Microseconds,
}

/// [`QueryMetrics`] as they are deserialized. `serde(flatten)` cannot read numbers where `serde_json` has the feature
/// `arbitrary_precision`, as it has in clients.
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

/// Wall-clock time by phase, in microseconds. With the engine `runtime`, all but the wait is in `run`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Microseconds {
    /// Time in the queue.
    pub queue: u64,
    /// Time to find the program in the cache, or to parse and validate it.
    pub load: u64,
    /// Time to compile the program and to make an instance of it.
    pub compile: u64,
    /// Time from the first instruction to the result.
    pub run: u64,
}
