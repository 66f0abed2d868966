//! Permits to run a request, and their cancellation.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        Arc,
    },
    time::{Duration, Instant},
};

/// Whether a request that runs may stop, for its client has gone or was told that it failed.
#[derive(Clone, Default)]
pub(crate) struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Tells the thread that runs the request to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether nobody waits for the answer. A run looks at it as often as at the clock.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The permit to run a request, for a time.
pub(crate) struct RunPermit {
    /// How long it waited.
    pub waited: Duration,
    /// When it began.
    started: Instant,
    /// How long it may take.
    pub allowed: Duration,
    cancellation: Cancellation,
}

impl RunPermit {
    /// One that begins now, and that nobody cancels.
    #[cfg(test)]
    pub fn begin(waited: Duration, allowed: Duration) -> Self {
        let (started, cancellation) = (Instant::now(), Cancellation::default());
        Self { waited, started, allowed, cancellation }
    }

    /// One that began at `started`, of a request that arrived at `arrived`.
    pub(super) fn new(
        arrived: Instant,
        started: Instant,
        allowed: Duration,
        cancellation: Cancellation,
    ) -> Self {
        Self { waited: started.duration_since(arrived), started, allowed, cancellation }
    }

    /// The time that is left of it.
    pub fn left(&self) -> Duration {
        self.allowed.saturating_sub(self.started.elapsed())
    }

    /// What tells a run to stop before its time is over. A run that stops for it returns
    /// [`Error::Disconnected`](crate::server::Error::Disconnected), which nobody reads.
    pub fn cancellation(&self) -> &Cancellation {
        &self.cancellation
    }
}
