//! The time of the example programs by part, on each backend, for the first run and for cached programs.
//!
//! `cargo run -p pvq-executor --example timing_analysis --release`

#[path = "../benches/chain.rs"]
mod chain;
mod queries;

use pvq_executor::{serve_worker, Backend, Metrics, PvqExecutorConfig, RunOptions, WorkerCommand};
use std::time::Duration;

/// The number of runs for each median.
const RUNS: usize = 101;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("recompiler-worker") {
        serve_worker();
    }
    let config = PvqExecutorConfig {
        precompile_programs: true,
        enable_jit: true,
        worker: Some(WorkerCommand::of_this_program("recompiler-worker")),
        ..Default::default()
    };
    println!(
        "{:<28} {:<12} {:<7} {:>10} {:>10} {:>10} {:>9} {:>7}",
        "query", "backend", "", "load", "compile", "run", "gas", "calls"
    );
    for query in queries::all() {
        for backend in [Backend::Interpreter, Backend::Recompiler] {
            // A new executor, so that the program is not cached in the first run.
            let executor = chain::executor(config.clone());
            let options = RunOptions { backend: Some(backend), ..Default::default() };
            let run = || executor.run(query.program, &query.args, options);
            let first = run();
            if let Err(error) = first.result {
                eprintln!("{}: {error}", query.name);
                continue;
            }
            print(query.name, "first", &first.metrics);
            let cached: Vec<Metrics> = (0..RUNS).map(|_| run().metrics).collect();
            let median = |time: fn(&Metrics) -> Duration| {
                let mut times: Vec<Duration> = cached.iter().map(time).collect();
                times.sort_unstable();
                times[RUNS / 2]
            };
            let mut metrics = cached[0].clone();
            metrics.load_time = median(|metrics| metrics.load_time);
            metrics.compile_time = median(|metrics| metrics.compile_time);
            metrics.run_time = median(|metrics| metrics.run_time);
            print(query.name, "cached", &metrics);
        }
    }
    println!("`compile` includes making the instance; `cached` is the median of {RUNS} runs.");
}

fn print(name: &str, which: &str, metrics: &Metrics) {
    println!(
        "{:<28} {:<12} {:<7} {:>10.1?} {:>10.1?} {:>10.1?} {:>9} {:>7}",
        name,
        format!("{:?}", metrics.backend),
        which,
        metrics.load_time,
        metrics.compile_time,
        metrics.run_time,
        metrics.usage.gas.total(),
        metrics.usage.total_calls(),
    );
}
