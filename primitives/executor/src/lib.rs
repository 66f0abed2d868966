#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod backend;
mod cache;
mod clock;
mod config;
mod context;
mod error;
mod executor;
mod extensions;
mod gas;
mod host;
pub mod limits;
mod memory;
mod metrics;
mod program;
mod registers;
mod run;

pub use backend::{Backend, Sandbox};
pub use config::PvqExecutorConfig;
pub use context::PvqExecutorContext;
pub use error::{ExtensionError, InvalidProgram, MemoryAccess, PvqExecutorError, Trap};
pub use executor::{Execution, PvqExecutor, RunOptions};
pub use extensions::{CallContext, CallError, Extensions};
pub use gas::GasSchedule;
pub use metrics::{HostCalls, Metrics};
pub use program::{Abi, ProgramInfo};
pub use pvq_primitives::{ExtensionId, HostError, PvqError};

/// The target of everything that this crate logs: `RUST_LOG=pvq_executor=debug`.
const LOG_TARGET: &str = "pvq_executor";
