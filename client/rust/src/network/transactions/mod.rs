//! Signed transactions: calls by the chain's metadata, their signers, and what becomes of them.

#[cfg(test)]
pub(in crate::network) mod altered;
mod calls;
mod failure;
mod receipt;
mod record;
mod signer;
mod submitter;

pub use record::{CallText, Transaction};
pub use signer::{KeyError, Signer};

pub(super) use calls::{weight, Call, Calls, Pallet};
#[cfg(test)]
pub(super) use failure::failure;
pub(super) use failure::COMMITTEE;
pub(super) use receipt::{Event, Events, Receipt};
pub(super) use submitter::Submitter;
