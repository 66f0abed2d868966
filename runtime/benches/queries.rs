//! Sums balances in the runtime's Wasm: by a program with a call for each account, by a program with
//! a call for many, and by a runtime API written for the purpose. Prints the table of `BENCHMARKS.md`.
//!
//! Each round times all of them, one after the other, so that whatever slows the machine down slows
//! all of them; the table has the medians. Fails where a query in batches takes more than its bar.
//!
//! With the path of an earlier build of the runtime in `PVQ_EARLIER_RUNTIME`, times the queries of both builds as well,
//! and fails where one has become slower.

mod measure;

use codec::{Decode, Encode};
use measure::{accounts, chain, chain_of, fixture, median, request, time, us, ASSET};
use pvq_runtime::comparison::MAX_ACCOUNTS;
use pvq_test_runner::chain::WasmChain;
use std::time::Duration;

/// Numbers of accounts whose balances are summed.
const ACCOUNTS: [u32; 4] = [1, 10, 100, MAX_ACCOUNTS];
/// The number of accounts that hold the asset.
const HOLDERS: u32 = MAX_ACCOUNTS;

/// The greatest ratios of the time of a query in batches to that of the API written for the purpose, by the number of
/// accounts.
const BATCHED: [(u32, f64); 2] = [(1, 2.5), (MAX_ACCOUNTS, 1.08)];
/// The greatest ratio of a query's time to that in an earlier build: above 1, because clocks are not exact.
const BOUND: f64 = 1.05;

fn main() {
    let chain = chain(HOLDERS);
    let mut missed = against_written(&chain);
    if let Some(earlier) = std::env::var_os("PVQ_EARLIER_RUNTIME") {
        let runtime = std::fs::read(earlier).expect("PVQ_EARLIER_RUNTIME is a file");
        missed.extend(against_earlier(&chain, &chain_of(runtime, HOLDERS)));
    }
    if !missed.is_empty() {
        eprintln!("\nSlower than they may be:\n{}", missed.join("\n"));
        std::process::exit(1);
    }
}

/// Compares programs with runtime APIs that are written for the purpose, and returns those that miss their bars.
fn against_written(chain: &WasmChain) -> Vec<String> {
    let mut missed = Vec::new();
    println!(
        "In Wasm, microseconds for a call of the runtime API; in brackets, times the first.\n"
    );
    println!("| query | written for it | one call for each | batched |");
    println!("|---|---|---|---|");
    for count in ACCOUNTS {
        let who = accounts(count);
        let arguments = [&[0][..], &(ASSET, &who).encode()].concat();
        let written = Call::new("ComparisonApi_sum_balances", &(ASSET, &who));
        let single = Call::query("sum-balance", arguments.clone());
        let batched = Call::query("sum-balance-batch", arguments);
        let [written, single, batched] =
            race([&written, &single, &batched].map(|call| (chain, call)));
        println!(
            "| sum of {count} balances | {:.1} | {} | {} |",
            us(written),
            against(single, written),
            against(batched, written),
        );
        let bar = BATCHED.iter().find(|(accounts, _)| *accounts == count);
        let title = format!("sum-balance-batch of {count}");
        missed.extend(bar.and_then(|(_, bar)| miss(&title, batched, written, *bar)));
    }
    let written = Call::new("ComparisonApi_total_supply", &ASSET);
    let query = Call::query("total-supply", [&[0][..], &ASSET.encode()].concat());
    let [written, query] = race([&written, &query].map(|call| (chain, call)));
    println!("| total supply | {:.1} | {} | |", us(written), against(query, written));
    missed
}

/// Compares the runtime's queries with those of an earlier build, and returns those that became slower.
fn against_earlier(chain: &WasmChain, earlier_chain: &WasmChain) -> Vec<String> {
    println!("\nIn Wasm, microseconds; in brackets, times the earlier build.\n");
    println!("| query | earlier build | this one |");
    println!("|---|---|---|");
    let mut queries =
        vec![("total-supply".to_owned(), "total-supply", [&[0][..], &ASSET.encode()].concat())];
    for count in ACCOUNTS {
        let arguments = [&[0][..], &(ASSET, accounts(count)).encode()].concat();
        for name in ["sum-balance", "sum-balance-batch"] {
            queries.push((format!("{name} of {count}"), name, arguments.clone()));
        }
    }
    let mut slower = Vec::new();
    for (title, name, arguments) in queries {
        let query = Call::query(name, arguments);
        let [earlier, now] = race([(earlier_chain, &query), (chain, &query)]);
        println!("| {title} | {:.1} | {} |", us(earlier), against(now, earlier));
        slower.extend(miss(&title, now, earlier, BOUND));
    }
    slower
}

/// A call of the runtime API.
struct Call {
    method: &'static str,
    args: Vec<u8>,
}

impl Call {
    fn new(method: &'static str, args: &impl Encode) -> Self {
        Self { method, args: args.encode() }
    }

    fn query(name: &str, args: Vec<u8>) -> Self {
        let request = request(fixture(name).program, args);
        Self::new("PvqApi_query", &request)
    }

    fn answer(&self, chain: &WasmChain) -> Vec<u8> {
        chain.call_encoded(self.method, &self.args).expect("the runtime answers")
    }

    /// Returns the sum in the answer of either kind of call.
    fn sum(&self, chain: &WasmChain) -> u128 {
        let answer = self.answer(chain);
        let bytes = match self.method {
            "PvqApi_query" => {
                let outcome = pvq_primitives::QueryOutcome::decode(&mut &answer[..]);
                outcome.expect("it is an outcome").result.expect("the query succeeds")
            }
            _ => answer,
        };
        u128::decode(&mut &bytes[..]).expect("it is a balance")
    }
}

/// Returns the median time of each call, and asserts that all have the same answer. Each round begins with another
/// call.
fn race<const N: usize>(calls: [(&WasmChain, &Call); N]) -> [Duration; N] {
    let sums = calls.map(|(chain, call)| call.sum(chain));
    assert!(sums.iter().all(|sum| *sum == sums[0]), "{sums:?}");

    let run = |(chain, call): (&WasmChain, &Call)| time(|| drop(call.answer(chain)));
    let slowest = calls.map(run).into_iter().max();
    let rounds = 500_000 / slowest.expect("there is a call").as_micros().max(1);
    let mut times = calls.map(|_| Vec::new());
    for round in 0..rounds.clamp(100, 5_000) as usize {
        for turn in 0..N {
            let next = (round + turn) % N;
            times[next].push(run(calls[next]));
        }
    }
    times.map(median)
}

/// Says by how much a query misses its bar, if it takes more than `bar` times as long as `other`.
fn miss(query: &str, time: Duration, other: Duration, bar: f64) -> Option<String> {
    let ratio = time.as_secs_f64() / other.as_secs_f64();
    (ratio > bar).then(|| format!("{query}: {ratio:.2} times, and at most {bar}"))
}

fn against(time: Duration, other: Duration) -> String {
    format!("{:.1} ({:.2})", us(time), time.as_secs_f64() / other.as_secs_f64())
}
