//! The functions on memory that the compiler calls. Those of `compiler_builtins` are several times as long, because
//! they align their accesses, which PolkaVM has no need of.

const WORD: usize = size_of::<u64>();

/// Hides from the compiler where a value is from: otherwise it sees what the loops do, and replaces them by calls of
/// themselves. Only a program has these functions in place of the compiler's.
#[inline(always)]
#[cfg_attr(not(target_env = "polkavm"), expect(unused_mut))]
fn opaque(mut value: u64) -> u64 {
    // SAFETY: it is no instruction, and the value stays in its register.
    #[cfg(target_env = "polkavm")]
    unsafe {
        core::arch::asm!("/* {0} */", inout(reg) value, options(nomem, nostack, preserves_flags))
    };
    value
}

/// # Safety
///
/// A word may be read at `from` and written at `to`.
#[inline(always)]
unsafe fn copy_word(to: *mut u8, from: *const u8) {
    // SAFETY: as the caller promises.
    unsafe { to.cast::<u64>().write_unaligned(opaque(from.cast::<u64>().read_unaligned())) }
}

/// # Safety
///
/// A byte may be read at `from` and written at `to`.
#[inline(always)]
unsafe fn copy_byte(to: *mut u8, from: *const u8) {
    // SAFETY: as the caller promises.
    unsafe { to.write(opaque(u64::from(from.read())) as u8) }
}

/// # Safety
///
/// That of [`ptr::copy`](core::ptr::copy), and `from` is not below `to` or the two do not overlap.
#[inline(always)]
pub unsafe fn copy_up(to: *mut u8, from: *const u8, len: usize) {
    // SAFETY: as the caller promises. A word is read whole before it is written, so where the two overlap, only what
    // has been read is overwritten.
    unsafe {
        let (mut to, mut from) = (to, from);
        let words = to.wrapping_add(len & !(WORD - 1));
        let end = to.wrapping_add(len);
        while to != words {
            copy_word(to, from);
            to = to.wrapping_add(WORD);
            from = from.wrapping_add(WORD);
        }
        while to != end {
            copy_byte(to, from);
            to = to.wrapping_add(1);
            from = from.wrapping_add(1);
        }
    }
}

/// # Safety
///
/// That of [`ptr::copy_nonoverlapping`](core::ptr::copy_nonoverlapping).
#[cfg(any(test, target_env = "polkavm"))]
#[cfg_attr(target_env = "polkavm", no_mangle)]
pub unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    // SAFETY: as the caller promises. The last word, of which a part may have been copied already, is within the bytes.
    unsafe {
        if len < WORD {
            copy_up(to, from, len);
            return to;
        }
        let last = len.wrapping_sub(WORD);
        let mut at = 0;
        while at < last {
            copy_word(to.wrapping_add(at), from.wrapping_add(at));
            at = at.wrapping_add(WORD);
        }
        copy_word(to.wrapping_add(last), from.wrapping_add(last));
    }
    to
}

/// # Safety
///
/// That of [`ptr::copy`](core::ptr::copy).
#[cfg(any(test, target_env = "polkavm"))]
#[cfg_attr(target_env = "polkavm", no_mangle)]
pub unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    // SAFETY: as the caller promises.
    unsafe {
        if to.addr().wrapping_sub(from.addr()) >= len {
            copy_up(to, from, len);
            return to;
        }
        let mut left = len;
        while left >= WORD {
            left = left.wrapping_sub(WORD);
            copy_word(to.wrapping_add(left), from.wrapping_add(left));
        }
        while left != 0 {
            left = left.wrapping_sub(1);
            copy_byte(to.wrapping_add(left), from.wrapping_add(left));
        }
    }
    to
}

/// # Safety
///
/// That of [`ptr::write_bytes`](core::ptr::write_bytes).
#[cfg(any(test, target_env = "polkavm"))]
#[cfg_attr(target_env = "polkavm", no_mangle)]
pub unsafe extern "C" fn memset(to: *mut u8, byte: i32, len: usize) -> *mut u8 {
    let byte = byte as u8;
    let word = u64::from(byte).wrapping_mul(0x0101_0101_0101_0101);
    let words = to.wrapping_add(len & !(WORD - 1));
    let end = to.wrapping_add(len);
    let mut next = to;
    // SAFETY: as the caller promises.
    unsafe {
        while next != words {
            next.cast::<u64>().write_unaligned(opaque(word));
            next = next.wrapping_add(WORD);
        }
        while next != end {
            next.write(opaque(word) as u8);
            next = next.wrapping_add(1);
        }
    }
    to
}

/// # Safety
///
/// `left` and `right` are of `len` bytes.
#[cfg(any(test, target_env = "polkavm"))]
#[cfg_attr(target_env = "polkavm", no_mangle)]
pub unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, len: usize) -> i32 {
    let (end, mut left, mut right) = (left.wrapping_add(len), left, right);
    while left != end {
        // SAFETY: as the caller promises.
        let (a, b) =
            unsafe { (opaque(left.read().into()) as i32, opaque(right.read().into()) as i32) };
        if a != b {
            return a.wrapping_sub(b);
        }
        left = left.wrapping_add(1);
        right = right.wrapping_add(1);
    }
    0
}

/// # Safety
///
/// That of [`memcmp`].
#[cfg(any(test, target_env = "polkavm"))]
#[cfg_attr(target_env = "polkavm", no_mangle)]
pub unsafe extern "C" fn bcmp(left: *const u8, right: *const u8, len: usize) -> i32 {
    // SAFETY: as the caller promises.
    unsafe { memcmp(left, right, len) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    /// More than a few words, at every offset in a word.
    const LENGTHS: core::ops::Range<usize> = 0..45;

    fn bytes(len: usize) -> Vec<u8> {
        (0..len).map(|n| (n * 7 + 3) as u8).collect()
    }

    #[test]
    fn copies_are_whole_and_touch_nothing_else() {
        for len in LENGTHS {
            for (to, from) in (0..9).flat_map(|to| (0..9).map(move |from| (to, from))) {
                for copy in [memcpy, memmove] {
                    let source = bytes(100);
                    let mut target = std::vec![0xee; 100];
                    let returned =
                        unsafe { copy(target[to..].as_mut_ptr(), source[from..].as_ptr(), len) };
                    assert_eq!(returned.cast_const(), target[to..].as_ptr());
                    let mut expected = std::vec![0xee; 100];
                    expected[to..to + len].copy_from_slice(&source[from..from + len]);
                    assert_eq!(target, expected);
                }
            }
        }
    }

    #[test]
    fn moves_may_overlap_by_any_distance() {
        for len in LENGTHS {
            for (to, from) in (0..30).flat_map(|to| (0..30).map(move |from| (to, from))) {
                let mut ours = bytes(80);
                let mut expected = ours.clone();
                expected.copy_within(from..from + len, to);
                let start = ours.as_mut_ptr();
                unsafe { memmove(start.wrapping_add(to), start.wrapping_add(from), len) };
                assert_eq!(ours, expected, "{len} from {from} to {to}");
            }
        }
    }

    #[test]
    fn filling_takes_the_lowest_byte_and_touches_nothing_else() {
        for len in LENGTHS {
            for at in 0..9 {
                for byte in [0, 1, 0x80, 0xff, 0x1234, -1] {
                    let mut ours = bytes(60);
                    let mut expected = ours.clone();
                    expected[at..at + len].fill(byte as u8);
                    unsafe { memset(ours[at..].as_mut_ptr(), byte, len) };
                    assert_eq!(ours, expected);
                }
            }
        }
    }

    #[test]
    fn bytes_compare_unsigned_and_by_the_first_that_differs() {
        for len in LENGTHS {
            let left = bytes(len);
            for changed in 0..len {
                for by in [1u8, 0x7f, 0x80, 0xff] {
                    let mut right = left.clone();
                    right[changed] = right[changed].wrapping_add(by);
                    // What follows the difference does not count.
                    right[changed + 1..].fill(0);
                    let ours = unsafe { memcmp(left.as_ptr(), right.as_ptr(), len) };
                    assert_eq!(ours.cmp(&0), left.cmp(&right));
                    assert_ne!(unsafe { bcmp(left.as_ptr(), right.as_ptr(), len) }, 0);
                }
            }
            assert_eq!(unsafe { memcmp(left.as_ptr(), left.clone().as_ptr(), len) }, 0);
            assert_eq!(unsafe { bcmp(left.as_ptr(), left.clone().as_ptr(), len) }, 0);
        }
    }
}
