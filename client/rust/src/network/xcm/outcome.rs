use super::{state::AnsweredQuery, Chain, QueryId};
use crate::network::error::plain;
use pvq_primitives::{ProgramHash, PvqError, QueryFailure};
use scale_value::{Value, ValueDef};
use serde::Serialize;
use subxt::ext::scale_decode::DecodeAsType;

/// The outcome of a query of another chain, as the chain that asked stores it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskedOutcome {
    /// The query.
    pub query: QueryId,
    /// The chain that was asked.
    pub responder: Chain,
    /// The hash of the program.
    pub program: ProgramHash,
    /// The outcome.
    pub outcome: AskOutcome,
    /// The weight that the query took there.
    pub used: WeightUsed,
    /// The number of the block in which the outcome came.
    pub block: u64,
}

/// The outcome of a query of another chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AskOutcome {
    /// The SCALE-encoded result of the entrypoint. It is the other chain's word, and no more.
    Answered(Vec<u8>),
    /// The query failed there.
    Failed(QueryFailure),
    /// The message was not executed to its end there.
    NotExecuted {
        /// The index of the instruction that failed.
        instruction: u32,
        /// The XCM error.
        error: String,
    },
    /// The deadline passed without an answer.
    Expired,
}

/// The weight that a query took.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, DecodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "camelCase")]
pub struct WeightUsed {
    /// Picoseconds of reference time.
    pub ref_time: u64,
    /// Bytes of proof.
    pub proof_size: u64,
}

/// The outcome as the chain stores it. Errors are known by their names, which other releases may add to.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) enum StoredOutcome {
    Answered(Vec<u8>),
    Failed(Value<()>),
    NotExecuted { instruction: u32, error: Value<()> },
    Expired,
}

impl AskedOutcome {
    pub(super) fn new(query: QueryId, answered: AnsweredQuery) -> Self {
        let AnsweredQuery { responder, program, outcome, used, at, .. } = answered;
        let outcome = match outcome {
            StoredOutcome::Answered(answer) => AskOutcome::Answered(answer),
            StoredOutcome::Failed(error) => AskOutcome::Failed(failure(&error)),
            StoredOutcome::NotExecuted { instruction, error } => {
                AskOutcome::NotExecuted { instruction, error: name(&error) }
            }
            StoredOutcome::Expired => AskOutcome::Expired,
        };
        Self { query, responder, program: program.into(), outcome, used, block: at }
    }
}

/// Returns the failure that a chain names.
fn failure(error: &Value<()>) -> QueryFailure {
    let name = name(error);
    match PvqError::ALL.into_iter().find(|known| known.name() == name) {
        Some(error) => QueryFailure { error, message: error.to_string() },
        None => QueryFailure { error: PvqError::Other, message: name },
    }
}

/// Returns the name of an error, with its fields if it has any.
fn name(error: &Value<()>) -> String {
    let name = match &error.value {
        ValueDef::Variant(variant) if variant.values.is_empty() => variant.name.clone(),
        _ => error.to_string(),
    };
    plain(&name)
}
