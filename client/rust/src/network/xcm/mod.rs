//! Queries of other chains, by the pallet `PvqXcm` of the chain that asks.
//!
//! The pallet sends the query by XCM, and stores its outcome until the account that asked takes it. The other chain runs
//! a program that is registered there.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use pvq_client::network::{AskRequest, Asker, Chain, Node, Signer};
//!
//! let node = Node::connect(&"ws://127.0.0.1:9944".parse()?).await?;
//! let signer = Signer::from_uris("//Alice")?.remove(0);
//! let mut asker = Asker::new(&node, signer, &|step| eprintln!("{step}")).await?;
//! let mut request = AskRequest::new(Chain::Sibling(2001), "0x5d6c..".parse()?);
//! // The first entrypoint, of one parameter.
//! request.args = [vec![0], 1984u32.to_le_bytes().to_vec()].concat();
//! let asked = asker.ask(&request).await?;
//! let outcome = asker.outcome(asked.query).await?;
//! asker.take(asked.query).await?;
//! # Ok(())
//! # }
//! ```

mod asker;
mod calls;
mod chain;
mod error;
mod outcome;
mod state;

#[cfg(test)]
mod tests;

pub use asker::{AskRequest, AskedQuery, Asker};
pub use chain::Chain;
pub use error::AskError;
pub use outcome::{AskOutcome, AskedOutcome, WeightUsed};

use super::transactions::Pallet;

/// The number of a query that a chain has asked.
pub type QueryId = u64;

/// The pallet that asks.
const PVQ_XCM: Pallet = Pallet {
    name: "PvqXcm",
    instead: "ask by a chain whose runtime has it, or have a node of the other chain run the query",
};
