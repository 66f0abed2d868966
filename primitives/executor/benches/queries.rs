//! The time of queries: its fixed part, the part of each account, and that of computing. Prints the table of
//! the executor in `BENCHMARKS.md` from criterion's medians.

mod chain;
mod table;

use chain::executor;
use criterion::{BenchmarkId, Criterion};
use pvq_executor::*;
use pvq_extension::ExtensionsExecutor;
use pvq_guest_fixtures as fixtures;
use std::{hint::black_box, time::Duration};

/// Numbers of accounts, to tell the fixed part from that of each account.
const ACCOUNTS: [u32; 2] = [1, 1_001];
/// Accounts of the batched query.
const BATCH: u32 = 10_000;
/// Rounds of the guest that computes.
const ROUNDS: u32 = 100_000;

/// A way to run programs.
struct Way {
    name: &'static str,
    backend: Backend,
    executor: PvqExecutor<ExtensionsExecutor>,
}

fn ways() -> Vec<Way> {
    let cached = PvqExecutorConfig { precompile_programs: true, ..Default::default() };
    let worker =
        WorkerCommand { program: env!("CARGO_BIN_EXE_pvq-recompiler").into(), args: vec![] };
    let recompiled = PvqExecutorConfig { enable_jit: true, worker: Some(worker), ..cached.clone() };
    vec![
        Way {
            name: "interpreter",
            backend: Backend::Interpreter,
            executor: executor(cached.clone()),
        },
        Way {
            name: "interpreter, not cached",
            backend: Backend::Interpreter,
            executor: executor(PvqExecutorConfig::default()),
        },
        Way { name: "recompiler", backend: Backend::Recompiler, executor: executor(recompiled) },
    ]
}

impl Way {
    fn run(&self, program: &[u8], args: &[u8]) -> Execution {
        let options = RunOptions { backend: Some(self.backend), ..Default::default() };
        let execution = self.executor.run(program, args, options);
        assert_eq!(execution.metrics.backend, self.backend, "{}", self.name);
        execution
    }
}

/// Returns the arguments of entrypoint 0 with an asset and `count` accounts.
fn accounts_args(count: u32) -> Vec<u8> {
    chain::args(0, &(1u32, chain::accounts(count)))
}

fn checksum_args(rounds: u32) -> Vec<u8> {
    chain::args(0, &(7u64, rounds))
}

fn main() {
    let mut criterion = Criterion::default()
        .output_directory(&table::directory())
        .measurement_time(Duration::from_secs(3))
        .warm_up_time(Duration::from_secs(1))
        .configure_from_args();
    let ways = ways();

    let mut group = criterion.benchmark_group("sum-balance");
    for way in &ways {
        for count in ACCOUNTS {
            let args = accounts_args(count);
            let run = || way.run(fixtures::SUM_BALANCE, &args);
            assert_eq!(run().result, Ok(chain::total(count)), "{}", way.name);
            group.bench_function(BenchmarkId::new(way.name, count), |b| b.iter(run));
        }
    }
    group.finish();

    let mut group = criterion.benchmark_group("sum-balance-batch");
    for way in &ways {
        let args = accounts_args(BATCH);
        let run = || way.run(fixtures::SUM_BALANCE_BATCH, &args);
        assert_eq!(run().result, Ok(chain::total(BATCH)), "{}", way.name);
        group.bench_function(BenchmarkId::new(way.name, BATCH), |b| b.iter(run));
    }
    group.finish();

    let mut group = criterion.benchmark_group("checksum");
    for way in &ways {
        let args = checksum_args(ROUNDS);
        let run = || way.run(fixtures::CHECKSUM, &args);
        let expected = fixtures::checksum(7, ROUNDS).to_le_bytes().to_vec();
        assert_eq!(run().result, Ok(expected), "{}", way.name);
        group.bench_function(BenchmarkId::new(way.name, ROUNDS), |b| b.iter(run));
    }
    group.bench_function(BenchmarkId::new("native", ROUNDS), |b| {
        b.iter(|| fixtures::checksum(black_box(7), black_box(ROUNDS)))
    });
    group.finish();
    criterion.final_summary();

    report(&ways);
}

fn report(ways: &[Way]) {
    let [few, many] = ACCOUNTS;
    let gas = |count| ways[0].run(fixtures::SUM_BALANCE, &accounts_args(count)).metrics.usage.gas;
    let (first, last) = (gas(few), gas(many));
    let each = |few: i64, many: i64| (many - few) as f64 / f64::from(ACCOUNTS[1] - ACCOUNTS[0]);

    let mut table = table::Table::default();
    table.row("`sum-balance`, the program", format!("{} bytes", fixtures::SUM_BALANCE.len()));
    table.row(
        "`sum-balance`, instructions for each account",
        format!("{:.1} gas", each(first.program, last.program)),
    );
    table.row(
        "`sum-balance`, charged for each account's call",
        format!("{:.1} gas", each(first.host, last.host)),
    );
    for way in ways {
        let name = way.name;
        let (Some(a), Some(b)) =
            (table::median("sum-balance", name, few), table::median("sum-balance", name, many))
        else {
            continue;
        };
        let slope = (b - a) / f64::from(many - few);
        table.row(&format!("`sum-balance`, fixed: {name}"), table::time(a - slope));
        table.row(&format!("`sum-balance`, each account: {name}"), table::time(slope));
    }
    for way in ways {
        if let Some(median) = table::median("sum-balance-batch", way.name, BATCH) {
            let name = format!("`sum-balance-batch`, {BATCH} accounts: {}", way.name);
            table.row(&name, table::time(median));
        }
    }
    if let Some(native) = table::median("checksum", "native", ROUNDS) {
        table.row(&format!("`checksum`, {ROUNDS} rounds: native"), table::time(native));
        for way in ways {
            if let Some(median) = table::median("checksum", way.name, ROUNDS) {
                table.row(
                    &format!("`checksum`, {ROUNDS} rounds: {}", way.name),
                    format!("{}, {:.2} times native", table::time(median), median / native),
                );
            }
        }
    }
    print!("{table}");
}
