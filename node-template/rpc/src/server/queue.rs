//! Who runs when: so many at a time, so many waiting, and the rest refused at once.

use crate::server::{
    config::WAITING_BYTES,
    metrics::{Lasting, Metrics},
    Config, Error,
};
use parking_lot::Mutex;
use sp_panic_handler::AbortGuard;
use std::{
    collections::BTreeMap,
    panic::{catch_unwind, AssertUnwindSafe},
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
use tokio::{
    sync::oneshot,
    time::{timeout, timeout_at},
};

/// Gives requests their turns, in the order of their arrival.
pub(crate) struct Queue {
    line: Arc<Mutex<Line>>,
    concurrency: usize,
    size: usize,
    max_wait: Duration,
    metrics: Metrics,
}

type Job = Box<dyn FnOnce() + Send>;

/// What runs and what waits.
#[derive(Default)]
struct Line {
    /// Threads that run jobs.
    running: usize,
    /// Those that wait, by the numbers that they drew when they came.
    waiting: BTreeMap<u64, Waiting>,
    next: u64,
    /// Bytes that those hold which wait.
    bytes: usize,
}

struct Waiting {
    job: Job,
    size: usize,
    _counted: Lasting,
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
        Self {
            line: Default::default(),
            concurrency: config.concurrency.max(1),
            size: config.queue,
            max_wait: config.max_wait,
            metrics,
        }
    }

    /// Runs `job`, which holds `size` bytes while it waits, on a thread of its own when it is its
    /// turn, for at most `allowed`.
    ///
    /// Whoever drops the future gives up the place of a job that waits. A job that runs counts as
    /// such until it returns or panics, whether anyone still waits for it or not.
    pub async fn run<R: Send + 'static>(
        &self,
        allowed: Duration,
        size: usize,
        job: impl FnOnce(&Turn) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Error> {
        let arrived = Instant::now();
        let (answer, mut answered) = oneshot::channel();
        let started = Arc::new(OnceLock::new());
        let _place = self.enter(
            size,
            Box::new({
                let (started, metrics) = (started.clone(), self.metrics.clone());
                move || {
                    let turn = Turn::begin(arrived.elapsed(), allowed);
                    let _ = started.set(turn.started);
                    let running = metrics.running();
                    // A node ends by default where one of its threads panics.
                    let _unwind = AbortGuard::force_unwind();
                    let result = catch_unwind(AssertUnwindSafe(|| job(&turn)));
                    // Before anyone who looks at the metrics has the answer.
                    drop(running);
                    let _ = answer.send(result.unwrap_or_else(|_| Err(Error::Panicked)));
                }
            }),
        )?;

        // A turn may begin at any time, and ends `allowed` after: who looks that often sees the end.
        loop {
            let end = started.get().map(|started| *started + allowed);
            let answer = match end {
                Some(end) => timeout_at(end.into(), &mut answered).await,
                None => {
                    let left = self.max_wait.saturating_sub(arrived.elapsed());
                    timeout(allowed.min(left), &mut answered).await
                }
            };
            match (answer, end) {
                (Ok(answer), _) => return answer.unwrap_or(Err(Error::Panicked)),
                (Err(_), Some(_)) => return Err(Error::TimedOut(allowed)),
                (Err(_), None) if started.get().is_some() => (),
                (Err(_), None) if arrived.elapsed() < self.max_wait => (),
                (Err(_), None) => return Err(Error::Waited(self.max_wait)),
            }
        }
    }

    /// Runs `job` now, or lets it wait.
    fn enter(&self, size: usize, job: Job) -> Result<Option<Place>, Error> {
        let mut line = self.line.lock();
        if line.running < self.concurrency {
            line.running += 1;
            let line = self.line.clone();
            tokio::task::spawn_blocking(move || work(&line, job));
            return Ok(None);
        }
        if line.waiting.len() >= self.size {
            return Err(Error::QueueFull(self.size));
        }
        if line.bytes.saturating_add(size) > WAITING_BYTES {
            return Err(Error::QueueFull(line.waiting.len()));
        }
        let number = line.next;
        line.next += 1;
        line.bytes += size;
        line.waiting.insert(number, Waiting { job, size, _counted: self.metrics.queued() });
        Ok(Some(Place { line: self.line.clone(), number }))
    }
}

/// Runs `job`, and then those that wait, until none does.
fn work(line: &Mutex<Line>, mut job: Job) {
    loop {
        job();
        let mut line = line.lock();
        match line.waiting.pop_first() {
            Some((_, next)) => {
                line.bytes -= next.size;
                job = next.job;
            }
            None => {
                line.running -= 1;
                return;
            }
        }
    }
}

/// A place among those that wait, given up when it is dropped.
struct Place {
    line: Arc<Mutex<Line>>,
    number: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        let given_up = {
            let mut line = self.line.lock();
            let given_up = line.waiting.remove(&self.number);
            line.bytes -= given_up.as_ref().map_or(0, |waiting| waiting.size);
            given_up
        };
        drop(given_up);
    }
}

#[cfg(test)]
mod tests;
