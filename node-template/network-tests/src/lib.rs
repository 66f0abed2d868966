//! What the tests of networks are made of.
//!
//! - [`inputs`]: what `scripts/zombienet.sh` hands over;
//! - [`network`]: two validators and a full node, as processes on this machine;
//! - [`node`]: one of them, over its RPC;
//! - [`query`]: `pvq_query`, and what of an answer the chain determines;
//! - [`transactions`]: signed calls, and the committee's decisions;
//! - [`hostile`]: requests that no node should mind;
//! - [`dev`]: a development node, as one process;
//! - [`flood`]: requests by all that a node lets anyone ask, as many as it takes;
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
pub mod transactions;
