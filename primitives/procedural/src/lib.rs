//! Checks that the macros of PVQ share.
//!
//! An error points at the author's code and says what to write instead. [`Errors`] gathers those of a
//! whole module.

#![forbid(unsafe_code)]

pub mod attributes;
pub mod dependency;
mod errors;
pub mod module;
pub mod signature;

pub use errors::Errors;
