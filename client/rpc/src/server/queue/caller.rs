use hyper::upgrade::OnUpgrade;
use jsonrpsee::{core::server::ConnectionId, Extensions};

/// The client of a request, as far as the RPC server tells clients apart.
///
/// The server of the Polkadot SDK numbers the requests over HTTP, not their connections, and it tells methods neither
/// addresses nor headers. So all clients over HTTP are one caller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Caller {
    /// Any client over HTTP, or in this process.
    Http,
    /// A WebSocket, by its number. Each address that a server listens on has numbers of its own, so that two clients
    /// may share one. They share turns then, and a request that is refused for the other's sake can be sent again.
    WebSocket(usize),
}

impl Caller {
    /// Returns the client of a request with `extensions`. Those of a WebSocket contain the upgrade of its connection.
    pub fn of(extensions: &Extensions) -> Self {
        match (extensions.get::<ConnectionId>(), extensions.get::<OnUpgrade>()) {
            (Some(ConnectionId(number)), Some(_)) => Self::WebSocket(*number),
            _ => Self::Http,
        }
    }
}
