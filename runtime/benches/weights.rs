//! Compares the charge of queries with the time that they take in the runtime's Wasm: for every example guest, and for
//! guests that loop, allocate, call and return as much as they can. Prints the table of `BENCHMARKS.md`, and fails
//! where a query takes more than 1.2 times its charge.
//!
//! Prices are those of the machine that measured the weights. So the time of instructions that only compute is measured
//! first, and all times are divided by what this machine takes of their charge.
//!
//! Functions are charged for reads of a database, and here the state is in memory. So a second ratio is to the charge
//! without the database's weights.

mod measure;

use codec::{Decode, Encode};
use measure::{accounts, args, chain, fixture, median, request, time, us, ASSET};
use pvq_guest_fixtures::{hostile, ALL};
use pvq_primitives::{ChainParameters, InstructionClass, QueryOutcome, QueryRequest, WorkingSet};
use pvq_runtime::Runtime;
use pvq_test_runner::chain::WasmChain;

type DbWeight = <Runtime as frame_system::Config>::DbWeight;

/// The greatest ratio of a query's time to its charge.
const BOUND: f64 = 1.2;

fn main() {
    let chain = chain(1_000);
    prices(&chain);
    let speed = speed(&chain);
    println!("\nThis machine takes {speed:.2} times what a computation is charged.");
    // The pallet's settings, which no function of an extension reads.
    let own_reads = reads(&chain, &request(&hostile::trap(), vec![]));
    println!(
        "\n| query | gas | charged, us | of it reads | measured, us | measured / charged | without reads |"
    );
    println!("|---|---|---|---|---|---|---|");
    let mut worst = (0.0, String::new());
    let mut worst_without_reads = (0.0, String::new());
    for (name, request) in corpus() {
        let Some([ratio, without_reads]) = measure(&chain, &name, &request, own_reads, speed)
        else {
            continue;
        };
        if ratio > worst.0 {
            worst = (ratio, name.clone());
        }
        if without_reads > worst_without_reads.0 {
            worst_without_reads = (without_reads, name);
        }
    }
    println!("\nThe most is {:.2}, by {}.", worst.0, worst.1);
    println!(
        "Without the weights of reads the most is {:.2}, by {}.",
        worst_without_reads.0, worst_without_reads.1
    );
    if worst.0 > BOUND {
        eprintln!("A query must not take more than {BOUND} times what it was charged.");
        std::process::exit(1);
    }
}

/// Prints the prices, in picoseconds.
fn prices(chain: &WasmChain) {
    let ChainParameters { gas, .. } = chain.call("PvqApi_chain", &()).expect("the runtime answers");
    println!("| charged | picoseconds |");
    println!("|---|---|");
    println!("| `ref_time_per_gas` | {} |", gas.ref_time_per_gas);
    println!("| `load_base` | {} |", gas.load_base);
    println!("| `load_per_byte` | {} |", gas.load_per_byte);
    println!("| `compile_per_instruction` | {} |", gas.compile_per_instruction);
    println!("| `memory_per_byte` | {} |", gas.memory_per_byte);
    println!("| `call_base` | {} |", gas.call_base);
    println!("| `per_byte` | {} |", gas.per_byte);
    for class in InstructionClass::ALL {
        let price = |set| u64::from(gas.instructions.of(class, set)) * gas.ref_time_per_gas;
        let [small, large] = WorkingSet::ALL.map(price);
        println!("| {class:?} | {small}, {large} |");
    }
}

fn corpus() -> Vec<(String, QueryRequest)> {
    let mut corpus = Vec::new();
    let mut add = |name: String, program: &[u8], args| corpus.push((name, request(program, args)));
    for count in [1, 10, 100, 1_000] {
        let args = [&[0][..], &(ASSET, accounts(count)).encode()].concat();
        for name in ["sum-balance", "sum-balance-batch", "legacy-sum-balance"] {
            add(format!("{name}, {count} accounts"), fixture(name).program, args.clone());
        }
    }
    let queries: [(&str, &str, &[&str]); 9] = [
        ("total-supply", "total_supply", &["1984"]),
        ("sum-balance-percent", "sum_balance_percent", &["1984", r#"["//Alice", "//Bob"]"#]),
        ("checksum", "checksum", &["1", "1_000"]),
        ("checksum", "checksum", &["1", "100_000"]),
        ("swap-info", "quote_price_exact_tokens_for_tokens", &["0", "1984", "1_000", "true"]),
        ("swap-info", "get_liquidity_pool", &["0", "1984"]),
        ("swap-info", "list_pools", &[]),
        ("portfolio", "portfolio", &["//Alice", "1984"]),
        ("portfolio", "portfolio", &["//Ferdie", "0"]),
    ];
    for (name, entrypoint, values) in queries {
        let fixture = fixture(name);
        let what = format!("{entrypoint}({})", values.join(", "));
        add(what, fixture.program, args(fixture, entrypoint, values));
    }
    let digests = fixture("digests");
    let data = format!("0x{}", "5a".repeat(16 * 1024));
    for (entrypoint, what, value) in [
        ("sha256", "16 KiB", &*data),
        ("blake2b", "16 KiB", &data),
        ("keccak", "16 KiB", &data),
        ("ed25519_multiple", "2", &format!("0x02{}", "00".repeat(31))),
    ] {
        add(format!("{entrypoint}({what})"), digests.program, args(digests, entrypoint, &[value]));
    }
    for (name, program) in hostile::all() {
        add(format!("hostile: {name}"), &program, vec![0]);
    }
    for fixture in ALL {
        add(format!("{} without arguments", fixture.name), fixture.program, vec![]);
    }
    corpus
}

/// Returns the time of instructions that only compute, as a multiple of their charge: the slope between a short and a long
/// run.
fn speed(chain: &WasmChain) -> f64 {
    let run = |gas| {
        let request = QueryRequest {
            gas_limit: Some(gas),
            ..request(&hostile::infinite_rotations(), vec![])
        };
        let request = request.encode();
        let run = || chain.call_encoded("PvqApi_query", &request).expect("the runtime answers");
        let outcome = QueryOutcome::decode(&mut &run()[..]).expect("it is an outcome");
        (median_us(run), outcome.usage.weight.ref_time() as f64 / 1e6)
    };
    let [short, long] = [500_000, 10_500_000].map(run);
    (long.0 - short.0) / (long.1 - short.1)
}

/// Returns the median of the time of several runs, in microseconds.
fn median_us<T>(run: impl Fn() -> T) -> f64 {
    let once = time(|| drop(run()));
    let rounds = (300_000 / once.as_micros().max(1)).clamp(3, 500);
    us(median((0..rounds).map(|_| time(|| drop(run()))).collect()))
}

/// Returns the number of keys that the query reads.
fn reads(chain: &WasmChain, request: &QueryRequest) -> u64 {
    chain.count_reads("PvqApi_query", &request.encode()).expect("the runtime answers")
}

/// Measures the query, and prints its line. Returns the ratios of its time to the charge, and to the charge without the
/// database's weights. `None` for a query that was refused before it was charged.
fn measure(
    chain: &WasmChain,
    name: &str,
    request: &QueryRequest,
    own_reads: u64,
    speed: f64,
) -> Option<[f64; 2]> {
    let reads = reads(chain, request).saturating_sub(own_reads);
    let database = DbWeight::get().reads(reads).ref_time() as f64 / 1e6;
    let request = request.encode();
    let run = || chain.call_encoded("PvqApi_query", &request).expect("the runtime answers");
    let answer = run();
    let outcome = QueryOutcome::decode(&mut &answer[..]).expect("it is an outcome");
    let measured = median_us(run) / speed;

    let charged = outcome.usage.weight.ref_time() as f64 / 1e6;
    let ratios = [measured / charged, measured / (charged - database)];
    let gas = outcome.usage.gas;
    println!(
        "| {name} | {} | {charged:.1} | {database:.1} | {measured:.1} | {:.2} | {:.2} |",
        gas.total(),
        ratios[0],
        ratios[1],
    );
    (gas.load > 0).then_some(ratios)
}
