use crate::trap;
use alloc::vec::Vec;
use codec::{decode_vec_with_len, Error, Input, Output};
use core::mem::MaybeUninit;

/// Decodes a byte string, in less code than `Vec::decode`, and once in a program. For types with several.
///
/// # Errors
///
/// Those of `Vec::decode`; and a length of 2^30 or more is one.
#[inline(always)]
pub fn decode_bytes<I: Input>(input: &mut I) -> Result<Vec<u8>, Error> {
    let mut bytes = MaybeUninit::uninit();
    // It returns no more than whether it failed, so that the compiler can tell where it does not.
    decode_bytes_into(input, &mut bytes)?;
    // SAFETY: it has not failed.
    Ok(unsafe { bytes.assume_init() })
}

/// Writes a byte string to `bytes`, or fails.
#[inline(never)]
fn decode_bytes_into<I: Input>(
    input: &mut I,
    bytes: &mut MaybeUninit<Vec<u8>>,
) -> Result<(), Error> {
    let len = decode_len(input)?;
    match input.remaining_len()? {
        Some(left) if len <= left => (),
        Some(_) => return refuse(input),
        // Not so much memory for whoever just says a length.
        None => {
            bytes.write(decode_vec_with_len(input, len)?);
            return Ok(());
        }
    }
    if len > 0 {
        input.on_before_alloc_mem(len)?;
    }
    let mut read = Vec::with_capacity(len);
    // SAFETY: there is capacity, and `read` writes all of it or fails, as `codec` relies on too.
    unsafe {
        input.read(core::slice::from_raw_parts_mut(read.as_mut_ptr(), len))?;
        read.set_len(len);
    }
    bytes.write(read);
    Ok(())
}

/// Reads the length of a sequence, as `compact_len` does.
#[inline(always)]
fn decode_len<I: Input>(input: &mut I) -> Result<usize, Error> {
    let mut head = [input.read_byte()?, 0, 0, 0];
    let mode = u32::from(head[0] & 3);
    match mode {
        0 => return Ok(usize::from(head[0] >> 2)),
        1 => input.read(&mut head[1..2])?,
        2 => input.read(&mut head[1..])?,
        _ => return refuse(input),
    }
    let len = u32::from_le_bytes(head) >> 2;
    if len >> (8 * mode - 2) == 0 {
        return refuse(input);
    }
    Ok(len as usize)
}

/// Returns an error. First asks for memory that there never is: where the input ends the run because of that, no code is
/// needed for what comes after the error.
#[cold]
#[inline(always)]
fn refuse<T, I: Input>(input: &mut I) -> Result<T, Error> {
    input.on_before_alloc_mem(usize::MAX)?;
    Err("not the length of a sequence, or of more than there is".into())
}

/// Encodes a byte string, in less code than `Vec::encode_to`, and once in a program. For types with several.
#[inline(never)]
pub fn encode_bytes<W: Output + ?Sized>(bytes: &[u8], output: &mut W) {
    encode_len(bytes.len(), output);
    output.write(bytes);
}

/// Writes the length of a sequence.
#[inline(never)]
pub(crate) fn encode_len<W: Output + ?Sized>(len: usize, output: &mut W) {
    if len > u32::MAX as usize {
        trap("a sequence of so many items has no encoding");
    }
    let len = len as u64;
    let (encoded, size) = match len {
        0..0x40 => (len << 2, 1),
        0x40..0x4000 => (len << 2 | 1, 2),
        0x4000..0x4000_0000 => (len << 2 | 2, 4),
        _ => (len << 8 | 3, 5),
    };
    output.write(&encoded.to_le_bytes()[..size]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::Bytes;
    use codec::{Compact, Decode, Encode};
    use std::{panic::catch_unwind, vec};

    /// An input that does not know how much it has.
    struct Unbounded<'a>(&'a [u8]);

    impl Input for Unbounded<'_> {
        fn remaining_len(&mut self) -> Result<Option<usize>, Error> {
            Ok(None)
        }

        fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
            self.0.read(into)
        }
    }

    /// Asserts that bytes decode as `codec` decodes them, from every kind of input, and leave what it leaves.
    fn check(bytes: &[u8]) {
        let mut rest = bytes;
        let expected = Vec::<u8>::decode(&mut rest).ok().map(|list| (list, rest));

        let mut input = bytes;
        let ours = decode_bytes(&mut input).ok();
        assert_eq!(ours.map(|list| (list, input)), expected, "{:?}", &bytes[..bytes.len().min(9)]);
        let mut input = Bytes::<false>(bytes);
        let ours = decode_bytes(&mut input).ok();
        assert_eq!(ours.map(|list| (list, input.0)), expected);
        let mut input = Unbounded(bytes);
        let ours = decode_bytes(&mut input).ok();
        assert_eq!(ours.map(|list| (list, input.0)), expected);
    }

    /// As [`check`], and that the run ends where they do not decode.
    fn check_and_trap(bytes: &[u8]) {
        check(bytes);
        let trapping = catch_unwind(|| decode_bytes(&mut Bytes::<true>(bytes)).unwrap());
        assert_eq!(trapping.ok(), Vec::decode(&mut &bytes[..]).ok());
    }

    #[test]
    fn strings_decode_as_codec_decodes_them() {
        for len in [0, 1, 13, 63, 64, 255, 256, 16383, 16384, 100_000] {
            let mut bytes = vec![7u8; len].encode();
            check_and_trap(&bytes);
            bytes.push(0);
            check_and_trap(&bytes);
            check_and_trap(&bytes[..bytes.len() / 2]);
            check_and_trap(&bytes[..bytes.len() - 2]);
        }
        check_and_trap(&[]);
    }

    #[test]
    fn no_other_head_is_a_length() {
        for head in 0..=u16::MAX {
            let mut bytes = [0; 70];
            bytes[..2].copy_from_slice(&head.to_le_bytes());
            check(&bytes);
        }
        for head in [
            &[2][..],
            &[2, 0, 0],
            &[2, 0, 1, 0],
            &[0xfe, 0xff, 0xff, 0xff],
            &[3, 0, 0, 0, 0],
            &[3, 0xff, 0xff, 0xff, 0xff],
            &[7, 0, 0, 0, 0, 1],
        ] {
            check_and_trap(head);
            check_and_trap(&[head, &[0; 70]].concat());
        }
    }

    #[test]
    fn the_memory_is_announced() {
        use codec::DecodeWithMemLimit;

        /// One string, as a type that counts what it takes.
        struct Text(Vec<u8>);
        impl Decode for Text {
            fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
                decode_bytes(input).map(Self)
            }
        }
        impl codec::DecodeWithMemTracking for Text {}

        let limits = [0, 1, 500, 999, 1000, 1001, 5000];
        for (len, limit) in [0, 1, 1000].into_iter().flat_map(|len| limits.map(|to| (len, to))) {
            let bytes = vec![7u8; len].encode();
            let ours = Text::decode_with_mem_limit(&mut &bytes[..], limit).ok();
            let expected = Vec::<u8>::decode_with_mem_limit(&mut &bytes[..], limit).ok();
            assert_eq!(ours.map(|text| text.0), expected, "{len} {limit}");
        }
    }

    #[test]
    fn strings_encode_as_codec_encodes_them() {
        for len in [0, 1, 63, 64, 16383, 16384, 100_000] {
            let mut bytes = Vec::new();
            encode_bytes(&vec![7; len], &mut bytes);
            assert_eq!(bytes, vec![7u8; len].encode());
        }
        for len in [0, 63, 64, (1 << 14) - 1, 1 << 14, (1 << 30) - 1, 1 << 30, u32::MAX] {
            let mut bytes = Vec::new();
            encode_len(len as usize, &mut bytes);
            assert_eq!(bytes, Compact(len).encode());
        }
    }
}
