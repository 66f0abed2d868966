//! Compiles a PVQ guest crate to a `.polkavm` file and, next to it, its metadata as JSON.
//!
//! From a `build.rs`:
//!
//! ```no_run
//! // Makes the environment variables SUM_BALANCE_POLKAVM and SUM_BALANCE_METADATA, which hold the
//! // two files' paths: `include_bytes!(env!("SUM_BALANCE_POLKAVM"))`.
//! pvq_program_builder::build("../guest-programs/examples/sum-balance");
//! ```
//!
//! From a shell:
//!
//! ```text
//! cargo run -p pvq-program-builder -- guest-programs/examples/sum-balance -o target/programs
//! ```
//!
//! [`Builder`] has the settings, and errors that a caller can handle.
//!
//! Guests are compiled by a toolchain that has the source of Rust's standard library: the one that
//! the environment variable [`PVQ_GUEST_TOOLCHAIN`](TOOLCHAIN_VARIABLE) names, or the default one, or
//! the one called `debian`. Where none will do, the error says what is missing and which command
//! installs it.
//!
//! A program that the reference chain would refuse is not built, and the error says why: see
//! [`limits`], which [`Builder`] can raise for a chain that allows more.
//!
//! The same sources give the same bytes, wherever they lie. Nothing of the outer cargo's flags
//! reaches a guest, and its target directory is its own.

#![forbid(unsafe_code)]

mod build_script;
mod builder;
mod check;
mod compile;
mod error;
pub mod limits;
mod link;
mod metadata;
mod output;
mod package;
mod target;
mod toolchain;

pub use build_script::{build, emit};
pub use builder::{Builder, Program};
pub use error::BuildError;
pub use target::Target;
pub use toolchain::TOOLCHAIN_VARIABLE;
