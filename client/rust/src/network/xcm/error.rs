use super::{AskedQuery, Chain, QueryId};
use crate::network::NetworkError;
use pvq_primitives::ProgramHash;

/// An error of a query of another chain.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The chain that asks does not know the one that is to be asked.
    #[error(
        "the chain cannot ask {chain}: have its governance set that as a destination by \
         PvqXcm.set_destination, and find the pallet there by PvqXcm.discover, for {chain:?}"
    )]
    UnknownDestination {
        /// The chain that is to be asked.
        chain: Chain,
    },
    /// The chain that is to be asked is the one that asks.
    #[error("{chain} is the chain of this node: ask another one, or have the node run the query")]
    ThisChain {
        /// The chain.
        chain: Chain,
    },
    /// The chain that asks does not know where the pallet of the other chain is.
    #[error(
        "the chain does not know where {chain} has the pallet PvqXcm: have its governance find it by \
         PvqXcm.discover, for {chain:?}, and try again some blocks later; if it stays so, {chain} has \
         no such pallet, or no channel leads there"
    )]
    PalletUnknown {
        /// The chain that is to be asked.
        chain: Chain,
    },
    /// The chain that is to be asked takes no queries of the one that asks.
    #[error(
        "{chain} runs no queries of this chain: have its governance allow that by \
         PvqXcm.set_asker_limit, or ask another chain"
    )]
    NotAnswering {
        /// The chain that is to be asked.
        chain: Chain,
    },
    /// The node that is to tell about the chain to be asked is one of another chain.
    #[error(
        "the node at {url} is one of parachain {found}, and not of {chain}: name one of {chain}"
    )]
    OtherChain {
        /// The address of the node.
        url: String,
        /// The id of the parachain that it is a node of.
        found: u32,
        /// The chain that is to be asked.
        chain: Chain,
    },
    /// The chain that is to be asked does not have the program.
    #[error(
        "{chain} does not have the program {program:?}: have it registered there, for the source xcm, \
         and uploaded"
    )]
    NoProgram {
        /// The chain that is to be asked.
        chain: Chain,
        /// The hash of the program.
        program: ProgramHash,
    },
    /// The arguments are longer than the chain sends.
    #[error("the arguments have {size} bytes, and the chain sends {max}: give shorter ones")]
    ArgumentsTooLarge {
        /// Their size in bytes.
        size: usize,
        /// The maximum of the chain, in bytes.
        max: u32,
    },
    /// The timeout is none that the chain allows.
    #[error("a timeout of {timeout} blocks is not allowed: give 1 to {max}")]
    Timeout {
        /// The timeout of the request, in blocks.
        timeout: u64,
        /// The maximum of the chain, in blocks.
        max: u64,
    },
    /// The account cannot pay.
    #[error(
        "{account} cannot pay for the query, {reason}: send it some of the chain's tokens, of which \
         the deposit comes back with the outcome, or sign by the key of another account"
    )]
    NoFunds {
        /// The account that signs.
        account: String,
        /// The amount that it has, or the error of the chain.
        reason: String,
    },
    /// The chain has no such query.
    #[error(
        "the chain has no query {0}: it was taken, has expired, or was never asked; one that was asked \
         in a block that is not final may also have got another number"
    )]
    UnknownQuery(QueryId),
    /// The block in which the query was asked has given way to another. The transaction is in a later one, perhaps behind
    /// those of others, so that the query may have another number there.
    #[error(
        "the block in which the query {query} was asked has given way to another: wait for it as the query {}",
        .asked.query
    )]
    Moved {
        /// The number that it had.
        query: QueryId,
        /// The query as it is now.
        asked: Box<AskedQuery>,
    },
    /// The query is that of another account.
    #[error("the query {query} was asked by {asker}: sign by the key of that account")]
    NotAsker {
        /// The query.
        query: QueryId,
        /// The account that asked.
        asker: String,
    },
    /// The query has no outcome by its deadline.
    #[error(
        "{chain} has not answered the query {query} by its deadline, block #{deadline}: it dropped or \
         could not execute the message, and the reason is in the log of a node there; anyone may call \
         PvqXcm.expire of {query} now, which returns the deposit"
    )]
    NoAnswer {
        /// The query.
        query: QueryId,
        /// The chain that was asked.
        chain: Chain,
        /// The block from which on the query may be expired.
        deadline: u64,
    },
    /// The query cannot be expired, because it has an outcome.
    #[error("the query {0} has an outcome: take it")]
    HasOutcome(QueryId),
    /// The query cannot be expired, because its deadline has not passed.
    #[error(
        "the query {query} can be expired from block #{deadline} on, and this is block #{block}"
    )]
    NotExpired {
        /// The query.
        query: QueryId,
        /// The block from which on the query may be expired.
        deadline: u64,
        /// The best block.
        block: u64,
    },
    /// The chain makes no blocks.
    #[error(
        "there was no new block for {seconds} s while the query {query} was waiting for its answer: \
         ask the node again later, or another node"
    )]
    NoBlocks {
        /// The query.
        query: QueryId,
        /// The seconds since the last block.
        seconds: u64,
    },
    /// The node or its chain failed, or refused a request.
    #[error(transparent)]
    Network(#[from] NetworkError),
}
