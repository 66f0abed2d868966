//! Compiles a PVQ guest crate to a `.polkavm` file and, next to it, its metadata as JSON and as a TypeScript module.
//!
//! The blob holds the program's [interface](pvq_primitives::ProgramInterface), so that who has only the blob knows what to
//! ask. The metadata beside it adds documentation.
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
//! [`Builder`] has all settings, and returns errors.
//!
//! Guests are compiled by a toolchain that has the source of Rust's standard library: the one that the environment
//! variable [`PVQ_GUEST_TOOLCHAIN`](TOOLCHAIN_VARIABLE) names, or else the default one or the one called `debian`. If
//! none can compile guests, the error says what is missing and which command installs it.
//!
//! A program that the reference chain would refuse is not built, and the error gives the reasons. [`Builder`] can raise
//! its limits, which are [`MAX_LIMITS`], for a chain that allows more.
//!
//! The same sources give the same bytes, wherever they are on the disk, and wherever their dependencies come from. The
//! flags of an outer cargo do not reach a guest, which has a target directory of its own, and neither do those of a
//! configuration file above it. The features of a guest, and whether its lock file holds, are those that the [`Builder`] is
//! told.

#![forbid(unsafe_code)]

mod build_script;
mod builder;
mod check;
mod compile;
mod error;
mod link;
mod metadata;
mod output;
mod package;
mod selection;
mod target;
mod toolchain;

pub use build_script::{build, emit};
pub use builder::{Builder, Program};
pub use error::BuildError;
pub use pvq_primitives::{Abi, MAX_LIMITS};
pub use toolchain::TOOLCHAIN_VARIABLE;
