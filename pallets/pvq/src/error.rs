//! Errors of programs and of queries.

use crate::Error;
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use frame_support::{weights::Weight, PalletError};
use pvq_executor::{InvalidProgram, Metrics, PvqExecutorError};
use pvq_primitives::{AdmissionError, PvqError, QueryFailure};
use scale_info::TypeInfo;

/// The outcome of a query, and its charge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChargedExecution {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<alloc::vec::Vec<u8>, QueryError>,
    /// The usage of the run; zero where the query was refused before the executor ran it.
    pub metrics: Metrics,
    /// The weight to charge: that of the run and, unless the source is the runtime API, of reading a
    /// stored program.
    pub weight: Weight,
}

impl ChargedExecution {
    /// Creates the outcome of a query that was refused before its run, after work of this weight.
    pub(crate) fn refused(error: QueryError, weight: Weight) -> Self {
        Self { result: Err(error), metrics: Metrics::default(), weight }
    }
}

/// The reason why a query has no result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QueryError {
    /// The program was not run.
    NotAdmitted(AdmissionError),
    /// The program ran, or was to run, and failed.
    Failed(PvqExecutorError),
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAdmitted(error) => error.fmt(f),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for QueryError {}

impl From<AdmissionError> for QueryError {
    fn from(error: AdmissionError) -> Self {
        Self::NotAdmitted(error)
    }
}

impl From<PvqExecutorError> for QueryError {
    fn from(error: PvqExecutorError) -> Self {
        Self::Failed(error)
    }
}

impl From<QueryError> for PvqError {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::NotAdmitted(error) => error.into(),
            QueryError::Failed(error) => error.into(),
        }
    }
}

impl From<QueryError> for QueryFailure {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::NotAdmitted(error) => error.into(),
            QueryError::Failed(error) => error.into(),
        }
    }
}

impl<T> From<&QueryError> for Error<T> {
    fn from(error: &QueryError) -> Self {
        match error {
            QueryError::NotAdmitted(AdmissionError::NotRegistered) => Self::NotRegistered,
            QueryError::NotAdmitted(AdmissionError::NotAllowed(_)) => Self::NotAllowed,
            QueryError::NotAdmitted(AdmissionError::NotUploaded) => Self::NotUploaded,
            QueryError::NotAdmitted(AdmissionError::Unreadable) => Self::Unreadable,
            QueryError::NotAdmitted(AdmissionError::TooLarge { .. }) => {
                Self::InvalidProgram(ProgramFlaw::TooLarge)
            }
            QueryError::Failed(PvqExecutorError::InvalidProgram(reason)) => {
                Self::InvalidProgram(reason.into())
            }
            QueryError::Failed(error) => Self::QueryFailed(error.into()),
        }
    }
}

/// The reason why a program cannot run, as a part of [`Error`]: [`pvq_executor::InvalidProgram`] without the offending
/// values, which the runtime API tells when asked to run the program.
///
/// A type of this crate, because the error of a call encodes its variants, and has a size limit.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError,
)]
pub enum ProgramFlaw {
    /// The blob is larger than allowed.
    TooLarge,
    /// The blob is not a PolkaVM program.
    Malformed,
    /// The program is for an instruction set that PVQ does not run.
    UnsupportedInstructionSet,
    /// The import table is broken, or a host function is called that it does not list.
    MalformedImport,
    /// The program imports a function that its host does not offer.
    UnknownImport,
    /// The program does not export `pvq`.
    MissingExport,
    /// The entry is not at the beginning of a basic block.
    InvalidEntry,
    /// The code lacks an instruction at some place, or has one that the instruction set does not have.
    InvalidInstruction,
    /// An instruction names a register that does not exist.
    InvalidRegister,
    /// An instruction jumps to a place where no basic block begins.
    InvalidJump,
    /// The program declares more stack than allowed.
    StackTooLarge,
    /// The program declares more memory than allowed.
    MemoryTooLarge,
    /// The interpreter would need more memory for the program than it may have.
    InterpreterMemoryTooLarge,
    /// The virtual machine failed to check the program.
    VirtualMachine,
    /// A basic block might cost more gas than there may be.
    BlockTooLong,
}

impl From<&InvalidProgram> for ProgramFlaw {
    fn from(error: &InvalidProgram) -> Self {
        match error {
            InvalidProgram::TooLarge { .. } => Self::TooLarge,
            InvalidProgram::Malformed(_) => Self::Malformed,
            InvalidProgram::UnsupportedInstructionSet { .. } => Self::UnsupportedInstructionSet,
            InvalidProgram::MalformedImport { .. } => Self::MalformedImport,
            InvalidProgram::UnknownImport { .. } => Self::UnknownImport,
            InvalidProgram::MissingExport => Self::MissingExport,
            InvalidProgram::InvalidEntry { .. } => Self::InvalidEntry,
            InvalidProgram::InvalidInstruction { .. } => Self::InvalidInstruction,
            InvalidProgram::InvalidRegister { .. } => Self::InvalidRegister,
            InvalidProgram::InvalidJump { .. } => Self::InvalidJump,
            InvalidProgram::StackTooLarge { .. } => Self::StackTooLarge,
            InvalidProgram::MemoryTooLarge { .. } => Self::MemoryTooLarge,
            InvalidProgram::InterpreterMemoryTooLarge { .. } => Self::InterpreterMemoryTooLarge,
            InvalidProgram::BlockTooLong { .. } => Self::BlockTooLong,
        }
    }
}

/// The reason why a query of a valid program failed in a block, as a part of [`Error`]: [`PvqExecutorError`] without
/// its details.
///
/// A type of this crate, because the error of a call encodes its variants, and has a size limit.
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError,
)]
pub enum FailureKind {
    /// The query needed more weight than its caller, the program's own limits or the chain's allow.
    OutOfGas,
    /// The query needed more memory than it may have.
    OutOfMemory,
    /// A call to an extension failed, and the program did not handle it.
    ExtensionFailed,
    /// The program called an extension that it may not call, and did not handle the refusal.
    ExtensionDenied,
    /// The program trapped, as programs do whose arguments do not decode.
    Trap,
    /// The program overflowed its stack.
    StackOverflow,
    /// The program gave its host an invalid pointer.
    MemoryAccess,
    /// The arguments are longer than allowed.
    ArgumentsTooLarge,
    /// The result is longer than allowed, or than an event may hold.
    ResultTooLarge,
    /// The query was nested in another one, deeper than queries may.
    CallDepthExceeded,
    /// The query exceeded a time limit. A runtime has no clock, and so no such limit.
    Timeout,
    /// The virtual machine itself failed.
    VirtualMachine,
    /// The program was refused before its first instruction.
    InvalidProgram,
}

impl From<&PvqExecutorError> for FailureKind {
    fn from(error: &PvqExecutorError) -> Self {
        match error {
            PvqExecutorError::OutOfGas => Self::OutOfGas,
            PvqExecutorError::OutOfMemory => Self::OutOfMemory,
            PvqExecutorError::ExtensionError(_) => Self::ExtensionFailed,
            PvqExecutorError::ExtensionDenied { .. } => Self::ExtensionDenied,
            PvqExecutorError::RuntimeError(_) => Self::Trap,
            PvqExecutorError::StackOverflow(_) => Self::StackOverflow,
            PvqExecutorError::MemoryAccess(_) => Self::MemoryAccess,
            PvqExecutorError::ArgumentsTooLarge { .. } => Self::ArgumentsTooLarge,
            PvqExecutorError::ResultTooLarge { .. } => Self::ResultTooLarge,
            PvqExecutorError::CallDepthExceeded { .. } => Self::CallDepthExceeded,
            PvqExecutorError::Timeout => Self::Timeout,
            PvqExecutorError::Backend(_) => Self::VirtualMachine,
            // `Error` has a variant of its own for this, with the reason.
            PvqExecutorError::InvalidProgram(_) => Self::InvalidProgram,
        }
    }
}
