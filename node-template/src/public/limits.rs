//! The shares of what there is a fixed number of: instances of the runtime, and threads of the RPC.

/// The number of instances of a runtime at a time, `MAX_INSTANCE_COUNT` in `sc-executor-wasmtime`. Each call of the
/// runtime needs one. Where there is none left, callers wait in no order, and the author of a block among them.
const INSTANCES: usize = 64;

/// The instances that calls for the public hold at a time, at most. The others are for the node itself: to make and
/// import blocks, and to validate transactions.
const PUBLIC_INSTANCES: usize = INSTANCES * 3 / 4;

/// The quick calls that run at a time, at most. They have the priority of the author of blocks, and therefore are no
/// more than the processors either. Each ends soon, so that a few serve many.
const QUICK_CALLS: usize = 16;

/// The quick calls with large arguments that wait, at most: few clients send such, and one runs at a time.
const LARGE_WAITING: usize = 4;

/// The calls of light clients that run at a time: the SDK answers one after the other.
pub const PEER_CALLS: usize = 1;

/// The instances for calls that may take long: those of `pvq_*`, and those of the pool.
const LONG_CALLS: usize = PUBLIC_INSTANCES - QUICK_CALLS - PEER_CALLS;

/// The calls of `pvq_*` that run at a time unless an operator sets another number, at most: half of [`LONG_CALLS`].
const DEFAULT_CONCURRENCY: usize = LONG_CALLS.div_ceil(2);

/// The threads of the pool unless an operator sets another number, at most: the other half.
const DEFAULT_THREADS: usize = LONG_CALLS - DEFAULT_CONCURRENCY;

/// The limits on calls of the runtime by the RPC methods of the SDK, and by light clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicLimits {
    /// The number of threads for calls of the RPC that may take long. With 0, they are refused.
    pub threads: usize,
    /// The number of such calls that wait for a thread. A further one is refused at once.
    pub waiting: usize,
    /// The number of quick calls of the RPC that run at a time.
    pub quick: usize,
    /// The number of quick calls that wait. A further one is refused at once.
    pub quick_waiting: usize,
    /// The number of quick calls with large arguments that wait before the others. A further one is refused at once.
    pub large_waiting: usize,
    /// The number of threads of the RPC that calls of both kinds hold, whether they run or wait.
    pub rpc_threads: usize,
    /// The percentage of a processor's time that calls of light clients may take. With 0, they are refused.
    pub peer_share: u8,
}

/// The error of two settings that together leave too few instances of the runtime to the node itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "--pvq-concurrency {concurrency} and --pvq-state-call-threads {threads} are more than {most} together, and would \
     leave too few instances of the runtime to the author of blocks: lower one of them",
    most = LONG_CALLS
)]
pub struct TooManyLongCalls {
    concurrency: usize,
    threads: usize,
}

/// Returns the number of calls of `pvq_*` that run at a time on a node with `processors` processors, unless an operator
/// sets another one.
pub fn default_concurrency(processors: usize) -> usize {
    processors.saturating_sub(1).clamp(1, DEFAULT_CONCURRENCY)
}

impl PublicLimits {
    /// Returns the limits of a node with `processors` processors and `connections` threads of the RPC, beside which
    /// `concurrency` calls of `pvq_*` run at a time. Without `threads`, the pool has one for each processor, within
    /// the instances that `concurrency` leaves.
    pub fn new(
        processors: usize,
        connections: usize,
        concurrency: usize,
        threads: Option<usize>,
        peer_share: u8,
    ) -> Result<Self, TooManyLongCalls> {
        let default = || {
            let left = LONG_CALLS.saturating_sub(concurrency);
            processors.min(DEFAULT_THREADS).min(left).max(1)
        };
        let threads = threads.unwrap_or_else(default);
        if concurrency.saturating_add(threads) > LONG_CALLS {
            return Err(TooManyLongCalls { concurrency, threads });
        }
        // A call holds a thread of the RPC while it runs and while it waits; those of `pvq_*` have threads of their own.
        // Of three threads or more, one at least is for methods that do not call the runtime.
        let long = (connections * 3 / 4).min(connections.saturating_sub(2)).max(1);
        let short = (connections * 4 / 5).max(1);
        // Each kind may hold most of the threads, and leaves some to the other.
        let rpc_threads = connections.saturating_sub((connections / 20).max(1)).max(2);
        let threads = threads.min(long);
        let quick = processors.clamp(1, QUICK_CALLS).min(short);
        let large_waiting = ((short - quick) / 4).min(LARGE_WAITING);
        Ok(Self {
            threads,
            waiting: long - threads,
            quick,
            quick_waiting: short - quick - large_waiting,
            large_waiting,
            rpc_threads,
            peer_share,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The default of `--rpc-max-connections`.
    const CONNECTIONS: usize = 100;

    fn limits(
        processors: usize,
        concurrency: usize,
        threads: Option<usize>,
    ) -> Result<PublicLimits, TooManyLongCalls> {
        PublicLimits::new(processors, CONNECTIONS, concurrency, threads, 25)
    }

    #[test]
    fn a_quarter_of_the_instances_is_left_to_the_node_on_every_machine() {
        for processors in 1..=256 {
            let concurrency = default_concurrency(processors);
            let limits = limits(processors, concurrency, None).unwrap();
            let held = concurrency + limits.threads + limits.quick + PEER_CALLS;
            assert!(
                held <= 48,
                "{processors} processors: {limits:?} and {concurrency} hold {held}"
            );
            assert!(limits.threads > 0 && limits.quick > 0 && concurrency > 0, "{limits:?}");
        }
    }

    #[test]
    fn small_machines_have_a_thread_for_each_processor() {
        for processors in 1..=15 {
            assert_eq!(default_concurrency(processors), (processors - 1).max(1));
            let limits = limits(processors, default_concurrency(processors), None).unwrap();
            assert_eq!(limits.threads, processors);
        }
    }

    #[test]
    fn quick_calls_leave_processor_time_to_the_author_of_blocks() {
        for processors in 1..=256 {
            let limits = limits(processors, default_concurrency(processors), None).unwrap();
            assert!(limits.quick <= processors, "{processors} processors: {limits:?}");
        }
    }

    #[test]
    fn settings_that_leave_too_few_instances_are_refused_by_name() {
        for (concurrency, threads) in [(1, Some(31)), (32, Some(0)), (31, None), (16, Some(255))] {
            let refused = limits(4, concurrency, threads).unwrap_err().to_string();
            for part in ["--pvq-concurrency", "--pvq-state-call-threads", "more than 31"] {
                assert!(refused.contains(part), "{refused}");
            }
        }
        for (concurrency, threads) in [(1, Some(30)), (31, Some(0)), (30, None), (16, Some(15))] {
            limits(256, concurrency, threads).unwrap();
        }
    }

    #[test]
    fn calls_of_the_runtime_never_hold_every_thread_of_the_rpc() {
        for processors in 1..=256 {
            let concurrency = default_concurrency(processors);
            for connections in 3..=1000 {
                let limits =
                    PublicLimits::new(processors, connections, concurrency, None, 25).unwrap();
                let long = limits.threads + limits.waiting;
                let quick = limits.quick + limits.quick_waiting + limits.large_waiting;
                assert!(limits.rpc_threads < connections, "{connections}: {limits:?}");
                if connections >= 20 {
                    let left = limits.rpc_threads - long.max(quick);
                    assert!(left >= connections / 10, "{connections}: {limits:?}");
                }
                assert!(limits.threads > 0 && limits.quick > 0, "{connections}: {limits:?}");
            }
        }
    }

    #[test]
    fn without_threads_of_the_rpc_to_spare_a_call_of_each_kind_still_runs() {
        for connections in 0..4 {
            let limits = PublicLimits::new(2, connections, 1, None, 25).unwrap();
            assert_eq!((limits.threads, limits.waiting), (1, 0));
            assert!(limits.quick > 0 && limits.rpc_threads >= 2, "{limits:?}");
        }
    }
}
