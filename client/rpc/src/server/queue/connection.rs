//! The connections of requests, as far as the RPC server tells them apart.

use hyper::upgrade::OnUpgrade;
use jsonrpsee::{core::server::ConnectionId, server::ConnectionGuard, Extensions};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The client of a request, with which it shares its turns.
///
/// The server of the Polkadot SDK numbers the requests over HTTP, not their connections, and it tells methods neither
/// addresses nor headers. So all clients over HTTP are one caller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Caller {
    /// Any client over HTTP, or in this process.
    Http,
    /// A WebSocket, by its number. Each listener has numbers of its own, so that two clients may share one. They share
    /// turns then, and a request that gives way for the other's sake can be sent again.
    WebSocket(usize),
}

/// The connection of a request.
#[derive(Clone)]
pub(crate) struct Connection {
    pub caller: Caller,
    /// The listener that accepted it. Requests in this process have none.
    pub listener: Option<Listener>,
}

impl Connection {
    /// Returns the connection of a request with `extensions`. Those of a WebSocket contain its upgrade.
    pub fn of(extensions: &Extensions) -> Self {
        let caller = match (extensions.get::<ConnectionId>(), extensions.get::<OnUpgrade>()) {
            (Some(ConnectionId(number)), Some(_)) => Caller::WebSocket(*number),
            _ => Caller::Http,
        };
        Self { caller, listener: extensions.get::<ConnectionGuard>().cloned().map(Listener) }
    }
}

#[cfg(test)]
impl From<Caller> for Connection {
    fn from(caller: Caller) -> Self {
        Self { caller, listener: None }
    }
}

/// One of the addresses that the server listens on, which numbers its connections and counts those that are open.
#[derive(Clone)]
pub(crate) struct Listener(pub(super) ConnectionGuard);

impl Listener {
    /// Returns the number of open connections: WebSockets, and requests over HTTP that have no answer yet.
    pub fn open(&self) -> usize {
        self.0.max_connections().saturating_sub(self.0.available_connections())
    }

    /// Returns the semaphore that all connections of this listener share, and those of no other listener. `None` where
    /// the listener has no room for another connection.
    ///
    /// The server shows the semaphore through a permit alone, which is held for the time of this call.
    pub fn semaphore(&self) -> Option<Arc<Semaphore>> {
        self.0.try_acquire().map(|permit| permit.semaphore().clone())
    }

    /// Returns whether `semaphore` is that of this listener, as far as it can be told now.
    pub fn has(&self, semaphore: &Arc<Semaphore>) -> bool {
        self.semaphore().is_some_and(|own| Arc::ptr_eq(&own, semaphore))
    }
}
