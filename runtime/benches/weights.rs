//! Compares the charge of queries with the time that they take in the runtime's Wasm: for guests that only compute, for
//! hostile ones, that loop, allocate, call and return as much as they can, and for the examples. Prints the tables of
//! `BENCHMARKS.md`, and fails where a query takes more than 1.2 times its charge.
//!
//! Weights are those of the machine that measured them, and any machine is faster at one time than at another. So
//! each query takes turns with a reference program, and its ratio is relative to what the reference takes of the time that
//! the weights say it takes. The table has the medians of the rounds, with the quartiles.
//!
//! Functions are charged for reads of a database, and here the state is in memory. So the weights of reads are left out of
//! the ratios. So is the time of a query that has no gas, beside each: a fresh instance of the runtime, decoding the query, and
//! reading the settings, which the weight of the call [`query`](pallet_pvq::Call::query) pays for in a block.

#[path = "measure/corpus.rs"]
mod corpus;
mod measure;
#[path = "measure/quartiles.rs"]
mod quartiles;
#[path = "measure/reference.rs"]
mod reference;

use codec::{Decode, Encode};
use corpus::{groups, Group};
use measure::{chain, request, time, us};
use pvq_guest_fixtures::hostile;
use pvq_primitives::{
    ChainParameters, GasSchedule, InstructionClass, QueryOutcome, QueryRequest, WorkingSet,
};
use pvq_runtime::Runtime;
use pvq_test_runner::chain::WasmChain;
use quartiles::Quartiles;
use reference::Reference;

type DbWeight = <Runtime as frame_system::Config>::DbWeight;

/// The least ratio of a query's charge to its time.
const BOUND: f64 = 1.0 / 1.2;

/// The time for which a query and its reference take turns, in microseconds.
const TIME: u128 = 1_000_000;

fn main() {
    let chain = chain(1_000);
    let ChainParameters { gas, .. } = chain.call("PvqApi_chain", &()).expect("the runtime answers");
    print(&gas);
    let bench = Bench {
        reference: Reference::new(&chain, &gas),
        // The pallet's settings, which no function of an extension reads.
        own_reads: reads(&chain, &request(&hostile::trap(), vec![])),
        chain,
    };
    let undercharged: Vec<String> =
        groups().into_iter().flat_map(|group| bench.group(group)).collect();
    if !undercharged.is_empty() {
        eprintln!("\nCharged less than {BOUND:.2} of what they take:\n{}", undercharged.join("\n"));
        std::process::exit(1);
    }
}

/// Prints the prices, in picoseconds.
fn print(gas: &GasSchedule) {
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
        let prices = WorkingSet::ALL.map(|set| price(set).to_string());
        println!("| {class:?} | {} |", prices.join(", "));
    }
}

/// Returns the number of keys that the query reads.
fn reads(chain: &WasmChain, request: &QueryRequest) -> u64 {
    chain.count_reads("PvqApi_query", &request.encode()).expect("the runtime answers")
}

struct Bench {
    chain: WasmChain,
    reference: Reference,
    own_reads: u64,
}

/// The charge of a query, and the time that it takes.
struct Comparison {
    succeeded: bool,
    gas: i64,
    /// In microseconds, with the weights of reads.
    charged: f64,
    /// The weights of reads.
    database: f64,
    /// Charge to time, without the weights of reads.
    ratio: Quartiles,
    /// The time that the machine took for a microsecond of the weights, by the reference.
    speed: Quartiles,
}

impl Bench {
    /// Measures the queries of a group, prints its table, and returns those that are charged too little.
    fn group(&self, group: Group) -> Vec<String> {
        let Group { name, bars, succeed, queries } = group;
        println!("\n### {name}\n");
        println!(
            "| query | gas | charged, us | of it reads | taken, us | charged / taken | reference |"
        );
        println!("|---|---|---|---|---|---|---|");
        let mut ratios = Vec::new();
        let mut refused = 0;
        for (query, request) in queries {
            let Some(comparison) = self.compare(&request) else {
                refused += 1;
                continue;
            };
            let Comparison { succeeded, gas, charged, database, ratio, speed } = comparison;
            assert!(succeeded || !succeed, "{query} is to have a result");
            let taken = (charged - database) / ratio.median;
            println!(
                "| {query} | {gas} | {charged:.1} | {database:.1} | {taken:.1} | {ratio} | {speed} |"
            );
            ratios.push((ratio.median, query));
        }
        ratios.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let outside = ratios.iter().filter(|(ratio, _)| !bars.contains(ratio)).count();
        if let [(least, first), .., (most, last)] = &ratios[..] {
            println!(
                "\nCharged / taken of {} {name}: from {least:.2}, {first}, to {most:.2}, {last}.",
                ratios.len()
            );
            let (low, high) = bars.into_inner();
            println!("Outside of {low:.1} to {high:.1}: {outside}. Refused, uncharged: {refused}.");
        }
        let undercharged = ratios.into_iter().filter(|(ratio, _)| *ratio < BOUND);
        undercharged.map(|(ratio, query)| format!("{query}: {ratio:.2}")).collect()
    }

    /// Measures a query beside the reference. `None` for one that was refused before it was charged.
    fn compare(&self, request: &QueryRequest) -> Option<Comparison> {
        let reads = reads(&self.chain, request).saturating_sub(self.own_reads);
        let database = DbWeight::get().reads(reads).ref_time() as f64 / 1e6;
        let encoded = request.encode();
        let run =
            || self.chain.call_encoded("PvqApi_query", &encoded).expect("the runtime answers");
        let outcome = QueryOutcome::decode(&mut &run()[..]).expect("it is an outcome");
        let gas = outcome.usage.gas;
        if gas.load == 0 {
            return None;
        }
        let charged = outcome.usage.weight.ref_time() as f64 / 1e6;

        let refused = QueryRequest { gas_limit: Some(0), ..request.clone() }.encode();
        let refuse =
            || self.chain.call_encoded("PvqApi_query", &refused).expect("the runtime answers");
        let turn = || {
            let fixed = us(time(|| drop(refuse())));
            let (taken, speed) = self.reference.around(&self.chain, || drop(run()));
            // No less than what clocks tell apart.
            ((taken - fixed).max(1.0), speed)
        };
        let once = time(|| {
            turn();
        });
        let rounds = (TIME / once.as_micros().max(1)).clamp(11, 101);
        let (ratios, speeds) = (0..rounds)
            .map(|_| turn())
            .map(|(taken, speed)| ((charged - database) * speed / taken, speed))
            .unzip();
        Some(Comparison {
            succeeded: outcome.result.is_ok(),
            gas: gas.total(),
            charged,
            database,
            ratio: Quartiles::of(ratios),
            speed: Quartiles::of(speeds),
        })
    }
}
