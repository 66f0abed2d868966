//! Measures queries by RPC, against a `pvq-node --dev` of its own that it starts and stops.
//!
//! Everything that is compared is asked for in turn, again and again, so that whatever slows the
//! machine down slows all of it; the tables have medians. Times are a client's: from the request to
//! the parsed answer, over a WebSocket on the loopback interface. Arguments choose among `compute`,
//! `engines` and `throughput`; without any, all are measured.

mod compute;
mod engines;
mod node;
mod throughput;

use node::Node;
use std::time::Duration;

#[tokio::main]
async fn main() {
    let chosen: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let chosen = |name: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == name);
    let node = Node::start().await;
    if chosen("compute") {
        compute::run(&node).await;
    }
    if chosen("engines") {
        engines::run(&node).await;
    }
    if chosen("throughput") {
        throughput::run(&node).await;
    }
}

/// The middle one.
fn median<T: PartialOrd>(mut values: Vec<T>) -> T {
    values.sort_unstable_by(|a, b| a.partial_cmp(b).expect("none of them is NaN"));
    values.swap_remove(values.len() / 2)
}

/// In microseconds.
fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn ratio(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64()
}

/// What a bar says of a measured figure.
fn bar(name: &str, measured: f64, met: bool, wanted: &str) {
    let verdict = if met { "met" } else { "MISSED" };
    println!("{name}: {measured:.2}, wanted {wanted}: {verdict}");
}
