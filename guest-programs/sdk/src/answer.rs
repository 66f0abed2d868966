use crate::{
    args::compact_len,
    buffer::{Small, SMALL},
    bytes::Bytes,
    call::fail,
    memory::copy_up,
    trap, AccountId32, CallError,
};
use alloc::vec::Vec;
use codec::Decode;
use core::any::{Any, TypeId};
use pvq_primitives::HostError;

/// Decodes the answer of a call for which the host has `returned` this. It is in `small` if it is not longer than
/// [`SMALL`]; otherwise `fetch` writes it to the address that it is given.
///
/// A list of integers or of bytes is fetched into the memory that the program gets. Other large answers are on the heap
/// until they are decoded.
///
/// If there is no answer, or one that does not decode, ends the run where `TRAPS` is set, and otherwise returns an error. A
/// run that ends has nothing to clean up, which is much less code.
///
/// # Safety
///
/// The first bytes of `small`, as many as the answer has, are written where an answer of this type and length is
/// expected there: where it is not longer than [`SMALL`] and, if all answers have the same size, of that size. `fetch`
/// writes as many bytes as it is told.
#[inline(always)]
pub unsafe fn read<R: Decode + 'static, const TRAPS: bool>(
    returned: u64,
    small: &Small,
    fetch: impl Fn(*mut u8, usize),
) -> Result<R, CallError> {
    if let Some(size) = R::encoded_fixed_size().filter(|size| *size <= SMALL) {
        if length::<TRAPS>(returned)? != size {
            return refuse::<_, TRAPS>();
        }
        // SAFETY: as the caller promises.
        let bytes = unsafe { core::slice::from_raw_parts(small.as_ptr().cast(), size) };
        return decode::<_, TRAPS>(bytes);
    }

    /// Reads a list, if the answer is one of these items.
    macro_rules! lists {
        ($($item:ty)*) => { $(
            if TypeId::of::<Vec<$item>>() == TypeId::of::<R>() {
                let len = length::<TRAPS>(returned)?;
                // There is no longer one. That the compiler knows it saves checks of what is computed with the length.
                if len > u32::MAX as usize {
                    return refuse::<_, TRAPS>();
                }
                // SAFETY: as the caller promises, and these items are encoded as their memory.
                let list: Option<Vec<$item>> = unsafe { list(len, small, fetch) };
                return (&mut { list } as &mut dyn Any)
                    .downcast_mut::<Option<R>>()
                    .and_then(Option::take)
                    .map_or_else(refuse::<_, TRAPS>, Ok);
            }
        )* };
    }
    // In memory, an integer has the order of bytes of its encoding only here. The compiler knows the type of the answer,
    // and removes all of this but its case.
    if cfg!(target_endian = "little") {
        lists!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128);
        lists!([u8; 4] [u8; 8] [u8; 20] [u8; 32] [u8; 64] AccountId32);
    }

    // SAFETY: as the caller promises.
    unsafe {
        if TRAPS {
            Ok(read_variable_or_trap(returned, small, fetch))
        } else {
            read_variable(returned, small, fetch)
        }
    }
}

/// Reads an answer of any size, once in a program for each type.
///
/// # Safety
///
/// The caller promises what it has to promise to [`read`].
#[inline(never)]
unsafe fn read_variable<R: Decode>(
    returned: u64,
    small: &Small,
    fetch: impl Fn(*mut u8, usize),
) -> Result<R, CallError> {
    let len = length::<false>(returned)?;
    if len > SMALL {
        return decode::<_, false>(&fetch_large(len, fetch));
    }
    // SAFETY: as the caller promises.
    decode::<_, false>(unsafe { core::slice::from_raw_parts(small.as_ptr().cast(), len) })
}

/// As [`read_variable`], but ends the run instead of returning an error.
///
/// # Safety
///
/// The caller promises what it has to promise to [`read`].
#[inline(never)]
unsafe fn read_variable_or_trap<R: Decode>(
    returned: u64,
    small: &Small,
    fetch: impl Fn(*mut u8, usize),
) -> R {
    let len = length_or_trap(returned);
    if len > SMALL {
        let large = fetch_large(len, fetch);
        // SAFETY: it is so long. The compiler knows this length, and which answers are never so long.
        return decode_or_trap(unsafe { core::slice::from_raw_parts(large.as_ptr(), len) });
    }
    // SAFETY: as the caller promises.
    decode_or_trap(unsafe { core::slice::from_raw_parts(small.as_ptr().cast(), len) })
}

/// Returns the length of an answer, in bytes.
#[inline(always)]
fn length<const TRAPS: bool>(returned: u64) -> Result<usize, CallError> {
    match HostError::from_abi(returned) {
        Some(error) if TRAPS => fail(error),
        Some(error) => Err(CallError::Host(error)),
        None => Ok(returned as usize),
    }
}

/// As [`length`], but ends the run where there is no answer.
#[inline(always)]
pub fn length_or_trap(returned: u64) -> usize {
    length::<true>(returned).unwrap_or_else(|_| malformed())
}

/// Refuses an answer that is not of the expected type.
#[inline(always)]
fn refuse<R, const TRAPS: bool>() -> Result<R, CallError> {
    if TRAPS {
        malformed()
    }
    Err(CallError::MalformedResponse)
}

/// Ends the run because an answer is not of the expected type.
#[cold]
pub fn malformed() -> ! {
    trap("a call failed: the response is not of the expected type")
}

/// Returns memory of which the first `len` bytes are those of the answer. Once in a program.
#[inline(never)]
pub fn fetch_large(len: usize, fetch: impl Fn(*mut u8, usize)) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len);
    fetch(bytes.as_mut_ptr(), len);
    // SAFETY: as many bytes are written.
    unsafe { bytes.set_len(len) };
    bytes
}

/// Decodes all of `bytes`.
#[inline(always)]
fn decode<R: Decode, const TRAPS: bool>(bytes: &[u8]) -> Result<R, CallError> {
    let mut bytes = Bytes::<TRAPS>(bytes);
    match R::decode(&mut bytes) {
        Ok(value) if bytes.0.is_empty() => Ok(value),
        _ => refuse::<_, TRAPS>(),
    }
}

/// As [`decode`], but ends the run instead of returning an error.
#[inline(always)]
fn decode_or_trap<R: Decode>(bytes: &[u8]) -> R {
    #[inline(never)]
    fn out_of_line<R: Decode>(bytes: &[u8]) -> R {
        decode::<_, true>(bytes).unwrap_or_else(|_| malformed())
    }
    // What owns nothing on the heap takes little code, and still less where the compiler finds out that it is small.
    if core::mem::needs_drop::<R>() {
        return out_of_line(bytes);
    }
    decode::<_, true>(bytes).unwrap_or_else(|_| malformed())
}

/// Reads a list into the memory of its items. `None` if it is not one of so many bytes.
///
/// # Safety
///
/// The caller promises what it has to promise to [`read`]. The encoding of `T` is its memory, of which all bytes are values,
/// and it has a size.
#[inline(always)]
unsafe fn list<T>(len: usize, small: &Small, fetch: impl Fn(*mut u8, usize)) -> Option<Vec<T>> {
    // The items and, for the time being, their number, which takes not more than one item more than there will be,
    // or else as many as it has bytes.
    let mut items = Vec::<T>::with_capacity(len / size_of::<T>() + 1);
    let start: *mut u8 = items.as_mut_ptr().cast();
    let answer = if len <= SMALL {
        small.as_ptr().cast()
    } else {
        fetch(start, len);
        start.cast_const()
    };
    // SAFETY: as the caller promises.
    let answer = unsafe { core::slice::from_raw_parts(answer, len) };
    let (count, rest) = compact_len(answer)?;
    let size = count.checked_mul(size_of::<T>())?;
    if size != rest.len() {
        return None;
    }
    // SAFETY: `rest` is not longer than the answer, for which there is capacity, and is as long as `count` items. It is
    // elsewhere, or a few bytes behind the start.
    unsafe {
        copy_up(start, rest.as_ptr(), size);
        items.set_len(count);
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buffer::small;
    use codec::Encode;
    use std::{fmt::Debug, vec};

    /// Reads an answer as a host gives it.
    fn answered<R: Decode + PartialEq + Debug + 'static>(answer: &[u8]) -> Result<R, CallError> {
        let returned = read_as::<_, false>(answer);
        match std::panic::catch_unwind(|| read_as::<R, true>(answer)) {
            Ok(trapping) => assert_eq!(trapping, returned),
            Err(_) => assert_eq!(returned, Err(CallError::MalformedResponse)),
        }
        returned
    }

    fn read_as<R: Decode + 'static, const TRAPS: bool>(answer: &[u8]) -> Result<R, CallError> {
        let mut room = small();
        if answer.len() <= SMALL {
            let to = room.as_mut_ptr().cast::<u8>();
            unsafe { core::ptr::copy_nonoverlapping(answer.as_ptr(), to, answer.len()) };
        }
        let fetch = |to: *mut u8, _: usize| unsafe {
            core::ptr::copy_nonoverlapping(answer.as_ptr(), to, answer.len())
        };
        unsafe { read::<_, TRAPS>(answer.len() as u64, &room, fetch) }
    }

    /// Asserts that lists decode as `codec` decodes them, and so do answers that are something else.
    fn check<T: Encode + Decode + PartialEq + Debug + Clone + 'static>(item: T) {
        for count in [0, 1, 2, 3, 15, 16, 17, 63, 64, 65, 255, 256, 1000, 16383, 16384] {
            let list = vec![item.clone(); count];
            let mut bytes = list.encode();
            assert_eq!(answered::<Vec<T>>(&bytes), Ok(list));
            for len in [0, 1, bytes.len() / 2, bytes.len() - 1] {
                let expected = codec::DecodeAll::decode_all(&mut &bytes[..len]);
                assert_eq!(answered::<Vec<T>>(&bytes[..len]).ok(), expected.ok());
            }
            bytes.push(0);
            assert_eq!(answered::<Vec<T>>(&bytes), Err(CallError::MalformedResponse));
        }
        for head in 0..=u16::MAX {
            let bytes = [&head.to_le_bytes()[..], &[0; 98]].concat();
            let expected = codec::DecodeAll::decode_all(&mut &bytes[..]);
            let list = read_as::<Vec<T>, false>(&bytes);
            assert_eq!(list.ok(), expected.ok(), "{head:#06x}");
        }
        for head in [&[0xff; 9][..], &[3, 0xff, 0xff, 0xff, 0xff], &[3, 1, 0, 0, 0], &[7; 40]] {
            assert_eq!(answered::<Vec<T>>(head), Err(CallError::MalformedResponse));
        }
    }

    #[test]
    fn lists_are_read_in_place_as_codec_decodes_them() {
        check(0xa7u8);
        check(0xa7b6u16);
        check(0xa7b6_c5d4u32);
        check(u64::MAX / 3);
        check(u128::MAX / 3);
        check(-2i8);
        check(i128::MIN / 3);
        check([1u8; 4]);
        check([1u8, 2, 3, 4, 5, 6, 7, 8]);
        check([9u8; 20]);
        check([0xa7u8; 32]);
        check([3u8; 64]);
        check(AccountId32([7; 32]));
    }

    #[test]
    fn other_lists_decode_as_well() {
        check(true);
        check((1u32, 2u8));
        check(vec![1u8, 2, 3]);
        check([1u16, 2]);
    }

    #[test]
    fn an_answer_of_one_size_is_of_no_other() {
        for len in [0, 1, 15, 17, 255, 256, 257, 1000] {
            assert_eq!(answered::<u128>(&vec![0; len]), Err(CallError::MalformedResponse));
            assert_eq!(answered::<[u8; 300]>(&vec![0; len]), Err(CallError::MalformedResponse));
        }
        assert_eq!(answered::<u128>(&[0; 16]), Ok(0));
        assert_eq!(answered::<[u8; 256]>(&[1; 256]), Ok([1; 256]));
        assert_eq!(answered::<[u8; 300]>(&[1; 300]), Ok([1; 300]));
        // Of which the size is known, as it is not for arrays of bytes.
        assert_eq!(answered::<[u16; 128]>(&[1; 256]), Ok([0x0101; 128]));
        assert_eq!(answered::<[u16; 129]>(&[1; 258]), Ok([0x0101; 129]));
        for len in [0, 254, 255, 257, 258] {
            assert!(answered::<[u16; 128]>(&vec![1; len]).is_err());
        }
        for len in [0, 256, 257, 259] {
            assert!(answered::<[u16; 129]>(&vec![1; len]).is_err());
        }
        assert_eq!(answered::<()>(&[]), Ok(()));
    }

    #[test]
    fn an_error_is_no_answer() {
        fn refused<R: Decode + Debug + PartialEq + 'static>() {
            let fetch = |_: *mut u8, _: usize| unreachable!();
            for error in [HostError::UnknownExtension, HostError::Failed, HostError::Unknown] {
                let returned = unsafe { read::<R, false>(error.to_abi(), &small(), fetch) };
                assert_eq!(returned, Err(CallError::Host(error)));
                let trapping = std::panic::catch_unwind(|| unsafe {
                    read::<R, true>(error.to_abi(), &small(), fetch).is_ok()
                });
                assert!(trapping.is_err());
            }
        }
        refused::<u32>();
        refused::<Option<u32>>();
        refused::<Vec<u32>>();
        refused::<Vec<Vec<u8>>>();
    }
}
