use crate::{Limits, Policy, Program, ProgramHash, QueryFailure, RegisteredProgram};
use alloc::{string::ToString, vec::Vec};
use core::fmt;
use pvq_executor::{InvalidProgram, PvqExecutorError};
use pvq_primitives::{InvokeSource, PvqError};
use sp_io::hashing::blake2_256;

/// The blob of `program` and the limits within which it runs, if `source` may run it.
///
/// `chain` and `policy` are the chain's, the latter for `source`; `registered` and `code` look up
/// what is registered under a hash, and are asked for no more than the decision needs. A runtime
/// decides by it, and so does a host that runs programs elsewhere.
pub fn admit<E: From<QueryError>>(
    chain: &Limits,
    policy: Policy,
    source: InvokeSource,
    program: Program,
    registered: impl FnOnce(ProgramHash) -> Result<Option<RegisteredProgram>, E>,
    code: impl FnOnce(ProgramHash) -> Result<Option<Vec<u8>>, E>,
) -> Result<(Vec<u8>, Limits), E> {
    let limits = |hash| {
        let program = registered(hash)?.ok_or(QueryError::NotRegistered)?;
        match program.sources.get(source) {
            true => Ok(program.limits.map_or(*chain, |own| own.lower(chain))),
            false => Err(E::from(QueryError::NotAllowed(source))),
        }
    };
    match program {
        Program::Code(code) => match policy {
            Policy::Open => Ok((code, *chain)),
            Policy::RegisteredOnly => {
                // What is too large to run need not be hashed to be refused.
                if code.len() > chain.program_size as usize {
                    let reason =
                        InvalidProgram::TooLarge { size: code.len(), limit: chain.program_size };
                    return Err(QueryError::Failed(reason.into()).into());
                }
                let limits = limits(blake2_256(&code).into())?;
                Ok((code, limits))
            }
        },
        Program::Registered(hash) => {
            let limits = limits(hash)?;
            let code = code(hash)?.ok_or(QueryError::NotUploaded)?;
            Ok((code, limits))
        }
    }
}

/// Why a query has no result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QueryError {
    /// The program is not registered, and has to be: the query names it by its hash, or its source
    /// may run registered programs only.
    NotRegistered,
    /// The program is registered, but not for this source.
    NotAllowed(InvokeSource),
    /// The program is registered, but nobody has uploaded it yet.
    NotUploaded,
    /// The program ran, or was to run, and failed.
    Failed(PvqExecutorError),
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRegistered => f.write_str(
                "the program is not registered; have governance register the blake2-256 hash of \
                 its blob",
            ),
            Self::NotAllowed(source) => write!(
                f,
                "the program may not be run by {source:?}; have governance register it for that \
                 source",
            ),
            Self::NotUploaded => f.write_str(
                "the program is registered and not uploaded; upload it, or send the blob with the \
                 query",
            ),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for QueryError {}

impl From<PvqExecutorError> for QueryError {
    fn from(error: PvqExecutorError) -> Self {
        Self::Failed(error)
    }
}

impl From<QueryError> for PvqError {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::NotRegistered | QueryError::NotAllowed(_) => Self::PermissionDenied,
            QueryError::NotUploaded => Self::InvalidPvqProgramFormat,
            QueryError::Failed(error) => error.into(),
        }
    }
}

impl From<QueryError> for QueryFailure {
    fn from(error: QueryError) -> Self {
        Self { message: error.to_string(), error: error.into() }
    }
}
