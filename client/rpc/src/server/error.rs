use crate::code;
use jsonrpsee::types::ErrorObjectOwned;
use sp_core::H256;
use std::{io::ErrorKind, time::Duration};

/// The error of a request that was not run to its end.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("a query has either `program` or `hash`, and this one has {0}; send one of them")]
    ProgramOrHash(&'static str),
    #[error("block {0:?} is unknown or its state is not kept; ask at another block, or a node that keeps all states")]
    UnknownBlock(H256),
    #[error("the runtime at block {at:?} has {}; ask at a block whose runtime has version 2", version(*.found))]
    NoApi { at: H256, found: Option<u32> },
    #[error("{0} requests are waiting already; try again later, or ask another node")]
    QueueFull(usize),
    #[error("{0} requests of this connection are waiting already, which is its share; send the next one after an answer")]
    ShareFull(usize),
    #[error("the request gave way to another client's; send it again over the same connection")]
    GaveWay,
    #[error("the connection of the request was closed; send it again over an open one")]
    Disconnected,
    #[error("the request has waited {} ms to run; try again later, or ask another node", .0.as_millis())]
    Waited(Duration),
    #[error("the query took longer than {} ms; have the program do less, or ask a node that allows more", .0.as_millis())]
    TimedOut(Duration),
    #[error("the {what} has {size} bytes, and this node takes {limit}; make it smaller, or ask a node that takes more")]
    TooLarge { what: &'static str, size: usize, limit: usize },
    #[error("the answer has {size} bytes, and this node returns {limit}; ask for less, or a node that returns more")]
    ResponseTooLarge { size: usize, limit: usize },
    #[error("the call of the runtime failed: {0}; see the node's log")]
    Runtime(String),
    #[error("{0}; try the engine `runtime`")]
    VirtualMachine(String),
    #[error(
        "no thread could be started for the request: {0}; try again later, or ask another node"
    )]
    NoThread(ErrorKind),
    #[error("the thread that ran the request panicked; report what the node's log says to the developers of PVQ")]
    Panicked,
}

fn version(found: Option<u32>) -> String {
    match found {
        Some(found) => format!("version {found} of `PvqApi`"),
        None => "no `PvqApi`".into(),
    }
}

impl Error {
    /// Returns the code of the JSON-RPC error.
    pub fn code(&self) -> i32 {
        match self {
            Self::ProgramOrHash(_) => code::INVALID_PARAMS,
            Self::UnknownBlock(_) => code::UNKNOWN_BLOCK,
            Self::NoApi { .. } => code::NO_API,
            Self::QueueFull(_)
            | Self::ShareFull(_)
            | Self::GaveWay
            | Self::Disconnected
            | Self::Waited(_) => code::BUSY,
            Self::TimedOut(_) => code::TIMED_OUT,
            Self::TooLarge { .. } => code::TOO_LARGE,
            Self::ResponseTooLarge { .. } => code::RESPONSE_TOO_LARGE,
            Self::Runtime(_) | Self::VirtualMachine(_) | Self::NoThread(_) | Self::Panicked => {
                code::INTERNAL
            }
        }
    }

    /// Returns the label under which the metrics count it.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::ProgramOrHash(_) => "invalid_params",
            Self::UnknownBlock(_) => "unknown_block",
            Self::NoApi { .. } => "no_api",
            Self::QueueFull(_) => "queue_full",
            Self::ShareFull(_) => "share_full",
            Self::GaveWay => "gave_way",
            Self::Disconnected => "disconnected",
            Self::Waited(_) => "waited",
            Self::TimedOut(_) => "timed_out",
            Self::TooLarge { .. } => "too_large",
            Self::ResponseTooLarge { .. } => "response_too_large",
            Self::Runtime(_) | Self::VirtualMachine(_) | Self::NoThread(_) | Self::Panicked => {
                "internal"
            }
        }
    }
}

impl From<Error> for ErrorObjectOwned {
    fn from(error: Error) -> Self {
        if error.code() == code::INTERNAL {
            log::warn!(target: super::LOG_TARGET, "{error}");
        }
        Self::owned(error.code(), error.to_string(), None::<()>)
    }
}
