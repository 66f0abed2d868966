//! What bounds the decoding of a call's arguments.
//!
//! The executor has bounded the call's length before; these bound what the bytes may turn into.
//! A call that exceeds them is [malformed](crate::HostError::MalformedCall).

/// How deep arguments may nest: each `Vec`, `Box`, map or other type that holds its contents
/// elsewhere is one level.
///
/// Decoding recurses, so this bounds the host's stack. The extensions of this repository need 2;
/// a deeply nested type such as an XCM location or a call needs less than 20.
pub const MAX_DECODE_DEPTH: u32 = 32;

/// Bytes of heap that arguments may take when decoded.
///
/// A `Vec` of empty `Vec`s takes 24 times its encoding, so the length of a call alone is no bound.
/// 100,000 account ids of 32 bytes fit. Memory of the arguments only: what the function itself
/// allocates, and its response, are the executor's to bound.
pub const MAX_DECODE_MEMORY: usize = 4 * 1024 * 1024;

/// Bytes of heap that arguments may take for each byte of the call, when decoded, beside
/// [`MIN_DECODE_MEMORY`].
///
/// The [price of a byte](crate::decoding) pays for no more. A byte can be a `None` of a type of
/// kilobytes: such types go into a `Box`.
pub const DECODE_MEMORY_PER_BYTE: usize = 64;

/// Bytes of heap that the arguments of any call may take when decoded: room for a few elements
/// that are much larger than their encoding.
pub const MIN_DECODE_MEMORY: usize = 16 * 1024;
