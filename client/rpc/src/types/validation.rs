use pvq_primitives::{ProgramInfo, QueryFailure};
use serde::{Deserialize, Serialize};

/// The answer of `pvq_validate`: whether a program is valid, and whether the policy admits it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// True if the program passes all checks that precede its first instruction.
    pub valid: bool,
    /// The properties of a valid program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub info: Option<ProgramInfo>,
    /// The failure of an invalid program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<QueryFailure>,
    /// True if the chain's policy lets queries from outside of blocks run the program at this block.
    pub admitted: bool,
    /// The reason why the policy does not, for a person to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
