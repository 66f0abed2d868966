//! Queries of the example programs against the chain of the benchmarks.

use crate::chain::{accounts, args};
use pvq_guest_fixtures as fixtures;

/// A program and its arguments.
pub struct Query {
    pub name: &'static str,
    pub program: &'static [u8],
    pub args: Vec<u8>,
}

/// Returns small and large queries, some of which call and some of which compute.
pub fn all() -> Vec<Query> {
    let query = |name, program, args| Query { name, program, args };
    vec![
        query("total-supply", fixtures::TOTAL_SUPPLY, args(0, &1u32)),
        query("sum-balance, 1", fixtures::SUM_BALANCE, args(0, &(1u32, accounts(1)))),
        query("sum-balance, 1000", fixtures::SUM_BALANCE, args(0, &(1u32, accounts(1000)))),
        query(
            "sum-balance-batch, 1000",
            fixtures::SUM_BALANCE_BATCH,
            args(0, &(1u32, accounts(1000))),
        ),
        query("checksum, 100", fixtures::CHECKSUM, args(0, &(7u64, 100u32))),
        query("checksum, 100000", fixtures::CHECKSUM, args(0, &(7u64, 100_000u32))),
    ]
}
