//! The running and the pending requests, by their callers.

mod closed;
mod signs;

use super::{connection::Listener, permit::Cancellation, Caller, Connection};
use crate::server::{
    config::{KNOWN_SOCKETS, WAITING_BYTES},
    metrics::{GaugeGuard, Metrics},
    Config, Error,
};
use schnellru::{ByLength, LruMap};
use signs::Signs;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, VecDeque},
    time::Instant,
};
use tokio::sync::oneshot;

/// A request's work, done on a thread of the queue from the given instant on.
pub(super) type Job = Box<dyn FnOnce(Instant) + Send>;

/// A request that has not begun to run.
pub(super) struct PendingRequest {
    pub connection: Connection,
    /// The bytes that it holds while it waits.
    pub size: usize,
    pub job: Job,
    /// The sender of the instant at which its turn began, or of the error for which it gets none.
    pub begin: oneshot::Sender<Result<Instant, Error>>,
    pub cancellation: Cancellation,
}

impl PendingRequest {
    /// Runs the request, if its client still waits.
    pub fn run(self) {
        let started = Instant::now();
        if self.begin.send(Ok(started)).is_ok() {
            (self.job)(started);
        }
    }

    /// Has the request fail with `error`.
    pub fn refuse(self, error: Error) {
        let _ = self.begin.send(Err(error));
    }
}

/// The state of a request that has entered the queue, with its number.
pub(super) enum Entry {
    /// It runs on a thread that the caller of this module starts.
    Runs(u64, PendingRequest),
    Waits(u64),
}

/// The requests that run and those that are pending.
pub(super) struct QueueState {
    concurrency: usize,
    /// The number of requests that may wait.
    size: usize,
    /// The number of requests of one WebSocket that may wait.
    share: usize,
    /// The pending requests of each caller that has any.
    lanes: BTreeMap<Caller, PendingRequests>,
    /// The WebSockets among `lanes`, the one with the next turn first.
    rotation: VecDeque<Caller>,
    /// True if HTTP has the next turn where both HTTP and WebSockets wait.
    http_next: bool,
    running: BTreeMap<u64, (Connection, Cancellation)>,
    /// The listeners of the requests over HTTP whose clients wait for the answer, each of which is an open connection.
    http: BTreeMap<u64, Listener>,
    /// The signs of life of the WebSockets that received an answer, or gave way.
    signs: LruMap<Caller, Signs>,
    /// The time of the last look for closed WebSockets.
    looked: Option<Instant>,
    /// The number of the next request to arrive.
    next: u64,
    /// The number of pending requests.
    waiting: usize,
    /// The bytes that they hold.
    bytes: usize,
}

/// The pending requests of one caller, by their numbers.
#[derive(Default)]
struct PendingRequests {
    requests: BTreeMap<u64, (PendingRequest, GaugeGuard)>,
    bytes: usize,
}

impl QueueState {
    pub fn new(config: &Config) -> Self {
        Self {
            concurrency: config.concurrency.max(1),
            size: config.queue,
            share: config.share,
            lanes: BTreeMap::new(),
            rotation: VecDeque::new(),
            http_next: false,
            running: BTreeMap::new(),
            http: BTreeMap::new(),
            signs: LruMap::new(ByLength::new(KNOWN_SOCKETS)),
            looked: None,
            next: 0,
            waiting: 0,
            bytes: 0,
        }
    }

    /// Has `request` run now or wait, or refuses it.
    ///
    /// A full queue has room for a caller with fewer requests than another: the last requests of the caller with the
    /// most move to `displaced`, and so do those of WebSockets that are closed. Half of the queue is for HTTP, where a
    /// closed connection leaves nothing behind.
    pub fn enter(
        &mut self,
        request: PendingRequest,
        metrics: &Metrics,
        displaced: &mut Vec<PendingRequest>,
    ) -> Result<Entry, Error> {
        let number = self.next;
        let Connection { caller, listener } = request.connection.clone();
        self.next += 1;
        let runs = self.running.len() < self.concurrency;
        if !runs {
            self.make_room(caller, request.size, displaced)?;
        }
        if let (Caller::Http, Some(listener)) = (caller, listener) {
            self.http.insert(number, listener);
        }
        if runs {
            let running = (request.connection.clone(), request.cancellation.clone());
            self.running.insert(number, running);
            return Ok(Entry::Runs(number, request));
        }
        if caller != Caller::Http && self.waiting_of(caller) == 0 {
            self.rotation.push_back(caller);
        }
        let lane = self.lanes.entry(caller).or_default();
        self.waiting += 1;
        self.bytes += request.size;
        lane.bytes += request.size;
        lane.requests.insert(number, (request, metrics.queued()));
        displaced.extend(self.look_for_closed(Some(caller)));
        Ok(Entry::Waits(number))
    }

    /// Makes room for another pending request of `caller` with `size` bytes.
    fn make_room(
        &mut self,
        caller: Caller,
        size: usize,
        displaced: &mut Vec<PendingRequest>,
    ) -> Result<(), Error> {
        let own = self.waiting_of(caller);
        if caller != Caller::Http && own >= self.share {
            return Err(Error::ShareFull(own));
        }
        if self.is_full(size) {
            displaced.extend(self.shed_closed(Some(caller)));
        }
        if self.is_full(size) {
            let full = Error::QueueFull(self.waiting);
            let longest = self.gives_way_to(caller, size).ok_or(full.clone())?;
            while self.is_full(size) {
                displaced.push(self.take_last(longest).ok_or(full.clone())?);
            }
        }
        Ok(())
    }

    /// Returns whether there is no room for another pending request of `size` bytes.
    fn is_full(&self, size: usize) -> bool {
        self.waiting >= self.size || self.bytes.saturating_add(size) > WAITING_BYTES
    }

    /// Returns the caller that has the most of what there is no room for, requests or bytes: if `caller` with another
    /// request of `size` bytes would have less, or HTTP no more than its half, and if there is room without what it
    /// has. Of several, the least trusted.
    fn gives_way_to(&self, caller: Caller, size: usize) -> Option<Caller> {
        let by_number = self.waiting >= self.size;
        let (half, more) = match by_number {
            true => (self.size / 2, 1),
            false => (WAITING_BYTES / 2, size),
        };
        let amount = |lane: &PendingRequests| match by_number {
            true => lane.requests.len(),
            false => lane.bytes,
        };
        let own = self.lanes.get(&caller).map_or(0, amount).saturating_add(more);
        let excess = self.bytes.saturating_add(size).saturating_sub(WAITING_BYTES);
        let now = Instant::now();
        let others = self.lanes.iter().filter(|&(other, lane)| match other {
            Caller::Http => caller != Caller::Http && amount(lane) > half,
            socket => *socket != caller,
        });
        let (most, lane) = others.max_by_key(|&(other, lane)| {
            let newest = lane.requests.keys().next_back().copied().unwrap_or_default();
            (amount(lane), Reverse(self.trust(*other, newest, now)))
        })?;
        let in_half = caller == Caller::Http && own <= half;
        let gives_way = (in_half || amount(lane) > own) && lane.bytes >= excess;
        gives_way.then_some(*most)
    }

    /// Ends the running request `number`, and returns the one that runs next.
    pub fn finish(&mut self, number: u64) -> Option<(u64, PendingRequest)> {
        self.running.remove(&number);
        let http = self.lanes.contains_key(&Caller::Http);
        let caller = match self.rotation.front() {
            Some(_) if http && self.http_next => Caller::Http,
            Some(socket) => *socket,
            None => Caller::Http,
        };
        let first = *self.lanes.get(&caller)?.requests.keys().next()?;
        self.http_next = caller != Caller::Http;
        // A WebSocket with further requests has its next turn after all others.
        self.rotation.rotate_left(usize::from(self.rotation.front() == Some(&caller)));
        let next = self.take(caller, first)?;
        self.running.insert(first, (next.connection.clone(), next.cancellation.clone()));
        Some((first, next))
    }

    /// Removes the pending request `number`.
    fn take(&mut self, caller: Caller, number: u64) -> Option<PendingRequest> {
        let lane = self.lanes.get_mut(&caller)?;
        let (request, _) = lane.requests.remove(&number)?;
        lane.bytes -= request.size;
        self.bytes -= request.size;
        self.waiting -= 1;
        if lane.requests.is_empty() {
            self.lanes.remove(&caller);
            self.rotation.retain(|other| *other != caller);
        }
        Some(request)
    }

    fn take_last(&mut self, caller: Caller) -> Option<PendingRequest> {
        let last = *self.lanes.get(&caller)?.requests.keys().next_back()?;
        self.take(caller, last)
    }

    /// Cancels the request `number` if it runs, and removes it if it is pending.
    pub fn leave(&mut self, caller: Caller, number: u64) -> Option<PendingRequest> {
        self.http.remove(&number);
        if let Some((_, cancellation)) = self.running.get(&number) {
            cancellation.cancel(Error::Disconnected);
        }
        self.take(caller, number)
    }

    /// Returns whether `caller` has running or pending requests.
    pub fn has(&self, caller: Caller) -> bool {
        self.lanes.contains_key(&caller)
            || self.running.values().any(|(connection, _)| connection.caller == caller)
    }

    /// Returns the number of running requests.
    pub fn running(&self) -> usize {
        self.running.len()
    }

    fn waiting_of(&self, caller: Caller) -> usize {
        self.lanes.get(&caller).map_or(0, |lane| lane.requests.len())
    }

    /// Returns the number of requests that arrived, refused ones among them.
    #[cfg(test)]
    pub fn arrived(&self) -> u64 {
        self.next
    }

    /// Returns the numbers of running and of pending requests, and the bytes that the pending ones hold.
    #[cfg(test)]
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.running.len(), self.waiting, self.bytes)
    }
}
