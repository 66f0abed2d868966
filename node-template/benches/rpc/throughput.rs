//! Queries per second, compared with a runtime API that was written for the one question. The node bounds either way of
//! asking by a queue of its own.

use crate::{
    bar, median,
    node::{ask, query, Node},
};
use codec::Encode;
use jsonrpsee::{core::params::ArrayParams, rpc_params};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_rpc::{Engine, Query};
use sp_core::Bytes;
use sp_crypto_hashing::blake2_256;
use std::time::{Duration, Instant};

const ASSET: u32 = 1984;
/// The number of connections, each of which sends its next request after an answer.
const CONNECTIONS: usize = 8;
const ROUND: Duration = Duration::from_millis(1_000);
const ROUNDS: usize = 11;

pub async fn run(node: &Node) {
    println!("\n## Throughput\n");
    println!("Answers a second to {CONNECTIONS} connections: total supply of an asset.\n");
    let state_call = rpc_params!["ComparisonApi_total_supply", Bytes(ASSET.encode())];
    let sent = query(TOTAL_SUPPLY, (0u8, ASSET).encode(), Engine::Auto);
    let hash = Some(blake2_256(TOTAL_SUPPLY).into());
    let named = Query { program: None, hash, ..sent.clone() };
    node.query(&sent).await;

    let mut rates = [Vec::new(), Vec::new(), Vec::new()];
    let requests = [
        ("state_call", state_call),
        ("pvq_query", rpc_params![&named]),
        ("pvq_query", rpc_params![&sent]),
    ];
    for round in 0..ROUNDS {
        for turn in 0..requests.len() {
            let index = (round + turn) % requests.len();
            let (method, params) = &requests[index];
            rates[index].push(rate(node, method, params).await);
        }
    }
    let share = |of: &Vec<f64>| {
        median(rates[0].iter().zip(of).map(|(written, query)| query / written).collect())
    };
    let shares = [share(&rates[1]), share(&rates[2])];
    let [written, named, sent] = rates.map(median);
    println!("| `state_call` of an API written for it | `pvq_query` by hash | with the blob |");
    println!("|---|---|---|");
    println!("| {written:.0} | {named:.0} ({:.2}) | {sent:.0} ({:.2}) |\n", shares[0], shares[1]);
    let [named, sent] = shares;
    bar("calls of the API against queries by hash", 1.0 / named, 1.0);
    bar("calls of the API against queries with the blob", 1.0 / sent, 1.0 / 0.95);
}

/// Returns the answers per second.
async fn rate(node: &Node, method: &'static str, params: &ArrayParams) -> f64 {
    let mut clients = Vec::new();
    for _ in 0..CONNECTIONS {
        clients.push(node.connect().await);
    }
    let started = Instant::now();
    let tasks = clients.into_iter().map(|client| {
        let params = params.clone();
        tokio::spawn(async move {
            let mut answers = 0u64;
            while started.elapsed() < ROUND {
                ask(&client, method, params.clone()).await;
                answers += 1;
            }
            answers
        })
    });
    let mut answers = 0;
    for task in tasks.collect::<Vec<_>>() {
        answers += task.await.expect("no connection fails");
    }
    answers as f64 / started.elapsed().as_secs_f64()
}
