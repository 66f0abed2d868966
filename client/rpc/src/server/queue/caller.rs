use hyper::upgrade::OnUpgrade;
use jsonrpsee::{core::server::ConnectionId, Extensions};

/// The client of a request, as far as the RPC server tells clients apart.
///
/// The server of the Polkadot SDK numbers the requests that come over HTTP, and not the connections
/// that they come over, and it tells methods neither addresses nor headers. So all who ask over HTTP
/// are one caller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Caller {
    /// Anyone over HTTP, or in this process.
    Http,
    /// A WebSocket, by its number. Each address that a server listens on has numbers of its own, so
    /// that two clients may share one: they share turns then, and what is refused for the other's sake
    /// can be sent again.
    WebSocket(usize),
}

impl Caller {
    /// The client of a request with `extensions`. An upgraded connection leaves its upgrade there, by
    /// which a WebSocket is known.
    pub fn of(extensions: &Extensions) -> Self {
        match (extensions.get::<ConnectionId>(), extensions.get::<OnUpgrade>()) {
            (Some(ConnectionId(number)), Some(_)) => Self::WebSocket(*number),
            _ => Self::Http,
        }
    }
}
