//! The answering half: queries of other chains.

use crate::{
    ask::size, message, send::Delivery, AskerLimits, Chain, Config, Error, Event, Pallet, QueryId,
    Reply, RunQuery, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, PostDispatchInfo},
    pallet_prelude::DispatchError,
    traits::Get,
    weights::Weight,
};
use pvq_primitives::{ProgramHash, PvqError, PvqResult};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_answer(
        asker: Chain,
        query_id: QueryId,
        program: ProgramHash,
        args: Vec<u8>,
        max_weight: Weight,
        reply: Reply,
    ) -> DispatchResultWithPostInfo {
        let args_size = size(&args);
        let overhead = Self::answer_overhead(args_size);
        if T::MaxXcmWeight::get().is_zero() {
            let post_info = Some(overhead).into();
            let error = Error::<T>::AnsweringDisabled.into();
            return Err(DispatchErrorWithPostInfo { post_info, error });
        }
        let limit = Self::query_limit(asker, args_size, max_weight);
        let max_size = T::MaxAnswerSize::get().min(reply.max_size);
        let (answer, used) = Self::run(program, &args, limit, max_size);
        let post_info: PostDispatchInfo = Some(overhead.saturating_add(used)).into();
        let (answer, delivery) = Self::send_answer(asker, query_id, answer, used, &reply)
            .map_err(|error| DispatchErrorWithPostInfo { post_info, error })?;
        Self::deposit_event(Event::AnswerSent {
            asker,
            query_id,
            program,
            result: answer.map(|answer| size(&answer)),
            used,
            delivery: delivery.price,
            message_id: delivery.message_id,
        });
        Ok(post_info)
    }

    /// Runs a query, and returns its answer, of at most `max_size` bytes, and the weight used.
    fn run(program: ProgramHash, args: &[u8], limit: Weight, max_size: u32) -> (PvqResult, Weight) {
        if args.len() > T::MaxArgsSize::get() as usize {
            return (Err(PvqError::FailedToDecode), Weight::zero());
        }
        let (answer, used) = T::Queries::run_query(program, args, limit);
        match answer {
            Ok(answer) if answer.len() > max_size as usize => (Err(PvqError::ResultTooLarge), used),
            answer => (answer, used),
        }
    }

    /// Sends the answer, or that it is too large, and returns what was sent.
    fn send_answer(
        asker: Chain,
        query_id: QueryId,
        answer: PvqResult,
        used: Weight,
        reply: &Reply,
    ) -> Result<(PvqResult, Delivery), DispatchError> {
        let send = |answer: PvqResult| {
            let message = message::reply(reply, query_id, &answer, used);
            Self::send(asker, message, asker.into(), T::MaxDeliveryPrice::get())
                .map(|delivery| (answer, delivery))
        };
        let has_result = answer.is_ok();
        match send(answer) {
            // A channel may be too small for it, or its delivery too expensive.
            Err(error) if has_result => {
                log::debug!(
                    target: crate::LOG_TARGET,
                    "the answer to query {query_id} of {asker:?} is not sent: {error:?}",
                );
                send(Err(PvqError::ResultTooLarge))
            }
            sent => sent,
        }
    }

    /// Returns the weight of the call `answer` with `args` bytes of arguments, where the query may take `max_weight`.
    pub(crate) fn answer_weight(args: u32, max_weight: Weight) -> Weight {
        let overhead = Self::answer_overhead(args);
        overhead.saturating_add(max_weight).min(T::MaxXcmWeight::get()).max(overhead)
    }

    /// Returns the part of that weight that is not the query's: for the longest answer, and then that it cannot be
    /// sent, for which the same storage is read.
    pub(crate) fn answer_overhead(args: u32) -> Weight {
        T::WeightInfo::answer(args)
            .saturating_add(T::Queries::overhead(args))
            .saturating_add(T::WeightInfo::reply(T::MaxAnswerSize::get()))
            .saturating_add(T::WeightInfo::reply(0).set_proof_size(0))
    }

    /// Returns the weight that a query of `asker` may take, which asks for `max_weight` with `args` bytes of arguments.
    pub(crate) fn query_limit(asker: Chain, args: u32, max_weight: Weight) -> Weight {
        let limit = AskerLimits::<T>::get(asker).unwrap_or(Weight::MAX);
        let within =
            Self::answer_weight(args, max_weight).saturating_sub(Self::answer_overhead(args));
        within.min(limit)
    }
}
