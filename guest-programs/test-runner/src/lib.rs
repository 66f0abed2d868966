//! Runs PVQ programs against a small FRAME runtime in memory: for the tests of programs, and as the
//! command line tool `pvq`.
//!
//! A test starts from a [`Genesis`](genesis::Genesis), asks a [`TestRunner`](runner::TestRunner)
//! by entrypoint name and JSON [arguments], and compares the answer with what the pallets of the
//! [runtime] say:
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use frame_support::traits::fungibles::Inspect;
//! use pvq_test_runner::{genesis::Genesis, program, runner::TestRunner, runtime::NativeAndAssets};
//! use std::path::Path;
//!
//! let path = Path::new("total-supply.polkavm");
//! let (blob, metadata) = (program::read(path)?, program::read_metadata(path, None)?);
//! let mut runner = TestRunner::new(&Genesis::default(), Default::default())?;
//! let supply = runner.ask(&blob, &metadata, "total_supply", &["1984"])?;
//! let expected = runner.with_state(|| NativeAndAssets::total_issuance(1984));
//! assert_eq!(supply.to_string(), expected.to_string());
//! # Ok(())
//! # }
//! ```
//!
//! The tool's commands are functions, too: see [`commands`], and `network` for those that ask a node,
//! which the feature of that name brings. It is a default; tests of programs do without it.

#![forbid(unsafe_code)]

pub mod accounts;
pub mod arguments;
pub mod chain;
pub mod commands;
pub mod extensions;
pub mod genesis;
mod integers;
#[cfg(feature = "network")]
pub mod network;
pub mod program;
pub mod report;
pub mod result;
pub mod runner;
pub mod runtime;
pub mod types;
