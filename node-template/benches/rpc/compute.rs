//! A program that does nothing but compute, on both engines and as native Rust.

use crate::{
    bar, median,
    node::{query, Node},
    ratio, us,
};
use codec::{Decode, Encode};
use pvq_guest_fixtures::{checksum, CHECKSUM};
use pvq_rpc::Engine;
use std::{hint::black_box, time::Instant};

const SEED: u64 = 42;
/// Rounds of the checksum, each of some ten instructions.
const ROUNDS: [u32; 3] = [10_000, 300_000, 3_000_000];
const REPEATS: usize = 21;

pub async fn run(node: &Node) {
    println!("\n## Computation\n");
    println!("Microseconds; in brackets, times native Rust.\n");
    println!("| `checksum`, rounds | gas | native Rust | engine native | engine runtime | runtime / native |");
    println!("|---|---|---|---|---|---|");
    let mut last = (0.0, 0.0);
    for rounds in ROUNDS {
        let args = (0u8, SEED, rounds).encode();
        let native = query(CHECKSUM, args.clone(), Engine::Native);
        let runtime = query(CHECKSUM, args, Engine::Runtime);
        // The first run tells what the program uses, the second compiles it.
        for _ in 0..3 {
            node.query(&native).await;
        }
        let mut times = [Vec::new(), Vec::new(), Vec::new()];
        let mut gas = 0;
        for _ in 0..REPEATS {
            let started = Instant::now();
            let expected = checksum(black_box(SEED), black_box(rounds));
            times[0].push(started.elapsed());
            for (query, times) in [&native, &runtime].into_iter().zip(&mut times[1..]) {
                let (answer, time) = node.query(query).await;
                let result = answer.result.expect("the program succeeds");
                assert_eq!(u64::decode(&mut &result[..]), Ok(expected));
                gas = answer.metrics.gas.total;
                times.push(time);
            }
        }
        let [rust, native, runtime] = times.map(median);
        last = (ratio(runtime, native), ratio(native, rust));
        println!(
            "| {rounds} | {gas} | {:.0} | {:.0} ({:.2}) | {:.0} ({:.2}) | {:.2} |",
            us(rust),
            us(native),
            ratio(native, rust),
            us(runtime),
            ratio(runtime, rust),
            last.0,
        );
    }
    println!();
    bar("engine runtime against native, of the longest", last.0, last.0 >= 10.0, "at least 10");
    bar("engine native against native Rust, of the longest", last.1, last.1 <= 2.5, "at most 2.5");
}
