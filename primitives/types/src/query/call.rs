use crate::{ExtensionId, HostError};
use alloc::{borrow::Cow, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// One call to an extension, outside of a program that runs in the runtime.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionCall {
    /// Either of the extension's ids.
    pub extension: ExtensionId,
    /// The function's index, then its SCALE-encoded arguments.
    pub call: Vec<u8>,
    /// Gas that the query has left after the base cost of the call and its bytes.
    pub gas_left: i64,
    /// Bytes of proof that the query has left.
    pub proof_size_left: u64,
}

/// The answer to a call to an extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionAnswer {
    /// The response, or why there is none.
    pub result: Result<Vec<u8>, ExtensionFailure>,
    /// Gas that the function was charged, beside the base cost of the call and its bytes.
    pub gas: i64,
    /// Bytes of proof that the function was charged.
    pub proof_size: u64,
}

/// Why a call to an extension has no response.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum ExtensionFailure {
    /// The query has too little gas, or proof size, left. It ends.
    OutOfGas,
    /// The program is told, and goes on.
    Host {
        /// What the program is told.
        error: HostError,
        /// What happened, for the host's log and errors; may be empty.
        message: Cow<'static, str>,
    },
}

impl From<HostError> for ExtensionFailure {
    fn from(error: HostError) -> Self {
        Self::Host { error, message: Cow::Borrowed("") }
    }
}
