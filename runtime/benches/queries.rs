//! Sums balances in the runtime's Wasm: by a program with a call for each account, by a program with
//! a call for many, and by a runtime API written for the purpose. Prints the table of `BENCHMARKS.md`.
//!
//! Each round times all of them, one after the other, so that whatever slows the machine down slows
//! all of them; the table has the medians. Fails where a query takes more than its bar.
//!
//! With the path of an earlier build of the runtime in `PVQ_EARLIER_RUNTIME`, times the queries of both builds as well,
//! and fails where one has become slower.

mod measure;

use codec::{Decode, Encode};
use measure::{accounts, chain, chain_of, fixture, median, request, time, us, ASSET};
use pvq_primitives::{PerSource, Program, ProgramHash, QueryRequest};
use pvq_runtime::{comparison::MAX_ACCOUNTS, Pvq, RuntimeOrigin};
use pvq_test_runner::chain::WasmChain;
use sp_keyring::Sr25519Keyring;
use std::time::Duration;

/// Numbers of accounts whose balances are summed.
const ACCOUNTS: [u32; 4] = [1, 10, 100, MAX_ACCOUNTS];
/// The number of accounts that hold the asset.
const HOLDERS: u32 = MAX_ACCOUNTS;

/// The greatest ratios of a query's time to that of the API written for the purpose, by the number of accounts: with a call
/// for each, and in batches.
const BARS: [(u32, f64, f64); 2] = [(1, 1.5, 1.8), (MAX_ACCOUNTS, 1.08, 1.03)];
/// The same for the supply of an asset, by blob and by hash.
const SUPPLY_BARS: [f64; 2] = [1.5, 1.4];
/// The greatest ratio of a query's time to that in an earlier build: above 1, because clocks are not exact.
const BOUND: f64 = 1.05;

fn main() {
    let mut chain = chain(HOLDERS);
    register(&mut chain, fixture("total-supply").program);
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
        for (_, bar, in_batches) in BARS.into_iter().filter(|(accounts, ..)| *accounts == count) {
            missed.extend(miss(&format!("sum-balance of {count}"), single, written, bar));
            missed.extend(miss(
                &format!("sum-balance-batch of {count}"),
                batched,
                written,
                in_batches,
            ));
        }
    }
    println!("\n| query | written for it | by blob | by hash |");
    println!("|---|---|---|---|");
    let arguments = [&[0][..], &ASSET.encode()].concat();
    let written = Call::new("ComparisonApi_total_supply", &ASSET);
    let by_blob = Call::query("total-supply", arguments.clone());
    let by_hash = Call::registered("total-supply", arguments);
    let [written, by_blob, by_hash] =
        race([&written, &by_blob, &by_hash].map(|call| (chain, call)));
    println!(
        "| total supply | {:.1} | {} | {} |",
        us(written),
        against(by_blob, written),
        against(by_hash, written),
    );
    let ways = [("by blob", by_blob), ("by hash", by_hash)].into_iter().zip(SUPPLY_BARS);
    missed.extend(
        ways.filter_map(|((way, time), bar)| {
            miss(&format!("total-supply {way}"), time, written, bar)
        }),
    );
    missed
}

/// Registers and uploads a program.
fn register(chain: &mut WasmChain, program: &[u8]) {
    chain.with_state(|| {
        let (hash, sources) = (hash(program), PerSource::all(true));
        Pvq::register(RuntimeOrigin::root(), hash, None, sources, Default::default())
            .expect("root registers programs");
        let depositor = RuntimeOrigin::signed(Sr25519Keyring::Alice.to_account_id());
        Pvq::upload(depositor, program.to_vec()).expect("it is registered");
    });
}

fn hash(program: &[u8]) -> ProgramHash {
    sp_io::hashing::blake2_256(program).into()
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

    /// The same query of a program that the chain has.
    fn registered(name: &str, args: Vec<u8>) -> Self {
        let program = fixture(name).program;
        let request =
            QueryRequest { program: Program::Registered(hash(program)), ..request(program, args) };
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
