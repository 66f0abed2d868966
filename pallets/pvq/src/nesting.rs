//! The guard against queries that an extension starts.
//!
//! A program that is installed as an extension runs within the query that calls it, and not by a query of its own: it
//! passes no guard, and the guard of that query holds for the extensions that it calls.
//!
//! It is a static of the runtime's instance and not in storage: writes of a query are rolled back, and
//! reading it would add to the cost of each query. An instance runs one call at a time, and one that
//! panics is not used again.

use core::sync::atomic::{AtomicBool, Ordering};
use pvq_executor::PvqExecutorError;

/// Set while the extensions of a query may be called.
#[cfg(not(feature = "std"))]
static RUNNING: AtomicBool = AtomicBool::new(false);

// Natively, each thread runs queries of its own.
#[cfg(feature = "std")]
std::thread_local! {
    static RUNNING: AtomicBool = const { AtomicBool::new(false) };
}

/// Sets whether a query runs, and returns whether one did.
fn set_running(running: bool) -> bool {
    let set = |flag: &AtomicBool| flag.swap(running, Ordering::Relaxed);
    #[cfg(feature = "std")]
    return RUNNING.with(set);
    #[cfg(not(feature = "std"))]
    return set(&RUNNING);
}

/// A running query. It has ended when this is dropped, also by a panic.
struct Running;

impl Drop for Running {
    fn drop(&mut self) {
        set_running(false);
    }
}

/// Runs `query`, in which extensions may be called. Returns `None` without running it if an extension
/// has called this from another query.
pub(crate) fn outermost<R>(query: impl FnOnce() -> R) -> Option<R> {
    if set_running(true) {
        return None;
    }
    let _running = Running;
    Some(query())
}

/// The error of a query that an extension has started.
pub(crate) const NESTED: PvqExecutorError =
    PvqExecutorError::CallDepthExceeded { depth: 1, limit: 0 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_do_not_nest_and_the_next_one_runs_whatever_became_of_the_last() {
        assert_eq!(outermost(|| (outermost(|| ()), outermost(|| ()))), Some((None, None)));
        assert_eq!(outermost(|| 1), Some(1));
        let panicked = std::panic::catch_unwind(|| outermost(|| panic!("as an extension may")));
        assert!(panicked.is_err());
        assert_eq!(outermost(|| 2), Some(2));
    }

    #[test]
    fn a_query_does_not_keep_another_thread_from_running_one() {
        let other = || std::thread::spawn(|| outermost(|| ())).join().expect("it does not panic");
        assert_eq!(outermost(other), Some(Some(())));
    }
}
