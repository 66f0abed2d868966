//! Values by the id of an extension.

use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use frame_support::{traits::Get, BoundedBTreeMap, BoundedVec};
use pvq_primitives::ExtensionId;
use scale_info::{Type, TypeInfo};

/// At most `Max` values by the id of an extension.
///
/// Each query decodes them, and they are few, so that a sorted list does, which takes less code in Wasm than a tree. It
/// encodes as [`BoundedBTreeMap`], and metadata describes it as one.
#[derive(Encode)]
pub struct ById<V, Max: Get<u32>>(BoundedVec<(ExtensionId, V), Max>);

impl<V, Max: Get<u32>> ById<V, Max> {
    /// Returns a map without values.
    pub fn new() -> Self {
        Self(BoundedVec::new())
    }

    /// Returns the number of values.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of an id.
    pub fn get(&self, id: &ExtensionId) -> Option<&V> {
        self.position(id).ok().map(|position| &self.0[position].1)
    }

    /// Returns whether an id has a value.
    pub fn contains_key(&self, id: &ExtensionId) -> bool {
        self.position(id).is_ok()
    }

    /// Sets the value of an id, and returns the one before it.
    ///
    /// # Errors
    ///
    /// The id and the value, where there are `Max` values of other ids.
    pub fn try_insert(&mut self, id: ExtensionId, value: V) -> Result<Option<V>, (ExtensionId, V)> {
        match self.position(&id) {
            Ok(position) => Ok(Some(core::mem::replace(&mut self.0[position].1, value))),
            Err(position) => self.0.try_insert(position, (id, value)).map(|()| None),
        }
    }

    /// Removes the value of an id, and returns it.
    pub fn remove(&mut self, id: &ExtensionId) -> Option<V> {
        let position = self.position(id).ok()?;
        Some(self.0.remove(position).1)
    }

    /// Keeps the values that `keep` returns true for.
    pub fn retain(&mut self, mut keep: impl FnMut(&ExtensionId, &V) -> bool) {
        self.0.retain(|(id, value)| keep(id, value));
    }

    /// Returns the ids that have a value, in ascending order.
    pub fn keys(&self) -> impl Iterator<Item = &ExtensionId> {
        self.0.iter().map(|(id, _)| id)
    }

    /// Returns the values, by ascending ids.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Returns the place of an id, or the one to insert it.
    fn position(&self, id: &ExtensionId) -> Result<usize, usize> {
        self.0.binary_search_by_key(id, |(id, _)| *id)
    }
}

impl<V, Max: Get<u32>> Default for ById<V, Max> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: Clone, Max: Get<u32>> Clone for ById<V, Max> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<V: PartialEq, Max: Get<u32>> PartialEq for ById<V, Max> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<V: Eq, Max: Get<u32>> Eq for ById<V, Max> {}

impl<V: core::fmt::Debug, Max: Get<u32>> core::fmt::Debug for ById<V, Max> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_map().entries(self.0.iter().map(|(id, value)| (id, value))).finish()
    }
}

impl<V, Max: Get<u32>> IntoIterator for ById<V, Max> {
    type Item = (ExtensionId, V);
    type IntoIter = alloc::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Ids have to be in ascending order, as they are encoded.
impl<V: Decode, Max: Get<u32>> Decode for ById<V, Max> {
    fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
        let values = BoundedVec::<(ExtensionId, V), Max>::decode(input)?;
        match values.windows(2).all(|pair| pair[0].0 < pair[1].0) {
            true => Ok(Self(values)),
            false => Err("the ids of extensions are not in ascending order".into()),
        }
    }
}

impl<V: DecodeWithMemTracking, Max: Get<u32>> DecodeWithMemTracking for ById<V, Max> {}

impl<V: MaxEncodedLen, Max: Get<u32>> MaxEncodedLen for ById<V, Max> {
    fn max_encoded_len() -> usize {
        BoundedVec::<(ExtensionId, V), Max>::max_encoded_len()
    }
}

impl<V: TypeInfo + 'static, Max: Get<u32> + 'static> TypeInfo for ById<V, Max> {
    type Identity = BoundedBTreeMap<ExtensionId, V, Max>;

    fn type_info() -> Type {
        Self::Identity::type_info()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};
    use frame_support::traits::ConstU32;
    use scale_info::{meta_type, MetaType};

    type Three = ById<u8, ConstU32<3>>;
    type Tree = BoundedBTreeMap<ExtensionId, u8, ConstU32<3>>;

    fn of(values: &[(ExtensionId, u8)]) -> Three {
        let mut map = Three::new();
        for (id, value) in values {
            map.try_insert(*id, *value).unwrap();
        }
        map
    }

    #[test]
    fn it_encodes_as_a_tree_and_is_described_as_one() {
        let mut tree = Tree::new();
        for values in [&[][..], &[(5, 1)], &[(5, 1), (1, 2)], &[(5, 1), (1, 2), (u64::MAX, 3)]] {
            for (id, value) in values {
                tree.try_insert(*id, *value).unwrap();
            }
            let encoded = of(values).encode();
            assert_eq!(encoded, tree.encode());
            assert_eq!(Three::decode(&mut &encoded[..]).unwrap(), of(values));
            assert_eq!(Tree::decode(&mut &encoded[..]).unwrap(), tree);
            assert!(encoded.len() <= Three::max_encoded_len());
        }
        assert_eq!(Three::max_encoded_len(), Tree::max_encoded_len());
        assert_eq!(meta_type::<Three>(), MetaType::new::<Tree>());
        assert_eq!(Three::type_info(), Tree::type_info());
    }

    #[test]
    fn it_holds_no_more_values_than_its_maximum() {
        let mut map = of(&[(3, 1), (1, 2), (2, 3)]);
        assert_eq!(map.try_insert(4, 4), Err((4, 4)));
        assert_eq!(map.try_insert(0, 4), Err((0, 4)));
        assert_eq!(map.try_insert(2, 4), Ok(Some(3)));
        assert_eq!(map.len(), 3);
        let four: Vec<(ExtensionId, u8)> = vec![(1, 0), (2, 0), (3, 0), (4, 0)];
        assert!(Three::decode(&mut &four.encode()[..]).is_err());
    }

    #[test]
    fn an_id_has_one_value() {
        let mut map = of(&[(7, 1), (3, 2)]);
        assert_eq!((map.get(&3), map.get(&7), map.get(&5)), (Some(&2), Some(&1), None));
        assert!(map.contains_key(&7) && !map.contains_key(&8));
        assert_eq!(map.keys().collect::<Vec<_>>(), [&3, &7]);
        assert_eq!(map.values().collect::<Vec<_>>(), [&2, &1]);
        assert_eq!((map.remove(&5), map.remove(&3), map.remove(&3)), (None, Some(2), None));
        map.retain(|id, value| (*id, *value) != (7, 1));
        assert!(map.is_empty() && map == Three::default());
    }

    #[test]
    fn ids_that_are_out_of_order_do_not_decode() {
        for ids in [vec![(2u64, 0u8), (1, 0)], vec![(1, 0), (1, 0)], vec![(1, 0), (3, 0), (2, 0)]] {
            assert!(Three::decode(&mut &ids.encode()[..]).is_err(), "{ids:?}");
        }
    }
}
