//! Sums balances in the runtime's Wasm: by a program with a call for each account, by a program with
//! a call for many, and by a runtime API written for the purpose. Prints the table of the README.
//!
//! Each round times all of them, one after the other, so that whatever slows the machine down slows
//! all of them; the table has the medians.

mod measure;

use codec::{Decode, Encode};
use measure::{accounts, chain, fixture, median, request, time, us, ASSET};
use pvq_test_runner::chain::WasmChain;
use std::time::Duration;

/// Accounts that are summed up.
const ACCOUNTS: [u32; 4] = [1, 10, 100, 1_000];

fn main() {
    let chain = chain(1_000);
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
        let [written, single, batched] = race(&chain, [&written, &single, &batched]);
        println!(
            "| sum of {count} balances | {:.1} | {} | {} |",
            us(written),
            against(single, written),
            against(batched, written),
        );
    }
    let written = Call::new("ComparisonApi_total_supply", &ASSET);
    let query = Call::query("total-supply", [&[0][..], &ASSET.encode()].concat());
    let [written, query] = race(&chain, [&written, &query]);
    println!("| total supply | {:.1} | {} | |", us(written), against(query, written));
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

    /// The sum, whichever way it is returned.
    fn sum(&self, chain: &WasmChain) -> u128 {
        let answer = self.answer(chain);
        let bytes = match self.method {
            "PvqApi_query" => {
                let outcome = pvq_runtime_api::QueryOutcome::decode(&mut &answer[..]);
                outcome.expect("it is an outcome").result.expect("the query succeeds")
            }
            _ => answer,
        };
        u128::decode(&mut &bytes[..]).expect("it is a balance")
    }
}

/// The median time of each of the calls, which have the same answer.
fn race<const N: usize>(chain: &WasmChain, calls: [&Call; N]) -> [Duration; N] {
    let sums = calls.map(|call| call.sum(chain));
    assert!(sums.iter().all(|sum| *sum == sums[0]), "{sums:?}");

    let slowest = calls.map(|call| time(|| drop(call.answer(chain)))).into_iter().max();
    let rounds = 500_000 / slowest.expect("there is a call").as_micros().max(1);
    let mut times = calls.map(|_| Vec::new());
    for _ in 0..rounds.clamp(100, 5_000) {
        for (call, times) in calls.iter().zip(&mut times) {
            times.push(time(|| drop(call.answer(chain))));
        }
    }
    times.map(median)
}

fn against(time: Duration, other: Duration) -> String {
    format!("{:.1} ({:.2})", us(time), time.as_secs_f64() / other.as_secs_f64())
}
