use crate::{ExtensionId, HostError};
use alloc::{borrow::Cow, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// One call to an extension that does not come from a program in the runtime.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionCall {
    /// Either of the extension's ids.
    pub extension: ExtensionId,
    /// The function's index, then its SCALE-encoded arguments.
    pub call: Vec<u8>,
    /// Gas that the query has left after the charge for the base cost and the bytes of the call.
    pub gas_left: i64,
    /// Bytes of proof that the query has left.
    pub proof_size_left: u64,
}

/// The answer to a call to an extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionAnswer {
    /// The response, or why there is none.
    pub result: Result<Vec<u8>, ExtensionFailure>,
    /// Gas charged for the function, without the base cost and the bytes of the call.
    pub gas: i64,
    /// Bytes of proof charged for the function.
    pub proof_size: u64,
}

/// The reason why a call to an extension has no response.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum ExtensionFailure {
    /// The query has too little gas or proof size left, and ends.
    OutOfGas,
    /// The call failed. The program gets the error and may go on; one of PVQ 0.1 ends.
    Host {
        /// The error that the program gets.
        error: HostError,
        /// Details for the host's log and errors; may be empty.
        message: Cow<'static, str>,
    },
}

impl From<HostError> for ExtensionFailure {
    fn from(error: HostError) -> Self {
        Self::Host { error, message: Cow::Borrowed("") }
    }
}
