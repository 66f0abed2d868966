use pvq_executor::WorkerCommand;
use pvq_primitives::MAX_LIMITS;
use std::time::Duration;

const MIB: usize = 1024 * 1024;

/// The limits of an operator on what clients may do.
///
/// They never change an answer: a request is either answered as the chain determines, or fails with a JSON-RPC error
/// that names the limit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// The number of requests that run at the same time, each on a thread of its own. Default: the number of
    /// processors less one, so that blocks are made and imported meanwhile, between 1 and 16, because each holds one of
    /// the 64 instances of the runtime that the SDK allows. Zero counts as one. The
    /// threads are none of the RPC's runtime, and start when they are needed.
    ///
    /// A request whose client was told that it timed out counts until its thread is done.
    pub concurrency: usize,
    /// The number of requests that wait for their turn. Default: 128. A further one fails at once with
    /// [`BUSY`](crate::code::BUSY), and so does one with which all waiting requests would hold more than 64 MiB of
    /// parameters, programs and arguments. But where another client has more of them than the new request's client
    /// would have, the last request of the client with the most fails instead. Half of the places are for HTTP.
    ///
    /// Turns go alternately to requests over HTTP, in the order of their arrival, and to WebSockets, each of which
    /// has one turn before any has its next. Waiting requests are dropped when their connection closes, as soon as the
    /// server can tell.
    ///
    /// The RPC server holds the whole text of a request until it is answered: at most its maximum size of a request,
    /// times the sum of `queue`, `concurrency` and the number of connections.
    pub queue: usize,
    /// The number of requests of one WebSocket that wait. Default: 64, half of the queue. A further one fails at
    /// once with [`BUSY`](crate::code::BUSY).
    ///
    /// Clients over HTTP have no share each, because the server does not tell them apart. A connection has one
    /// request at a time there.
    pub share: usize,
    /// The time that a request may wait for its turn. Default: 60 seconds, as long as clients commonly wait for any
    /// answer. A request that waits longer fails with [`BUSY`](crate::code::BUSY).
    pub max_wait: Duration,
    /// The time that a request may take from its turn on. Default: 2 seconds, which is the reference time that a
    /// chain commonly allows to a query, so that the chain's own limit is met first. A request that takes longer
    /// fails with [`TIMED_OUT`](crate::code::TIMED_OUT).
    ///
    /// Its thread ends soon after: that of a program on the node within some 20 milliseconds, or 120 for one that does
    /// nothing but divide, and one call; that of a program in the runtime when it has used the gas that stands for
    /// this time.
    pub max_time: Duration,
    /// The size of a program's blob in bytes, sent or registered. Default: 256 KiB, as in [`MAX_LIMITS`]. A larger one
    /// fails with [`TOO_LARGE`](crate::code::TOO_LARGE): one that was sent before it waits, a registered one before
    /// its blob is read.
    pub max_program_size: usize,
    /// The size of a query's arguments in bytes. Default: 256 KiB, as in [`MAX_LIMITS`]. A query with larger ones
    /// fails with [`TOO_LARGE`](crate::code::TOO_LARGE) before it waits.
    pub max_args_size: usize,
    /// The size in bytes of a result, of the metadata, or of a page of programs, SCALE-encoded. Default: 1 MiB. A
    /// larger answer is replaced by [`RESPONSE_TOO_LARGE`](crate::code::RESPONSE_TOO_LARGE). JSON takes twice the
    /// size for bytes, which are hexadecimal there.
    pub max_response_size: usize,
    /// The command that starts a worker of the recompiler: a process that calls
    /// [`serve_worker`](crate::serve_worker) before anything else. Default: `None`, with which all programs on the
    /// node are interpreted.
    ///
    /// There are at most as many workers as [`concurrency`](Self::concurrency) says, each with at most
    /// 512 MiB.
    pub worker: Option<WorkerCommand>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            concurrency: num_cpus::get().saturating_sub(1).clamp(1, 16),
            queue: 128,
            share: 64,
            max_wait: Duration::from_secs(60),
            max_time: Duration::from_secs(2),
            max_program_size: MAX_LIMITS.program_size as usize,
            max_args_size: MAX_LIMITS.args_size as usize,
            max_response_size: MIB,
            worker: None,
        }
    }
}

/// The size in bytes of programs and arguments that wait, and of the text of their parameters: room for 40 of the
/// largest requests, and for a queue full of usual ones.
pub(crate) const WAITING_BYTES: usize = 64 * MIB;

/// The number of WebSockets whose signs of life are kept: more than are open at two addresses with the usual 100
/// connections each, some 80 bytes each.
pub(crate) const KNOWN_SOCKETS: u32 = 1024;

/// The size in bytes of the programs that the node's engine keeps, parsed and ready to run.
pub(crate) const CACHE_SIZE: usize = 64 * MIB;

/// The number of blocks whose limits, policies and prices are kept, some kilobytes each. Clients query at the best
/// block, at the finalized one, and at those between.
pub(crate) const CACHED_BLOCKS: u32 = 64;

/// The number of registrations that are kept, each at one block, some 200 bytes each. The absence of a registration is
/// kept too.
pub(crate) const CACHED_PROGRAMS: u32 = 1024;

/// The size in bytes of the blobs of registered programs that are kept.
pub(crate) const CACHED_CODE_SIZE: usize = 16 * MIB;
