//! What the tests of networks are made of.
//!
//! - [`inputs`]: what `scripts/zombienet.sh` hands over;
//! - [`network`]: two validators and a full node, as processes on this machine;
//! - [`node`]: one of them, over its RPC;
//! - [`query`]: `pvq_query`, and what of an answer the chain determines;
//! - [`transactions`]: signed calls, and the committee's decisions;
//! - [`hostile`]: requests that no node should mind.

#![forbid(unsafe_code)]

pub mod hostile;
pub mod inputs;
pub mod network;
pub mod node;
pub mod query;
pub mod transactions;
