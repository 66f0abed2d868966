//! Outcomes of the queries that this chain has asked.

use crate::{
    ask::size, AnswerOf, Answered, AnsweredQuery, Chain, Config, Consumer, Error, Event, OnAnswer,
    Outcome, Pallet, Pending, PendingOf, QueryId, WeightInfo,
};
use frame_support::{
    dispatch::{DispatchResultWithPostInfo, Pays, PostDispatchInfo},
    ensure,
    pallet_prelude::DispatchResult,
    weights::Weight,
};
use pvq_primitives::{PvqError, PvqResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_receive(
        responder: Chain,
        query_id: QueryId,
        answer: PvqResult,
        used: Weight,
    ) -> DispatchResultWithPostInfo {
        let pending = Pending::<T>::get(query_id).ok_or(Error::<T>::NotPending)?;
        ensure!(pending.responder == responder, Error::<T>::UnexpectedResponder);
        let bytes = answer.as_ref().map_or(0, |answer| size(answer));
        let outcome = match answer.map(AnswerOf::<T>::try_from) {
            Ok(Ok(answer)) => Outcome::Answered(answer),
            Ok(Err(_)) => Outcome::Failed(PvqError::ResultTooLarge),
            Err(error) => Outcome::Failed(error),
        };
        let consumed = Self::settle(query_id, pending, outcome, used);
        Ok(Some(T::WeightInfo::receive(bytes).saturating_add(consumed)).into())
    }

    /// Gives the outcome of a pending query to its consumer, and returns the weight that the consumer used.
    pub(crate) fn settle(
        query_id: QueryId,
        pending: PendingOf<T>,
        outcome: Outcome<AnswerOf<T>>,
        used: Weight,
    ) -> Weight {
        Pending::<T>::remove(query_id);
        Self::deposit_event(Event::OutcomeReceived {
            query_id,
            asker: pending.asker.clone(),
            responder: pending.responder,
            consumer: pending.consumer,
            outcome: outcome.as_ref().map(|answer| size(answer)),
            used,
        });
        match pending.consumer {
            Consumer::Runtime => Self::consume(query_id, pending, outcome),
            Consumer::Account => {
                let answered = AnsweredQuery {
                    asker: pending.asker,
                    responder: pending.responder,
                    program: pending.program,
                    outcome,
                    used,
                    at: frame_system::Pallet::<T>::block_number(),
                    ticket: pending.ticket,
                };
                Answered::<T>::insert(query_id, answered);
                Weight::zero()
            }
        }
    }

    /// Gives an outcome to the runtime, after the deposit is returned, and returns the weight used.
    fn consume(query_id: QueryId, pending: PendingOf<T>, outcome: Outcome<AnswerOf<T>>) -> Weight {
        Self::release(query_id, &pending.asker, pending.ticket);
        let outcome = outcome.as_ref().map(|answer| &answer[..]);
        T::OnAnswer::on_outcome(query_id, &pending.asker, outcome)
    }

    pub(crate) fn do_take(who: T::AccountId, query_id: QueryId) -> DispatchResult {
        let answered = Answered::<T>::get(query_id).ok_or(Error::<T>::NotAnswered)?;
        ensure!(answered.asker == who, Error::<T>::NotAsker);
        Answered::<T>::remove(query_id);
        Self::release(query_id, &who, answered.ticket);
        Self::deposit_event(Event::Taken { query_id, asker: who });
        Ok(())
    }

    pub(crate) fn do_expire(query_id: QueryId) -> DispatchResultWithPostInfo {
        let pending = Pending::<T>::get(query_id).ok_or(Error::<T>::NotPending)?;
        let now = frame_system::Pallet::<T>::block_number();
        ensure!(now >= pending.deadline, Error::<T>::NotExpired);
        Pending::<T>::remove(query_id);
        Self::deposit_event(Event::Expired {
            query_id,
            asker: pending.asker.clone(),
            responder: pending.responder,
            deadline: pending.deadline,
        });
        let consumed = match pending.consumer {
            Consumer::Runtime => Self::consume(query_id, pending, Outcome::Expired),
            Consumer::Account => {
                Self::release(query_id, &pending.asker, pending.ticket);
                Weight::zero()
            }
        };
        Ok(PostDispatchInfo {
            actual_weight: Some(T::WeightInfo::expire().saturating_add(consumed)),
            pays_fee: Pays::No,
        })
    }
}
