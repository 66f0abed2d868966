//! The side of a program that calls its host, on PolkaVM.

#[cfg(feature = "metadata")]
mod calls;
mod heap;
mod panic;

use crate::{buffer::Buffer, CallError};
use alloc::vec::Vec;
use codec::Encode;
use core::mem::MaybeUninit;
use pvq_primitives::{abi, ExtensionId, HostError};

#[cfg(feature = "metadata")]
pub use calls::{list_call, listed_calls};
pub use heap::{Heap, Region, Room};

/// The bytes up to which calls, answers and results need no heap.
const SMALL: usize = 256;

mod import {
    // Addresses and lengths are `usize` here and `u32` in the ABI. Memory ends at 4 GiB, so the registers hold the same
    // values, and no instruction is spent on truncating them.
    #[polkavm_derive::polkavm_import]
    extern "C" {
        pub fn extension_call(
            extension_id: u64,
            call_ptr: usize,
            call_len: usize,
            out_ptr: usize,
            out_cap: usize,
        ) -> u64;
        pub fn extension_response(out_ptr: usize, offset: usize, len: usize) -> u32;
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

#[inline(always)]
pub(crate) fn extension_call<R>(
    extension: ExtensionId,
    call: &impl Encode,
    decode: impl Fn(&[u8]) -> Result<R, CallError>,
    fixed_size: Option<usize>,
) -> Result<R, CallError> {
    let mut buffer = Buffer::<SMALL>::new();
    match buffer.encode(call) {
        Ok(call) => exchange(extension, call, decode, fixed_size),
        Err(call) => exchange(extension, &call, decode, fixed_size),
    }
}

/// Makes a call and decodes its answer. `fixed_size` is the length of the answer, where every answer has the same.
#[inline(always)]
fn exchange<R>(
    extension: ExtensionId,
    call: &[u8],
    decode: impl Fn(&[u8]) -> Result<R, CallError>,
    fixed_size: Option<usize>,
) -> Result<R, CallError> {
    let mut response = Buffer::<SMALL>::new();
    let room = fixed_size.filter(|size| *size <= SMALL).unwrap_or(SMALL);
    // SAFETY: the host reads `call`, and writes at most `room` bytes, which `response` has.
    let returned = unsafe {
        import::extension_call(
            extension,
            call.as_ptr().expose_provenance(),
            call.len(),
            response.as_mut_ptr().expose_provenance(),
            room,
        )
    };
    if let Some(error) = HostError::from_abi(returned) {
        return Err(CallError::Host(error));
    }
    let len = returned as usize;
    if fixed_size.is_some_and(|size| size != len) {
        return Err(CallError::MalformedResponse);
    }
    if len <= room {
        // SAFETY: the answer fits, so the host has written its `len` bytes.
        return match unsafe { response.assume_written(len) } {
            Some(response) => decode(response),
            None => Err(CallError::MalformedResponse),
        };
    }
    decode(&large_response(len))
}

/// Fetches the last call's answer of `len` bytes, which did not fit.
#[inline(never)]
fn large_response(len: usize) -> Vec<u8> {
    let mut response = Vec::<u8>::with_capacity(len);
    let room = response.as_mut_ptr().expose_provenance();
    // SAFETY: the host writes at most `len` bytes, which is what the vector has room for.
    let written = unsafe { import::extension_response(room, 0, len) } as usize;
    if written != len {
        trap("the host has lost an answer")
    }
    // SAFETY: the host has written `len` bytes.
    unsafe { response.set_len(written) };
    response
}

/// The returned value of an export: the packed pointer and length of an encoded result.
pub type Response = u64;

/// Encodes an entrypoint's result, and keeps it for the host to read.
#[inline(always)]
pub fn respond<T: Encode>(result: T) -> Response {
    struct Room(core::cell::UnsafeCell<MaybeUninit<[u8; SMALL]>>);
    // SAFETY: there is one thread.
    unsafe impl Sync for Room {}
    // A small result is kept here after the program has returned.
    static ROOM: Room = Room(core::cell::UnsafeCell::new(MaybeUninit::uninit()));

    let mut buffer = Buffer::<SMALL>::new();
    let (pointer, len) = match buffer.encode(&result) {
        Ok(bytes) => {
            let room: *mut u8 = ROOM.0.get().cast();
            // SAFETY: a `Buffer` of this size holds no more bytes than the room. The program responds once, and nothing
            // else refers to the room.
            unsafe { core::ptr::copy_nonoverlapping(bytes.as_ptr(), room, bytes.len()) };
            (room.cast_const(), bytes.len())
        }
        Err(bytes) => {
            let bytes = bytes.leak();
            (bytes.as_ptr(), bytes.len())
        }
    };
    abi::pack(pointer.expose_provenance() as u32, len as u32)
}

/// Returns the arguments of the query.
///
/// # Safety
///
/// `pointer` and `len` are those that the host gave to the exported function.
#[inline(always)]
pub unsafe fn arguments(pointer: u32, len: u32) -> &'static [u8] {
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
