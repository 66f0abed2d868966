use crate::{held, holders, no_slot_is_empty, rounds, ASSET, FINALITY};
use anyhow::{ensure, Context, Result};
use codec::Encode;
use futures::future::join_all;
use pvq_network_tests::{
    hostile::{attacks, Attack},
    inputs,
    network::TestNetwork,
    node::Node,
    query::{Engine, Query, ENGINES},
};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// The number of requests, all sent at once.
const REQUESTS: usize = 500;
/// One of this number of requests is hostile.
const HOSTILE: usize = 3;
/// The number of WebSockets to the node, for legitimate and for hostile requests each. HTTP adds one connection for
/// each of its requests.
const CONNECTIONS: usize = 10;
/// The time between two blocks.
const SLOT: Duration = Duration::from_secs(6);

/// One of the requests.
enum Request {
    /// A query, and its SCALE-encoded result.
    Legitimate(Query, Vec<u8>),
    Hostile(Attack),
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_of_hostile_queries_costs_no_answer_and_no_block() -> Result<()> {
    let network = TestNetwork::start("burst").await?;
    let nodes = network.nodes().await?;
    let node = &nodes[0];
    node.wait_finalized(2, FINALITY).await?;
    let requests = requests(node).await?;
    // Hostile requests have their own connections: the last request of one that has run for long gives way to others.
    let connections = join_all((0..2 * CONNECTIONS).map(|_| network.node("alice"))).await;
    let connections = connections.into_iter().collect::<Result<Vec<_>>>()?;
    let (theirs, ours) = connections.split_at(CONNECTIONS);
    let http = reqwest::Client::builder().timeout(Duration::from_secs(120)).build()?;

    let first = node.best().await?;
    let started = Instant::now();
    let sent = requests.iter().enumerate().map(|(turn, request)| {
        let (theirs, ours) = (&theirs[turn % CONNECTIONS], &ours[turn % CONNECTIONS]);
        let http = &http;
        async move {
            let outcome = match request {
                Request::Legitimate(query, expected) => ask(ours, query, expected).await,
                Request::Hostile(attack) => attack.send(theirs, http).await,
            };
            (request, outcome, started.elapsed())
        }
    });
    let outcomes = join_all(sent).await;
    let took = started.elapsed();
    let last = node.best().await? + 2;
    // Over the same connections as before, so no node was restarted.
    for node in &nodes {
        node.wait_finalized(last, FINALITY).await?;
    }

    let answers = report(outcomes, took);
    let blocks = node.blocks(first, last).await?;
    let slots = no_slot_is_empty(&blocks);
    answers.and(slots)?;
    let enough = took.as_secs() / SLOT.as_secs();
    assert!(blocks.len() as u64 > enough, "the chain stood still for some of {took:?}");
    network.stop().await
}

/// Returns all requests. Their answers are known from the chain's storage, and from native computation.
async fn requests(node: &Node) -> Result<Vec<Request>> {
    let block = node.finalized().await?;
    let hash = node.hash(block).await?.context("a finalized block is there")?;
    let (supply, sum) = (node.supply(hash, ASSET).await?, held(node, block).await?);
    let [total_supply, sum_balance, checksum] =
        ["total-supply", "sum-balance", "checksum"].map(inputs::program);
    let (total_supply, sum_balance, checksum) = (total_supply?, sum_balance?, checksum?);
    let legitimate = |turn: usize| {
        let (query, expected) = match turn % 4 {
            0 => (Query::of_code(&total_supply, ASSET), supply.encode()),
            1 => (Query::of_code(&sum_balance, (ASSET, holders())).at(hash), sum.encode()),
            2 => (Query::of_code(&sum_balance, (ASSET, holders())), sum.encode()),
            _ => {
                let (seed, count) = (turn as u64, 1000 + turn as u32);
                let answer = rounds::checksum(seed, count).encode();
                (Query::of_code(&checksum, (seed, count)), answer)
            }
        };
        let engine = [Engine::Auto, ENGINES[0], ENGINES[1]][turn / HOSTILE % 3];
        Request::Legitimate(query.on(engine), expected)
    };
    let hostile = attacks(REQUESTS.div_ceil(HOSTILE))?;
    let request = |turn: usize| match turn % HOSTILE {
        0 => Request::Hostile(hostile[turn / HOSTILE].clone()),
        _ => legitimate(turn),
    };
    Ok((0..REQUESTS).map(request).collect())
}

async fn ask(node: &Node, query: &Query, expected: &[u8]) -> Result<String> {
    let answer = node.query(query).await?;
    let result = answer.result.as_ref().with_context(|| format!("no result: {answer:?}"))?;
    ensure!(result.0 == expected, "a wrong answer to {query:?}: {answer:?}");
    Ok("right".into())
}

/// Prints the outcomes of the requests, and fails if one has no answer, or a wrong one.
fn report(outcomes: Vec<(&Request, Result<String>, Duration)>, took: Duration) -> Result<()> {
    let mut kinds = BTreeMap::<_, usize>::new();
    let mut waited = Vec::new();
    let mut lost = Vec::new();
    for (request, outcome, elapsed) in outcomes {
        let who = match request {
            Request::Legitimate(..) => {
                waited.push(elapsed);
                "legitimate"
            }
            Request::Hostile(_) => "hostile",
        };
        match outcome {
            Ok(kind) => *kinds.entry((who, kind)).or_default() += 1,
            Err(error) => lost.push(format!("{who}: {error:#}")),
        }
    }
    waited.sort();
    println!(
        "{REQUESTS} requests at once over {} WebSockets and HTTP: {took:.1?}",
        2 * CONNECTIONS
    );
    for ((who, kind), count) in kinds {
        println!("{count:>5} {who}, {kind}");
    }
    let (half, all) = (waited[waited.len() / 2], waited[waited.len() - 1]);
    println!("half of the legitimate ones had their answer after {half:.1?}, all after {all:.1?}");
    ensure!(lost.is_empty(), "{} without the answer due:\n{}", lost.len(), lost.join("\n"));
    Ok(())
}
