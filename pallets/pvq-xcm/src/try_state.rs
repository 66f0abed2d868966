//! Invariants of the storage.

// Natively always, so that tests of a runtime need no build with `try-runtime`.
#![cfg(any(feature = "try-runtime", feature = "std"))]

use crate::{
    Answered, Askers, Backlogs, Config, Destinations, Discoveries, NextQueryId, Pallet, Pending,
};
use alloc::collections::BTreeMap;
use codec::Encode;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the invariants of the storage.
    ///
    /// # Errors
    ///
    /// The first invariant found that does not hold.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_queries()?;
        Self::check_backlogs()?;
        Self::check_discoveries()
    }

    fn check_queries() -> Result<(), TryRuntimeError> {
        let next = NextQueryId::<T>::get();
        let mut pending = 0;
        let mut askers = BTreeMap::new();
        for id in Pending::<T>::iter_keys() {
            let query = Pending::<T>::get(id).ok_or("a pending query does not decode")?;
            ensure!(id < next, "a pending query has a number that was not given");
            ensure!(!Answered::<T>::contains_key(id), "a query is pending and has an outcome");
            pending += 1;
            *askers.entry(query.asker.encode()).or_insert(0u32) += 1;
        }
        ensure!(Pending::<T>::count() == pending, "the count of pending queries is wrong");
        for id in Answered::<T>::iter_keys() {
            let query = Answered::<T>::get(id).ok_or("an outcome does not decode")?;
            ensure!(id < next, "an outcome has a number that was not given");
            *askers.entry(query.asker.encode()).or_insert(0u32) += 1;
        }
        let mut counted = 0;
        for (asker, queries) in Askers::<T>::iter() {
            counted += 1;
            let found = askers.get(&asker.encode());
            ensure!(found == Some(&queries), "the count of an account's queries is wrong");
        }
        ensure!(counted == askers.len(), "the queries of an account are not counted");
        Ok(())
    }

    fn check_backlogs() -> Result<(), TryRuntimeError> {
        for (chain, backlog) in Backlogs::<T>::iter() {
            ensure!(
                backlog.at <= frame_system::Pallet::<T>::block_number(),
                "a backlog is of a block to come",
            );
            ensure!(
                Destinations::<T>::contains_key(chain),
                "a chain has a backlog that is no destination",
            );
        }
        Ok(())
    }

    fn check_discoveries() -> Result<(), TryRuntimeError> {
        for (chain, id) in Discoveries::<T>::iter() {
            ensure!(id < NextQueryId::<T>::get(), "a discovery has a number that was not given");
            ensure!(
                Destinations::<T>::contains_key(chain),
                "a chain is discovered that is no destination",
            );
        }
        Ok(())
    }
}
