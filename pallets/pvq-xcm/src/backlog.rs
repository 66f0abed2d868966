//! The queries that a destination has still to execute, as far as this chain can know.
//!
//! A chain executes the messages of a channel in their order, and only so many in a block. Queries that are put to it
//! faster than that wait in the queue, with every other message of this chain behind them. The queries without an
//! outcome do not bound them: one whose deadline has passed may be expired before its message is executed, and makes
//! room for the next.
//!
//! So every query is counted as the part of a block of its destination that it takes at most, and every block of this
//! chain takes one off. A query is refused if its destination would not come to it by the deadline. By then
//! its message has left the queue, so that those on their way are no more than the queries without an outcome.

use crate::{Backlog, Backlogs, Chain, Config, Error, Pallet};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchError, DispatchResult},
    traits::Get,
    weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, SaturatedConversion};
use xcm_executor::traits::WeightBounds;

/// The parts of a block that loads are counted in.
const BLOCK: u64 = 1_000_000;

impl<T: Config> Pallet<T> {
    /// Adds a query that may take `max_weight` at `chain` to the backlog there, if the chain comes to it within
    /// `timeout` blocks.
    pub(crate) fn add_to_backlog(
        chain: Chain,
        max_weight: Weight,
        timeout: BlockNumberFor<T>,
    ) -> DispatchResult {
        let weight = Self::message_overhead()?.saturating_add(max_weight);
        let part = part_of_block(weight, T::DestinationWeight::get());
        let load = Self::load(chain).saturating_add(part);
        ensure!(load.div_ceil(BLOCK) <= timeout.saturated_into(), Error::<T>::DestinationBusy);
        let at = frame_system::Pallet::<T>::block_number();
        Backlogs::<T>::insert(chain, Backlog { load, at });
        Ok(())
    }

    /// Returns the blocks after which `chain` is taken to have executed all queries that were put to it.
    pub(crate) fn blocks_of_backlog(chain: Chain) -> BlockNumberFor<T> {
        Self::load(chain).div_ceil(BLOCK).saturated_into()
    }

    /// Returns what a message with a query weighs beside the query itself. What it weighs there, only that chain knows: this
    /// is what it weighs here, with the longest arguments.
    pub(crate) fn message_overhead() -> Result<Weight, DispatchError> {
        let mut message = Self::query_to_here(&[], Weight::zero());
        let shortest =
            T::Weigher::weight(&mut message, Weight::MAX).map_err(|_| Error::<T>::NotWeighable)?;
        let longest = Self::answer_overhead(T::MaxArgsSize::get());
        Ok(shortest.saturating_sub(Self::answer_overhead(0)).saturating_add(longest))
    }

    /// Returns what is left of the backlog of `chain`, in parts of a block.
    fn load(chain: Chain) -> u64 {
        let Some(Backlog { load, at }) = Backlogs::<T>::get(chain) else { return 0 };
        let since = frame_system::Pallet::<T>::block_number().saturating_sub(at);
        load.saturating_sub(since.saturated_into::<u64>().saturating_mul(BLOCK))
    }
}

/// Returns the part of a block that a message of `weight` takes, where a block has `block` for such messages: all of it at
/// most, because a chain lets no query take more.
fn part_of_block(weight: Weight, block: Weight) -> u64 {
    let part = |weight: u64, block: u64| match block {
        0 => BLOCK,
        block => {
            (u128::from(weight) * u128::from(BLOCK)).div_ceil(block.into()).min(BLOCK.into()) as u64
        }
    };
    part(weight.ref_time(), block.ref_time()).max(part(weight.proof_size(), block.proof_size()))
}
