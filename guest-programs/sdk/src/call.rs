use crate::{answer::malformed, host, list_call, ExtensionFn};
use codec::{Decode, Encode, EncodeLike};
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

/// Calls `F`, and returns its answer. Ends the run if the call fails, or if the answer is not of the expected type.
///
/// `args` is a tuple. The stubs of an extension call this; a program calls the stubs. The metadata of the program lists
/// `F`.
///
/// A call of at most 256 bytes needs no heap if none of its parameters owns memory there, or if the compiler knows its size.
/// An answer of at most 256 bytes needs none to be received.
///
/// A [`Decode`](codec::Decode) that reads beyond the end of the answer ends the run, even one that would handle the error.
#[inline(always)]
pub fn call<F: ExtensionFn>(args: &impl EncodeLike<F::Parameters>) -> F::Output {
    list_call::<F>();
    host::extension_call::<_, true>(F::EXTENSION_ID, &(F::INDEX, args), is_small::<F>())
        .unwrap_or_else(|_| malformed())
}

/// As [`call`], but returns the error when the call fails. Ends the run where the heap has no room for the call or its answer.
///
/// # Errors
///
/// Returns [`CallError::Host`] with the host's reason, and [`CallError::MalformedResponse`] where the answer does not
/// decode or has bytes left over.
#[inline(always)]
pub fn try_call<F: ExtensionFn>(
    args: &impl EncodeLike<F::Parameters>,
) -> Result<F::Output, CallError> {
    list_call::<F>();
    host::extension_call::<_, false>(F::EXTENSION_ID, &(F::INDEX, args), is_small::<F>())
}

/// As [`try_call`], for a function that the program knows by its id and index alone, which its metadata does not list.
///
/// # Errors
///
/// Those of [`try_call`].
#[inline(always)]
pub fn call_by_id<A: Encode, R: Decode + 'static>(
    extension: ExtensionId,
    index: FunctionIndex,
    args: &A,
) -> Result<R, CallError> {
    host::extension_call::<_, false>(extension, &(index, args), false)
}

/// Returns whether the arguments of `F` are most likely small: they own nothing on the heap.
#[inline(always)]
pub(crate) const fn is_small<F: ExtensionFn>() -> bool {
    !core::mem::needs_drop::<F::Parameters>()
}

/// Ends the run because the host refused a call or the extension failed.
#[inline(always)]
pub(crate) fn fail(error: HostError) -> ! {
    host::fail(message(error))
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
