use crate::network::BlockId;
use pvq_primitives::ProgramHash;
use serde::Serialize;
use serde_json::Value;
use sp_core::H256;

/// The outcome of a registration.
pub struct RegisterOutcome {
    /// The hash of the program.
    pub program: ProgramHash,
    /// The state of the registration.
    pub registration: DecisionState,
    /// The state of the upload; `None` if no blob was given, and with [`Submit::Print`](super::Submit::Print).
    pub uploaded: Option<UploadState>,
    /// The transactions that were included, in order.
    pub transactions: Vec<Transaction>,
    /// The calls to submit, with [`Submit::Print`](super::Submit::Print); otherwise empty.
    pub calls: Vec<CallText>,
}

/// The state of what governance is asked for, such as a registration.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum DecisionState {
    /// The chain was so before: the program was registered with the same label, sources and limits, or installed under
    /// the same id.
    Already,
    /// The call was made, and succeeded.
    Done,
    /// The calls were returned and not submitted.
    NotSubmitted,
    /// The committee has to vote.
    Waiting {
        /// The ayes so far.
        ayes: u32,
        /// The ayes that the proposal needs.
        threshold: u32,
    },
}

/// The state of the upload of a blob.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum UploadState {
    /// The blob was uploaded before.
    Already,
    /// The blob is uploaded now.
    Done,
    /// The blob has to wait until the program is registered.
    Waiting,
}

/// A transaction that was included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The pallet and function of the call, such as `Pvq.register`.
    pub call: String,
    /// The account that signed it.
    pub signer: String,
    /// The hash of the transaction.
    pub hash: H256,
    /// The block that it is in.
    pub block: BlockId,
    /// True if that block is finalized.
    pub finalized: bool,
}

/// A call to be submitted by other means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// Pallet and function.
    pub name: String,
    /// The origin that may submit it, for a person to read.
    pub by: &'static str,
    /// The SCALE encoding.
    pub data: Vec<u8>,
    /// The hash of the encoding, on which a committee votes.
    pub hash: H256,
    /// The encoding as JSON.
    pub decoded: Value,
    /// The encoding as text for people, of several lines.
    pub text: String,
}
