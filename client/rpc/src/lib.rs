#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod code;
#[cfg(feature = "server")]
mod server;
mod types;

#[cfg(feature = "server")]
pub use pvq_executor::{serve_worker, WorkerCommand};
#[cfg(feature = "server")]
pub use server::{Config, Pvq};
pub use types::{
    BlockId, Engine, EngineSelection, Metadata, Microseconds, Programs, Query, QueryAnswer,
    QueryLimits, QueryMetrics, Validation,
};
