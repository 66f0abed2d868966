//! Who runs when: so many at a time, so many waiting, and the rest refused at once.

use crate::server::{metrics::Metrics, Config, Error};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Gives requests their turns, in the order of their arrival.
pub(crate) struct Queue {
    running: Arc<Semaphore>,
    waiting: Semaphore,
    size: usize,
    max_wait: Duration,
    metrics: Metrics,
}

/// A request's turn to run.
pub(crate) struct Turn {
    /// How long it waited.
    pub waited: Duration,
    /// When it began.
    started: Instant,
    /// How long it may take.
    pub allowed: Duration,
}

impl Turn {
    /// One that begins now.
    pub fn begin(waited: Duration, allowed: Duration) -> Self {
        Self { waited, started: Instant::now(), allowed }
    }

    /// The time that is left of it.
    pub fn left(&self) -> Duration {
        self.allowed.saturating_sub(self.started.elapsed())
    }
}

impl Queue {
    pub fn new(config: &Config, metrics: Metrics) -> Self {
        let permits = |wanted: usize| Semaphore::new(wanted.min(Semaphore::MAX_PERMITS));
        Self {
            running: Arc::new(permits(config.concurrency.max(1))),
            waiting: permits(config.queue),
            size: config.queue,
            max_wait: config.max_wait,
            metrics,
        }
    }

    /// Runs `job` on a thread of its own when it is its turn, for at most `allowed`.
    ///
    /// Whoever drops the future gives up the place of a job that waits. A job that runs keeps its
    /// permit until it returns or panics, whether anyone still waits for it or not.
    pub async fn run<R: Send + 'static>(
        &self,
        allowed: Duration,
        job: impl FnOnce(&Turn) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Error> {
        let arrived = Instant::now();
        let permit = self.permit().await?;
        let turn = Turn::begin(arrived.elapsed(), allowed);
        let running = self.metrics.running();
        let job = tokio::task::spawn_blocking(move || {
            let _until_it_ends = (permit, running);
            job(&turn)
        });
        match tokio::time::timeout(allowed, job).await {
            Ok(Ok(result)) => result,
            Ok(Err(ended)) => Err(Error::Thread(ended.to_string())),
            Err(_) => Err(Error::TimedOut(allowed)),
        }
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, Error> {
        // Permits that become free go to whoever waits, so that nobody overtakes by this.
        if let Ok(permit) = self.running.clone().try_acquire_owned() {
            return Ok(permit);
        }
        let _place = self.waiting.try_acquire().map_err(|_| Error::QueueFull(self.size))?;
        let _queued = self.metrics.queued();
        match tokio::time::timeout(self.max_wait, self.running.clone().acquire_owned()).await {
            Ok(permit) => Ok(permit.expect("nobody closes the semaphore; qed")),
            Err(_) => Err(Error::Waited(self.max_wait)),
        }
    }
}

#[cfg(test)]
mod tests;
