//! Who runs when: so many at a time, so many waiting, each connection in turn, and the rest refused
//! at once.

mod caller;
mod permit;
mod state;

pub(crate) use caller::Caller;
pub(crate) use permit::{Cancellation, RunPermit};

use crate::server::{metrics::Metrics, Config, Error};
use parking_lot::Mutex;
use sp_panic_handler::AbortGuard;
use state::{Entry, Job, Pending, QueueState};
use std::{
    panic::{catch_unwind, AssertUnwindSafe},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::oneshot, time::timeout_at};

/// The time for which the request of a WebSocket may run while others wait, before the connection
/// has to show that it is open, if it has more requests. With [`CHECKS`] it is less than a second.
const PATIENCE: Duration = Duration::from_millis(750);

/// How often it is looked whether others wait, once a request has run for as long.
const CHECKS: Duration = Duration::from_millis(200);

/// Gives requests their turns: alternately one over HTTP, in the order of arrival, and one of a
/// WebSocket, each of which has its turn before one has its next.
#[derive(Clone)]
pub(crate) struct Queue {
    state: Arc<Mutex<QueueState>>,
    max_wait: Duration,
    metrics: Metrics,
}

/// What the queue has to know of a request.
#[derive(Clone, Copy)]
pub(crate) struct Demand {
    pub caller: Caller,
    /// The time that it may take from its turn on.
    pub allowed: Duration,
    /// Bytes that it holds while it waits.
    pub size: usize,
}

impl Queue {
    pub fn new(config: &Config, metrics: Metrics) -> Self {
        let state = Arc::new(Mutex::new(QueueState::new(config)));
        Self { state, max_wait: config.max_wait, metrics }
    }

    /// Runs `job` on a thread of its own when it is its turn, for at most the time that `demand`
    /// allows.
    ///
    /// Whoever drops the future gives up the place of a job that waits, and has one that runs told to
    /// stop. A job that runs counts as such until it returns or panics, whether anyone still waits for
    /// it or not.
    pub async fn run<R: Send + 'static>(
        &self,
        demand: Demand,
        job: impl FnOnce(&RunPermit) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Error> {
        let Demand { caller, allowed, size } = demand;
        let arrived = Instant::now();
        let (answer, mut answered) = oneshot::channel();
        let (begin, begun) = oneshot::channel();
        let cancellation = Cancellation::default();
        let job: Job = Box::new({
            let (metrics, cancellation) = (self.metrics.clone(), cancellation.clone());
            move |started| {
                let permit = RunPermit::new(arrived, started, allowed, cancellation);
                let running = metrics.running();
                // A node ends by default where one of its threads panics.
                let _unwind = AbortGuard::force_unwind();
                let result = catch_unwind(AssertUnwindSafe(|| job(&permit)));
                // Before anyone who looks at the metrics has the answer.
                drop(running);
                let _ = answer.send(result.unwrap_or_else(|_| Err(Error::Panicked)));
            }
        });
        let _place = self.enter(Pending { caller, size, job, begin, cancellation })?;

        let started = match timeout_at(after(arrived, self.max_wait).into(), begun).await {
            Ok(begun) => begun.unwrap_or(Err(Error::Panicked))?,
            Err(_) => return Err(Error::Waited(self.max_wait)),
        };
        let end = after(started, allowed);
        if caller != Caller::Http {
            let mut check = after(started, PATIENCE);
            while check < end {
                if let Ok(answer) = timeout_at(check.into(), &mut answered).await {
                    return answer.unwrap_or(Err(Error::Panicked));
                }
                if self.ask_for_a_sign(caller) {
                    break;
                }
                check += CHECKS;
            }
        }
        match timeout_at(end.into(), answered).await {
            Ok(answer) => answer.unwrap_or(Err(Error::Panicked)),
            Err(_) => Err(Error::TimedOut(allowed)),
        }
    }

    /// Runs a request now, or lets it wait.
    fn enter(&self, request: Pending) -> Result<QueueEntry, Error> {
        let caller = request.caller;
        let mut displaced = Vec::new();
        let entered = self.state.lock().enter(request, &self.metrics, &mut displaced);
        displaced.into_iter().for_each(|request| request.refuse(Error::GaveWay));
        let number = match entered? {
            Entry::Runs(number, request) => {
                let state = self.state.clone();
                tokio::task::spawn_blocking(move || work(&state, number, request));
                number
            }
            Entry::Waits(number) => number,
        };
        Ok(QueueEntry { state: self.state.clone(), caller, number })
    }

    /// Refuses the last request of a WebSocket that has more than one, if others wait. Whether the
    /// refusal can be sent says whether the connection is open, which the server does not.
    fn ask_for_a_sign(&self, caller: Caller) -> bool {
        let last = self.state.lock().yield_last(caller);
        let asked = last.is_some();
        if let Some(request) = last {
            request.refuse(Error::GaveWay);
        }
        asked
    }

    /// Gives up all requests of a connection that is closed.
    pub fn close(&self, caller: Caller) {
        let given_up = self.state.lock().close(caller);
        given_up.into_iter().for_each(|request| request.refuse(Error::Disconnected));
    }

    /// Whether `caller` has requests that run or wait.
    pub fn has(&self, caller: Caller) -> bool {
        self.state.lock().has(caller)
    }
}

/// The instant `time` after `from`, or in a year where no clock goes as far.
fn after(from: Instant, time: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    from.checked_add(time).unwrap_or_else(|| from + YEAR)
}

/// Runs `request`, and then those that wait, until none does.
fn work(state: &Mutex<QueueState>, mut number: u64, mut request: Pending) {
    loop {
        request.run();
        let next = state.lock().finish(number);
        match next {
            Some(next) => (number, request) = next,
            None => return,
        }
    }
}

/// A request that runs or is pending. It is removed when this is dropped.
struct QueueEntry {
    state: Arc<Mutex<QueueState>>,
    caller: Caller,
    number: u64,
}

impl Drop for QueueEntry {
    fn drop(&mut self) {
        let given_up = self.state.lock().leave(self.caller, self.number);
        drop(given_up);
    }
}

#[cfg(test)]
mod tests;
