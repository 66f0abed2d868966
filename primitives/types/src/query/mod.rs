//! Queries, their outcomes, and the limits, prices and policies that decide them.

mod admission;
mod call;
mod costs;
mod extension;
mod gas;
mod limits;
mod parameters;
mod program;
mod usage;

pub use admission::{admit, Admission, AdmissionError};
pub use call::{ExtensionAnswer, ExtensionCall, ExtensionFailure};
pub use costs::{InstructionClass, InstructionCosts, WorkingSet};
pub use extension::{
    ExtensionDetails, ExtensionRule, FunctionDetails, QueryMetadata, METADATA_VERSION,
};
pub use gas::GasSchedule;
pub use limits::{Limits, PerSource, Policy, MAX_INTERPRETER_MEMORY, MAX_LIMITS};
pub use parameters::ChainParameters;
pub use program::{
    Abi, Backend, Program, ProgramHash, ProgramInfo, RegisteredProgram, Validation,
    PROGRAMS_PAGE_SIZE,
};
pub use usage::{ExtensionUsage, GasUsage, QueryUsage};

use crate::PvqError;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A query.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct QueryRequest {
    /// The program to run.
    pub program: Program,
    /// One byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub args: Vec<u8>,
    /// Gas that it may use. It can only lower what the chain allows; negative is zero.
    pub gas_limit: Option<i64>,
    /// Bytes of proof that its calls may be charged for. It can only lower what the chain allows.
    pub proof_size_limit: Option<u64>,
}

/// The outcome of a query.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct QueryOutcome {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<Vec<u8>, QueryFailure>,
    /// The usage of the query.
    pub usage: QueryUsage,
}

/// The reason why a query has no result.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct QueryFailure {
    /// The kind of failure; `kind` in JSON, by the variant's name.
    #[cfg_attr(feature = "serde", serde(rename = "kind"))]
    pub error: PvqError,
    /// A description of the failure, and of what can be done about it.
    pub message: String,
}
