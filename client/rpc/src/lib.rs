// The README links to files. In the documentation these definitions count, because they come first.
//! [`code`]: crate::code
//! [`Config`]: crate::Config
//! [`Config::worker`]: crate::Config::worker
//! [`Metadata`]: crate::Metadata
//! [`PvqApi`]: pvq_runtime_api::PvqApi
//! [`PvqError`]: pvq_primitives::PvqError
//! [`QueryAnswer`]: crate::QueryAnswer
//! [`serve_worker`]: crate::serve_worker
//! [`Validation`]: crate::Validation
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
