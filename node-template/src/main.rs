//! A node for the reference runtime of PVQ, which serves queries.
//!
//! Aura makes blocks and GRANDPA finalizes them; the database is ParityDB; the runtime is executed from its Wasm. The
//! RPC has the methods `pvq_*` of [`pvq_rpc`].

#![forbid(unsafe_code)]
// The error type of the SDK is large, and its commands return it by value.
#![allow(clippy::result_large_err)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod chain_spec;
mod cli;
mod command;
mod consensus;
mod public;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
