//! Types of the pallet's calls, storage and events.

use crate::{Chain, Config};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    traits::{fungible, ConstU32},
    weights::Weight,
    BoundedVec, PalletError,
};
use frame_system::pallet_prelude::BlockNumberFor;
use pvq_primitives::{ProgramHash, PvqError};
use scale_info::TypeInfo;
use xcm::latest::prelude::{Asset, SendError, XcmError};

/// The number of a query that this chain has asked. They are sequential.
pub type QueryId = u64;

/// The name of a pallet in a runtime, of at most as many bytes as XCM allows.
pub type PalletName = BoundedVec<u8, ConstU32<48>>;

/// The call at the asking chain that takes an answer.
///
/// The answering chain puts the SCALE-encoded arguments `query_id: u64`, `answer: PvqResult` and `used: Weight`
/// behind the two indices.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Reply {
    /// The index of the pallet in the asking chain's runtime.
    pub pallet: u8,
    /// The index of the call in that pallet.
    pub call: u8,
    /// The weight of the call with the longest answer that the asking chain takes. It matters for chains of XCM
    /// version 4, which are told the weight of a call.
    pub max_weight: Weight,
    /// Bytes of the longest answer that the asking chain takes. It is told where one is longer.
    pub max_size: u32,
}

/// A chain that can be asked, and the price of asking it.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Destination<Balance> {
    /// This pallet in the runtime there. `None` until it is [discovered](crate::Pallet::discover).
    pub pallet: Option<RemotePallet>,
    /// The asset that pays for the execution there, as that chain names it. It is withdrawn from this chain's
    /// sovereign account, and what is left is deposited there again. `None` where that chain executes messages of
    /// this one without payment.
    pub payment: Option<Asset>,
    /// The part of the fee of an `ask` that stands for `payment`, in the native token of this chain.
    pub charge: Balance,
}

/// The pallet in the runtime of another chain.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct RemotePallet {
    /// Its index.
    pub index: u8,
    /// Its name.
    pub name: PalletName,
    /// The major version of its crate. A message is refused there if it is another one by then.
    pub major: u32,
    /// The minor version of its crate. A message is refused there if it is a lower one by then. A higher one has the same
    /// format of messages, also where the major version is zero.
    pub min_minor: u32,
}

/// The party that gets the outcome of a query.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Consumer {
    /// The account that asked, by [`take`](crate::Pallet::take). The outcome is stored until then.
    Account,
    /// The runtime, by [`OnAnswer`](crate::OnAnswer), as soon as there is an outcome. It is not stored.
    Runtime,
}

/// The outcome of a query that this chain has asked.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Outcome<Answer> {
    /// The SCALE-encoded result of the program's entrypoint.
    Answered(Answer),
    /// The other chain took the query, and has no result.
    Failed(PvqError),
    /// The other chain did not execute the message to its end, and reports the XCM error.
    NotExecuted {
        /// The index of the instruction.
        instruction: u32,
        /// The error.
        error: XcmError,
    },
    /// The deadline passed without an answer.
    Expired,
}

impl<Answer> Outcome<Answer> {
    /// Returns the same outcome with another answer.
    pub fn map<Other>(self, map: impl FnOnce(Answer) -> Other) -> Outcome<Other> {
        match self {
            Self::Answered(answer) => Outcome::Answered(map(answer)),
            Self::Failed(error) => Outcome::Failed(error),
            Self::NotExecuted { instruction, error } => Outcome::NotExecuted { instruction, error },
            Self::Expired => Outcome::Expired,
        }
    }

    /// Returns the same outcome with a reference to its answer.
    pub fn as_ref(&self) -> Outcome<&Answer> {
        match self {
            Self::Answered(answer) => Outcome::Answered(answer),
            Self::Failed(error) => Outcome::Failed(*error),
            Self::NotExecuted { instruction, error } => {
                Outcome::NotExecuted { instruction: *instruction, error: *error }
            }
            Self::Expired => Outcome::Expired,
        }
    }
}

/// A query that has no outcome yet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PendingQuery<AccountId, BlockNumber, Ticket> {
    /// The account that asked.
    pub asker: AccountId,
    /// The chain that was asked.
    pub responder: Chain,
    /// The hash of the program.
    pub program: ProgramHash,
    /// The block from which on anyone may expire the query.
    pub deadline: BlockNumber,
    /// The weight of the message with the answer that the asker has paid for. A heavier one is not executed.
    pub reply_weight: Weight,
    /// The party that gets the outcome.
    pub consumer: Consumer,
    /// The deposit.
    pub ticket: Ticket,
}

/// A query with an outcome that its asker has not taken yet.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AnsweredQuery<AccountId, BlockNumber, Ticket, Answer> {
    /// The account that asked.
    pub asker: AccountId,
    /// The chain that answered.
    pub responder: Chain,
    /// The hash of the program.
    pub program: ProgramHash,
    /// The outcome.
    pub outcome: Outcome<Answer>,
    /// The weight that the query took there.
    pub used: Weight,
    /// The block in which the answer came.
    pub at: BlockNumber,
    /// The deposit.
    pub ticket: Ticket,
}

/// The queries that a chain is taken to have still to execute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Backlog<BlockNumber> {
    /// The weight of all of them, in millionths of that of a block.
    pub load: u64,
    /// The block in which that was so. Each one after it takes a whole block off.
    pub at: BlockNumber,
}

/// The state of a query, for clients.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum QueryStatus<AccountId, BlockNumber> {
    /// It has no outcome yet.
    Pending {
        /// The account that asked.
        asker: AccountId,
        /// The chain that was asked.
        responder: Chain,
        /// The hash of the program.
        program: ProgramHash,
        /// The block from which on anyone may expire the query.
        deadline: BlockNumber,
    },
    /// Its asker may take the outcome.
    Answered {
        /// The account that asked.
        asker: AccountId,
        /// The chain that answered.
        responder: Chain,
        /// The hash of the program.
        program: ProgramHash,
        /// The outcome.
        outcome: Outcome<alloc::vec::Vec<u8>>,
        /// The weight that the query took there.
        used: Weight,
        /// The block in which the answer came.
        at: BlockNumber,
    },
}

/// The reason why a message was not sent, as a part of [`Error`](crate::Error).
#[derive(
    Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError,
)]
pub enum SendFailure {
    /// The router of this chain sends nothing to such a chain.
    Unroutable,
    /// The queue took no message: there is no channel to the chain, or it allows shorter messages only. Have both chains
    /// open one, in both directions, or ask with shorter arguments. A channel that is full or suspended is no failure: the
    /// message waits, and the delivery gets dearer.
    Transport,
    /// The chain's version of XCM is unknown, or too old.
    DestinationUnsupported,
    /// The message is longer than any may be.
    ExceedsMaxMessageSize,
    /// The sender cannot pay for the delivery, or would pay more than it may.
    Fees,
}

impl From<SendError> for SendFailure {
    fn from(error: SendError) -> Self {
        match error {
            SendError::NotApplicable | SendError::Unroutable | SendError::MissingArgument => {
                Self::Unroutable
            }
            SendError::Transport(_) => Self::Transport,
            SendError::DestinationUnsupported => Self::DestinationUnsupported,
            SendError::ExceedsMaxMessageSize => Self::ExceedsMaxMessageSize,
            SendError::Fees => Self::Fees,
        }
    }
}

/// Balances in the runtime of `T`.
pub type BalanceOf<T> =
    <<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// Fees in the runtime of `T`, on their way to [`Config::FeeHandler`].
pub type CreditOf<T> =
    fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

/// [`Destination`] in the runtime of `T`.
pub type DestinationOf<T> = Destination<BalanceOf<T>>;

/// An answer in the storage of `T`.
pub type AnswerOf<T> = BoundedVec<u8, <T as Config>::MaxAnswerSize>;

/// [`PendingQuery`] in the runtime of `T`.
pub type PendingOf<T> = PendingQuery<
    <T as frame_system::Config>::AccountId,
    BlockNumberFor<T>,
    <T as Config>::Consideration,
>;

/// [`AnsweredQuery`] in the runtime of `T`.
pub type AnsweredOf<T> = AnsweredQuery<
    <T as frame_system::Config>::AccountId,
    BlockNumberFor<T>,
    <T as Config>::Consideration,
    AnswerOf<T>,
>;

/// [`QueryStatus`] in the runtime of `T`.
pub type StatusOf<T> = QueryStatus<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
