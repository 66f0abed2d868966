use alloc::vec::Vec;
use codec::{Encode, Output};
use core::mem::MaybeUninit;

/// A buffer of `N` bytes for an encoded value that is usually small.
///
/// Whether a value fits is known only once it is encoded, so bytes past the end are counted and dropped. Where the
/// compiler knows the size, it removes the counting.
pub struct Buffer<const N: usize> {
    room: [MaybeUninit<u8>; N],
    len: usize,
}

impl<const N: usize> Buffer<N> {
    #[inline(always)]
    pub const fn new() -> Self {
        Self { room: [const { MaybeUninit::uninit() }; N], len: 0 }
    }

    /// Encodes `value` into the buffer, or returns its encoding on the heap where it does not fit.
    #[inline(always)]
    pub fn encode<T: Encode + ?Sized>(&mut self, value: &T) -> Result<&[u8], Vec<u8>> {
        // A hint above `N` saves encoding the value twice. It may be wrong either way.
        let hint = value.size_hint();
        if hint > N {
            return Err(encode_large(value, hint));
        }
        value.encode_to(self);
        let len = self.len;
        self.written().ok_or_else(|| encode_large(value, len))
    }

    /// Returns the bytes written, if all of them fitted.
    #[inline(always)]
    fn written(&self) -> Option<&[u8]> {
        let written = self.room.get(..self.len)?;
        // SAFETY: `len` counts the bytes written. As long as it is within the room, they are as well.
        Some(unsafe { core::slice::from_raw_parts(written.as_ptr().cast(), written.len()) })
    }

    /// Returns the first `len` bytes, which the caller knows to be written. `None` if there are fewer.
    ///
    /// # Safety
    ///
    /// They have been written through [`as_mut_ptr`](Self::as_mut_ptr).
    #[cfg(target_env = "polkavm")]
    #[inline(always)]
    pub unsafe fn assume_written(&self, len: usize) -> Option<&[u8]> {
        let written = self.room.get(..len)?;
        // SAFETY: the caller promises that they have been written.
        Some(unsafe { core::slice::from_raw_parts(written.as_ptr().cast(), len) })
    }

    #[cfg(target_env = "polkavm")]
    #[inline(always)]
    pub fn as_mut_ptr(&mut self) -> *mut u8 {
        self.room.as_mut_ptr().cast()
    }
}

impl<const N: usize> Output for Buffer<N> {
    #[inline(always)]
    fn write(&mut self, bytes: &[u8]) {
        let start = self.len;
        self.len += bytes.len();
        if let Some(room) = self.room.get_mut(start..self.len) {
            // SAFETY: the two are of the same length, and do not overlap: `room` is borrowed mutably.
            unsafe {
                core::ptr::copy_nonoverlapping(
                    bytes.as_ptr(),
                    room.as_mut_ptr().cast(),
                    bytes.len(),
                )
            }
        }
    }
}

/// Encodes `value`, of about `len` bytes, onto the heap.
#[inline(never)]
fn encode_large<T: Encode + ?Sized>(value: &T, len: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len);
    value.encode_to(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    #[test]
    fn a_value_that_fits_is_there_and_a_larger_one_is_counted() {
        let mut buffer = Buffer::<8>::new();
        assert_eq!(buffer.written(), Some(&[][..]));
        0x0403_0201u32.encode_to(&mut buffer);
        5u8.encode_to(&mut buffer);
        assert_eq!(buffer.written(), Some(&[1, 2, 3, 4, 5][..]));
        [6u8; 3].encode_to(&mut buffer);
        assert_eq!(buffer.written(), Some(&[1, 2, 3, 4, 5, 6, 6, 6][..]));
        9u8.encode_to(&mut buffer);
        vec![0u8; 10].encode_to(&mut buffer);
        assert_eq!((buffer.written(), buffer.len), (None, 20));
    }

    #[test]
    fn a_large_value_is_whole_on_the_heap_whatever_its_hint() {
        struct Hint(usize, Vec<u8>);
        impl Encode for Hint {
            fn size_hint(&self) -> usize {
                self.0
            }
            fn encode_to<T: Output + ?Sized>(&self, output: &mut T) {
                self.1.encode_to(output)
            }
        }
        for hint in [0, 7, 8, 9, 1000] {
            for len in [6, 7, 8, 300] {
                let value = Hint(hint, vec![7u8; len]);
                let mut buffer = Buffer::<8>::new();
                let encoded = buffer.encode(&value);
                let small = encoded.is_ok();
                assert_eq!(small, hint <= 8 && len < 8);
                assert_eq!(encoded.map_or_else(|large| large, Vec::from), vec![7u8; len].encode());
            }
        }
    }
}
