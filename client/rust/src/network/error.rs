use crate::text::steers;
use pvq_primitives::InterfaceError;

/// An error in the address of a node.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UrlError {
    /// The scheme is HTTP, which carries no subscriptions.
    #[error("{0:?} is HTTP, which is not supported: write ws:// or wss:// in its place")]
    Http(String),
    /// The scheme is neither `ws://` nor `wss://`.
    #[error("{0:?} is no address of a node: write ws://HOST:PORT or wss://HOST")]
    Scheme(String),
}

/// An error of a request to a node or its chain.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// There is no connection.
    #[error("cannot reach a node at {url}: {reason}; is it running, and is this its RPC port?")]
    Unreachable {
        /// The address of the node.
        url: String,
        /// The reason.
        reason: String,
    },
    /// The connection broke, or the node did not answer.
    #[error("the node at {url} did not answer {method}: {reason}; try again, or ask another node")]
    Lost {
        /// The address of the node.
        url: String,
        /// The method that was called.
        method: String,
        /// The reason.
        reason: String,
    },
    /// The node answered with a JSON-RPC error.
    #[error("the node refuses {method}: {message} (code {code})")]
    Refused {
        /// The method that was called.
        method: String,
        /// The code of the JSON-RPC error.
        code: i32,
        /// The message of the JSON-RPC error, with its data.
        message: String,
    },
    /// The node's answer is not of the form that the method has.
    #[error("the node's answer to {method} makes no sense: {reason}; does it serve PVQ as of this release?")]
    Answer {
        /// The method that was called.
        method: String,
        /// The problem with the answer.
        reason: String,
    },
    /// The node does not have the block.
    #[error("the node has no block {0}: name another, or ask a node that keeps it")]
    UnknownBlock(String),
    /// The interface of a registered program cannot be read from its blob.
    #[error("the program {hash} does not describe itself: {source}")]
    Interface {
        /// The hash of the program.
        hash: String,
        /// The reason.
        source: InterfaceError,
    },
    /// The chain does not serve queries.
    #[error(
        "{chain} has no PVQ at this block: ask a node of a chain whose runtime implements PvqApi"
    )]
    NoApi {
        /// Name and version of the runtime.
        chain: String,
    },
    /// The chain has the runtime API of PVQ 0.1, which does not do what was asked for.
    #[error(
        "{chain} has version {version} of PvqApi, and 2 is needed: ask at a later block; version 1 \
         runs a query whose program is sent as a blob, and nothing else"
    )]
    OldApi {
        /// Name and version of the runtime.
        chain: String,
        /// The version it has.
        version: u32,
    },
    /// The engine `native` was asked for, and the node does not have it without `pvq_query`.
    #[error(
        "the node has no pvq_query, so it cannot run a program itself: have its runtime run it, by \
         the engine `auto` or `runtime`, or ask another node"
    )]
    NoNativeEngine,
    /// The chain has no such pallet. The second text says what to do.
    #[error("the chain has no pallet {0}: {1}")]
    NoPallet(&'static str, &'static str),
    /// The chain's call differs from that of this release.
    #[error("the chain's {call} is not what it is in this release: {reason}")]
    Call {
        /// The call.
        call: String,
        /// The difference.
        reason: String,
    },
    /// The node refused or dropped a transaction.
    #[error("{call} was not included: {reason}")]
    NotIncluded {
        /// The call.
        call: String,
        /// The reason.
        reason: String,
    },
    /// The signer has a transaction in the node's pool, which another one cannot replace.
    #[error(
        "{call} is not sent, for a transaction of {signer} is waiting for a block: try again after \
         the next block"
    )]
    Pending {
        /// The call.
        call: String,
        /// The account that signed it.
        signer: String,
    },
    /// The committee's open proposal needs more ayes than the committee has members.
    #[error(
        "the proposal that is open needs {threshold} ayes, and the committee has {seats} members, so \
         it can never pass: have any account end it by TechnicalCommittee.close, or root by \
         TechnicalCommittee.disapprove_proposal, or wait until its vote ends, and try again then; its \
         hash is {proposal}, its index {index}"
    )]
    NeverPasses {
        /// The hash of the proposal.
        proposal: String,
        /// Its index.
        index: u32,
        /// The ayes that it needs.
        threshold: u32,
        /// The members of the committee.
        seats: u32,
    },
    /// The outcome of a transaction is unknown.
    #[error(
        "{call} was sent, but what became of it is not known: {reason}; see what the chain has"
    )]
    Unknown {
        /// The call.
        call: String,
        /// The reason.
        reason: String,
    },
    /// A transaction was included, and failed.
    #[error("{call} failed in block {block}: {error}")]
    Failed {
        /// The call.
        call: String,
        /// The block.
        block: String,
        /// The error as the chain names it.
        error: String,
    },
}

/// Returns a text of a node with a space for each control character, on which a terminal might act, and cut after 2,000
/// characters.
pub fn plain(text: &str) -> String {
    const MAX_CHARS: usize = 2_000;

    let mut plain: String =
        text.chars().take(MAX_CHARS).map(|char| if steers(char) { ' ' } else { char }).collect();
    if text.chars().nth(MAX_CHARS).is_some() {
        plain.push_str("...");
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_node_cannot_steer_a_terminal() {
        assert_eq!(plain("a\x1b[2Jb\r\nc\u{9b}d"), "a [2Jb  c d");
        assert_eq!(plain("müde"), "müde");
        assert_eq!(plain(&"x".repeat(100_000)).len(), 2_003);
    }
}
