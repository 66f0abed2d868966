use crate::{held, sum_of_holdings, FINALITY};
use anyhow::{Context, Result};
use futures::future::join_all;
use pvq_network_tests::{
    inputs,
    network::TestNetwork,
    query::{ask_everywhere, Engine, Query},
};
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};
use zombienet_sdk::subxt::ext::subxt_rpcs::Error;

/// The number of queries that run or wait when the node is killed. Each takes a good part of a second.
const QUERIES: usize = 8;

/// The number of blocks that are made without it.
const MISSED: u32 = 2;

#[tokio::test(flavor = "multi_thread")]
async fn a_validator_killed_in_a_query_comes_back_with_its_database() -> Result<()> {
    let network = TestNetwork::start("crash").await?;
    let (alice, bob) = (network.node("alice").await?, network.node("bob").await?);
    bob.wait_finalized(2, FINALITY).await?;
    let finalized = bob.finalized().await?;
    let hash = bob.hash(finalized).await?.context("a finalized block is there")?;
    let query = sum_of_holdings()?.at(hash);
    let before = bob.query(&query).await?;

    let endless = inputs::hostile_program("infinite_loop")?;
    let endless = Query::of_code(&endless, ()).on(Engine::Runtime);
    let asked = tokio::spawn({
        let bob = bob.clone();
        async move { join_all((0..QUERIES).map(|_| bob.query(&endless))).await }
    });
    sleep(Duration::from_millis(500)).await;
    network.kill("bob")?;
    let died = Instant::now();
    let answers = timeout(Duration::from_secs(10), asked).await.context("queries hang")??;
    let lost = answers.iter().filter(|answer| matches!(answer, Err(Error::Client(_)))).count();
    println!("bob: killed in {lost} of {QUERIES} queries");
    assert!(lost > 0, "no query was running: {answers:?}");

    let best = alice.best().await?;
    alice.wait_best(best + MISSED, FINALITY).await?;
    let answer = alice.query(&query).await?;
    assert_eq!(answer, before, "the others go on answering");
    let stuck = alice.finalized().await?;
    let best = alice.best().await?;
    println!("alice: block {best}, and {stuck} final, after {:.1?} without bob", died.elapsed());

    network.restart("bob").await?;
    let back = Instant::now();
    let bob = network.node("bob").await?;
    assert_eq!(bob.query(&query).await?, before, "its first answer is that of before");
    println!("bob: answers again after {:.1?}", back.elapsed());
    bob.wait_best(best, FINALITY).await?;
    for node in [&alice, &bob] {
        node.wait_finalized(best + 1, FINALITY).await?;
    }
    println!("bob: block {} is final after {:.1?}", best + 1, back.elapsed());
    assert_eq!(bob.hash(best + 1).await?, alice.hash(best + 1).await?);

    let logs = network.logs("bob").await?;
    let known = heights(&logs);
    println!("bob: began with the blocks {known:?}");
    assert_eq!(known.len(), 2, "it started twice");
    assert!(known[1] >= finalized, "it began again where it was, and not from nothing");

    let nodes = network.nodes().await?;
    let hash = bob.hash(best + 1).await?.context("a finalized block is there")?;
    let sum: u128 = ask_everywhere(&nodes, &sum_of_holdings()?.at(hash)).await?.decode()?;
    assert_eq!(sum, held(&alice, best + 1).await?);
    network.stop().await
}

/// Returns the number of the highest block that the node knew at each of its starts.
fn heights(logs: &str) -> Vec<u32> {
    let known = logs.lines().filter_map(|line| line.split_once("Highest known block at #"));
    known.filter_map(|(_, number)| number.trim().parse().ok()).collect()
}
