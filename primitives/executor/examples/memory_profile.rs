//! The memory that the example programs declare, and the memory that they use.
//!
//! `cargo run -p pvq-executor --example memory_profile --release`

#[path = "../benches/chain.rs"]
mod chain;
mod queries;

use pvq_executor::{PvqExecutorConfig, RunOptions};

fn main() {
    let config = PvqExecutorConfig {
        max_memory: 64 * 1024 * 1024,
        enable_debugging: true, // Counts the stack
        ..Default::default()
    };
    let executor = chain::executor(config);
    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>12} {:>12}",
        "query", "blob", "ro data", "rw data", "stack", "used", "peak memory", "interpreter"
    );
    for query in queries::all() {
        let info = match executor.validate(query.program) {
            Ok(info) => info,
            Err(error) => return eprintln!("{}: {error}", query.name),
        };
        let metrics = executor.run(query.program, &query.args, RunOptions::default()).metrics;
        println!(
            "{:<28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>12} {:>12}",
            query.name,
            info.size,
            info.ro_data,
            info.rw_data,
            info.stack,
            metrics.peak_stack.unwrap_or_default(),
            metrics.usage.peak_memory,
            info.interpreter_memory,
        );
    }
    println!("Bytes. `stack` is declared, `used` what the query used of it.");
}
