use serde::{Deserialize, Serialize};
use sp_core::{Bytes, H256};

/// The parameter of `pvq_query`. An unknown field is an error.
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
    /// The hash of the block whose state is read. Default: the best block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<H256>,
    /// Limits below those of the chain and of the node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<QueryLimits>,
    /// The engine that runs the program.
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
    /// Gas for loading, running and calls together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gas: Option<u64>,
    /// Bytes of proof that calls may be charged for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_size: Option<u64>,
    /// Wall-clock time from the query's turn to its end. A query that takes longer ends with the JSON-RPC error
    /// [`TIMED_OUT`](crate::code::TIMED_OUT).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
}

/// The engine that runs a program. Results, errors and gas are the same on each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Engine {
    /// The node chooses, by the recent usage of such queries.
    #[default]
    Auto,
    /// The node runs the program; its calls to extensions go into the runtime one by one.
    Native,
    /// The runtime runs the whole query.
    Runtime,
}

impl Engine {
    /// All engines, in the order of their declaration.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Native, Self::Runtime];

    /// Returns the engine's name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Native => "native",
            Self::Runtime => "runtime",
        }
    }
}
