//! Limits on the decoding of a call's arguments.
//!
//! The executor has bounded the length of the call before; these bound the values that are decoded from
//! it. A call that exceeds them is [malformed](crate::HostError::MalformedCall).

/// Levels that arguments may nest: each `Vec`, `Box`, map or other type that allocates its contents
/// is one level.
///
/// Decoding recurses, so this bounds the host's stack. The extensions of this repository need 2;
/// a deeply nested type such as an XCM location or a call needs less than 20.
pub const MAX_DECODE_DEPTH: u32 = 32;

/// Bytes of heap that arguments may take when decoded.
///
/// A `Vec` of empty `Vec`s takes 24 times its encoding on a 64-bit machine, so the length of a call
/// alone is no bound. 100,000 account ids of 32 bytes fit. It does not bound the response, which the
/// executor does, nor other memory that the function itself allocates.
pub const MAX_DECODE_MEMORY: usize = 4 * 1024 * 1024;

/// Bytes of heap that arguments may take for each byte of the call, when decoded, beside
/// [`MIN_DECODE_MEMORY`].
///
/// The [price of a byte](crate::decoding) pays for no more. A byte can encode a `None` that takes
/// kilobytes in memory: put such types into a `Box`.
pub const DECODE_MEMORY_PER_BYTE: usize = 64;

/// Bytes of heap that the arguments of any call may take when decoded: room for a few elements
/// that are much larger than their encoding.
pub const MIN_DECODE_MEMORY: usize = 16 * 1024;
