//! Consumers of answers in the runtime.

use crate::{Outcome, QueryId};
use frame_support::weights::Weight;

/// A pallet that asks by [`Pallet::ask_for`](crate::Pallet::ask_for), and gets the outcomes.
///
/// A runtime with several consumers tells their queries apart by the account of the asker.
pub trait OnAnswer<AccountId> {
    /// Returns the most weight that [`on_outcome`](Self::on_outcome) takes. Its price is a part of the fee of each
    /// query that is asked for the runtime.
    ///
    /// The message queue counts a reported error as the instructions of its message alone, and the outcome comes on top of
    /// what it serves in a block, where nothing stops it. A block has to have room for this as many times as its queue
    /// serves messages of two instructions.
    fn max_weight() -> Weight;

    /// Takes the outcome of a query, and returns the weight used, at most [`max_weight`](Self::max_weight).
    ///
    /// What it writes is never rolled back, so that a consumer which may fail halfway uses a storage layer of its own.
    ///
    /// It is called once for each query, as soon as there is an outcome. The query is no longer stored then, and its
    /// deposit is returned.
    fn on_outcome(query_id: QueryId, asker: &AccountId, outcome: Outcome<&[u8]>) -> Weight;
}

/// For runtimes in which accounts alone ask.
impl<AccountId> OnAnswer<AccountId> for () {
    fn max_weight() -> Weight {
        Weight::zero()
    }

    fn on_outcome(_: QueryId, _: &AccountId, _: Outcome<&[u8]>) -> Weight {
        Weight::zero()
    }
}
