//! The barrier that lets expected answers pass.

use crate::{message::query_of_receive_call, Chain, Config, Pallet, Pending};
use core::marker::PhantomData;
use frame_support::{
    ensure,
    traits::{PalletInfoAccess, ProcessMessageError},
    weights::Weight,
};
use xcm::latest::prelude::*;
use xcm_executor::traits::{Properties, ShouldExecute};

/// Allows the execution of messages with answers that this chain expects, for which the asker has paid.
///
/// Allowed is `UnpaidExecution`, `Transact` and, at the end, `SetTopic`, and nothing else: from a whole chain, with a
/// call to [`receive`](Pallet::receive) for a query that was put to that chain and has no outcome yet, and no heavier
/// than what was paid for. It reads the query from storage, for messages of that shape alone.
///
/// Put it first, and outside of `WithComputedOrigin`: a message with `DescendOrigin` is not of that shape.
pub struct AllowExpectedAnswers<T>(PhantomData<T>);

impl<T: Config> ShouldExecute for AllowExpectedAnswers<T> {
    fn should_execute<RuntimeCall>(
        origin: &Location,
        instructions: &mut [Instruction<RuntimeCall>],
        max_weight: Weight,
        _: &mut Properties,
    ) -> Result<(), ProcessMessageError> {
        let instructions = match &*instructions {
            [message @ .., SetTopic(_)] => message,
            message => message,
        };
        let [UnpaidExecution { .. }, Transact { origin_kind: OriginKind::Xcm, call, .. }] =
            instructions
        else {
            return Err(ProcessMessageError::BadFormat);
        };
        let query_id = query_of_receive_call(Pallet::<T>::own_index(), call.encoded())
            .ok_or(ProcessMessageError::BadFormat)?;
        let responder = Chain::try_from(origin).map_err(|_| ProcessMessageError::Unsupported)?;
        let pending = Pending::<T>::get(query_id).ok_or(ProcessMessageError::Unsupported)?;
        ensure!(pending.responder == responder, ProcessMessageError::Unsupported);
        ensure!(
            max_weight.all_lte(pending.reply_weight),
            ProcessMessageError::Overweight(max_weight),
        );
        Ok(())
    }
}

impl<T: Config> Pallet<T> {
    /// Returns the index of the pallet in the runtime, with which its encoded calls begin.
    pub(crate) fn own_index() -> u8 {
        // A call's first byte is the index, so that there are no more than 256.
        Self::index() as u8
    }
}
