//! The commands: each returns a report, which prints itself as text and as JSON.

pub(crate) mod call;
mod error;
mod genesis;
mod inspect;
#[cfg(feature = "network")]
pub mod network;
mod run;
mod validate;

pub use call::{Call, Output};
pub use error::CommandError;
pub use genesis::genesis;
pub use inspect::{inspect, ExtensionCalls, InspectReport};
pub use run::{run, RunReport, RunRequest, Target};
pub use validate::{validate, ValidateReport};
