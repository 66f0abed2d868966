use crate::network::{CallText, Transaction};
use pvq_primitives::ProgramHash;
use serde::Serialize;

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
