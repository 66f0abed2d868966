//! The queries whose charge is compared with their time.

use super::measure::{accounts, args, fixture, request, ASSET};
use codec::Encode;
use pvq_guest_fixtures::{computations::COMPUTATIONS, hostile, ALL};
use pvq_primitives::QueryRequest;
use std::ops::RangeInclusive;

/// Queries with the same bars.
pub struct Group {
    pub name: &'static str,
    /// The bars of the ratio of charge to time.
    pub bars: RangeInclusive<f64>,
    /// Whether all of them have results.
    pub succeed: bool,
    pub queries: Vec<(String, QueryRequest)>,
}

/// Returns all queries.
pub fn groups() -> [Group; 4] {
    let group = |name, bars, succeed, queries| Group { name, bars, succeed, queries };
    [
        group("compute guests", 1.0..=1.5, true, computations()),
        group("hostile corpus", 1.0..=1.6, false, hostile_programs()),
        group("examples that read", 1.0..=1.6, true, examples()),
        group("examples that end at once", 1.0..=f64::INFINITY, false, short()),
    ]
}

/// Returns queries that only compute, each for so long that loading it counts little.
fn computations() -> Vec<(String, QueryRequest)> {
    let mut queries = Vec::new();
    for computation in COMPUTATIONS {
        let (seed, size) = (computation.seed, computation.size);
        let name = format!("{}({seed}, {size})", computation.name);
        queries.push((name, request(computation.program, (0u8, seed, size).encode())));
    }
    let checksum = fixture("checksum");
    let rounds = args(checksum, "checksum", &["1", "300_000"]);
    queries.push(("checksum(1, 300_000)".into(), request(checksum.program, rounds)));
    let digests = fixture("digests");
    let data = format!("0x{}", "5a".repeat(32 * 1024));
    for entrypoint in ["sha256", "sha512", "blake2s", "blake2b", "sha3", "keccak"] {
        let args = args(digests, entrypoint, &[&data]);
        queries.push((format!("{entrypoint}(32 KiB)"), request(digests.program, args)));
    }
    let scalar = format!("0x{}", "5a".repeat(32));
    let args = args(digests, "ed25519_multiple", &[&scalar]);
    queries.push(("ed25519_multiple".into(), request(digests.program, args)));
    queries
}

fn hostile_programs() -> Vec<(String, QueryRequest)> {
    let queries = hostile::all().into_iter();
    queries.map(|(name, program)| (name.into(), request(&program, vec![0]))).collect()
}

/// Returns queries of the examples as they are asked.
fn examples() -> Vec<(String, QueryRequest)> {
    let mut queries = Vec::new();
    for count in [1, 10, 100, 1_000] {
        let args = [&[0][..], &(ASSET, accounts(count)).encode()].concat();
        for name in ["sum-balance", "sum-balance-batch", "legacy-sum-balance"] {
            let query = request(fixture(name).program, args.clone());
            queries.push((format!("{name}, {count} accounts"), query));
        }
    }
    let calls: [(&str, &str, &[&str]); 7] = [
        ("total-supply", "total_supply", &["1984"]),
        ("sum-balance-percent", "sum_balance_percent", &["1984", r#"["//Alice", "//Bob"]"#]),
        ("swap-info", "quote_price_exact_tokens_for_tokens", &["0", "1984", "1_000", "true"]),
        ("swap-info", "get_liquidity_pool", &["0", "1984"]),
        ("swap-info", "list_pools", &[]),
        ("portfolio", "portfolio", &["//Alice", "1984"]),
        ("portfolio", "portfolio", &["//Ferdie", "0"]),
    ];
    for (name, entrypoint, values) in calls {
        let fixture = fixture(name);
        let query = request(fixture.program, args(fixture, entrypoint, values));
        queries.push((format!("{entrypoint}({})", values.join(", ")), query));
    }
    queries
}

/// Returns queries of the examples that take little but loading, all of which is charged: without arguments they trap.
fn short() -> Vec<(String, QueryRequest)> {
    let checksum = fixture("checksum");
    let rounds = args(checksum, "checksum", &["1", "1_000"]);
    let mut queries = vec![("checksum(1, 1_000)".into(), request(checksum.program, rounds))];
    for fixture in ALL {
        let query = request(fixture.program, vec![]);
        queries.push((format!("{} without arguments", fixture.name), query));
    }
    queries
}
