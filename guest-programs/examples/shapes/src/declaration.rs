//! The declaration of an extension with a function for each shape of types, which hosts of tests share with
//! the program.

use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// An enum whose indices are neither in order nor without gaps.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Fixed {
    #[codec(index = 7)]
    Unit,
    #[codec(index = 2)]
    Named { small: u8, many: Vec<u16> },
    #[codec(index = 255)]
    Last(Option<bool>, [u8; 3]),
}

/// A struct with compact fields, and one that is not encoded.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Amounts {
    #[codec(compact)]
    pub free: u128,
    #[codec(skip)]
    pub note: u8,
    #[codec(compact)]
    pub nonce: u32,
}

/// An error of a function, with the value that is the reason.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Failure<Key> {
    Missing(Key),
    TooMany { most: u32, got: Compact<u64> },
}

/// A type that contains itself.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct List(pub u8, pub Option<Box<List>>);

#[pvq_extension::extension_decl]
pub mod extension {
    use super::*;
    use pvq_extension::Parameter;

    /// Returns values as they come.
    #[extension_decl::extension]
    #[extension_decl::guest(Key = u32, Value = (u8, Vec<u8>))]
    #[allow(clippy::type_complexity)]
    pub trait ExtensionShapes {
        /// A key.
        type Key: Parameter + Ord;
        /// A value.
        type Value: Parameter;

        /// A result whose error has an associated type.
        fn result(
            result: Result<Self::Value, Failure<Self::Key>>,
        ) -> Result<Self::Value, Failure<Self::Key>>;

        /// Vectors of vectors.
        #[extension_decl::weight(n = rows.iter().map(Vec::len).sum::<usize>() as u32)]
        fn nested(rows: Vec<Vec<Vec<u16>>>) -> Vec<Vec<Vec<u16>>>;

        /// A map to maps, and a set.
        fn maps(
            map: BTreeMap<Self::Key, BTreeMap<u8, Self::Value>>,
            set: BTreeSet<(bool, i64)>,
        ) -> (BTreeMap<Self::Key, BTreeMap<u8, Self::Value>>, BTreeSet<(bool, i64)>);

        /// Compact integers.
        fn compact(
            small: Compact<u8>,
            large: Compact<u128>,
            many: Vec<Compact<u32>>,
            amounts: Amounts,
        ) -> (Compact<u8>, Compact<u128>, Vec<Compact<u32>>, Amounts);

        /// Enums with indices of their own.
        fn fixed(one: Fixed, many: Vec<Fixed>) -> (Fixed, Vec<Fixed>);

        /// Text, nothing, a box, and a type within itself.
        fn rest(
            text: String,
            nothing: (),
            list: List,
            boxed: Box<[u8; 4]>,
        ) -> (String, (), List, Box<[u8; 4]>);
    }
}

/// A result of the values and keys that programs have.
pub type Answer = Result<(u8, Vec<u8>), Failure<u32>>;
/// A map of the values and keys that programs have.
pub type Map = BTreeMap<u32, BTreeMap<u8, (u8, Vec<u8>)>>;

/// Returns what it gets.
#[cfg(not(target_env = "polkavm"))]
pub struct Mirror;

#[cfg(not(target_env = "polkavm"))]
impl extension::ExtensionShapes for Mirror {
    type Key = u32;
    type Value = (u8, Vec<u8>);

    fn result(result: Answer) -> Answer {
        result
    }

    fn nested(rows: Vec<Vec<Vec<u16>>>) -> Vec<Vec<Vec<u16>>> {
        rows
    }

    fn maps(map: Map, set: BTreeSet<(bool, i64)>) -> (Map, BTreeSet<(bool, i64)>) {
        (map, set)
    }

    fn compact(
        small: Compact<u8>,
        large: Compact<u128>,
        many: Vec<Compact<u32>>,
        amounts: Amounts,
    ) -> (Compact<u8>, Compact<u128>, Vec<Compact<u32>>, Amounts) {
        (small, large, many, amounts)
    }

    fn fixed(one: Fixed, many: Vec<Fixed>) -> (Fixed, Vec<Fixed>) {
        (one, many)
    }

    fn rest(
        text: String,
        nothing: (),
        list: List,
        boxed: Box<[u8; 4]>,
    ) -> (String, (), List, Box<[u8; 4]>) {
        (text, nothing, list, boxed)
    }
}
