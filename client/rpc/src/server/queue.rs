//! The queue of requests: a bounded number runs, a bounded number waits, connections take turns, and further requests
//! are refused at once.

mod connection;
mod permit;
mod state;
mod threads;

pub(crate) use connection::{Caller, Connection};
pub(crate) use permit::{Cancellation, RunPermit};

use crate::server::{metrics::Metrics, Config, Error};
use parking_lot::Mutex;
use sp_panic_handler::AbortGuard;
use state::{Entry, Job, PendingRequest, QueueState};
use std::{
    io::ErrorKind,
    panic::{catch_unwind, AssertUnwindSafe},
    sync::Arc,
    time::{Duration, Instant},
};
use threads::Threads;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout_at},
};

/// The time after which a waiting request has the queue look for closed connections again, and for which the first
/// request of a WebSocket may run while others wait, before the connection has to prove that it is open. With
/// [`CHECKS`] it is less than a second.
const PATIENCE: Duration = Duration::from_millis(750);

/// The interval of checks whether a WebSocket has to prove that it is open, and the shortest interval at which the
/// queue looks for closed ones.
const CHECKS: Duration = Duration::from_millis(200);

/// The queue of requests. Turns go alternately to a request over HTTP, in the order of arrival, and to one of a
/// WebSocket, each of which has one turn before any has its next.
#[derive(Clone)]
pub(crate) struct Queue {
    state: Arc<Mutex<QueueState>>,
    threads: Arc<Threads>,
    max_wait: Duration,
    metrics: Metrics,
}

/// The demand of a request on the queue.
pub(crate) struct Demand {
    pub connection: Connection,
    /// The time that it may take from its turn on.
    pub allowed: Duration,
    /// The bytes that it holds while it waits.
    pub size: usize,
}

impl Queue {
    pub fn new(config: &Config, metrics: Metrics) -> Self {
        let state = Arc::new(Mutex::new(QueueState::new(config)));
        Self { state, threads: Arc::new(Threads::new()), max_wait: config.max_wait, metrics }
    }

    /// Runs `job` on a thread of the queue when it is its turn, for at most the time that `demand` allows.
    ///
    /// Dropping the future removes a pending job from the queue, and cancels a running one. The server does that to
    /// requests of a WebSocket when it is closed, so that its other requests end as well. A running job counts as such
    /// until it returns or panics, even if nobody waits for it any more.
    pub async fn run<R: Send + 'static>(
        &self,
        demand: Demand,
        job: impl FnOnce(&RunPermit) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Error> {
        let Demand { connection, allowed, size } = demand;
        let caller = connection.caller;
        let arrived = Instant::now();
        let (answer, answered) = oneshot::channel();
        let (begin, begun) = oneshot::channel();
        let cancellation = Cancellation::default();
        let job: Job = Box::new({
            let (metrics, cancellation) = (self.metrics.clone(), cancellation.clone());
            move |started| {
                let permit = RunPermit::new(arrived, started, allowed, cancellation);
                let running = metrics.running();
                // A node aborts by default when one of its threads panics.
                let _unwind = AbortGuard::force_unwind();
                let result = catch_unwind(AssertUnwindSafe(|| job(&permit)));
                // Before the answer is sent: who has it sees in the metrics that the request has ended.
                drop(running);
                let _ = answer.send(result.unwrap_or_else(|_| Err(Error::Panicked)));
            }
        });
        let mut entry =
            self.enter(PendingRequest { connection, size, job, begin, cancellation })?;
        let result = self.wait(caller, arrived, allowed, begun, answered).await;
        entry.is_over = true;
        result
    }

    /// Waits for the turn of a request of `caller` and for its answer.
    async fn wait<R>(
        &self,
        caller: Caller,
        arrived: Instant,
        allowed: Duration,
        mut begun: oneshot::Receiver<Result<Instant, Error>>,
        mut answered: oneshot::Receiver<Result<R, Error>>,
    ) -> Result<R, Error> {
        let (mut check, end) = (after(arrived, PATIENCE), after(arrived, self.max_wait));
        let started = loop {
            match timeout_at(check.min(end).into(), &mut begun).await {
                Ok(begun) => break begun.unwrap_or(Err(Error::Panicked))?,
                Err(_) if check >= end => return Err(Error::Waited(self.max_wait)),
                Err(_) => self.shed_closed(),
            }
            check += PATIENCE;
        };
        let end = after(started, allowed);
        if caller != Caller::Http {
            let mut check = after(started, PATIENCE);
            while check < end {
                if let Ok(answer) = timeout_at(check.into(), &mut answered).await {
                    return answer.unwrap_or(Err(Error::Panicked));
                }
                if self.state.lock().has_to_prove(caller) {
                    return Err(Error::GaveWay);
                }
                check += CHECKS;
            }
        }
        match timeout_at(end.into(), answered).await {
            Ok(answer) => answer.unwrap_or(Err(Error::Panicked)),
            Err(_) => Err(Error::TimedOut(allowed)),
        }
    }

    /// Runs a request now, or has it wait.
    fn enter(&self, request: PendingRequest) -> Result<QueueEntry, Error> {
        let connection = request.connection.clone();
        let mut displaced = Vec::new();
        let (entered, running) = {
            let mut state = self.state.lock();
            let entered = state.enter(request, &self.metrics, &mut displaced);
            (entered, state.running())
        };
        displaced.into_iter().for_each(|request| request.refuse(Error::GaveWay));
        let number = match entered? {
            Entry::Runs(number, request) => {
                match self.threads.start(running, &self.state) {
                    Ok(()) => self.threads.run((number, request)),
                    Err(error) => self.refuse_all((number, request), error.kind()),
                }
                number
            }
            Entry::Waits(number) => number,
        };
        Ok(QueueEntry { state: self.state.clone(), connection, number, is_over: false })
    }

    /// Refuses a request for which there is no thread, and those that waited for it.
    fn refuse_all(&self, first: (u64, PendingRequest), error: ErrorKind) {
        let mut next = Some(first);
        while let Some((number, request)) = next {
            request.refuse(Error::NoThread(error));
            next = self.state.lock().finish(number);
        }
    }

    /// Has requests of closed WebSockets give way, as far as it can be told that there are any.
    fn shed_closed(&self) {
        let given_up = self.state.lock().look_for_closed(None);
        given_up.into_iter().for_each(|request| request.refuse(Error::GaveWay));
    }

    /// Drops the pending requests of a closed connection, and cancels its running ones.
    ///
    /// Waits as long as listeners cannot be told apart, because all their connections are taken.
    pub async fn close(&self, connection: &Connection) {
        while self.has(connection.caller) {
            let given_up = self.state.lock().close(connection);
            if let Some(requests) = given_up {
                requests.into_iter().for_each(|request| request.refuse(Error::Disconnected));
                return;
            }
            sleep(CHECKS).await;
        }
    }

    /// Records that a connection was open, for it received an answer.
    pub fn prove(&self, caller: Caller) {
        self.state.lock().prove(caller);
    }

    /// Returns whether `caller` has requests that run or wait.
    fn has(&self, caller: Caller) -> bool {
        self.state.lock().has(caller)
    }
}

/// Returns the instant `time` after `from`, or one year after it if the clock cannot represent that.
fn after(from: Instant, time: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    from.checked_add(time).unwrap_or_else(|| from + YEAR)
}

/// A request that runs or is pending. It is removed when this is dropped.
struct QueueEntry {
    state: Arc<Mutex<QueueState>>,
    connection: Connection,
    number: u64,
    /// True if its client has an answer, or is about to. Otherwise the server drops the request.
    is_over: bool,
}

impl Drop for QueueEntry {
    fn drop(&mut self) {
        let mut state = self.state.lock();
        let mut given_up = Vec::from_iter(state.leave(self.connection.caller, self.number));
        if !self.is_over && self.connection.caller != Caller::Http {
            given_up.extend(state.close(&self.connection).into_iter().flatten());
        }
        drop(state);
        given_up.into_iter().for_each(|request| request.refuse(Error::Disconnected));
    }
}

#[cfg(test)]
mod tests;
