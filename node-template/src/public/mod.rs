//! The client for the public: for the RPC methods of the SDK, and for light clients on the network.
//!
//! Both let anyone call the runtime: by `state_call`, `chainHead_v1_call` and `archive_v1_call`, and by the call
//! requests of light clients. A query in such a call may take as long as the chain allows, and the SDK runs as many at
//! a time as there are connections. That can cost a node its blocks in two ways: by processor time, and by instances
//! of the runtime, of which there are at most 64 at a time, so that the author of a block has to wait for one.
//!
//! So the RPC and the network, and only they, are given a [`PublicClient`]:
//!
//! - queries of the RPC, which are calls of `PvqApi`, run on a [`LowPriorityPool`], by default of as many threads as
//!   there are processors, whose priority is lower than that of the node's other threads;
//! - queries of light clients run on a pool of one thread, for a [`Share`] of its time;
//! - other calls of the RPC run as before, but a [`Semaphore`] leaves half of the instances to the node itself.
//!
//! The methods `pvq_*` have a queue of their own, and call the runtime through the node's own client.

mod client;
mod executor;
mod pool;
mod semaphore;
mod share;

pub use client::PublicClient;

use pool::LowPriorityPool;
use semaphore::Semaphore;
use share::Share;

/// The target of this module's log lines.
const LOG_TARGET: &str = "pvq_public";

/// The number of calls of the runtime, without queries, that the RPC makes at a time: half of `MAX_INSTANCE_COUNT` in
/// `sc-executor-wasmtime`, beyond which each call of the runtime waits.
const CALLS: usize = 32;

/// The limits of an operator on queries that do not come by `pvq_query`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicLimits {
    /// The number of threads for queries of the RPC. With 0, they are refused.
    pub threads: usize,
    /// The number of queries of the RPC that wait for a thread. A further one is refused at once. Each holds a thread
    /// of the RPC while it waits, and there are as many of these as connections are allowed.
    pub waiting: usize,
    /// The percentage of a processor's time that queries of light clients may take. With 0, they are refused.
    pub peer_share: u8,
}

/// Returns whether a call of the runtime function `method` is a query.
fn is_query(method: &str) -> bool {
    method.starts_with("PvqApi_")
}
