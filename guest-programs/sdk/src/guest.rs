//! The side of a program that calls its host, on PolkaVM.

#[cfg(feature = "metadata")]
mod calls;
mod heap;
mod panic;
mod reusing;

use crate::{
    answer,
    buffer::{encode, encode_result, small, SMALL},
    CallError,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::mem::ManuallyDrop;
use pvq_primitives::{abi, ExtensionId};

#[cfg(feature = "metadata")]
pub use calls::{list_call, listed_calls};
pub use heap::{Heap, Region, Room};
pub use reusing::ReusingHeap;

mod import {
    // Addresses and lengths are of 64 bits here and of 32 in the ABI. Memory ends at 4 GiB, so the registers hold the
    // same values, and no instruction is spent on truncating them.
    #[polkavm_derive::polkavm_import]
    extern "C" {
        pub fn extension_call(
            extension_id: u64,
            call_ptr: usize,
            call_len: usize,
            out_ptr: usize,
            out_cap: usize,
        ) -> u64;
        pub fn extension_response(out_ptr: usize, offset: usize, len: usize) -> u64;
    }
}

/// Ends the run by a trap. With the feature `panic-message`, first reports the message to the host.
#[cold]
pub fn trap(message: &'static str) -> ! {
    if cfg!(feature = "panic-message") {
        report(message);
    }
    trap_silently()
}

/// Ends the run because of the last call's error, which the program does not handle. Unlike [`trap`], tells the host
/// that this is the reason.
#[cold]
pub fn fail(message: &'static str) -> ! {
    if cfg!(feature = "panic-message") {
        report(message);
    }
    // SAFETY: the host reads and writes nothing.
    unsafe { import::extension_call(abi::UNHANDLED_ERROR_ID, 0, 0, 0, 0) };
    trap_silently()
}

#[inline(always)]
fn trap_silently() -> ! {
    // SAFETY: `unimp` is no valid instruction, so it ends the run.
    unsafe { core::arch::asm!("unimp", options(noreturn, nomem, nostack)) }
}

/// Reports `message` to the host, which keeps it if it is debugging.
fn report(message: &str) {
    // SAFETY: the host reads `message`, and writes nothing.
    unsafe {
        import::extension_call(
            abi::DEBUG_MESSAGE_ID,
            message.as_ptr().expose_provenance(),
            message.len(),
            0,
            0,
        )
    };
}

/// Tells the host that an allocation failed.
#[inline(always)]
fn report_exhausted_heap() {
    // SAFETY: the host reads and writes nothing.
    unsafe { import::extension_call(pvq_primitives::abi::EXHAUSTED_HEAP_ID, 0, 0, 0, 0) };
}

/// Makes a call, and decodes its answer. `is_small` says that the call most likely is.
#[inline(always)]
pub(crate) fn extension_call<R: Decode + 'static, const TRAPS: bool>(
    extension: ExtensionId,
    call: &impl Encode,
    is_small: bool,
) -> Result<R, CallError> {
    let mut response = small();
    let room = R::encoded_fixed_size().filter(|size| *size <= SMALL).unwrap_or(SMALL);
    let returned = {
        // What is on the heap of a large call is freed before there is a large answer, which takes its place.
        let (mut small, mut large) = (small(), Vec::new());
        let call = encode(call, is_small, &mut small, &mut large);
        // SAFETY: `response` has so much room.
        unsafe { request(extension, call, response.as_mut_ptr().cast(), room) }
    };
    // SAFETY: the host has written an answer that fits, and `fetch` returns once it has written all of one that does
    // not.
    unsafe { answer::read::<_, TRAPS>(returned, &response, fetch) }
}

/// Makes a call, whose answer takes the place of `answer`, in the same memory if there is room. Ends the run if it
/// fails.
#[inline(always)]
pub(crate) fn extension_call_into(extension: ExtensionId, call: &[u8], answer: &mut Vec<u8>) {
    let room = answer.capacity();
    // SAFETY: `answer` has so much room.
    let returned = unsafe { request(extension, call, answer.as_mut_ptr(), room) };
    let len = answer::length_or_trap(returned);
    if len > room {
        // Given back first, so that a heap that only grows may hand the same memory out again.
        *answer = Vec::new();
        *answer = answer::fetch_large(len, fetch);
    }
    // SAFETY: the host has written so many bytes.
    unsafe { answer.set_len(len) };
}

/// Makes a call, and returns what the host does: the length of the answer, which is at `to` if it has not more than `room`
/// bytes, or an error.
///
/// # Safety
///
/// `room` bytes may be written at `to`.
#[inline(always)]
unsafe fn request(extension: ExtensionId, call: &[u8], to: *mut u8, room: usize) -> u64 {
    // SAFETY: the host reads `call`, and writes at most `room` bytes, as the caller promises.
    unsafe {
        import::extension_call(
            extension,
            call.as_ptr().expose_provenance(),
            call.len(),
            to.expose_provenance(),
            room,
        )
    }
}

/// Fetches the last call's answer of `len` bytes, which did not fit, to memory that has room for it.
#[inline(always)]
fn fetch(to: *mut u8, len: usize) {
    // SAFETY: the host writes at most `len` bytes.
    let written = unsafe { import::extension_response(to.expose_provenance(), 0, len) };
    if written != len as u64 {
        trap("the host has lost an answer")
    }
}

/// The returned value of an export: the packed pointer and length of an encoded result.
pub type Response = u64;

/// Encodes an entrypoint's result, and keeps it for the host to read.
#[inline]
pub fn respond<T: Encode>(result: T) -> Response {
    // The run ends with it, so nothing of it is freed.
    let result = ManuallyDrop::new(result);
    // A small result stays here, on the stack, after the program has returned. A static would lie behind the heap, all of
    // which the interpreter would then have to provide.
    let mut room = small();
    let result = encode_result(&*result, &mut room);
    let (address, len) = (result.as_ptr().expose_provenance(), result.len());
    // SAFETY: it is no instruction. It may read what is at the address, as the host does later, so that the compiler keeps
    // what is written there.
    unsafe {
        core::arch::asm!("/* {0} */", in(reg) address, options(readonly, nostack, preserves_flags))
    };
    // As `abi::pack`, without truncating what ends at 4 GiB.
    (len as u64) << 32 | address as u64
}

/// Returns the arguments of the query.
///
/// # Safety
///
/// `pointer` and `len` are those that the host gave to the exported function.
#[inline(always)]
pub unsafe fn arguments(pointer: u64, len: u64) -> &'static [u8] {
    if len == 0 {
        return &[];
    }
    // SAFETY: as the caller promises, the host has put `len` bytes there, which stay until the run ends.
    unsafe {
        core::slice::from_raw_parts(
            core::ptr::with_exposed_provenance(pointer as usize),
            len as usize,
        )
    }
}
