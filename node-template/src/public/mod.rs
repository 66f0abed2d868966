//! The client for the public: for the RPC methods of the SDK, and for light clients on the network.
//!
//! Both let anyone call any function of the runtime: by `state_call`, `chainHead_v1_call` and `archive_v1_call`, and by
//! the call requests of light clients. A query in such a call may take as long as the chain allows, a transaction that
//! is applied without a block as long as a block, and the SDK runs as many at a time as there are connections. That can
//! cost a node its blocks in two ways: by processor time, and by instances of the runtime, of which there are at most
//! 64 at a time, so that the author of a block has to wait for one.
//!
//! So the RPC and the network, and only they, are given a [`PublicClient`]:
//!
//! - calls of the RPC run on a [`LowPriorityPool`], by default of as many threads as there are processors, whose
//!   priority is lower than that of the node's other threads;
//! - calls of light clients run on a pool of one thread, for a [`Share`] of its time, those that are quick for another;
//! - only the calls of the RPC that are quick by construction, and those that methods such as `state_getMetadata` make,
//!   run on the threads of the RPC, as many at a time as a [`Semaphore`] lets through, and of those with large arguments
//!   one.
//!
//! A call that finds the queue of its kind full is refused at once, and so is one where calls of all kinds hold as many
//! [`RpcThreads`] as they may. [`limits`] divides the instances of the runtime and
//! the threads of the RPC. The methods `pvq_*` have a queue of their own, and call the runtime through the node's own
//! client.

mod client;
mod executor;
mod limits;
mod pool;
mod semaphore;
mod share;
mod threads;

pub use client::PublicClient;
pub use limits::{default_concurrency, PublicLimits, TooManyLongCalls};

use pool::LowPriorityPool;
use semaphore::Semaphore;
use share::Share;
use threads::RpcThreads;

/// The target of this module's log lines.
const LOG_TARGET: &str = "pvq_public";

/// The functions that wallets call to make a transaction. They read a few values, describe the runtime, or decode and
/// check one transaction without applying it.
const QUICK: [&str; 14] = [
    "AccountNonceApi_account_nonce",
    "Core_version",
    "Metadata_metadata",
    "Metadata_metadata_at_version",
    "Metadata_metadata_versions",
    "TaggedTransactionQueue_validate_transaction",
    "TransactionPaymentApi_query_fee_details",
    "TransactionPaymentApi_query_info",
    "TransactionPaymentApi_query_length_to_fee",
    "TransactionPaymentApi_query_weight_to_fee",
    "TransactionPaymentCallApi_query_call_fee_details",
    "TransactionPaymentCallApi_query_call_info",
    "TransactionPaymentCallApi_query_length_to_fee",
    "TransactionPaymentCallApi_query_weight_to_fee",
];

/// The size in bytes of the arguments of a quick call, because it takes time to decode them: room for all transactions
/// but those that carry code.
const QUICK_ARGUMENTS: usize = 16 * 1024;

/// The number of calls at a time whose arguments are larger, of methods that only make quick calls.
const LARGE_CALLS: usize = 1;

/// Returns whether a call of the runtime function `method` is quick, whatever its arguments say and the state is. Of a
/// function that is not known to be, nothing is assumed.
fn is_quick(method: &str, arguments: &[u8]) -> bool {
    QUICK.contains(&method) && arguments.len() <= QUICK_ARGUMENTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_of_wallets_are_quick() {
        for method in QUICK {
            assert!(is_quick(method, &[0; 300]), "{method}");
        }
    }

    #[test]
    fn a_call_that_may_take_long_is_never_quick() {
        for method in [
            "PvqApi_execute_query",
            "PvqApi_query",
            "PvqApi_metadata",
            "ComparisonApi_sum_balances",
            "BlockBuilder_apply_extrinsic",
            "Core_execute_block",
            "Core_initialize_block",
            "GenesisBuilder_build_state",
            "OffchainWorkerApi_offchain_worker",
            "RuntimeViewFunction_execute_view_function",
            "core_version",
            "Core_version\0",
            "",
        ] {
            assert!(!is_quick(method, &[]), "{method}");
        }
    }

    #[test]
    fn a_call_with_large_arguments_is_never_quick() {
        for method in QUICK {
            assert!(!is_quick(method, &[0; QUICK_ARGUMENTS + 1]), "{method}");
        }
    }
}
