//! A program that only computes, on both engines and as native Rust.

use crate::{
    bar,
    node::{query, Node},
    ratio, us, Figure,
};
use codec::{Decode, Encode};
use pvq_guest_fixtures::{checksum, CHECKSUM};
use pvq_primitives::Backend;
use pvq_rpc::Engine;
use std::{
    hint::black_box,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const SEED: u64 = 42;
/// The rounds of the checksum, each of some ten instructions, and the highest time of the engine native as a multiple
/// of that of native Rust.
const ROUNDS: [(u32, Option<f64>); 3] =
    [(10_000, None), (300_000, Some(3.5)), (3_000_000, Some(2.0))];
const REPEATS: usize = 10;

pub async fn run(node: &Node) {
    println!("\n## Computation\n");
    println!("Microseconds, median (least to most) of {REPEATS}.\n");
    println!("| `checksum`, rounds | gas | native Rust | engine native | engine runtime | native / Rust | runtime / native |");
    println!("|---|---|---|---|---|---|---|");
    let mut ratios = Vec::new();
    for (rounds, bound) in ROUNDS {
        let (gas, [rust, native, runtime]) = race(node, rounds).await;
        let (rust, native) = (Figure::new(rust), Figure::new(native));
        let share = ratio(native.median, rust.median);
        // A query that exceeds the limit of the runtime API runs on the engine native.
        let (runtime, times) = match runtime.is_empty() {
            true => ("more than it may".into(), String::new()),
            false => {
                let runtime = Figure::new(runtime);
                (runtime.to_string(), format!("{:.2}", ratio(runtime.median, native.median)))
            }
        };
        println!("| {rounds} | {gas} | {rust} | {native} | {runtime} | {share:.2} | {times} |");
        ratios.extend(bound.map(|bound| (rounds, share, bound)));
    }
    println!();
    for (rounds, share, bound) in ratios {
        bar(&format!("{rounds} rounds, engine native against native Rust"), share, bound);
    }
    processor_time(node).await;
    on_busy_processors(node).await;
}

/// Runs the checksum as native Rust and on each engine, in turns that begin with another one in each round. Returns
/// the gas, and the times.
async fn race(node: &Node, rounds: u32) -> (i64, [Vec<Duration>; 3]) {
    let args = (0u8, SEED, rounds).encode();
    let queries = [Engine::Native, Engine::Runtime].map(|e| query(CHECKSUM, args.clone(), e));
    // The first run measures the usage of the program, the second compiles it.
    for _ in 0..3 {
        node.query(&queries[0]).await;
    }
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    let mut gas = 0;
    for round in 0..REPEATS {
        for turn in 0..times.len() {
            // Forwards and backwards by turns, so that none follows the same one always.
            let index = match round % 2 {
                0 => (round + turn) % times.len(),
                _ => (round + times.len() - turn) % times.len(),
            };
            let started = Instant::now();
            let expected = checksum(black_box(SEED), black_box(rounds));
            let Some(query) = index.checked_sub(1).map(|index| &queries[index]) else {
                times[0].push(started.elapsed());
                continue;
            };
            let (answer, time) = node.query(query).await;
            let result = answer.result.expect("the program succeeds");
            assert_eq!(u64::decode(&mut &result[..]), Ok(expected));
            gas = answer.metrics.usage.gas.total();
            if answer.engine.engine == query.engine {
                times[index].push(time);
            }
        }
    }
    (gas, times)
}

/// Returns the time of one run of the longest checksum on the recompiler.
async fn longest(node: &Node) -> Duration {
    let (rounds, _) = ROUNDS[ROUNDS.len() - 1];
    let (answer, time) =
        node.query(&query(CHECKSUM, (0u8, SEED, rounds).encode(), Engine::Native)).await;
    assert_eq!(answer.engine.backend, Some(Backend::Recompiler), "{:?}", answer.engine);
    time
}

/// Compares the processor time of the node's process with that of its workers.
async fn processor_time(node: &Node) {
    longest(node).await;
    let before = node.processor_time();
    for _ in 0..20 * REPEATS {
        longest(node).await;
    }
    let after = node.processor_time();
    let (own, workers) = (after.0 - before.0, after.1 - before.1);
    println!(
        "processor time of {} queries: node {} us, workers {} us",
        20 * REPEATS,
        us(own),
        us(workers)
    );
    bar("processor time of the node against its workers'", ratio(own, workers), 0.1);
}

/// A process that keeps a processor busy, until it is dropped.
struct Busy(Child);

impl Busy {
    fn new() -> Self {
        let script = "while :; do :; done";
        let process = Command::new("/bin/sh").args(["-c", script]).stdout(Stdio::null()).spawn();
        Self(process.expect("there is a shell"))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Compares the longest checksum with and without a busy process for each of two processors.
async fn on_busy_processors(node: &Node) {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..2 * REPEATS {
        let busy = (round % 2 == 1).then(|| [(); 2].map(|()| Busy::new()));
        times[round % 2].push(longest(node).await);
        drop(busy);
    }
    let [idle, busy] = times.map(Figure::new);
    println!("with two busy processes: {busy} us, without: {idle} us");
    bar("two busy processes against none", ratio(busy.median, idle.median), 3.0);
}
