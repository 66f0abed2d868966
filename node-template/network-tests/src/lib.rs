//! The parts of the network tests.
//!
//! - [`inputs`]: the files that `scripts/zombienet.sh` builds;
//! - [`network`]: two validators and a full node, as processes on this machine;
//! - [`node`]: a node, over its RPC;
//! - [`query`]: `pvq_query`, and the parts of an answer that the chain determines;
//! - [`transactions`]: signed calls, and the committee's decisions;
//! - [`hostile`]: hostile requests;
//! - [`dev`]: a development node, as one process;
//! - [`relay`]: two parachains with a relay chain, by the commands that others made;
//! - [`tool`]: the command line tool `pvq`;
//! - [`flood`]: floods of requests by the ways that are open to anyone;
//! - [`light`]: a light client's requests to a peer;
//! - [`process`]: a node's processes, threads and processor time.

#![forbid(unsafe_code)]

pub mod dev;
pub mod flood;
pub mod hostile;
pub mod inputs;
pub mod light;
pub mod network;
pub mod node;
pub mod process;
pub mod query;
pub mod relay;
pub mod tool;
pub mod transactions;
