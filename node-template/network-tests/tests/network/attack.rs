use crate::{no_slot_is_empty, ASSET, FINALITY};
use anyhow::{ensure, Context, Result};
use codec::Encode;
use pvq_network_tests::{
    dev::DevNode,
    flood::{chain_head_calls, light_calls, state_calls, Call, Ends},
    inputs,
    light::{LightClient, Outcome},
    node::Node,
    process::Held,
    query::Query,
};
use std::{
    collections::BTreeMap,
    env,
    future::Future,
    time::{Duration, Instant},
};
use tokio::time::sleep;
use zombienet_sdk::subxt::utils::H256;

/// The number of connections of an attack.
const CONNECTIONS: usize = 64;
/// The number of pending requests of a light client.
const LIGHT_REQUESTS: usize = 50;
/// The largest number of accounts that `ComparisonApi_sum_balances` takes.
const SUMMED: u32 = 1_000;
/// The seconds of an attack, if `PVQ_ATTACK_SECONDS` is not set.
const SECONDS: u64 = 60;
/// The time between two requests of an honest client.
const HONEST: Duration = Duration::from_secs(1);
/// The ways that an attack by the other ones must not block.
const PVQ_QUERY: &str = "pvq_query";
const PLAIN_CALL: &str = "state_call of another method";
/// The longest time of an answer by these ways.
const PATIENCE: Duration = Duration::from_secs(6);
/// The longest time of a proof of a storage value during an attack.
const LIGHT_PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread")]
async fn endless_programs_by_state_call_cost_no_block() -> Result<()> {
    let mut node = DevNode::start("attack-state-call", &[]).await?;
    let call = endless()?;
    let flood = |until| state_calls(&node, CONNECTIONS, &call, until);
    withstand(&node, flood).await?;
    node.is_up()
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_without_gas_by_state_call_cost_no_block() -> Result<()> {
    let mut node = DevNode::start("attack-without-gas", &[]).await?;
    let call = sum_of_balances();
    let sum = call.send(&reqwest::Client::new(), &node.http()).await?;
    sum.map_err(anyhow::Error::msg).context("the runtime takes that many accounts")?;
    let flood = |until| state_calls(&node, CONNECTIONS, &call, until);
    withstand(&node, flood).await?;
    node.is_up()
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_of_wallets_by_state_call_cost_no_block() -> Result<()> {
    let mut node = DevNode::start("attack-wallets", &[]).await?;
    // The one that takes longest.
    let call = Call::plain("Metadata_metadata");
    let flood = |until| state_calls(&node, CONNECTIONS, &call, until);
    withstand(&node, flood).await?;
    node.is_up()
}

#[tokio::test(flavor = "multi_thread")]
async fn endless_programs_by_chain_head_call_cost_no_block() -> Result<()> {
    let mut node = DevNode::start("attack-chain-head", &[]).await?;
    let call = endless()?;
    let flood = |until| chain_head_calls(&node, CONNECTIONS, &call, until);
    withstand(&node, flood).await?;
    node.is_up()
}

#[tokio::test(flavor = "multi_thread")]
async fn endless_programs_of_light_clients_cost_no_block() -> Result<()> {
    let mut node = DevNode::start("attack-light", &[]).await?;
    let rpc = node.connect().await?;
    let genesis = rpc.hash(0).await?.context("genesis")?;
    let address = node.address().await?;
    let (mut attacker, mut honest) = (
        LightClient::connect(&address, genesis).await?,
        LightClient::connect(&address, genesis).await?,
    );
    let call = endless()?;
    let mut latencies = Vec::new();
    let flood = |until| {
        let latencies = &mut latencies;
        async move {
            let attack = light_calls(&mut attacker, LIGHT_REQUESTS, genesis, &call, until);
            let ends;
            (ends, *latencies) = tokio::try_join!(attack, reads(&mut honest, genesis, until))?;
            println!("honest readers of storage, as light clients: {}", summary(latencies));
            anyhow::Ok(ends)
        }
    };
    withstand(&node, flood).await?;
    // The SDK lets 20 requests of all peers wait and refuses further ones. A usual light client has several peers.
    let slow = latencies.iter().filter(|latency| **latency > LIGHT_PATIENCE).count();
    ensure!(2 * slow < latencies.len(), "{slow} of {} reads had no proof", latencies.len());
    node.is_up()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_light_client_has_its_call_proven_and_an_operator_may_refuse_it() -> Result<()> {
    for (name, arguments, expected) in [
        ("light-allowed", &[][..], Outcome::Proven),
        ("light-refused", &["--pvq-peer-share", "0"], Outcome::Unproven),
    ] {
        let node = DevNode::start(name, arguments).await?;
        let genesis = node.connect().await?.hash(0).await?.context("genesis")?;
        let mut client = LightClient::connect(&node.address().await?, genesis).await?;
        let query = total_supply()?;
        let asked = client.call(genesis, &query.method, &query.data).await?;
        assert_eq!(client.outcome().await?, (asked, expected), "{name}");
        // A call that is no query has the same bound.
        let asked = client.call(genesis, "Core_version", &[]).await?;
        assert_eq!(client.outcome().await?, (asked, expected), "{name}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_may_refuse_long_calls_by_state_call() -> Result<()> {
    let node = DevNode::start("state-call-refused", &["--pvq-state-call-threads", "0"]).await?;
    let http = reqwest::Client::new();
    for call in [total_supply()?, sum_of_balances(), Call::plain("BlockBuilder_apply_extrinsic")] {
        let refused = call.send(&http, &node.http()).await?;
        let message = refused.expect_err("it makes no such call");
        assert!(message.contains("use pvq_query"), "{call:?}: {message}");
    }
    Call::plain("Core_version").send(&http, &node.http()).await?.expect("that is quick");
    let query = Query::of_code(&inputs::program("total-supply")?, ASSET);
    let answer = node.connect().await?.query(&query).await?;
    assert!(answer.result.is_some(), "{answer:?}");
    Ok(())
}

/// Returns a query that ends when it has used its limits.
fn endless() -> Result<Call> {
    Ok(Call::query(&inputs::hostile_program("infinite_loop")?, ()))
}

/// Returns a call that sums as many balances as the runtime takes, without gas.
fn sum_of_balances() -> Call {
    let account = |number: u32| {
        let mut account = [0; 32];
        account[..4].copy_from_slice(&number.to_le_bytes());
        account
    };
    let accounts: Vec<[u8; 32]> = (0..SUMMED).map(account).collect();
    Call { method: "ComparisonApi_sum_balances".into(), data: (ASSET, accounts).encode() }
}

fn total_supply() -> Result<Call> {
    Ok(Call::query(&inputs::program("total-supply")?, ASSET))
}

/// Runs the flood beside the honest client, prints the outcome, and fails if a slot has no block, a proposal was
/// discarded, or an honest request by [`PVQ_QUERY`] or [`PLAIN_CALL`] has no answer in time.
async fn withstand<F: Future<Output = Result<Ends>>>(
    dev: &DevNode,
    flood: impl FnOnce(Instant) -> F,
) -> Result<()> {
    let seconds = env::var("PVQ_ATTACK_SECONDS").map_or(Ok(SECONDS), |seconds| seconds.parse())?;
    let node = dev.connect().await?;
    node.wait_best(2, FINALITY).await?;
    let first = node.best().await?;
    let discarded = dev.discarded()?;
    let before = Held::by(dev.process())?;
    let honest = Honest::new(dev, &node).await?;
    let until = Instant::now() + Duration::from_secs(seconds);

    let held = async {
        sleep(until - Instant::now()).await;
        Held::by(dev.process())
    };
    let (ends, answers, held) = tokio::join!(flood(until), honest.ask(until), held);
    let (ends, held) = (ends?, held?);
    let last = node.best().await? + 1;
    node.wait_best(last, FINALITY).await?;

    let time = held.time.saturating_sub(before.time).as_secs_f64() / seconds as f64;
    println!(
        "{seconds} s, in which the node used {time:.2} processors and had {} threads",
        held.threads
    );
    for (end, count) in &ends {
        println!("{count:>6} {end}, {:.1} each second", *count as f64 / seconds as f64);
    }
    for (who, Fared { latencies, failures }) in &answers {
        println!("honest, by {who}: {}, {} failures", summary(latencies), failures.len());
    }
    let blocks = node.blocks(first, last).await?;
    let lost: u64 = blocks.windows(2).map(|two| two[1].slot - two[0].slot - 1).sum();
    let gap = blocks.windows(2).map(|two| two[1].timestamp - two[0].timestamp).max();
    let discarded = dev.discarded()? - discarded;
    println!(
        "{} blocks, {lost} slots without one, {discarded} proposals discarded, at most {} ms apart",
        blocks.len(),
        gap.unwrap_or_default()
    );
    no_slot_is_empty(&blocks)?;
    ensure!(discarded == 0, "{discarded} proposals were discarded");
    ensure!(blocks.len() as u64 >= seconds / 6, "the chain stood still: {blocks:?}");
    // Queries by `state_call` wait with the attacker's calls, or are refused.
    for who in [PVQ_QUERY, PLAIN_CALL] {
        let Fared { latencies, failures } = &answers[who];
        let slowest = latencies.iter().max().with_context(|| format!("{who} had no answer"))?;
        ensure!(failures.is_empty(), "{who} failed: {failures:#?}");
        ensure!(*slowest <= PATIENCE, "{who} took {slowest:?}");
    }
    Ok(())
}

/// The outcome of requests that were sent once a second.
#[derive(Default)]
struct Fared {
    /// The times of right answers.
    latencies: Vec<Duration>,
    /// The errors of the other requests.
    failures: Vec<String>,
}

/// An honest client, which asks for the supply of an asset by `pvq_query` and by `state_call`, and for the runtime's
/// version.
struct Honest<'a> {
    node: &'a Node,
    http: reqwest::Client,
    url: String,
    query: Query,
    call: Call,
    supply: u128,
}

impl<'a> Honest<'a> {
    async fn new(dev: &DevNode, node: &'a Node) -> Result<Self> {
        let genesis = node.hash(0).await?.context("genesis")?;
        Ok(Self {
            supply: node.supply(genesis, ASSET).await?,
            query: Query::of_code(&inputs::program("total-supply")?, ASSET),
            call: total_supply()?,
            url: dev.http(),
            http: reqwest::Client::new(),
            node,
        })
    }

    async fn ask(&self, until: Instant) -> BTreeMap<&'static str, Fared> {
        let by_pvq = repeat(until, || async {
            let answer: u128 = self.node.query(&self.query).await?.decode()?;
            ensure!(answer == self.supply, "a wrong answer: {answer}");
            Ok(())
        });
        let by_state_call = repeat(until, || async {
            let result = self.send(&self.call).await?;
            let expected = Ok::<_, ()>(self.supply.encode()).encode();
            ensure!(result == expected, "a wrong answer: {result:?}");
            Ok(())
        });
        let plain = Call::plain("Core_version");
        let by_plain_call = repeat(until, || async { self.send(&plain).await.map(drop) });
        let (by_pvq, by_state_call, by_plain_call) =
            tokio::join!(by_pvq, by_state_call, by_plain_call);
        BTreeMap::from([
            (PVQ_QUERY, by_pvq),
            ("state_call of a query", by_state_call),
            (PLAIN_CALL, by_plain_call),
        ])
    }

    async fn send(&self, call: &Call) -> Result<Vec<u8>> {
        call.send(&self.http, &self.url).await?.map_err(anyhow::Error::msg)
    }
}

/// Calls `ask`, pausing for [`HONEST`] after each call, until an instant.
async fn repeat<F: Future<Output = Result<()>>>(until: Instant, ask: impl Fn() -> F) -> Fared {
    let mut fared = Fared::default();
    while Instant::now() < until {
        let asked = Instant::now();
        match ask().await {
            Ok(()) => fared.latencies.push(asked.elapsed()),
            Err(error) => fared.failures.push(format!("{error:#}")),
        }
        sleep(HONEST).await;
    }
    fared
}

/// Requests the proof of a storage value once a second, and returns the times, with twice [`LIGHT_PATIENCE`] for each
/// that was not proven.
async fn reads(client: &mut LightClient, at: H256, until: Instant) -> Result<Vec<Duration>> {
    // The key of `System::Number`, which always has a value.
    let key =
        const_hex::decode("26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac")?;
    let mut latencies = Vec::new();
    while Instant::now() < until {
        let asked = Instant::now();
        client.read(at, &key).await?;
        latencies.push(match client.outcome().await? {
            (_, Outcome::Proven) => asked.elapsed(),
            _ => LIGHT_PATIENCE * 2,
        });
        sleep(HONEST).await;
    }
    Ok(latencies)
}

fn summary(latencies: &[Duration]) -> String {
    let mut sorted = latencies.to_vec();
    sorted.sort();
    match (sorted.get(sorted.len() / 2), sorted.last()) {
        (Some(half), Some(all)) => {
            format!("{} answers, half within {half:.0?}, all within {all:.0?}", sorted.len())
        }
        _ => "no answer".into(),
    }
}
