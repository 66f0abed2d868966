//! The commands: each returns a report, which prints itself as text and as JSON.

mod bench;
pub(crate) mod call;
mod error;
mod genesis;
mod inspect;
#[cfg(feature = "network")]
pub mod network;
mod new;
#[cfg(feature = "profile")]
mod profile;
mod run;
mod validate;

pub use bench::{bench, BenchReport, BenchRequest, EngineTimes, Spread};
pub use call::{Call, Output};
pub use error::CommandError;
pub use genesis::genesis;
pub use inspect::{inspect, ExtensionCalls, InspectReport};
pub use new::{new, NewReport};
#[cfg(feature = "profile")]
pub use profile::{profile, ProfileReport};
pub use run::{run, ProgramRun, RunReport, RunRequest, Target};
pub use validate::{validate, ValidateReport};
