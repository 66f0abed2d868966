//! The parameters and answers of the methods, as JSON in camelCase.

mod answer;
mod query;
#[cfg(test)]
mod tests;
mod validation;

pub use answer::{BlockId, EngineSelection, Microseconds, QueryAnswer, QueryMetrics};
pub use query::{Engine, Query, QueryLimits};
pub use validation::Validation;

use pvq_primitives::{QueryMetadata, RegisteredProgram};
use serde::{Deserialize, Serialize};

/// The answer of `pvq_metadata`: the extensions of the runtime at a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The version of `metadata`: [`METADATA_VERSION`](pvq_primitives::METADATA_VERSION).
    pub version: u32,
    /// Types, and extensions with documentation, weights and rules.
    #[serde(flatten)]
    pub metadata: QueryMetadata,
}

/// The answer of `pvq_programs`, in the order of the hashes.
pub type Programs = Vec<RegisteredProgram>;
