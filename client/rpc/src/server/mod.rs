//! The server side of the methods: a request is checked, waits for its turn, and runs on one of two engines.

mod api;
mod cache;
mod chain;
mod config;
mod delivery;
mod engine;
mod error;
mod methods;
mod metrics;
mod planner;
mod queue;
mod service;
mod states;
#[cfg(test)]
mod tests;

pub use config::Config;
pub use methods::Pvq;

use error::Error;

/// The target of this crate's log lines, as in `RUST_LOG=pvq_rpc=debug`.
const LOG_TARGET: &str = "pvq_rpc";
