//! What PVQ's hosts, guests and clients agree on: the binary interface of programs, the errors
//! that cross the wire, and the metadata of extensions and programs.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod abi;
mod error;
mod metadata;
mod source;

pub use error::{HostError, PvqError, PvqResult};
pub use metadata::{
    ExtensionMetadata, FunctionMetadata, Metadata, ParameterMetadata, ProgramMetadata,
};
pub use source::InvokeSource;

/// The id of an extension: a hash of its name and its methods, see [`abi`].
pub type ExtensionId = u64;

/// The position of a function in its extension's declaration.
pub type FunctionIndex = u8;
