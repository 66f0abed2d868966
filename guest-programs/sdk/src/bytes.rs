use crate::{answer::malformed, trap};
use codec::{Decode, Error, Input};

/// Bytes of arguments or of an answer that are not decoded yet. Reading more than there are ends the run if `TRAPS`, and otherwise
/// returns an error.
pub struct Bytes<'a, const TRAPS: bool>(pub &'a [u8]);

impl Bytes<'_, true> {
    /// Decodes the value that is here, or ends the run.
    #[inline(always)]
    pub fn value<T: Decode>(&mut self) -> T {
        let Some(size) = T::encoded_fixed_size() else {
            return T::decode(self).unwrap_or_else(|_| malformed());
        };
        // One check in place of one for each part of the value.
        let Some((bytes, rest)) = self.0.split_at_checked(size) else { malformed() };
        self.0 = rest;
        T::decode(&mut Self(bytes)).unwrap_or_else(|_| malformed())
    }
}

impl<const TRAPS: bool> Input for Bytes<'_, TRAPS> {
    #[inline(always)]
    fn remaining_len(&mut self) -> Result<Option<usize>, Error> {
        Ok(Some(self.0.len()))
    }

    #[inline(always)]
    fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
        match self.0.split_at_checked(into.len()) {
            Some((bytes, rest)) => {
                into.copy_from_slice(bytes);
                self.0 = rest;
                Ok(())
            }
            None if TRAPS => too_short(),
            None => Err("the bytes end too early".into()),
        }
    }

    /// Refuses what no memory holds, by which [`decode_bytes`](crate::decode_bytes) ends the run.
    #[inline(always)]
    fn on_before_alloc_mem(&mut self, size: usize) -> Result<(), Error> {
        if TRAPS && size == usize::MAX {
            too_short()
        }
        Ok(())
    }
}

#[cold]
fn too_short() -> ! {
    trap("the arguments or the answer to a call do not decode: they end too early")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::catch_unwind;

    #[test]
    fn reading_too_much_is_an_error_or_the_end() {
        let mut bytes = Bytes::<false>(&[1, 2, 3]);
        assert_eq!(u16::decode(&mut bytes), Ok(0x201));
        assert!(u16::decode(&mut bytes).is_err());
        assert_eq!((bytes.remaining_len(), u8::decode(&mut bytes)), (Ok(Some(1)), Ok(3)));
        assert!(u8::decode(&mut bytes).is_err());

        assert_eq!(u16::decode(&mut Bytes::<true>(&[1, 2, 3])), Ok(0x201));
        assert!(catch_unwind(|| u32::decode(&mut Bytes::<true>(&[1, 2, 3]))).is_err());
    }

    #[test]
    fn a_value_is_the_first_bytes_whether_its_size_is_known_or_not() {
        let bytes = [1, 4, 3, 0, 9, 9];
        let mut rest = Bytes(&bytes);
        assert_eq!(rest.value::<[u8; 1]>(), [1]);
        assert_eq!(rest.value::<alloc::vec::Vec<u8>>(), [3]);
        assert!(!rest.value::<bool>());
        assert_eq!((rest.value::<u16>(), rest.0), (0x909, &[][..]));
        assert!(catch_unwind(|| Bytes(&[1, 2, 3]).value::<u32>()).is_err());
        assert!(catch_unwind(|| Bytes(&[2]).value::<bool>()).is_err());
        assert!(catch_unwind(|| Bytes(&[8, 1]).value::<alloc::vec::Vec<u8>>()).is_err());
        assert!(catch_unwind(|| Bytes(&[2]).value::<Option<u8>>()).is_err());
    }
}
