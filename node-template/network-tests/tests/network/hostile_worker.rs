use crate::{holders, no_slot_is_empty, rounds, ASSET, FINALITY};
use anyhow::{bail, ensure, Context, Result};
use codec::Encode;
use futures::future::{join_all, try_join_all};
use pvq_network_tests::{
    dev::DevNode,
    inputs,
    node::Node,
    process::{Held, Process},
    query::{Engine, Limits, Query},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
        Mutex,
    },
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout};
use zombienet_sdk::subxt::ext::subxt_rpcs::{client::rpc_params, Error};

/// The number of queries that kill or hang the worker, or try to.
const HOSTILE: usize = 200;
/// The number of connections that send them.
const ATTACKERS: usize = 4;
/// The number of connections of honest clients meanwhile.
const HONEST: usize = 4;
/// The milliseconds that a hostile query may run.
const MILLISECONDS: u64 = 1_000;
/// The longest time of any query, with those that wait before it.
const PATIENCE: Duration = Duration::from_secs(90);
/// The longest time until the node uses the recompiler again.
const RECOVERY: Duration = Duration::from_secs(180);
/// The longest time until idle threads end: tokio's wait for ten seconds.
const REST: Duration = Duration::from_secs(60);
/// The time for which a node without queries is watched. It makes two blocks in it.
const WATCH: Duration = Duration::from_secs(12);

/// The first of the addresses a jump to which ends the worker in PolkaVM 0.35, and their number.
const DEADLY: (u32, u32) = (0xffff_0001, 0x1ff);

/// The rounds that the program computes before it jumps: enough for it to be recompiled.
const ROUNDS: u32 = 2_000_000;

/// The signal that makes the worker hang.
const STOP: &str = "STOP";
/// The instant at which [`STOP`] was sent last.
type Stopped = Mutex<Option<Instant>>;
/// The code of the JSON-RPC error of a query that exceeded [`MAX_TIME`].
const TIMED_OUT: i32 = -32063;
/// The time that a query may take by default.
const MAX_TIME: Duration = Duration::from_secs(2);

/// The suffix of a query's outcome if a worker got a signal meanwhile.
const HIT: &str = ", hit";

/// An attack on the worker.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Way {
    /// A jump to one of [`DEADLY`].
    DeadlyJump,
    /// A signal to the worker while it runs a harmless query.
    Signal(&'static str),
    /// A hostile program by its name, or the next one of [`WILD`] if that is empty.
    Program(&'static str),
}

const WAYS: [Way; 10] = [
    Way::DeadlyJump,
    Way::Signal("KILL"),
    Way::Program("infinite_loop"),
    Way::DeadlyJump,
    Way::Program("legacy_allocation_bomb"),
    Way::Signal(STOP),
    Way::Program("deep_recursion"),
    Way::DeadlyJump,
    Way::Program("infinite_host_calls"),
    // The programs of `WILD`, one after the other.
    Way::Program(""),
];

const WILD: [&str; 7] = [
    "bad_jump",
    "null_access",
    "write_to_ro_data",
    "call_ptr_last_wraps",
    "out_ptr_all_memory",
    "result_longest",
    "legacy_call_ptr_nowhere",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_is_killed_or_hangs_costs_no_answer_no_thread_and_no_block() -> Result<()> {
    let mut dev = DevNode::start("hostile-worker", &[]).await?;
    let node = dev.connect().await?;
    node.wait_best(2, FINALITY).await?;
    let (jumping, checksum) = (inputs::program("spin-and-jump")?, inputs::program("checksum")?);
    for _ in 0..2 {
        node.query(&spin(&jumping, ROUNDS)).await?;
    }
    recompiled(&node, &checksum).await.context("before")?;
    let workers = Process::workers(dev.process())?;
    ensure!(!workers.is_empty(), "no worker: {:#?}", Process::tree(dev.process())?);
    let (before, busy_before) = at_rest(&dev).await?;

    // Once each while the recompiler is in use for certain. It pauses for longer and longer after failures, so that it is
    // up to chance how many of the signals below find a worker.
    let stopped = Stopped::default();
    for signal in ["KILL", STOP] {
        let end = strike(&dev, &node, &jumping, Way::Signal(signal), 0, &stopped).await?;
        ensure!(end.ends_with(HIT), "{signal} hit no worker: {end}");
        recompiled(&node, &checksum).await.context(signal)?;
    }

    let first = node.best().await?;
    let started = Instant::now();
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let attackers = join_all((0..ATTACKERS).map(|_| async {
        let node = dev.connect().await?;
        let mut ends = Vec::new();
        loop {
            let turn = next.fetch_add(1, SeqCst);
            if turn >= HOSTILE {
                return anyhow::Ok(ends);
            }
            let way = WAYS[turn % WAYS.len()];
            let end = timeout(PATIENCE, strike(&dev, &node, &jumping, way, turn, &stopped)).await;
            ends.push((way, end.with_context(|| format!("{way:?} hangs"))??));
        }
    }));
    let attackers = async {
        let ends = attackers.await;
        over.store(true, SeqCst);
        ends
    };
    let honest = try_join_all((0..HONEST).map(|who| ask_until(&dev, who, &over, &stopped)));
    let (ends, answers) = tokio::join!(attackers, honest);
    let took = started.elapsed();
    report(ends, answers?, took)?;
    dev.is_up()?;

    recompiled(&node, &checksum).await.context("afterwards")?;
    let last = node.best().await? + 1;
    node.wait_best(last, FINALITY).await?;
    no_slot_is_empty(&node.blocks(first, last).await?)?;
    ensure!(dev.discarded()? == 0, "a proposal was discarded");
    nothing_is_lost(&dev, before, busy_before).await
}

/// Sends one hostile query, and returns its outcome.
async fn strike(
    dev: &DevNode,
    node: &Node,
    jumping: &[u8],
    way: Way,
    turn: usize,
    stopped: &Stopped,
) -> Result<String> {
    let limits = Limits { milliseconds: MILLISECONDS };
    let query = match way {
        Way::DeadlyJump => {
            // Far enough from each other to spread over the whole page.
            let target = DEADLY.0 + turn as u32 * 7 % DEADLY.1;
            Query::of_code(jumping, (ROUNDS, true, target))
        }
        // Long enough that the signal comes during the run.
        Way::Signal(_) => spin(jumping, 2 * ROUNDS),
        Way::Program("") => {
            let name = WILD[turn / WAYS.len() % WILD.len()];
            Query::of_code(&inputs::hostile_program(name)?, ())
        }
        Way::Program(name) => Query::of_code(&inputs::hostile_program(name)?, ()),
    };
    let query = query.on(Engine::Native).within(limits);
    let signal = async {
        let Way::Signal(name) = way else { return Ok("") };
        sleep(Duration::from_millis(30)).await;
        // Another query may have killed the worker, and the next one may not have started yet.
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_millis(MILLISECONDS) {
            let workers = Process::workers(dev.process())?;
            if workers.iter().any(|worker| worker.signal(name).is_ok()) {
                if name == STOP {
                    *stopped.lock().unwrap() = Some(Instant::now());
                }
                return Ok(HIT);
            }
            sleep(Duration::from_millis(10)).await;
        }
        anyhow::Ok(", missed")
    };
    let asked = node.rpc.request::<Value>("pvq_query", rpc_params![&query]);
    let (answer, hit) = tokio::join!(asked, signal);
    let hit = hit?;
    Ok(match answer {
        Ok(answer) => {
            let backend = answer["engine"]["backend"].as_str().unwrap_or("no backend");
            let end = match (answer["result"].as_str(), answer["error"]["kind"].as_str()) {
                (None, Some(kind)) => kind,
                (Some("0x"), None) if matches!(way, Way::Signal(_)) => "answered",
                _ => bail!("{way:?} has a result: {answer}"),
            };
            format!("{end} by the {backend}{hit}")
        }
        Err(Error::User(error)) => format!("refused {}{hit}", error.code),
        Err(error) => bail!("{way:?} broke the connection: {error}"),
    })
}

/// Sends honest queries for each engine until the attack is over, checks their answers, and returns their times.
async fn ask_until(
    dev: &DevNode,
    who: usize,
    over: &AtomicBool,
    stopped: &Stopped,
) -> Result<Vec<Duration>> {
    let node = dev.connect().await?;
    let genesis = node.hash(0).await?.context("genesis")?;
    let supply = node.supply(genesis, ASSET).await?;
    let mut sum = 0;
    for holder in holders() {
        sum += node.balance(genesis, ASSET, holder).await?;
    }
    let [total_supply, sum_balance, checksum] =
        ["total-supply", "sum-balance", "checksum"].map(inputs::program);
    let (total_supply, sum_balance, checksum) = (total_supply?, sum_balance?, checksum?);
    let mut latencies = Vec::new();
    while !over.load(SeqCst) {
        let turn = latencies.len() + who;
        let engine = [Engine::Native, Engine::Auto, Engine::Native, Engine::Runtime][turn % 4];
        let (query, expected) = match turn % 3 {
            0 => (Query::of_code(&total_supply, ASSET), supply.encode()),
            1 => (Query::of_code(&sum_balance, (ASSET, holders())).at(genesis), sum.encode()),
            _ => {
                let (seed, count) = (turn as u64, 50_000);
                let answer = rounds::checksum(seed, count).encode();
                (Query::of_code(&checksum, (seed, count)), answer)
            }
        };
        let query = query.on(engine);
        let asked = Instant::now();
        let answer = timeout(PATIENCE, node.query(&query)).await;
        let answer = match answer.context("someone honest waits for ever")? {
            // A stopped worker may have run this query, whose time is over when the node ends the worker. No query can
            // stop a worker in this way, only a signal.
            Err(Error::User(error)) if error.code == TIMED_OUT => {
                let last = *stopped.lock().unwrap();
                ensure!(last.is_some_and(|last| last + MAX_TIME > asked), "timed out: {query:?}");
                continue;
            }
            answer => answer?,
        };
        let result = answer.result.as_ref().with_context(|| format!("no result: {answer:?}"))?;
        ensure!(result.0 == expected, "a wrong answer: {answer:?}");
        latencies.push(asked.elapsed());
    }
    Ok(latencies)
}

/// Prints the outcomes of the queries, and fails if a hostile one failed, or too few honest ones were answered.
fn report(
    ends: Vec<Result<Vec<(Way, String)>>>,
    answers: Vec<Vec<Duration>>,
    took: Duration,
) -> Result<()> {
    let mut kinds = BTreeMap::<_, usize>::new();
    for end in ends.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten() {
        *kinds.entry(end).or_default() += 1;
    }
    let mut latencies: Vec<_> = answers.into_iter().flatten().collect();
    latencies.sort();
    println!("{HOSTILE} hostile queries in {took:.1?}");
    for ((way, end), count) in &kinds {
        println!("{count:>5} {way:?}: {end}");
    }
    let count = latencies.len();
    ensure!(count > HOSTILE / 10, "only {count} honest queries had an answer meanwhile");
    let (half, all) = (latencies[count / 2], latencies[count - 1]);
    println!("{count} honest queries were answered, half within {half:.1?}, all within {all:.1?}");
    Ok(())
}

/// Repeats a query until the recompiler answers it: until the program has computed enough before, and the node uses the
/// recompiler again.
async fn recompiled(node: &Node, checksum: &[u8]) -> Result<()> {
    let asked = Instant::now();
    let (seed, count) = (7u64, 300_000u32);
    let query = Query::of_code(checksum, (seed, count)).on(Engine::Native);
    let expected = const_hex::encode_prefixed(rounds::checksum(seed, count).encode());
    loop {
        let answer = match node.rpc.request::<Value>("pvq_query", rpc_params![&query]).await {
            // A stopped worker had it.
            Err(Error::User(error)) if error.code == TIMED_OUT => Value::Null,
            answer => {
                let answer = answer?;
                ensure!(answer["result"] == expected, "a wrong answer: {answer}");
                answer
            }
        };
        if answer["engine"]["backend"] == "recompiler" {
            println!("the recompiler answers after {:.1?}", asked.elapsed());
            return Ok(());
        }
        ensure!(asked.elapsed() < RECOVERY, "the recompiler is not used: {answer}");
        sleep(Duration::from_secs(1)).await;
    }
}

/// Returns the resources that the idle node holds, and the number of processors that it uses.
async fn at_rest(dev: &DevNode) -> Result<(Held, f64)> {
    let mut held = Held::by(dev.process())?;
    let begin = Instant::now();
    loop {
        sleep(WATCH).await;
        let later = Held::by(dev.process())?;
        if later.threads >= held.threads || begin.elapsed() > REST {
            let time = later.time.saturating_sub(held.time);
            return Ok((later, time.as_secs_f64() / WATCH.as_secs_f64()));
        }
        held = later;
    }
}

/// Fails if the node has more threads or processes than before, or uses more of a processor.
async fn nothing_is_lost(dev: &DevNode, before: Held, busy_before: f64) -> Result<()> {
    let (after, busy) = at_rest(dev).await?;
    println!(
        "at rest before: {before:?}, {busy_before:.2} processors; after: {after:?}, {busy:.2}"
    );
    let tree = Process::tree(dev.process())?;
    ensure!(after.processes <= before.processes, "processes are left: {tree:#?}");
    ensure!(after.threads <= before.threads + 2, "threads are left: {tree:#?}");
    ensure!(busy <= busy_before + 0.1, "something goes on: {tree:#?}");
    ensure!(tree.iter().all(|process| !"TZ".contains(process.state)), "{tree:#?}");
    Ok(())
}

/// Returns a query that computes for `rounds` rounds, and returns nothing.
fn spin(jumping: &[u8], rounds: u32) -> Query {
    Query::of_code(jumping, (rounds, false, 0u32)).on(Engine::Native)
}
