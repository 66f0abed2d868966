//! The client as strangers reach it: by the RPC methods of the SDK, and as light clients over the
//! network.
//!
//! Both let anyone have the runtime called: `state_call`, `chainHead_v1_call` and
//! `archive_v1_call`, and the call requests of light clients. A query in such a call may take as
//! long as the chain lets it, and the SDK runs as many at a time as there are connections. That
//! costs a node its blocks in two ways: by processor time, and by the 64 instances of a runtime
//! that there can be at a time, for whose end the block's author waits as everyone else.
//!
//! So the RPC and the network are given a [`PublicClient`], and only they:
//!
//! - queries of the RPC, which are calls of `PvqApi`, run on a [`LowPriorityPool`] of as many threads as there
//!   are processors, whose priority is lower than that of all else;
//! - queries of light clients run on a pool of one thread, for a [`Share`] of its time;
//! - other calls run as before, but no more at a time than leave half of the instances to the node
//!   itself: a [`Semaphore`].
//!
//! The methods `pvq_*` have a queue of their own, and call the runtime by the client itself.

mod client;
mod executor;
mod pool;
mod semaphore;
mod share;

pub use client::PublicClient;

use pool::LowPriorityPool;
use semaphore::Semaphore;
use share::Share;

/// The target of what this module logs.
const LOG_TARGET: &str = "pvq_public";

/// Calls of the runtime, without queries, that the RPC makes at a time: half of
/// `sc-executor-wasmtime`'s `MAX_INSTANCE_COUNT`, beyond which everyone waits who calls the
/// runtime.
const CALLS: usize = 32;

/// The limits of an operator on queries that do not come by `pvq_query`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicLimits {
    /// Threads for queries of the RPC. Without any, they are refused.
    pub threads: usize,
    /// Queries of the RPC that wait for a thread. Beyond them, one is refused at once. Each holds a
    /// thread of the RPC's own while it waits, of which there are as many as connections are
    /// allowed.
    pub waiting: usize,
    /// Percent of a processor's time that queries of light clients may take. With 0, they are
    /// refused.
    pub peer_share: u8,
}

/// Whether a call of the runtime with this name is a query.
fn is_query(method: &str) -> bool {
    method.starts_with("PvqApi_")
}
