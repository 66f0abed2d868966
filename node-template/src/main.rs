//! A node for the reference runtime of PVQ, which serves queries.
//!
//! Aura makes blocks and GRANDPA finalises them; the database is ParityDB; the runtime is executed
//! from its Wasm. To the RPC of every node come the methods `pvq_*` of [`pvq_rpc`].

#![forbid(unsafe_code)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod chain_spec;
mod cli;
mod command;
mod consensus;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
    command::run()
}
