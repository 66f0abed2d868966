use alloc::{alloc::Layout, vec::Vec};
use codec::{Encode, Output};
use core::mem::MaybeUninit;

/// The bytes up to which answers, and calls and results of a known size, need no heap.
pub const SMALL: usize = 256;

/// Memory for an encoding of up to [`SMALL`] bytes.
pub type Small = MaybeUninit<[u8; SMALL]>;

/// Returns memory that nothing is written to yet.
#[inline(always)]
pub const fn small() -> Small {
    MaybeUninit::uninit()
}

/// Encodes a call, to `small` if it fits and the compiler knows its size or `is_small` says that it most likely does;
/// otherwise to `large`, on the heap.
#[inline(always)]
pub fn encode<'a, T: Encode + ?Sized>(
    value: &T,
    is_small: bool,
    small: &'a mut Small,
    large: &'a mut Vec<u8>,
) -> &'a [u8] {
    let hint = value.size_hint();
    if is_small || known(hint) {
        if let Some(encoded) = encode_small(value, small) {
            return encoded;
        }
    }
    *large = encode_large(value, hint);
    large
}

/// Encodes a result, to `small` if it fits and owns nothing on the heap, otherwise to the heap, where it stays.
#[inline(always)]
#[cfg(any(test, target_env = "polkavm"))]
pub fn encode_result<'a, T: Encode>(value: &T, small: &'a mut Small) -> &'a [u8] {
    if !core::mem::needs_drop::<T>() {
        if let Some(encoded) = encode_small(value, small) {
            return encoded;
        }
    }
    encode_growing(value).leak()
}

/// Encodes `value` to `small`, if it fits.
#[inline(always)]
fn encode_small<'a, T: Encode + ?Sized>(value: &T, small: &'a mut Small) -> Option<&'a [u8]> {
    if value.size_hint() > SMALL {
        return None;
    }
    let mut target = Target { start: small.as_mut_ptr().cast(), room: SMALL, len: 0 };
    value.encode_to(&mut target);
    // The hint may be wrong. Where it is not, the compiler finds out.
    if target.len > SMALL {
        return None;
    }
    // SAFETY: all bytes up to `len` are written, and `small` is borrowed as long as the result.
    Some(unsafe { core::slice::from_raw_parts(target.start, target.len) })
}

/// Encodes `value`, of about `size` bytes, onto the heap.
///
/// Does not grow a vector, because a program that grows none is much smaller. What has no room is counted and dropped,
/// and the value encoded again into more; a good hint saves that.
#[inline(never)]
fn encode_large<T: Encode + ?Sized>(value: &T, mut size: usize) -> Vec<u8> {
    loop {
        let mut bytes = Vec::<u8>::with_capacity(size);
        let mut target = Target { start: bytes.as_mut_ptr(), room: size, len: 0 };
        value.encode_to(&mut target);
        if target.len <= size {
            // SAFETY: all bytes up to `len` are written.
            unsafe { bytes.set_len(target.len) };
            return bytes;
        }
        size = target.len;
    }
}

/// Writes to `room` bytes at `start`, which it has for itself. Counts the bytes that it is given, and keeps none of a
/// write that goes past the end.
struct Target {
    start: *mut u8,
    room: usize,
    len: usize,
}

impl Output for Target {
    #[inline(always)]
    fn write(&mut self, bytes: &[u8]) {
        if known(bytes.len()) {
            self.write_here(bytes)
        } else {
            self.write_elsewhere(bytes)
        }
    }
}

impl Target {
    #[inline(never)]
    fn write_elsewhere(&mut self, bytes: &[u8]) {
        self.write_here(bytes)
    }

    #[inline(always)]
    fn write_here(&mut self, bytes: &[u8]) {
        let at = self.len;
        let Some(len) = at.checked_add(bytes.len()) else {
            crate::trap("an encoding is larger than the address space")
        };
        self.len = len;
        if len <= self.room {
            // SAFETY: the bytes from `at` to `len` are in the room, which `bytes` does not overlap: nobody else has it.
            unsafe {
                core::ptr::copy_nonoverlapping(bytes.as_ptr(), self.start.add(at), bytes.len())
            }
        }
    }
}

/// Encodes `value` onto the heap. Unlike [`encode_large`], has no code of its own for each write, because a result has many,
/// and does not encode it twice where the hint is too small.
#[inline(never)]
#[cfg(any(test, target_env = "polkavm"))]
fn encode_growing<T: Encode>(value: &T) -> Vec<u8> {
    let mut target = Growing::new(value.size_hint());
    value.encode_to(&mut target);
    target.0
}

/// Bytes on the heap, whose memory grows as they are written. The capacity is never zero.
pub struct Growing(Vec<u8>);

impl Output for Growing {
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        // No two slices are together larger than the address space.
        let (at, len) = (self.0.len(), self.0.len().wrapping_add(bytes.len()));
        if len > self.0.capacity() {
            self.grow(len);
        }
        // SAFETY: the bytes from `at` to `len` are in the memory, which `bytes` does not overlap: nobody else has it.
        unsafe {
            let to = self.0.as_mut_ptr().add(at);
            core::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
            self.0.set_len(len);
        }
    }
}

impl Growing {
    /// Creates it with room for `size` bytes, at least one.
    pub fn new(size: usize) -> Self {
        Self(Vec::with_capacity(size.max(1)))
    }

    /// Returns the bytes.
    #[inline(always)]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Makes room for `len` bytes and as many more. `Vec::reserve` would take several times the code.
    #[inline(always)]
    fn grow(&mut self, len: usize) {
        let room = 2usize.wrapping_mul(len);
        let (start, len, capacity) = (self.0.as_mut_ptr(), self.0.len(), self.0.capacity());
        // SAFETY: it is a block of this layout, whose size is not zero, as `new` sees to, and of which there never are so
        // many bytes that the new size overflows. That is the new capacity. The old vector is overwritten and not dropped,
        // once the block is the new one's.
        unsafe {
            let layout = Layout::from_size_align_unchecked(capacity, 1);
            let start = alloc::alloc::realloc(start, layout, room);
            if start.is_null() {
                crate::trap("the heap has no room for an encoding")
            }
            core::ptr::from_mut(&mut self.0).write(Vec::from_raw_parts(start, len, room));
        }
    }
}

impl Clone for Growing {
    fn clone(&self) -> Self {
        let mut clone = Self::new(self.0.len());
        clone.write(&self.0);
        clone
    }
}

/// Returns whether the compiler knows this size, which decides what is worth inlining, and nothing else.
#[inline(always)]
fn known(_size: usize) -> bool {
    #[cfg(target_env = "polkavm")]
    return core::intrinsics::is_val_statically_known(_size);
    #[cfg(not(target_env = "polkavm"))]
    return false;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    struct Hint(usize, Vec<u8>);

    impl Encode for Hint {
        fn size_hint(&self) -> usize {
            self.0
        }
        fn encode_to<T: Output + ?Sized>(&self, output: &mut T) {
            self.1.encode_to(output)
        }
    }

    #[test]
    fn what_has_no_room_is_counted_and_nothing_past_the_end_is_touched() {
        let mut bytes = [0xee; 10];
        let mut target = Target { start: bytes.as_mut_ptr(), room: 8, len: 0 };
        0x0403_0201u32.encode_to(&mut target);
        5u8.encode_to(&mut target);
        [6u8; 4].encode_to(&mut target);
        7u8.encode_to(&mut target);
        assert_eq!((target.len, bytes), (10, [1, 2, 3, 4, 5, 0xee, 0xee, 0xee, 0xee, 0xee]));
    }

    /// Encodes a result to memory of its own.
    fn result<T: Encode>(value: &T) -> &'static [u8] {
        encode_result(value, std::boxed::Box::leak(std::boxed::Box::new(small())))
    }

    #[test]
    fn what_owns_nothing_on_the_heap_needs_none() {
        let (mut room, mut large) = (small(), Vec::new());
        let value = Some((1u128, 2u128));
        assert_eq!(encode(&value, true, &mut room, &mut large), value.encode());
        assert_eq!(large.capacity(), 0);
        // It is not known natively.
        assert_eq!(encode(&value, false, &mut room, &mut large), value.encode());
        assert!(large.capacity() > 0);
    }

    #[test]
    fn a_call_is_whole_whatever_its_size_and_its_hint() {
        for hint in [0, 1, SMALL - 1, SMALL, SMALL + 1, 1000, 5000] {
            for len in [0, 1, SMALL - 3, SMALL - 2, SMALL - 1, SMALL, 600, 2000] {
                let value = Hint(hint, vec![7u8; len]);
                let expected = vec![7u8; len].encode();
                for is_small in [false, true] {
                    let (mut room, mut large) = (small(), Vec::new());
                    assert_eq!(encode(&value, is_small, &mut room, &mut large), expected);
                    let fits = is_small && hint <= SMALL && expected.len() <= SMALL;
                    assert_eq!(large.capacity() == 0, fits, "{hint} {len}");
                }
            }
        }
    }

    #[test]
    fn a_result_is_whole_whatever_its_size_and_its_hint() {
        for hint in [0, 1, SMALL, 5000] {
            for len in [0, 1, 63, 64, SMALL - 1, SMALL, 600, 2000, 70_000] {
                assert_eq!(result(&Hint(hint, vec![7; len])), vec![7u8; len].encode());
            }
            // Many writes, each of a few bytes.
            let parts = vec![(hint as u32, std::format!("{hint}"), Some(1u8)); 1000];
            assert_eq!(result(&parts), parts.encode());
        }
        assert!(result(&()).is_empty());
        assert_eq!(result(&Some(3u128)), Some(3u128).encode());
        assert_eq!(result(&[9u8; SMALL]), [9; SMALL]);
        assert_eq!(result(&[9u8; SMALL + 1]), [9; SMALL + 1]);
    }
}
