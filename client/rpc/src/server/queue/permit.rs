//! Permits to run a request, and their cancellation.

use crate::server::Error;
use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

/// The cancellation of a running request, with the error for which it does not run to its end.
#[derive(Clone, Default)]
pub(crate) struct Cancellation(Arc<OnceLock<Error>>);

impl Cancellation {
    /// Tells the thread of the request to stop. The error of the first call counts.
    pub fn cancel(&self, error: Error) {
        let _ = self.0.set(error);
    }

    /// Returns whether the request is cancelled. A run checks it as often as the clock.
    pub fn is_cancelled(&self) -> bool {
        self.0.get().is_some()
    }

    /// Fails if the request is cancelled.
    pub fn check(&self) -> Result<(), Error> {
        self.0.get().cloned().map_or(Ok(()), Err)
    }
}

/// The permit to run a request for a limited time.
pub(crate) struct RunPermit {
    /// The time that the request waited.
    pub waited: Duration,
    /// The start of its turn.
    started: Instant,
    /// The time that it may take.
    pub allowed: Duration,
    cancellation: Cancellation,
}

impl RunPermit {
    /// Returns a permit that begins now, and that nobody cancels.
    #[cfg(test)]
    pub fn begin(waited: Duration, allowed: Duration) -> Self {
        let (started, cancellation) = (Instant::now(), Cancellation::default());
        Self { waited, started, allowed, cancellation }
    }

    /// Returns a permit that began at `started`, of a request that arrived at `arrived`.
    pub(super) fn new(
        arrived: Instant,
        started: Instant,
        allowed: Duration,
        cancellation: Cancellation,
    ) -> Self {
        Self { waited: started.duration_since(arrived), started, allowed, cancellation }
    }

    /// Returns the time that is left.
    pub fn left(&self) -> Duration {
        self.allowed.saturating_sub(self.started.elapsed())
    }

    /// Returns the cancellation that tells a run to stop before its time is over, and with which error.
    pub fn cancellation(&self) -> &Cancellation {
        &self.cancellation
    }
}
