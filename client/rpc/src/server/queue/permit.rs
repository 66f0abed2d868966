//! Permits to run a request, and their cancellation.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        Arc,
    },
    time::{Duration, Instant},
};

/// The cancellation of a running request, whose client has gone or was told that it failed.
#[derive(Clone, Default)]
pub(crate) struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Tells the thread of the request to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Returns whether the request is cancelled. A run checks it as often as the clock.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
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

    /// Returns the cancellation that tells a run to stop before its time is over. Such a run returns
    /// [`Error::Disconnected`](crate::server::Error::Disconnected), which nobody reads.
    pub fn cancellation(&self) -> &Cancellation {
        &self.cancellation
    }
}
