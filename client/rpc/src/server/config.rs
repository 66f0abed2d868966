use pvq_executor::WorkerCommand;
use std::time::Duration;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// What an operator lets clients do.
///
/// None of it changes an answer: a request either is answered as the chain says, or fails with a
/// JSON-RPC error that names the limit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// Requests that run at the same time, each on a thread of its own. Default: the number of
    /// processors less one, and at least one, so that blocks are made and imported meanwhile. Zero
    /// counts as one.
    ///
    /// A request whose client was told that it timed out counts until its thread is done.
    pub concurrency: usize,
    /// Requests that wait for their turn. Default: 128. Further ones fail at once with
    /// [`BUSY`](crate::code::BUSY), and so do those with which all that wait would hold more than
    /// 64 MiB of parameters, programs and arguments. But where another client has more of them than
    /// the one that comes, the last one of the client with the most fails instead.
    ///
    /// Turns are taken alternately by requests over HTTP, in the order of their arrival, and by
    /// WebSockets, each of which takes its next one after all others. What waits is given up when its
    /// connection closes.
    ///
    /// The RPC server holds the text of a request until it is answered, padding and all: at most as
    /// many bytes as it takes of one, times `queue`, `concurrency` and its connections together.
    pub queue: usize,
    /// Requests of one WebSocket that wait. Default: 64, half of the queue. Further ones fail at once
    /// with [`BUSY`](crate::code::BUSY).
    ///
    /// Requests over HTTP, which the server does not tell apart, have no share each; a connection has
    /// one request at a time there.
    pub share: usize,
    /// The time that a request may wait for its turn. Default: 60 seconds, as long as clients
    /// commonly wait for any answer. Then it fails with [`BUSY`](crate::code::BUSY).
    pub max_wait: Duration,
    /// The time that a request may take from its turn on. Default: 2 seconds, which is the reference
    /// time that a chain commonly allows to a query, so that the chain's own limit is met first.
    /// Then it fails with [`TIMED_OUT`](crate::code::TIMED_OUT).
    ///
    /// The thread ends soon after: a program on the node within some 20 milliseconds and one call, one
    /// in the runtime when it has used the gas that stands for this time.
    pub max_time: Duration,
    /// Bytes of a program's blob, sent or registered. Default: 256 KiB, as `pallet-pvq` has it. A
    /// larger one fails with [`TOO_LARGE`](crate::code::TOO_LARGE) before anything is done for it.
    pub max_program_size: usize,
    /// Bytes of a query's arguments. Default: 256 KiB, as `pallet-pvq` has it. Longer ones fail with
    /// [`TOO_LARGE`](crate::code::TOO_LARGE) before anything is done for them.
    pub max_args_size: usize,
    /// Bytes of a result, of the metadata, or of a page of programs, SCALE-encoded. Default: 1 MiB.
    /// What is larger is dropped for [`RESPONSE_TOO_LARGE`](crate::code::RESPONSE_TOO_LARGE). JSON
    /// doubles bytes, for it has them in hexadecimal.
    pub max_response_size: usize,
    /// The command that starts a worker of the recompiler, a process that calls
    /// [`serve_worker`](crate::serve_worker) before anything else. Default: `None`, and all programs on
    /// the node are interpreted.
    ///
    /// There are at most as many workers as [`concurrency`](Self::concurrency) says, each with at most
    /// 512 MiB.
    pub worker: Option<WorkerCommand>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            concurrency: num_cpus::get().saturating_sub(1).max(1),
            queue: 128,
            share: 64,
            max_wait: Duration::from_secs(60),
            max_time: Duration::from_secs(2),
            max_program_size: 256 * KIB,
            max_args_size: 256 * KIB,
            max_response_size: MIB,
            worker: None,
        }
    }
}

/// Bytes of programs and arguments that wait, and of the parameters that they came in: room for 40 of
/// the largest, and for as many usual ones as may wait.
pub(crate) const WAITING_BYTES: usize = 64 * MIB;

/// Bytes of the programs that the node's engine keeps, parsed and ready to run.
pub(crate) const CACHE_SIZE: usize = 64 * MIB;

/// Blocks whose limits, policies and prices are kept, some kilobytes each. Clients ask at the best
/// block, at the finalised one, and at those between.
pub(crate) const CACHED_BLOCKS: u32 = 64;

/// Registrations that are kept, each at one block, some 200 bytes each. That there is none is kept
/// too.
pub(crate) const CACHED_PROGRAMS: u32 = 1024;

/// Bytes of blobs of registered programs that are kept.
pub(crate) const CACHED_CODE_SIZE: usize = 16 * MIB;
