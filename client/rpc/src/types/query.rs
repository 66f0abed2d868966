use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};

/// The parameter of `pvq_query`. A field that it does not have is refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Query {
    /// The blob of the program. Exactly one of `program` and `hash` is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub program: Option<Bytes>,
    /// The blake2-256 hash of a registered program that was uploaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<H256>,
    /// The index of the entrypoint. Without it, `args` begins with that byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<u8>,
    /// The SCALE-encoded parameters, in order.
    #[serde(default = "no_bytes")]
    pub args: Bytes,
    /// The hash of the block whose state is asked; without it, that of the best block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<H256>,
    /// What the query may use, where that is less than the chain and the node allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<QueryLimits>,
    /// Where the program runs.
    #[serde(default)]
    pub engine: Engine,
}

/// A query without a program.
impl Default for Query {
    fn default() -> Self {
        Self {
            program: None,
            hash: None,
            entrypoint: None,
            args: no_bytes(),
            at: None,
            limits: None,
            engine: Engine::default(),
        }
    }
}

fn no_bytes() -> Bytes {
    Bytes(Vec::new())
}

/// Limits of a query. They only lower those of the chain and of the node.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QueryLimits {
    /// Gas, all of it: loading, running, calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gas: Option<u64>,
    /// Bytes of proof that calls may be charged for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_size: Option<u64>,
    /// Wall-clock time from the query's turn to its end. A query that takes longer has no answer but
    /// the JSON-RPC error [`TIMED_OUT`](crate::code::TIMED_OUT).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
}

/// Where a program runs. Results, errors and gas are the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    /// The node chooses, by what the program last used.
    #[default]
    Auto,
    /// On the node; calls to extensions go into the runtime one by one.
    Native,
    /// In the runtime, as a whole.
    Runtime,
}

impl Engine {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Native => "native",
            Self::Runtime => "runtime",
        }
    }
}
