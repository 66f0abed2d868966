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
/// that ends for such an error calls [`UNHANDLED_ERROR_ID`], and the error is the reason of the query's
/// failure; a trap is the program's own.
pub const EXTENSION_CALL: &str = "extension_call";

/// `extension_response(out_ptr: u32, offset: u32, len: u32) -> u32`: copies `len` bytes, or as many
/// as there are from `offset` on, of the response of the last call that did not fit.
///
/// Returns the number of bytes written.
pub const EXTENSION_RESPONSE: &str = "extension_response";

/// `host_call(extension_id: u64, call_ptr: u32, call_len: u32) -> u64`: the import of 32-bit
/// programs of PVQ 0.1. The host places the response on the program's heap, which it grows as
/// `sbrk` does, and returns it [packed](pack).
pub const LEGACY_HOST_CALL: &str = "host_call";

/// Set in what [`EXTENSION_CALL`] returns when it is an error and not a length.
pub const HOST_ERROR_BIT: u64 = 1 << 63;

/// The extension id under which a program reports a message to its host, for debugging: a call to
/// it is UTF-8 text. No extension has this id, and a host that is not debugging ignores the call.
pub const DEBUG_MESSAGE_ID: crate::ExtensionId = 0;

/// The extension id by which a program ends for the error of its last call, which it does not handle: the
/// query fails with that error. No extension has this id.
pub const UNHANDLED_ERROR_ID: crate::ExtensionId = u64::MAX - 1;

/// The extension id by which a program tells its host, for hints to its author, that its heap had no room
/// for an allocation: a call without bytes, whose answer the program ignores. It ends by a trap after
/// that, if it does not handle the failure. No extension has this id, and to a host the call is one to an
/// unknown extension.
pub const EXHAUSTED_HEAP_ID: crate::ExtensionId = u64::MAX - 2;

/// Where a result lies: the pointer in the low 32 bits, the length in the high 32.
pub const fn pack(ptr: u32, len: u32) -> u64 {
    (len as u64) << 32 | ptr as u64
}

/// The pointer and the length of a [packed](pack) value.
pub const fn unpack(packed: u64) -> (u32, u32) {
    (packed as u32, (packed >> 32) as u32)
}
