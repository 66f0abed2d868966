//! The types that PVQ's hosts, guests and clients share: the binary interface of programs, queries and
//! their outcomes, limits, prices and policies, errors, and the metadata of extensions and programs.
//!
//! Guests get the binary interface, the errors, the metadata and the sources of queries only.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod abi;
mod entrypoint;
mod error;
#[cfg(all(feature = "serde", not(target_env = "polkavm")))]
pub mod json;
mod metadata;
#[cfg(not(target_env = "polkavm"))]
mod query;
mod source;

pub use entrypoint::Entrypoint;
pub use error::{HostError, PvqError, PvqResult};
pub use metadata::{
    ExtensionMetadata, FunctionMetadata, Metadata, ParameterMetadata, ProgramMetadata,
};
#[cfg(not(target_env = "polkavm"))]
pub use query::{
    admit, Abi, Admission, AdmissionError, Backend, ChainParameters, ExtensionAnswer,
    ExtensionCall, ExtensionDetails, ExtensionFailure, ExtensionRule, ExtensionUsage,
    FunctionDetails, GasSchedule, GasUsage, Limits, PerSource, Policy, Program, ProgramHash,
    ProgramInfo, QueryFailure, QueryMetadata, QueryOutcome, QueryRequest, QueryUsage,
    RegisteredProgram, MAX_LIMITS, METADATA_VERSION, PROGRAMS_PAGE_SIZE,
};
pub use source::{InvokeSource, InvokeSourceError};

/// The id of an extension: a hash of its name and of the names of its functions.
pub type ExtensionId = u64;

/// The position of a function in its extension's declaration.
pub type FunctionIndex = u8;
