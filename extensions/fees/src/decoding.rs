//! Decoding of calls that come from programs.

use codec::{DecodeLimit, DecodeWithMemTracking, MemTrackingInput};
use pvq_extension::limits::{DECODE_MEMORY_PER_BYTE, MIN_DECODE_MEMORY};

/// Levels that a call may nest: each call within a call is one, and so is each `Vec`, `Box` or map
/// whose contents are decoded one by one.
///
/// To weigh a call is to weigh the calls in it first, and some weights depend on the size of those. So
/// this bounds the stack, and how far the time is from proportional to the length. A call of a batch, by
/// a proxy, for a multisig needs less than 10.
pub const MAX_CALL_DEPTH: u32 = 16;

/// Decodes a whole call, of at most `max_bytes` bytes.
///
/// Returns `None` where it is longer, does not decode, or leaves bytes over; where it nests deeper than
/// [`MAX_CALL_DEPTH`]; and where it would take more than [`DECODE_MEMORY_PER_BYTE`] bytes of heap for
/// each of its own and [`MIN_DECODE_MEMORY`] besides, as a long batch of the shortest calls would.
///
/// The caller has charged for the bytes. Nothing is read of a call that is too long. As in extrinsics, a
/// call must not have a collection without a bound of what encodes to nothing, such as `Vec<()>`.
///
/// Values take more memory on a 64-bit host than in Wasm, so that near the bound on memory a call may
/// decode in the one and not in the other; none of usual types comes near it.
pub fn decode_call<Call: DecodeWithMemTracking>(call: &[u8], max_bytes: u32) -> Option<Call> {
    if call.len() as u64 > u64::from(max_bytes) {
        return None;
    }
    let memory =
        call.len().saturating_mul(DECODE_MEMORY_PER_BYTE).saturating_add(MIN_DECODE_MEMORY);
    let mut unread = call;
    let mut input = MemTrackingInput::new(&mut unread, memory);
    let decoded = Call::decode_with_depth_limit(MAX_CALL_DEPTH, &mut input).ok()?;
    unread.is_empty().then_some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{boxed::Box, vec, vec::Vec};
    use codec::{Compact, Decode, Encode};

    /// Calls of a chain: a note, a batch, and a call on behalf of someone.
    #[derive(Debug, PartialEq, Encode, Decode, DecodeWithMemTracking)]
    #[allow(clippy::large_enum_variant)]
    enum Call {
        Note(Vec<u8>),
        Batch(Vec<Call>),
        As(Box<Call>),
        // In memory every call is as large as this one.
        Large([u8; 256]),
    }

    const MAX: u32 = 1024;

    fn nested(levels: u32) -> Vec<u8> {
        let note = Call::Note(vec![1]).encode();
        [vec![2; levels as usize], note].concat()
    }

    #[test]
    fn a_call_is_decoded_to_its_last_byte() {
        let call =
            Call::Batch(vec![Call::Note(vec![1, 2]), Call::As(Box::new(Call::Note(vec![])))]);
        let encoded = call.encode();
        assert_eq!(decode_call(&encoded, MAX), Some(call));
        for length in 0..encoded.len() {
            assert_eq!(decode_call::<Call>(&encoded[..length], MAX), None);
        }
        assert_eq!(decode_call::<Call>(&[&encoded[..], &[0]].concat(), MAX), None);
        assert_eq!(decode_call::<Call>(&[4], MAX), None);
    }

    #[test]
    fn a_call_may_be_as_long_as_it_may_be() {
        let call = Call::Note(vec![7; MAX as usize - 3]).encode();
        assert_eq!(call.len(), MAX as usize);
        assert!(decode_call::<Call>(&call, MAX).is_some());
        assert_eq!(decode_call::<Call>(&call, MAX - 1), None);
    }

    #[test]
    fn nesting_is_bounded() {
        assert!(decode_call::<Call>(&nested(MAX_CALL_DEPTH), MAX).is_some());
        assert_eq!(decode_call::<Call>(&nested(MAX_CALL_DEPTH + 1), MAX), None);
        // Were it decoded, it would overflow the stack.
        assert_eq!(decode_call::<Call>(&nested(10_000_000), u32::MAX), None);
    }

    #[test]
    fn a_length_without_its_calls_is_refused() {
        for length in [1, 1 << 20, u32::MAX] {
            for variant in [0u8, 1] {
                assert_eq!(decode_call::<Call>(&(variant, Compact(length)).encode(), MAX), None);
            }
        }
    }

    #[test]
    fn memory_is_bounded_by_the_length() {
        let batch = |calls: u32| {
            let notes = vec![[0u8, 0]; calls as usize].concat();
            [vec![1], Compact(calls).encode(), notes].concat()
        };
        assert!(decode_call::<Call>(&batch(20), u32::MAX).is_some());
        // Each takes 2 bytes of the encoding and more than 256 of memory.
        assert_eq!(decode_call::<Call>(&batch(1_000), u32::MAX), None);
        assert_eq!(decode_call::<Call>(&batch(1_000_000), u32::MAX), None);
    }
}
