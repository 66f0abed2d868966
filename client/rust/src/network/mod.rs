//! What the tool `pvq` does with a node: queries, metadata, registered programs, and registering
//! them.
//!
//! ```no_run
//! # async fn example() -> Result<(), pvq_test_runner::commands::CommandError> {
//! use pvq_test_runner::{
//!     commands::Call,
//!     network::{self, ProgramSource, QueryCommand},
//! };
//!
//! let query = QueryCommand {
//!     program: ProgramSource::File("total-supply.polkavm".into()),
//!     metadata: None,
//!     call: Call::Entrypoint("total_supply".into(), vec!["1984".into()]),
//!     at: Default::default(),
//!     engine: Default::default(),
//!     gas_limit: None,
//!     state_call: false,
//! };
//! let report = network::query(&Default::default(), &query, &|_| {}).await?;
//! println!("{report}");
//! # Ok(())
//! # }
//! ```
//!
//! Everything runs on [`tokio`]. What a command waits for it tells the [`Progress`] that it is given;
//! it prints nothing itself. A node is trusted no more than a program: whatever it answers is an
//! error or a report, and its texts cannot steer a terminal.

mod connection;
mod error;
mod metadata;
mod programs;
mod query;
mod register;

pub use connection::{At, NodeUrl, DEFAULT_URL};
pub use error::{NetworkError, UrlError};
pub use metadata::{metadata, MetadataReport};
pub use programs::{programs, ProgramsReport};
pub use query::{query, QueryCommand, QueryReport};
pub use register::{
    register, CallText, RegisterCommand, RegisterReport, Registration, RegistrationError, Signer,
    Submit, Transaction, Uploaded,
};

pub use pvq_rpc::{BlockId, Choice, Engine};

use pvq_runtime_api::{PerSource, ProgramHash};
use std::{fmt, path::PathBuf};

/// What is told what a command waits for.
pub type Progress<'a> = &'a dyn Fn(&str);

/// A program by its file or by its hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProgramSource {
    /// A file, a .polkavm blob.
    File(PathBuf),
    /// The blake2-256 hash of the blob of a registered program.
    Hash(ProgramHash),
}

impl ProgramSource {
    fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::File(path) => Some(path),
            Self::Hash(_) => None,
        }
    }
}

impl fmt::Display for ProgramSource {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Hash(hash) => write!(f, "{hash:?}"),
        }
    }
}

/// The names of those sources that are `allowed`, as they are written.
fn source_names(allowed: &PerSource<bool>) -> String {
    let all = [
        ("runtime-api", allowed.runtime_api),
        ("extrinsic", allowed.extrinsic),
        ("xcm", allowed.xcm),
        ("runtime", allowed.runtime),
    ];
    let names: Vec<&str> =
        all.into_iter().filter_map(|(name, allowed)| allowed.then_some(name)).collect();
    match names.is_empty() {
        true => "nobody".to_owned(),
        false => names.join(", "),
    }
}

/// A block as text.
fn block_text(block: &BlockId) -> String {
    format!("#{} {:?}", block.number, block.hash)
}
