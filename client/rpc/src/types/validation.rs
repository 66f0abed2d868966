use pvq_primitives::{ProgramInfo, QueryFailure};
use serde::{Deserialize, Serialize};

/// The answer of `pvq_validate`: whether a program is one that the chain would run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// Whether it passes all that is checked before a program's first instruction.
    pub valid: bool,
    /// What is known of a valid program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub info: Option<ProgramInfo>,
    /// Why it is not valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<QueryFailure>,
    /// Whether the chain's policy lets queries from outside of blocks run it now.
    pub admitted: bool,
    /// Why the policy does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
