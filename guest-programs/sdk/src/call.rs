use crate::host;
use codec::{Decode, Encode};
use core::fmt;
use pvq_primitives::{ExtensionId, FunctionIndex, HostError};

/// An error of a call to an extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallError {
    /// The host refused the call, or the extension failed.
    Host(HostError),
    /// The answer is not of the type that the program expects: the host's extension is not the one that the program was
    /// built for.
    MalformedResponse,
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(error) => error.fmt(f),
            Self::MalformedResponse => f.write_str("the response is not of the expected type"),
        }
    }
}

impl core::error::Error for CallError {}

/// Calls function `index` of `extension`, and decodes its answer.
///
/// `args` is a tuple, whose SCALE encoding is that of the arguments, one after the other. The stubs of an extension
/// call this; a program calls the stubs.
///
/// Encoding a call needs no heap if the compiler knows that it has at most 256 bytes, nor does receiving an answer of up
/// to as many.
///
/// # Errors
///
/// Returns [`CallError::Host`] with the host's reason, and [`CallError::MalformedResponse`] where the answer does not
/// decode or has bytes left over.
#[inline(always)]
pub fn call<A: Encode, R: Decode + 'static>(
    extension: ExtensionId,
    index: FunctionIndex,
    args: &A,
) -> Result<R, CallError> {
    host::extension_call(extension, &(index, args))
}

/// Returns the value, or ends the run with the error.
#[inline(always)]
pub fn unwrap_call<R>(result: Result<R, CallError>) -> R {
    match result {
        Ok(value) => value,
        Err(CallError::Host(error)) => host::fail(message(error)),
        Err(CallError::MalformedResponse) => {
            host::trap("a call failed: the response is not of the expected type")
        }
    }
}

/// Returns the message of a call that failed; the same for all errors where the host does not get to see it, so that a
/// program need not tell them apart.
#[inline(always)]
fn message(error: HostError) -> &'static str {
    if cfg!(all(target_env = "polkavm", not(feature = "panic-message"))) {
        return "";
    }
    match error {
        HostError::UnknownExtension => "a call failed: unknown extension",
        HostError::UnknownFunction => "a call failed: unknown function",
        HostError::MalformedCall => "a call failed: the arguments do not decode",
        HostError::PermissionDenied => "a call failed: permission denied",
        HostError::Failed => "a call failed: the extension failed",
        HostError::ResponseTooLarge => "a call failed: response too large",
        HostError::CallDepthExceeded => "a call failed: queries nest too deep",
        HostError::Unknown => "a call failed: unknown error",
    }
}
