use crate::{
    buffer::{Growing, SMALL},
    strings::encode_len,
};
use alloc::vec::Vec;
use codec::{decode_vec_with_len, Decode, Encode, EncodeLike, Error, Input, Output};
use core::{fmt, marker::PhantomData};
use scale_info::{Type, TypeInfo};

/// A list for a result, which keeps its items as they are encoded. To clients it is a `Vec<T>`. In the program, an item is
/// no longer needed once it is in the list, which has room for up to twice the encoding of its items. To return it takes their
/// encoding once more.
///
/// ```
/// #[pvq_program::program]
/// mod supplies {
///     use pvq_program::List;
///
///     #[program::extension_fn(extension_id = 1248491991627109725, fn_index = 5)]
///     fn total_supply(asset: u32) -> u128;
///
///     /// The assets with their supplies.
///     #[program::entrypoint]
///     fn supplies(assets: Vec<u32>) -> List<(u32, u128)> {
///         assets.into_iter().map(|asset| (asset, total_supply(asset))).collect()
///     }
/// }
/// ```
pub struct List<T> {
    items: Growing,
    len: usize,
    item: PhantomData<fn(T) -> T>,
}

impl<T: Encode> List<T> {
    /// Creates an empty list.
    pub fn new() -> Self {
        Self { items: Growing::new(SMALL), len: 0, item: PhantomData }
    }

    /// Appends an item.
    pub fn push(&mut self, item: &impl EncodeLike<T>) {
        item.encode_to(&mut self.items);
        self.len = self.len.wrapping_add(1);
    }

    /// Returns the number of items.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Decodes the items.
    ///
    /// # Panics
    ///
    /// Panics if `T` does not decode what it encodes.
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Decode,
    {
        decode_vec_with_len(&mut self.items.bytes(), self.len).expect("its items are encoded")
    }
}

impl<T: Encode> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Encode + EncodeLike> FromIterator<T> for List<T> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Self::new();
        items.into_iter().for_each(|item| list.push(&item));
        list
    }
}

impl<T: Encode> Encode for List<T> {
    fn size_hint(&self) -> usize {
        size_of::<u32>() + self.items.bytes().len()
    }

    fn encode_to<W: Output + ?Sized>(&self, output: &mut W) {
        encode_len(self.len, output);
        output.write(self.items.bytes());
    }
}

impl<T: Encode> EncodeLike for List<T> {}

impl<T: Encode> EncodeLike<Vec<T>> for List<T> {}

impl<T: Encode + EncodeLike + Decode> Decode for List<T> {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        Ok(Vec::decode(input)?.into_iter().collect())
    }
}

impl<T: TypeInfo + 'static> TypeInfo for List<T> {
    type Identity = <Vec<T> as TypeInfo>::Identity;

    fn type_info() -> Type {
        Vec::<T>::type_info()
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), len: self.len, item: PhantomData }
    }
}

/// Lists are equal if they are encoded in the same way.
impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.len, self.items.bytes()) == (other.len, other.items.bytes())
    }
}

impl<T> Eq for List<T> {}

impl<T: Encode + Decode + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_vec().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scale_info::meta_type;
    use std::{string::String, vec};

    type Item = (u32, String, Option<u128>);

    fn item(n: usize) -> Item {
        (n as u32, "x".repeat(n % 300), n.is_multiple_of(3).then_some(n as u128))
    }

    #[test]
    fn to_clients_it_is_a_vec() {
        for count in [0, 1, 2, 63, 64, 1000, 20_000] {
            let items: Vec<Item> = (0..count).map(item).collect();
            let list: List<Item> = items.iter().cloned().collect();
            assert_eq!((list.len(), list.is_empty()), (count, count == 0));
            assert_eq!(list.encode(), items.encode());
            assert!(list.size_hint() >= list.encoded_size());
            assert_eq!(list.to_vec(), items);
            assert_eq!(List::decode(&mut &items.encode()[..]).unwrap(), list);
        }
        assert_eq!(meta_type::<List<Item>>(), meta_type::<Vec<Item>>());
        assert_eq!(List::<Item>::type_info(), Vec::<Item>::type_info());
    }

    #[test]
    fn items_may_be_borrowed() {
        let mut list = List::<Item>::default();
        list.push(&(7u32, "seven", None::<u128>));
        list.push(&&item(9));
        assert_eq!(list.to_vec(), [(7, "seven".into(), None), item(9)]);
        assert_eq!(std::format!("{list:?}"), std::format!("{:?}", list.to_vec()));
        assert_ne!(list.clone(), List::new());
        assert_eq!(list.clone(), list);
    }

    #[test]
    fn a_clone_is_a_list_of_its_own() {
        for count in [0, 1, 100] {
            let list: List<Item> = (0..count).map(item).collect();
            let mut clone = list.clone();
            clone.push(&item(count));
            assert_eq!(clone.to_vec(), (0..=count).map(item).collect::<Vec<_>>());
            assert_eq!(list.len(), count);
        }
    }

    #[test]
    fn items_that_encode_to_nothing_are_counted() {
        let list: List<()> = vec![(); 300].into_iter().collect();
        assert_eq!(list.encode(), vec![(); 300].encode());
    }

    #[test]
    fn what_is_no_list_does_not_decode() {
        for bytes in [&[][..], &[4], &[8, 1], &[3, 0xff, 0xff, 0xff, 0xff], &[1, 0, 5]] {
            assert!(List::<u8>::decode(&mut &bytes[..]).is_err());
        }
    }
}
