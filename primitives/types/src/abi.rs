//! The binary interface between a program and its host.
//!
//! A program exports [`EXPORT`] with the signature `(arg_ptr: u32, arg_len: u32) -> u64`. The
//! arguments are one byte, the index of the entrypoint, then the SCALE-encoded parameters in
//! order. The returned value [packs](pack) where the SCALE-encoded result lies.
//!
//! It reaches the host by [`EXTENSION_CALL`] and [`EXTENSION_RESPONSE`]; programs of PVQ 0.1, by
//! [`LEGACY_HOST_CALL`]. A call is the SCALE encoding of one byte, the function's position in the
//! extension's declaration, then the arguments.

/// The export that the host calls.
pub const EXPORT: &str = "pvq";

/// `extension_call(extension_id: u64, call_ptr: u32, call_len: u32, out_ptr: u32, out_cap: u32)
/// -> u64`: makes a call and writes the response to `out_ptr`.
///
/// Returns the response's length. When it exceeds `out_cap` nothing is written, and the host keeps
/// the response for [`EXTENSION_RESPONSE`] until the next call. A value with
/// [`HOST_ERROR_BIT`] set is a [`HostError`](crate::HostError) whose code is in the low bits. A program
/// that does not handle the error calls [`UNHANDLED_ERROR_ID`], which makes it the query's failure; a trap
/// after it is a failure of the program itself.
pub const EXTENSION_CALL: &str = "extension_call";

/// `extension_response(out_ptr: u32, offset: u32, len: u32) -> u32`: copies `len` bytes, or as many
/// as there are from `offset` on, of the last call's response, if that did not fit.
///
/// Returns the number of bytes written.
pub const EXTENSION_RESPONSE: &str = "extension_response";

/// `host_call(extension_id: u64, call_ptr: u32, call_len: u32) -> u64`: the import of 32-bit
/// programs of PVQ 0.1. The host places the response on the program's heap, which it grows as
/// `sbrk` does, and returns it [packed](pack).
pub const LEGACY_HOST_CALL: &str = "host_call";

/// The bit that is set in the value that [`EXTENSION_CALL`] returns where it is an error and not a length.
pub const HOST_ERROR_BIT: u64 = 1 << 63;

/// The extension id under which a program reports a message to its host, for debugging: a call to
/// it is UTF-8 text. No extension has this id. A host charges for the call, and drops the message unless it
/// is debugging. Only for [`EXTENSION_CALL`].
pub const DEBUG_MESSAGE_ID: crate::ExtensionId = 0;

/// The extension id by which a program ends the query with the error of its last call, which it does not
/// handle. No extension has this id; where the last call did not fail, it is an unknown extension.
pub const UNHANDLED_ERROR_ID: crate::ExtensionId = u64::MAX - 1;

/// The extension id by which a program reports, for hints to its author, that its heap had no room for an
/// allocation: a call without bytes, whose answer the program ignores. A program that does not handle the
/// failure then traps. No extension has this id, and a host treats it as an unknown extension.
pub const EXHAUSTED_HEAP_ID: crate::ExtensionId = u64::MAX - 2;

/// Packs the location of a result: the pointer in the low 32 bits, the length in the high 32.
pub const fn pack(ptr: u32, len: u32) -> u64 {
    (len as u64) << 32 | ptr as u64
}

/// Returns the pointer and the length of a [packed](pack) value.
pub const fn unpack(packed: u64) -> (u32, u32) {
    (packed as u32, (packed >> 32) as u32)
}
