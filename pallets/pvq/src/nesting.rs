//! The guard against queries that an extension starts.
//!
//! A program that is installed as an extension runs within the query that calls it, and not by a query of its own: it
//! passes no guard, and the guard of that query holds for the extensions that it calls.
//!
//! It is a static of the runtime's instance and not in storage: writes of a query are rolled back, and
//! reading it would add to the cost of each query. An instance runs one call at a time, and one that
//! panics is not used again.

use pvq_executor::PvqExecutorError;

// Set while the extensions of a query may be called.
environmental::environmental!(running: ());

/// Runs `query`, in which extensions may be called. Returns `None` without running it if an extension
/// has called this from another query.
pub(crate) fn outermost<R>(query: impl FnOnce() -> R) -> Option<R> {
    if running::with(|()| ()).is_some() {
        return None;
    }
    Some(running::using(&mut (), query))
}

/// The error of a query that an extension has started.
pub(crate) const NESTED: PvqExecutorError =
    PvqExecutorError::CallDepthExceeded { depth: 1, limit: 0 };
