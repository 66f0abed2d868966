//! Requests to nodes: queries, the extensions and the registered programs of their chains, the registration and
//! installation of programs, and queries of other chains.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use pvq_client::network::{Engine, Node, Query};
//!
//! let node = Node::connect(&"ws://127.0.0.1:9944".parse()?).await?;
//! let blob = std::fs::read("sum-balance.polkavm")?;
//! // `sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128`
//! let query = Query::of_blob(blob)
//!     .entrypoint(0, &(1984u32, vec![[7u8; 32], [8; 32]]))
//!     .engine(Engine::Runtime)
//!     .gas_limit(1_000_000);
//! let sum: u128 = node.query(&query).await?.decode()?;
//! # Ok(())
//! # }
//! ```
//!
//! Everything runs on [`tokio`], and prints nothing. A node is trusted no more than a program: what it answers is
//! checked, and its texts pass [`plain`], which removes control characters.

mod connection;
mod error;
mod installed;
mod metadata;
mod programs;
mod query;
mod register;
mod state;
mod transactions;
mod xcm;

pub use connection::{At, Node, NodeUrl, DEFAULT_URL};
pub use error::{plain, NetworkError, UrlError};
pub use installed::InstalledProgram;
pub use metadata::ChainMetadata;
pub use programs::ChainPrograms;
pub use query::{Answer, AnswerError, Query};
pub use register::{
    install, merge_limits, register, DecisionState, InstallOutcome, InstallRequest, RegisterError,
    RegisterOutcome, RegisterRequest, RegistrationError, Submit, UploadState,
};
pub use transactions::{CallText, KeyError, Signer, Transaction};
pub use xcm::{
    AskError, AskOutcome, AskRequest, AskedOutcome, AskedQuery, Asker, Chain, QueryId, WeightUsed,
};

pub use pvq_rpc::{BlockId, Engine, EngineSelection, Microseconds};

/// A callback that is told what a function does or waits for, for a person to read.
pub type Progress<'a> = &'a dyn Fn(&str);

/// Returns a block as text: its number, then its hash.
pub fn block_text(block: &BlockId) -> String {
    format!("#{} {:?}", block.number, block.hash)
}
