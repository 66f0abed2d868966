//! WebSockets that are closed, as far as that can be told.
//!
//! The server tells it when it fails to send an answer, and not before. But a listener counts its open connections:
//! where more of its WebSockets have requests, the difference is closed, without saying which. So as many give way, and
//! their refusals tell. A closed one is not noticed as long as an open one without requests stands for it, which is
//! one that could have requests as well.

use super::{Caller, QueueState};
use crate::server::{
    queue::{connection::Listener, Connection, PendingRequest, CHECKS},
    Error,
};
use std::{collections::BTreeMap, sync::Arc, time::Instant};
use tokio::sync::Semaphore;

/// The part of a listener's WebSockets with requests that may be closed without any giving way: one in eight. The
/// refusals reach open ones too, and this many closed ones cost the others little of their time.
const TOLERATED: usize = 8;

/// The WebSockets with requests of one listener.
struct Sockets {
    listener: Arc<Semaphore>,
    /// The number of WebSockets that are open, those without requests among them.
    open: usize,
    /// Each with the number of its newest request.
    callers: Vec<(Caller, u64)>,
}

impl QueueState {
    /// [Sheds](Self::shed_closed) closed WebSockets, if it was not done just before.
    pub fn look_for_closed(&mut self, arrived: Option<Caller>) -> Vec<PendingRequest> {
        match self.looked.is_some_and(|looked| looked.elapsed() < CHECKS) {
            true => Vec::new(),
            false => self.shed_closed(arrived),
        }
    }

    /// Has a request of as many WebSockets give way as are known to be closed: cancels it if it runs, or returns it.
    ///
    /// The least [`trusted`](Self::trust) give way, but not the one that has just `arrived`. Who is open is trusted most
    /// from then on.
    pub fn shed_closed(&mut self, arrived: Option<Caller>) -> Vec<PendingRequest> {
        let now = Instant::now();
        self.looked = Some(now);
        let mut given_up = Vec::new();
        for Sockets { mut callers, open, .. } in self.sockets() {
            let closed = callers.len().saturating_sub(open);
            if closed <= callers.len() / TOLERATED {
                continue;
            }
            callers.retain(|(caller, _)| Some(*caller) != arrived);
            callers.sort_unstable_by_key(|(caller, newest)| self.trust(*caller, *newest, now));
            for (caller, _) in callers.into_iter().take(closed) {
                self.asks(caller);
                match self.take_last(caller) {
                    Some(request) => given_up.push(request),
                    None => self.cancel_last(caller),
                }
            }
        }
        given_up
    }

    /// Returns whether `caller` may be closed: not if each open WebSocket of its listener has requests.
    pub fn may_be_closed(&self, caller: Caller) -> bool {
        let sockets = self.sockets();
        let own =
            sockets.iter().find(|sockets| sockets.callers.iter().any(|(of, _)| *of == caller));
        own.is_none_or(|Sockets { open, callers, .. }| *open != callers.len())
    }

    /// Returns the WebSockets with requests, by listener. Those of a listener that has no room are left out.
    fn sockets(&self) -> Vec<Sockets> {
        // The client of a cancelled one has its answer, or is about to.
        let running = self.running.iter().filter(|(_, (_, run))| !run.is_cancelled());
        let running = running.map(|(number, (connection, _))| (*number, connection));
        let pending = self.lanes.values().filter_map(|lane| lane.requests.iter().next_back());
        let pending = pending.map(|(number, (request, _))| (*number, &request.connection));
        let mut newest = BTreeMap::new();
        for (number, Connection { caller, listener }) in running.chain(pending) {
            if let (Caller::WebSocket(_), Some(listener)) = (caller, listener) {
                newest.insert(*caller, (number, listener));
            }
        }
        let mut sockets: Vec<Sockets> = Vec::new();
        for (caller, (number, listener)) in newest {
            let Some(semaphore) = listener.semaphore() else { continue };
            match sockets.iter_mut().find(|other| Arc::ptr_eq(&other.listener, &semaphore)) {
                Some(known) => known.callers.push((caller, number)),
                None => sockets.push(Sockets {
                    listener: semaphore,
                    open: listener.open(),
                    callers: vec![(caller, number)],
                }),
            }
        }
        for semaphore in self.http.values().filter_map(Listener::semaphore) {
            if let Some(known) =
                sockets.iter_mut().find(|other| Arc::ptr_eq(&other.listener, &semaphore))
            {
                known.open = known.open.saturating_sub(1);
            }
        }
        sockets
    }

    fn cancel_last(&self, caller: Caller) {
        let mut running = self.running.values().rev();
        let last = running.find(|(other, run)| other.caller == caller && !run.is_cancelled());
        if let Some((_, run)) = last {
            run.cancel(Error::GaveWay);
        }
    }

    /// Cancels the running requests of a connection that is closed, and removes the pending ones. Returns `None` where
    /// it cannot be told now which are of the same listener.
    pub fn close(&mut self, closed: &Connection) -> Option<Vec<PendingRequest>> {
        let listener = closed.listener.as_ref()?.semaphore()?;
        let is_closed = |other: &Connection| {
            other.caller == closed.caller
                && other.listener.as_ref().is_some_and(|other| other.has(&listener))
        };
        for (_, run) in self.running.values().filter(|(connection, _)| is_closed(connection)) {
            run.cancel(Error::Disconnected);
        }
        let pending = self.lanes.get(&closed.caller).into_iter().flat_map(|lane| &lane.requests);
        let pending = pending.filter(|(_, (request, _))| is_closed(&request.connection));
        let numbers: Vec<_> = pending.map(|(number, _)| *number).collect();
        Some(numbers.into_iter().filter_map(|number| self.take(closed.caller, number)).collect())
    }
}
