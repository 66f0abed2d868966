use crate::{
    args::compact_len,
    buffer::{Small, SMALL},
    memory::copy_up,
    CallError,
};
use alloc::vec::Vec;
use codec::Decode;
use core::any::{Any, TypeId};

/// Decodes an answer of `len` bytes. It is in `small` if it is not longer than [`SMALL`]; otherwise `fetch` writes it to
/// the address that it is given.
///
/// A list of integers or of bytes is fetched into the memory that the program gets. Other large answers are on the heap
/// until they are decoded.
///
/// # Safety
///
/// The first `len` bytes of `small` are written where an answer of this type and length is expected there: where it is
/// not longer than [`SMALL`] and, if all answers have the same size, of that size. `fetch` writes as many bytes as it is
/// told.
#[inline(always)]
pub unsafe fn read<R: Decode + 'static>(
    len: usize,
    small: &Small,
    fetch: impl Fn(*mut u8, usize),
) -> Result<R, CallError> {
    if let Some(size) = R::encoded_fixed_size().filter(|size| *size <= SMALL) {
        if len != size {
            return Err(CallError::MalformedResponse);
        }
        // SAFETY: as the caller promises.
        return decode(unsafe { core::slice::from_raw_parts(small.as_ptr().cast(), size) });
    }

    // There is no such answer. That the compiler knows it saves checks of what is computed with the length.
    if len > u32::MAX as usize {
        return Err(CallError::MalformedResponse);
    }

    /// Reads a list, if the answer is one of these items.
    macro_rules! lists {
        ($($item:ty)*) => { $(
            if TypeId::of::<Vec<$item>>() == TypeId::of::<R>() {
                // SAFETY: as the caller promises, and these items are encoded as their memory.
                let list: Option<Vec<$item>> = unsafe { list(len, small, fetch) };
                return (&mut { list } as &mut dyn Any)
                    .downcast_mut::<Option<R>>()
                    .and_then(Option::take)
                    .ok_or(CallError::MalformedResponse);
            }
        )* };
    }
    // In memory, an integer has the order of bytes of its encoding only here. The compiler knows the type of the answer,
    // and removes all of this but its case.
    if cfg!(target_endian = "little") {
        lists!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 [u8; 4] [u8; 8] [u8; 20] [u8; 32] [u8; 64]);
    }

    let large;
    let start = if len <= SMALL {
        small.as_ptr().cast()
    } else {
        large = fetch_large(len, fetch);
        large.as_ptr()
    };
    // SAFETY: as the caller promises.
    decode_variable(unsafe { core::slice::from_raw_parts(start, len) })
}

/// Returns memory of which the first `len` bytes are those of the answer. Once in a program.
#[inline(never)]
fn fetch_large(len: usize, fetch: impl Fn(*mut u8, usize)) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len);
    fetch(bytes.as_mut_ptr(), len);
    bytes
}

/// Decodes all of `bytes`.
#[inline(always)]
fn decode<R: Decode>(mut bytes: &[u8]) -> Result<R, CallError> {
    match R::decode(&mut bytes) {
        Ok(value) if bytes.is_empty() => Ok(value),
        _ => Err(CallError::MalformedResponse),
    }
}

/// As [`decode`], once in a program for each type.
#[inline(never)]
fn decode_variable<R: Decode>(bytes: &[u8]) -> Result<R, CallError> {
    decode(bytes)
}

/// Reads a list into the memory of its items. `None` if it is not one of so many bytes.
///
/// # Safety
///
/// That of [`read`]. The encoding of `T` is its memory, of which all bytes are values, and it has a size.
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
    fn answered<R: Decode + 'static>(answer: &[u8]) -> Result<R, CallError> {
        let mut room = small();
        if answer.len() <= SMALL {
            let to = room.as_mut_ptr().cast::<u8>();
            unsafe { core::ptr::copy_nonoverlapping(answer.as_ptr(), to, answer.len()) };
        }
        let fetch = |to: *mut u8, _: usize| unsafe {
            core::ptr::copy_nonoverlapping(answer.as_ptr(), to, answer.len())
        };
        unsafe { read(answer.len(), &room, fetch) }
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
            assert_eq!(answered::<Vec<T>>(&bytes).ok(), expected.ok(), "{head:#06x}");
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
        assert_eq!(answered::<()>(&[]), Ok(()));
    }
}
