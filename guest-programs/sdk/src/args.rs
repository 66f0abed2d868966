use crate::{bytes::Bytes, trap, Plain};
use codec::Decode;

/// The arguments of a query: the entrypoint's index, then the SCALE-encoded parameters.
///
/// Reading ends the run where the arguments do not decode.
pub struct Arguments<'a> {
    rest: &'a [u8],
}

impl<'a> Arguments<'a> {
    /// Reads `arguments` from the start, the entrypoint's index.
    #[inline(always)]
    pub fn new(arguments: &'a [u8]) -> Self {
        Self { rest: arguments }
    }

    /// Ends the run unless the parameters have as many bytes as these, of which nothing stands for any number. The compiler
    /// then knows that there are bytes for each, so that this one check replaces many.
    #[inline(always)]
    pub fn expect_sizes<const N: usize>(&self, sizes: [Option<usize>; N]) {
        let size = sizes.into_iter().try_fold(0, |sum: usize, size| sum.checked_add(size?));
        if size.is_some_and(|size| size != self.rest.len()) {
            undecodable()
        }
    }

    /// Reads the index of the entrypoint.
    #[inline(always)]
    pub fn entrypoint(&mut self) -> u8 {
        self.bytes(1)[0]
    }

    /// Decodes a parameter into an owned value.
    #[inline(always)]
    pub fn owned<T: Decode>(&mut self) -> T {
        // The same input as for answers, so that a type that is both has one decoder in a program.
        let mut bytes = Bytes::<true>(self.rest);
        let value = T::decode(&mut bytes).unwrap_or_else(|_| undecodable());
        self.rest = bytes.0;
        value
    }

    /// Reads a parameter `&[T]` in place.
    #[inline(always)]
    pub fn slice<T: Plain>(&mut self) -> &'a [T] {
        const { assert!(size_of::<T>() > 0 && align_of::<T>() == 1) };
        let len = self.compact_len();
        let bytes = match len.checked_mul(size_of::<T>()) {
            Some(size) => self.bytes(size),
            None => undecodable(),
        };
        // SAFETY: `bytes` is `len` times as long as a `T`, which is `Plain`: any bytes are values,
        // at any address.
        unsafe { core::slice::from_raw_parts(bytes.as_ptr().cast(), len) }
    }

    /// Reads a parameter `&T` in place.
    #[inline(always)]
    pub fn reference<T: Plain>(&mut self) -> &'a T {
        const { assert!(size_of::<T>() > 0 && align_of::<T>() == 1) };
        let bytes = self.bytes(size_of::<T>());
        // SAFETY: `bytes` is as long as a `T`, which is `Plain`: any bytes are a value, at any
        // address.
        unsafe { &*bytes.as_ptr().cast() }
    }

    /// Reads a parameter `&str` in place.
    #[inline(always)]
    pub fn str(&mut self) -> &'a str {
        match core::str::from_utf8(self.slice()) {
            Ok(text) => text,
            Err(_) => undecodable(),
        }
    }

    /// Ends the run if bytes follow the last parameter.
    #[inline(always)]
    pub fn end(self) {
        if !self.rest.is_empty() {
            undecodable()
        }
    }

    #[inline(always)]
    fn bytes(&mut self, len: usize) -> &'a [u8] {
        match self.rest.split_at_checked(len) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes
            }
            None => undecodable(),
        }
    }

    #[inline(always)]
    fn compact_len(&mut self) -> usize {
        match compact_len(self.rest) {
            Some((len, rest)) => {
                self.rest = rest;
                len
            }
            None => undecodable(),
        }
    }
}

/// Reads the length of a sequence, in SCALE's compact encoding, from the start of `bytes`, and returns it with the bytes
/// behind it. As SCALE demands, refuses one with more bytes than it needs; and those of 2^30 and more, which no memory
/// holds.
#[inline(always)]
pub(crate) fn compact_len(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    // Most are of one byte.
    if first & 3 == 0 {
        return Some((usize::from(first >> 2), rest));
    }
    let (len, rest, least) = match first & 3 {
        1 => {
            let (head, rest) = bytes.split_first_chunk()?;
            (u32::from(u16::from_le_bytes(*head)) >> 2, rest, 1 << 6)
        }
        2 => {
            let (head, rest) = bytes.split_first_chunk()?;
            (u32::from_le_bytes(*head) >> 2, rest, 1 << 14)
        }
        _ => return None,
    };
    (len >= least).then_some((len as usize, rest))
}

#[cold]
fn undecodable() -> ! {
    trap("the arguments do not decode")
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use pvq_primitives::AccountId32;
    use std::{panic::catch_unwind, string::String, vec, vec::Vec};

    #[test]
    fn references_point_into_the_arguments() {
        let account = AccountId32([4; 32]);
        let bytes = (7u32, vec![[1u8; 32], [2; 32]], "text", [3u8; 4], vec![account]).encode();
        let mut arguments = Arguments::new(&bytes);
        assert_eq!(arguments.owned::<u32>(), 7);
        let accounts = arguments.slice::<[u8; 32]>();
        assert_eq!(accounts, [[1; 32], [2; 32]]);
        assert_eq!(accounts.as_ptr().cast(), bytes[5..].as_ptr());
        assert_eq!(arguments.str(), "text");
        assert_eq!(arguments.reference::<[u8; 4]>(), &[3; 4]);
        assert_eq!(arguments.slice::<AccountId32>(), [account]);
        arguments.end();
    }

    #[test]
    fn parameters_of_known_sizes_have_their_sum() {
        for len in 0..8 {
            let bytes = vec![1; len];
            let accepted = |sizes: [Option<usize>; 2]| {
                catch_unwind(|| Arguments::new(&bytes).expect_sizes(sizes)).is_ok()
            };
            assert_eq!(accepted([Some(4), Some(1)]), len == 5);
            assert_eq!(accepted([Some(0), Some(0)]), len == 0);
            assert!(accepted([Some(4), None]) && accepted([None, Some(1)]) && accepted([None; 2]));
        }
        Arguments::new(&[]).expect_sizes([]);
        assert!(catch_unwind(|| Arguments::new(&[1]).expect_sizes([])).is_err());
    }

    #[test]
    fn lengths_decode_as_codec_decodes_them() {
        for len in [0, 1, 63, 64, 16383, 16384, 1 << 20] {
            let bytes = vec![5u8; len].encode();
            assert_eq!(Arguments::new(&bytes).slice::<u8>().len(), len);
        }
        // Every way to write the head of a short sequence, canonical or not.
        for head in 0..=u16::MAX {
            let mut bytes = head.to_le_bytes().to_vec();
            bytes.resize(100, 0);
            let ours = catch_unwind(|| Arguments::new(&bytes).slice::<u8>().to_vec());
            assert_eq!(ours.ok(), Vec::<u8>::decode(&mut &bytes[..]).ok(), "{head:#06x}");
        }
    }

    #[test]
    fn what_does_not_decode_ends_the_run() {
        let refused = |read: fn(&mut Arguments), bytes: &[u8]| {
            assert!(catch_unwind(|| read(&mut Arguments::new(bytes))).is_err(), "{bytes:?}");
        };
        refused(|a| _ = a.entrypoint(), &[]);
        refused(|a| _ = a.owned::<u32>(), &[1, 2, 3]);
        refused(|a| _ = a.owned::<String>(), &[4, 0xff]);
        refused(|a| _ = a.reference::<[u8; 2]>(), &[1]);
        refused(|a| _ = a.slice::<u8>(), &[8, 1]);
        refused(|a| _ = a.slice::<[u8; 32]>(), &[3, 0xff, 0xff, 0xff, 0xff]);
        refused(|a| _ = a.slice::<[u8; 32]>(), &[0xff; 12]);
        refused(|a| _ = a.str(), &[4, 0xff]);
        assert!(catch_unwind(|| Arguments::new(&[0]).end()).is_err());
    }
}
