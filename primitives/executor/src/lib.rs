#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod cache;
mod clock;
mod code;
mod config;
mod context;
mod costs;
mod engine;
mod error;
mod estimate;
mod executor;
mod extensions;
mod gas;
mod host;
pub mod limits;
mod machine;
mod memory;
mod metrics;
mod module;
mod options;
// Without `std` nothing is profiled.
#[cfg_attr(not(feature = "std"), allow(dead_code))]
mod profile;
#[cfg_attr(
    not(all(feature = "recompiler", target_os = "linux", target_arch = "x86_64")),
    path = "recompiler/absent.rs"
)]
mod recompiler;
mod run;
mod scan;

pub use config::{EngineConfig, PvqExecutorConfig, RunConfig, WorkerCommand};
pub use context::PvqExecutorContext;
pub use costs::class_of;
pub use engine::{Engine, Execution};
pub use error::{ExtensionError, InvalidProgram, MemoryAccess, PvqExecutorError, Trap};
pub use estimate::{Usage, UsageKey};
pub use executor::PvqExecutor;
pub use extensions::{CallContext, Extensions};
pub use metrics::Metrics;
pub use module::Module;
pub use options::RunOptions;
pub use profile::{Profile, ProfileEntry, ProfileFrame};
pub use pvq_primitives::{
    Abi, Backend, ExtensionFailure, ExtensionId, GasSchedule, HostError, InstructionClass,
    InstructionCosts, ProgramInfo, PvqError, QueryUsage, Validation, WorkingSet,
};
#[cfg(feature = "recompiler")]
pub use recompiler::serve_worker;
pub use scan::{validation, VALIDATION_VERSION};

/// The target of this crate's log messages, as in `RUST_LOG=pvq_executor=debug`.
const LOG_TARGET: &str = "pvq_executor";
