//! Measures queries by RPC, against a development node that it starts and stops.
//!
//! The subjects of a comparison take turns, many times, so that a slow phase of the machine affects all of them; the
//! tables have medians. Times are those of a client: from the request to the parsed answer, over a WebSocket on the
//! loopback interface. Arguments choose among `compute`, `engines` and `throughput`; without any, all are measured. The
//! benchmark fails if a bar is missed.

mod compute;
mod engines;
mod node;
mod throughput;

use node::Node;
use std::{
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

#[tokio::main]
async fn main() -> ExitCode {
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
    match MISSED.load(Ordering::Relaxed) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// Returns the median.
fn median<T: PartialOrd>(mut values: Vec<T>) -> T {
    values.sort_unstable_by(|a, b| a.partial_cmp(b).expect("none of them is NaN"));
    values.swap_remove(values.len() / 2)
}

/// Returns `time` in microseconds.
fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn ratio(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64()
}

/// True once a bar was missed.
static MISSED: AtomicBool = AtomicBool::new(false);

/// Prints a measured figure and its upper bound, and records whether the bar was missed.
fn bar(name: &str, measured: f64, most: f64) {
    let met = measured <= most;
    MISSED.fetch_or(!met, Ordering::Relaxed);
    println!("{name}: {measured:.2}, at most {most:.2}: {}", if met { "met" } else { "MISSED" });
}

/// The median of several times, and their spread.
struct Figure {
    median: Duration,
    least: Duration,
    most: Duration,
}

impl Figure {
    fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self { median: times[times.len() / 2], least: times[0], most: times[times.len() - 1] }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { median, least, most } = self;
        write!(f, "{:.0} ({:.0} to {:.0})", us(*median), us(*least), us(*most))
    }
}
