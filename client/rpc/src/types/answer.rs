use crate::Engine;
use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};

/// The answer of `pvq_query`: exactly one of `result` and `error`, and what the query used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryAnswer {
    /// The SCALE-encoded result of the entrypoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Bytes>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
    /// The block whose state was asked.
    pub at: BlockId,
    /// Where the program ran, and why there.
    pub engine: Choice,
    /// What the query used.
    pub metrics: Used,
}

/// Why a query has no result, as the chain says it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// The name of the variant of [`PvqError`](pvq_primitives::PvqError).
    pub kind: String,
    /// What happened, and what to do about it.
    pub message: String,
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

/// Where a program ran, and why there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// [`Engine::Native`] or [`Engine::Runtime`].
    pub engine: Engine,
    /// What executed its instructions; with the engine `native` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backend: Option<Backend>,
    /// Why, for a person to read.
    pub reason: String,
}

/// What executes the instructions of a program that runs on the node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Backend {
    /// PolkaVM's interpreter.
    Interpreter,
    /// PolkaVM's recompiler to native code.
    Recompiler,
}

impl Backend {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interpreter => "interpreter",
            Self::Recompiler => "recompiler",
        }
    }
}

/// What a query used, also where it failed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Used {
    /// Gas, and where it went.
    pub gas: GasUsed,
    /// The same as weight.
    pub weight: WeightUsed,
    /// Bytes of memory at their most.
    pub peak_memory: u32,
    /// The calls to each extension, in the order of the first.
    pub calls: Vec<Calls>,
    /// Wall-clock time, and where it went. The only part that the chain does not determine.
    pub microseconds: Microseconds,
}

/// Gas, and where it went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GasUsed {
    /// For loading the program and its arguments.
    pub load: i64,
    /// For the program's own instructions.
    pub program: i64,
    /// For calls to extensions, and for the result.
    pub host: i64,
    /// The sum.
    pub total: i64,
}

/// Weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WeightUsed {
    /// Picoseconds of reference time.
    pub ref_time: u64,
    /// Bytes of proof.
    pub proof_size: u64,
}

/// The calls to one extension.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calls {
    /// The id that the program called, in decimal: JSON's numbers are too small for it.
    pub extension: String,
    /// The number of calls.
    pub calls: u64,
    /// The number of calls that failed.
    pub failed: u64,
    /// Bytes of the calls.
    pub bytes_in: u64,
    /// Bytes of the responses.
    pub bytes_out: u64,
    /// Gas charged for them.
    pub gas: i64,
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
