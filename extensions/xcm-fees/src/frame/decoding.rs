//! Decoding of XCM values that come from programs.

use crate::XcmFeeError;
use codec::{DecodeLimit, DecodeWithMemTracking, Encode, MemTrackingInput};
use xcm::{latest::prelude::*, VersionedXcm, MAX_INSTRUCTIONS_TO_DECODE, MAX_XCM_DECODE_DEPTH};

/// Bytes of heap that a value may take when decoded for each of its own, beside [`MIN_VALUE_MEMORY`].
///
/// An asset of XCM 3 takes half a kilobyte, and encodes to five bytes at least.
pub const VALUE_MEMORY_PER_BYTE: usize = 128;

/// Bytes of heap that any value may take when decoded.
///
/// An instruction may encode to one byte, and in memory each is as large as the largest, which has room for a call. FRAME
/// bounds a call to 1 KiB, and the rest of an instruction takes less than that.
pub const MIN_VALUE_MEMORY: usize = MAX_INSTRUCTIONS_TO_DECODE as usize * 2 * 1024;

/// Decodes a whole XCM value, of at most `max_bytes` bytes, within the bounds of XCM on depth: [`MAX_XCM_DECODE_DEPTH`] levels,
/// and as many within each of at most [`RECURSION_LIMIT`](xcm::RECURSION_LIMIT) calls that nest.
///
/// The calls of a `VersionedXcm` are decoded as well where it is one of a runtime's calls, and a message with a call that does
/// not decode does not decode either. Calls cannot take more memory than the whole may: [`VALUE_MEMORY_PER_BYTE`] for each
/// byte of `encoded`, and [`MIN_VALUE_MEMORY`].
///
/// The caller has charged for the bytes. Nothing is read of a value that is too long.
///
/// # Errors
///
/// [`XcmFeeError::TooLong`] and [`XcmFeeError::Undecodable`].
pub fn decode_value<V: DecodeWithMemTracking>(
    encoded: &[u8],
    max_bytes: u32,
) -> Result<V, XcmFeeError> {
    if encoded.len() as u64 > u64::from(max_bytes) {
        return Err(XcmFeeError::TooLong);
    }
    let memory =
        encoded.len().saturating_mul(VALUE_MEMORY_PER_BYTE).saturating_add(MIN_VALUE_MEMORY);
    let mut unread = encoded;
    let mut input = MemTrackingInput::new(&mut unread, memory);
    let value = V::decode_with_depth_limit(MAX_XCM_DECODE_DEPTH, &mut input)
        .map_err(|_| XcmFeeError::Undecodable)?;
    unread.is_empty().then_some(value).ok_or(XcmFeeError::Undecodable)
}

/// Returns whether a message still decodes when a router has added a topic to it.
///
/// A router refuses one that does not, and writes it to the log of the node, formatted: a message of a hundred instructions
/// would make it do more than the program has paid for.
pub(super) fn has_room_for_a_topic(message: &Xcm<()>) -> bool {
    let mut message = message.clone();
    if !matches!(message.last(), Some(SetTopic(_))) {
        message.0.push(SetTopic([0; 32]));
    }
    let encoded = VersionedXcm::from(message).encode();
    VersionedXcm::<()>::decode_all_with_mem_and_depth_limit(&mut &encoded[..]).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::{Compact, Decode};

    const MAX: u32 = 1024;

    /// A value that nests, and that in memory is much larger than its encoding.
    #[derive(Debug, PartialEq, Encode, Decode, DecodeWithMemTracking)]
    #[allow(clippy::large_enum_variant)]
    enum Value {
        Leaf,
        List(Vec<Value>),
        Large([u8; 1_000]),
    }

    fn nested(levels: usize) -> Vec<u8> {
        [[1u8, 4].repeat(levels), vec![0]].concat()
    }

    #[test]
    fn a_value_is_decoded_to_its_last_byte() {
        let value = Value::List(vec![Value::Leaf, Value::List(vec![])]);
        let encoded = value.encode();
        assert_eq!(decode_value(&encoded, MAX), Ok(value));
        for length in 0..encoded.len() {
            assert_eq!(
                decode_value::<Value>(&encoded[..length], MAX),
                Err(XcmFeeError::Undecodable)
            );
        }
        let longer = [&encoded[..], &[0]].concat();
        assert_eq!(decode_value::<Value>(&longer, MAX), Err(XcmFeeError::Undecodable));
    }

    #[test]
    fn a_value_may_be_as_long_as_it_may_be() {
        let bytes = vec![7u8; MAX as usize - 2].encode();
        assert_eq!(bytes.len(), MAX as usize);
        assert!(decode_value::<Vec<u8>>(&bytes, MAX).is_ok());
        assert_eq!(decode_value::<Vec<u8>>(&bytes, MAX - 1), Err(XcmFeeError::TooLong));
    }

    #[test]
    fn nesting_is_bounded() {
        let levels = MAX_XCM_DECODE_DEPTH as usize;
        assert!(decode_value::<Value>(&nested(levels), u32::MAX).is_ok());
        // Were the last decoded, it would overflow the stack.
        for levels in [levels + 1, 1_000_000] {
            let decoded = decode_value::<Value>(&nested(levels), u32::MAX);
            assert_eq!(decoded, Err(XcmFeeError::Undecodable), "{levels}");
        }
    }

    #[test]
    fn memory_is_bounded_by_the_length() {
        let list =
            |values: u32| [vec![1], Compact(values).encode(), vec![0; values as usize]].concat();
        // A hundred instructions of any runtime fit.
        assert!(decode_value::<Value>(&list(100), u32::MAX).is_ok());
        // Each takes a byte of the encoding and a thousand of memory.
        for values in [1_000, 1_000_000] {
            let decoded = decode_value::<Value>(&list(values), u32::MAX);
            assert_eq!(decoded, Err(XcmFeeError::Undecodable), "{values}");
        }
    }

    #[test]
    fn a_length_without_its_items_is_refused() {
        for length in [1, 1 << 20, u32::MAX] {
            let encoded = (1u8, Compact(length)).encode();
            assert_eq!(decode_value::<Value>(&encoded, MAX), Err(XcmFeeError::Undecodable));
        }
    }

    #[test]
    fn a_topic_is_an_instruction() {
        let message = |instructions: usize| Xcm(vec![ClearOrigin; instructions]);
        assert!(has_room_for_a_topic(&message(99)));
        assert!(!has_room_for_a_topic(&message(100)));
        // Nested ones count.
        let nested = Xcm(vec![SetAppendix(message(97))]);
        assert!(has_room_for_a_topic(&nested));
        assert!(!has_room_for_a_topic(&Xcm(vec![SetAppendix(message(98)), ClearOrigin])));
        // One with a topic gets no other.
        let mut whole = message(99);
        whole.0.push(SetTopic([1; 32]));
        assert!(has_room_for_a_topic(&whole));
    }
}
