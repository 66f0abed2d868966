//! The state of queries, for clients.

use crate::{Answered, Config, Pallet, Pending, QueryId, QueryStatus, StatusOf};

impl<T: Config> Pallet<T> {
    pub(crate) fn query_status(query_id: QueryId) -> Option<StatusOf<T>> {
        if let Some(pending) = Pending::<T>::get(query_id) {
            return Some(QueryStatus::Pending {
                asker: pending.asker,
                responder: pending.responder,
                program: pending.program,
                deadline: pending.deadline,
            });
        }
        let answered = Answered::<T>::get(query_id)?;
        Some(QueryStatus::Answered {
            asker: answered.asker,
            responder: answered.responder,
            program: answered.program,
            outcome: answered.outcome.map(|answer| answer.into_inner()),
            used: answered.used,
            at: answered.at,
        })
    }
}
