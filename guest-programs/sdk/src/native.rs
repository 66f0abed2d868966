//! The side of a program that calls its host, on the machine that builds it: a mock answers, and the heap is the
//! machine's.

use crate::CallError;
use alloc::vec::Vec;
use codec::Encode;
use pvq_primitives::ExtensionId;

/// Ends the run: by a trap on the guest's target, and here by a panic with the message.
#[cold]
pub fn trap(message: &'static str) -> ! {
    panic!("the program trapped: {message}")
}

/// Ends the run because of the last call's error, which the program does not handle.
#[cold]
pub fn fail(message: &'static str) -> ! {
    trap(message)
}

#[inline]
pub(crate) fn extension_call<R>(
    extension: ExtensionId,
    call: &impl Encode,
    decode: impl Fn(&[u8]) -> Result<R, CallError>,
    _fixed_size: Option<usize>,
) -> Result<R, CallError> {
    let mut buffer = crate::buffer::Buffer::<SMALL>::new();
    let response = match buffer.encode(call) {
        Ok(call) => answer(extension, call),
        Err(call) => answer(extension, &call),
    };
    decode(&response.map_err(CallError::Host)?)
}

/// The bytes up to which a call needs no heap, as on the guest's target, so that tests take the same path.
const SMALL: usize = 256;

#[cfg(feature = "std")]
use crate::mock::answer;

#[cfg(not(feature = "std"))]
fn answer(_: ExtensionId, _: &[u8]) -> Result<Vec<u8>, pvq_primitives::HostError> {
    Err(pvq_primitives::HostError::UnknownExtension)
}

/// An encoded result of an entrypoint.
pub type Response = Vec<u8>;

/// Encodes an entrypoint's result.
pub fn respond<T: Encode>(result: T) -> Response {
    result.encode()
}
