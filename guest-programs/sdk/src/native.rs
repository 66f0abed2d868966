//! The side of a program that calls its host, on the machine that builds it: a mock answers, and the heap is the
//! machine's.

use crate::{
    answer,
    buffer::{encode, small, SMALL},
    CallError,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
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

/// Makes a call, and decodes its answer, by the same buffers as on the guest's target.
#[inline]
pub(crate) fn extension_call<R: Decode + 'static, const TRAPS: bool>(
    extension: ExtensionId,
    call: &impl Encode,
    is_small: bool,
) -> Result<R, CallError> {
    let (mut room, mut large) = (small(), Vec::new());
    let (returned, answer) = request(extension, encode(call, is_small, &mut room, &mut large));
    let mut response = small();
    let write = |to: *mut u8, _: usize| {
        // SAFETY: `to` has room for so many bytes, and is no part of the answer.
        unsafe { core::ptr::copy_nonoverlapping(answer.as_ptr(), to, answer.len()) }
    };
    if answer.len() <= SMALL {
        write(response.as_mut_ptr().cast(), answer.len());
    }
    // SAFETY: an answer that fits is written, and `write` writes one that does not.
    unsafe { answer::read::<_, TRAPS>(returned, &response, write) }
}

/// Makes a call, whose answer takes the place of `answer`. Ends the run if it fails.
pub(crate) fn extension_call_into(extension: ExtensionId, call: &[u8], answer: &mut Vec<u8>) {
    let (returned, response) = request(extension, call);
    answer::length_or_trap(returned);
    *answer = response;
}

/// Makes a call, and returns what a host does, and the answer.
fn request(extension: ExtensionId, call: &[u8]) -> (u64, Vec<u8>) {
    match answer(extension, call) {
        Ok(answer) => (answer.len() as u64, answer),
        Err(error) => (error.to_abi(), Vec::new()),
    }
}

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
