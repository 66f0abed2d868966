use super::calls::Call;
use crate::network::BlockId;
use pvq_primitives::ProgramHash;
use serde::Serialize;
use serde_json::Value;
use sp_core::H256;

/// What came of a registration.
pub struct RegisterOutcome {
    /// The hash of the program.
    pub program: ProgramHash,
    /// Whether it is registered.
    pub registration: RegistrationState,
    /// What became of its blob; `None` where it was not to be uploaded.
    pub uploaded: Option<UploadState>,
    /// The transactions that were included, in order.
    pub transactions: Vec<Transaction>,
    /// The calls to submit, where they were to be printed.
    pub calls: Vec<CallText>,
}

/// Whether a program is registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum RegistrationState {
    /// It was before, with the same label, sources and limits.
    Already,
    /// It is now.
    Done,
    /// It was not to be, only told how.
    NotSubmitted,
    /// The committee has to vote.
    Waiting {
        /// The ayes that there are.
        ayes: u32,
        /// Those that it needs.
        threshold: u32,
    },
}

/// What became of a blob.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum UploadState {
    /// It was there before.
    Already,
    /// It is now.
    Done,
    /// It has to wait until the program is registered.
    Waiting,
}

/// A transaction that was included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The call.
    pub call: String,
    /// The account that signed it.
    pub signer: String,
    /// Its hash.
    pub hash: H256,
    /// The block that it is in.
    pub block: BlockId,
    /// Whether that is final.
    pub finalized: bool,
}

/// A call that anyone may submit who is entitled to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// Pallet and function.
    pub name: String,
    /// Who may submit it.
    pub by: &'static str,
    /// Its SCALE encoding.
    pub data: Vec<u8>,
    /// The hash of that, which a committee votes on.
    pub hash: H256,
    /// What is in it, as JSON.
    pub decoded: Value,
    /// The same as text for people, of several lines.
    pub text: String,
}

impl CallText {
    pub(super) fn new(call: Call, by: &'static str) -> Self {
        let Call { name, data, hash, decoded, text, payload: _ } = call;
        Self { name, by, data, hash, decoded, text }
    }
}
