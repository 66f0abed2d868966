//! Queries do not nest.
//!
//! The guard is a static of the runtime's instance and not in storage: what a query writes is rolled
//! back, and to read it would cost each query. An instance runs one call at a time, and one that
//! panics is not used again.

use pvq_executor::PvqExecutorError;

// Set while the extensions of a query may be called.
environmental::environmental!(running: ());

/// Runs `query`, in which extensions may be called, unless one of them has called this.
pub(crate) fn outermost<R>(query: impl FnOnce() -> R) -> Option<R> {
    if running::with(|()| ()).is_some() {
        return None;
    }
    Some(running::using(&mut (), query))
}

/// Why a query did not run that an extension has asked for.
pub(crate) const NESTED: PvqExecutorError =
    PvqExecutorError::CallDepthExceeded { depth: 1, limit: 0 };
