//! The round trip of results: their JSON encodes to the same bytes, whatever a program returns.

use super::*;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};

#[derive(TypeInfo, Encode, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    text: Vec<u8>,
}

#[derive(TypeInfo, Encode, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Sell,
    Buy,
}

#[derive(TypeInfo, Encode)]
struct Priced {
    #[codec(compact)]
    price: u128,
    #[codec(compact)]
    count: u32,
    side: Side,
}

#[derive(TypeInfo, Encode)]
#[allow(non_snake_case)]
struct Lookalike {
    Some: Option<u8>,
}

#[derive(TypeInfo, Encode)]
struct Tree {
    value: u64,
    branches: Vec<Tree>,
}

#[derive(TypeInfo, Encode)]
struct Generic<T>(T, Option<T>);

/// Asserts that the JSON of each value encodes to the same bytes.
macro_rules! come_back {
    ($($ty:ty: $($value:expr),+;)*) => {
        $($({
            let value: $ty = $value;
            comes_back::<$ty>(&value.encode());
        })+)*
    };
}

#[test]
fn a_result_given_back_encodes_to_the_same_bytes() {
    come_back! {
        bool: true, false;
        u8: 0, u8::MAX;
        u16: 0, u16::MAX;
        u32: 0, u32::MAX;
        u64: 0, 1 << 53, u64::MAX;
        u128: 0, u128::MAX;
        sp_core::U256: 0.into(), sp_core::U256::MAX;
        i8: i8::MIN, -1, i8::MAX;
        i16: i16::MIN, -1, i16::MAX;
        i32: i32::MIN, -1, i32::MAX;
        i64: i64::MIN, -1, i64::MAX;
        i128: i128::MIN, -1, i128::MAX;
        Compact<u8>: Compact(0), Compact(255);
        Compact<u16>: Compact(63), Compact(64);
        Compact<u32>: Compact(1 << 14), Compact(u32::MAX);
        Compact<u64>: Compact(1 << 30), Compact(u64::MAX);
        Compact<u128>: Compact(1 << 64), Compact(u128::MAX);
        Compact<()>: Compact(());
        (): ();
        Empty: Empty;
        String: String::new(), "42".into(), "None".into(), "0x41".into(), "\"\\\u{0}\u{202e}é".into();
        Vec<u8>: vec![], b"41ab".to_vec(), b"0x41".to_vec(), vec![0, 255], b"null".to_vec();
        [u8; 0]: [];
        [u8; 4]: *b"USDT", *b"0x41", [0; 4];
        [u8; 32]: [0; 32], *b"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHp";
        Account: Account([7; 32]);
        sp_core::crypto::AccountId32: [9; 32].into();
        AccountId32: AccountId32([9; 32]);
        sp_core::H160: sp_core::H160([3; 20]);
        sp_core::H256: sp_core::H256([b'a'; 32]);
        Vec<u32>: vec![], vec![1, 2];
        Vec<()>: vec![(), ()];
        Vec<Vec<Vec<u8>>>: vec![vec![], vec![vec![], vec![1]]];
        VecDeque<u16>: VecDeque::from([1, 2]);
        BinaryHeap<u8>: BinaryHeap::from([1]);
        [u16; 2]: [1, 2];
        [[u64; 2]; 1]: [[1, 2]];
        (u8,): (1,);
        ((u8,),): ((1,),);
        (u8, (bool, String)): (1, (true, "a".into()));
        Box<u64>: Box::new(4);
        Option<u8>: None, Some(1);
        Option<bool>: None, Some(false), Some(true);
        Option<()>: None, Some(());
        Option<String>: None, Some("None".into()), Some("null".into()), Some(String::new());
        Option<Vec<u8>>: None, Some(vec![]), Some(b"None".to_vec());
        Option<Option<u8>>: None, Some(None), Some(Some(1));
        Option<Option<Option<()>>>: None, Some(None), Some(Some(None)), Some(Some(Some(())));
        Option<Box<Option<u8>>>: None, Some(Box::new(None)), Some(Box::new(Some(1)));
        Option<(Option<u8>,)>: None, Some((None,)), Some((Some(1),));
        Option<Generic<Option<u8>>>: Some(Generic(None, Some(None))), Some(Generic(Some(1), None));
        Option<Empty>: None, Some(Empty);
        Option<Lookalike>: None, Some(Lookalike { Some: None }), Some(Lookalike { Some: Some(1) });
        Lookalike: Lookalike { Some: None };
        Option<Wrapped>: None, Some(Wrapped { inner: vec![] });
        Option<Result<Option<u8>, Option<()>>>: None, Some(Ok(None)), Some(Err(Some(())));
        Option<Compact<u64>>: None, Some(Compact(5));
        Option<BTreeMap<String, u8>>: None, Some(BTreeMap::from([("Some".into(), 1)]));
        Option<BTreeMap<u8, u8>>: None, Some(BTreeMap::new()), Some(BTreeMap::from([(1, 1)]));
        Result<(), ()>: Ok(()), Err(());
        Result<u128, String>: Ok(1), Err("no".into());
        Kind: Kind::Market, Kind::Limit(1), Kind::Between(1, 2);
        Kind: Kind::Until { block: 1, account: Account([1; 32]) };
        Vec<Order>: vec![Order { asset: 1, limits: (2, Some(-3)), kind: Kind::Market }];
        Wrapped: Wrapped { inner: vec![] }, Wrapped { inner: vec![1] };
        Priced: Priced { price: u128::MAX, count: 1, side: Side::Sell };
        Generic<Vec<u8>>: Generic(b"a".to_vec(), None), Generic(vec![], Some(vec![]));
        Tree: Tree { value: 1, branches: vec![Tree { value: 2, branches: vec![] }] };
        BTreeMap<u32, bool>: BTreeMap::new(), (0..300).map(|n| (n, n > 3)).collect();
        BTreeMap<i64, ()>: (-20..20).map(|n| (n, ())).collect();
        BTreeMap<String, u64>: ["", "b", "a", "10", "9"].into_iter().map(|k| (k.into(), 1)).collect();
        BTreeMap<Vec<u8>, u64>: [&b""[..], b"hello", b"0x", &[255]].into_iter().map(|k| (k.into(), 1)).collect();
        BTreeMap<[u8; 32], Option<u8>>: BTreeMap::from([([1; 32], None), ([0; 32], Some(1))]);
        BTreeMap<[u8; 2], u8>: BTreeMap::from([(*b"ab", 1), ([0, 255], 2)]);
        BTreeMap<sp_core::crypto::AccountId32, u8>: BTreeMap::from([([1; 32].into(), 1)]);
        BTreeMap<Side, u8>: BTreeMap::from([(Side::Buy, 1), (Side::Sell, 2)]);
        BTreeMap<Name, u8>: BTreeMap::from([(Name { text: b"b".to_vec() }, 1), (Name { text: b"aa".to_vec() }, 2)]);
        BTreeMap<(u16, i8), u8>: BTreeMap::from([((256, -1), 1), ((1, 1), 2), ((256, 0), 3)]);
        BTreeMap<Option<u8>, u8>: BTreeMap::from([(None, 1), (Some(0), 2)]);
        BTreeMap<bool, u8>: BTreeMap::from([(true, 1), (false, 2)]);
        BTreeMap<(), u8>: BTreeMap::from([((), 1)]);
        BTreeMap<sp_core::U256, u8>: BTreeMap::from([(1.into(), 1), (256.into(), 2)]);
        BTreeSet<u16>: BTreeSet::new(), (0..300).collect();
        BTreeSet<u8>: BTreeSet::from([3, 1]);
        BTreeSet<i16>: (-3..3).collect();
        BTreeSet<Vec<Option<bool>>>: BTreeSet::from([vec![], vec![Some(true)], vec![None, None]]);
        BTreeSet<String>: ["b", "ab", ""].map(String::from).into_iter().collect();
        BTreeSet<BTreeSet<u32>>: BTreeSet::from([BTreeSet::from([256]), BTreeSet::from([1, 2]), BTreeSet::new()]);
        core::time::Duration: core::time::Duration::from_millis(1500);
        core::ops::Range<u32>: 1..2;
    }
}

#[test]
fn a_type_has_one_shape() {
    fn kind(json: &Json) -> &'static str {
        match json {
            Json::Null => "null",
            Json::Bool(_) => "bool",
            Json::Number(_) => "number",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        }
    }
    macro_rules! shape {
        ($($ty:ty, $shape:literal: $($value:expr),+;)*) => {
            $($({
                let value: $ty = $value;
                let json = comes_back::<$ty>(&value.encode());
                assert_eq!(kind(&json), $shape, "{json}");
            })+)*
        };
    }
    shape! {
        u8, "number": 0, u8::MAX;
        i32, "number": 0, i32::MIN;
        u32, "number": 0, u32::MAX;
        Compact<u32>, "number": Compact(0), Compact(u32::MAX);
        u64, "string": 0, u64::MAX;
        i64, "string": 0, -1;
        u128, "string": 0, u128::MAX;
        i128, "string": 0, i128::MIN;
        sp_core::U256, "string": 0.into(), sp_core::U256::MAX;
        Compact<u64>, "string": Compact(0), Compact(u64::MAX);
        Compact<u128>, "string": Compact(0), Compact(u128::MAX);
        Vec<u8>, "string": vec![], b"text".to_vec(), vec![255];
        BTreeMap<u64, u8>, "object": BTreeMap::new(), BTreeMap::from([(1, 1)]);
        BTreeMap<(u8, u8), u8>, "array": BTreeMap::new(), BTreeMap::from([((1, 2), 1)]);
    }
}
