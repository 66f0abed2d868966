//! The types that PVQ's hosts, guests and clients share: the binary interface of programs, queries and
//! their outcomes, limits, prices and policies, errors, and the metadata of extensions and programs.
//!
//! Guests get the binary interface, the errors, the metadata and the sources of queries only.
//!
//! # Programs that describe themselves
//!
//! A program's blob holds its [interface](ProgramInterface): entrypoints, their types and the functions that it calls, in
//! an optional section that virtual machines skip. Who has the hash of a registered program fetches its blob, compares
//! the hash, and reads with [`ProgramInterface::of_blob`] what to ask and what comes back; no virtual machine is needed
//! for that. The JSON beside a blob, [`ProgramMetadata`], tells the same with documentation.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod abi;
mod account;
mod entrypoint;
mod error;
#[cfg(not(target_env = "polkavm"))]
mod interface;
#[cfg(all(feature = "serde", not(target_env = "polkavm")))]
pub mod json;
mod metadata;
mod program;
#[cfg(not(target_env = "polkavm"))]
mod query;
mod source;

pub use account::AccountId32;
pub use entrypoint::Entrypoint;
pub use error::{HostError, PvqError, PvqResult};
#[cfg(not(target_env = "polkavm"))]
pub use interface::{
    InterfaceError, ProgramInterface, INTERFACE_SECTION, INTERFACE_VERSION, MAX_INTERFACE_SIZE,
};
pub use metadata::{ExtensionMetadata, FunctionMetadata, Metadata, ParameterMetadata};
pub use program::{EntrypointMetadata, ProgramDetails, ProgramMetadata, PROGRAM_METADATA_VERSION};
#[cfg(not(target_env = "polkavm"))]
pub use query::{
    admit, Abi, Admission, AdmissionError, Backend, ChainParameters, ExtensionAnswer,
    ExtensionCall, ExtensionDetails, ExtensionFailure, ExtensionRule, ExtensionUsage,
    FunctionDetails, GasSchedule, GasUsage, InstructionClass, InstructionCosts, Limits, PerSource,
    Policy, Program, ProgramHash, ProgramInfo, QueryFailure, QueryMetadata, QueryOutcome,
    QueryRequest, QueryUsage, RegisteredProgram, Validation, WorkingSet, MAX_INTERPRETER_MEMORY,
    MAX_LIMITS, METADATA_VERSION, PROGRAMS_PAGE_SIZE,
};
pub use source::{InvokeSource, InvokeSourceError};

/// The id of an extension: a hash of its name and of the names of its functions.
pub type ExtensionId = u64;

/// The position of a function in its extension's declaration.
pub type FunctionIndex = u8;
