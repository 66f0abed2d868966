//! Extensions whose types have every shape that SCALE has are declared, dispatched, described and
//! called from a program like those with plain ones.

extern crate alloc;

/// The declaration, which the program `shapes` calls.
#[path = "../../../guest-programs/examples/shapes/src/declaration.rs"]
mod declaration;

use codec::{Compact, Decode, DecodeAll, Encode};
use declaration::{
    extension::{self, guest, Dispatch, ExtensionShapes, EXTENSION_ID, LEGACY_EXTENSION_ID},
    Amounts, Answer, Failure, Fixed, List, Map, Mirror,
};
use pvq_extension::{
    decoding::PER_BYTE_OF_NESTED, id, program::mock, CallContext, Extensions, ExtensionsExecutor,
    HostError, Metadata, Weight,
};
use scale_info::{form::PortableForm, TypeDef, TypeDefPrimitive};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Mirror>>();
    extensions
}

/// Answers of the functions, with the arguments from which they come.
fn results() -> [Answer; 4] {
    [
        Ok((1, vec![2, 3])),
        Ok((0, vec![])),
        Err(Failure::Missing(u32::MAX)),
        Err(Failure::TooMany { most: 5, got: Compact(u64::MAX) }),
    ]
}

fn rows() -> Vec<Vec<Vec<u16>>> {
    vec![vec![], vec![vec![], vec![1, 0xffff]], vec![vec![2]; 70]]
}

fn map() -> Map {
    let inner = BTreeMap::from([(0, (1, vec![1])), (255, (2, vec![]))]);
    BTreeMap::from([(0, BTreeMap::new()), (1 << 31, inner)])
}

fn set() -> BTreeSet<(bool, i64)> {
    BTreeSet::from([(true, i64::MIN), (false, 0), (true, -1)])
}

/// Numbers at each edge between two lengths of compact integers.
fn edges() -> Vec<u32> {
    vec![0, 63, 64, (1 << 14) - 1, 1 << 14, (1 << 30) - 1, 1 << 30, u32::MAX]
}

fn fixed() -> Vec<Fixed> {
    vec![
        Fixed::Unit,
        Fixed::Named { small: 9, many: vec![1, 2] },
        Fixed::Last(None, [0; 3]),
        Fixed::Last(Some(true), [1, 2, 3]),
    ]
}

fn list() -> List {
    List(1, Some(Box::new(List(2, Some(Box::new(List(3, None)))))))
}

#[test]
fn a_program_gets_back_what_it_sends() {
    let extensions = extensions();
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            for result in results() {
                assert_eq!(guest::result(result.clone()), result);
            }
            assert_eq!(guest::nested(rows()), rows());
            let nothing = <Vec<Vec<Vec<u16>>>>::new();
            assert_eq!(guest::nested(nothing.clone()), nothing);
            assert_eq!(guest::maps(map(), set()), (map(), set()));
            let many: Vec<_> = edges().into_iter().map(Compact).collect();
            for large in [0, 1 << 62, u128::MAX] {
                let amounts = Amounts { free: large, note: 0, nonce: 1 << 20 };
                let (small, large) = (Compact(255), Compact(large));
                assert_eq!(
                    guest::compact(small, large, many.clone(), amounts.clone()),
                    (small, large, many.clone(), amounts),
                );
            }
            for one in fixed() {
                assert_eq!(guest::fixed(one.clone(), fixed()), (one, fixed()));
            }
            let (text, boxed) = ("text: ä".to_owned(), Box::new([1, 2, 3, 4]));
            assert_eq!(
                guest::rest(text.clone(), (), list(), boxed.clone()),
                (text, (), list(), boxed)
            );
            assert_eq!(
                guest::try_fixed(Fixed::Unit, <Vec<Fixed>>::new()),
                Ok((Fixed::Unit, vec![]))
            );
        },
    );
}

/// Asserts that `call` is answered with `response` under both ids, and that both decode and encode alike.
#[track_caller]
fn assert_wire<T: Encode + DecodeAll + PartialEq + Debug>(call: &[u8], value: T, response: &[u8]) {
    assert_eq!(value.encode(), response);
    assert_eq!(T::decode_all(&mut &response[..]).as_ref(), Ok(&value));
    for id in [EXTENSION_ID, LEGACY_EXTENSION_ID] {
        assert_eq!(extensions().answer(id, call), Ok(response.to_vec()));
    }
}

#[test]
fn bytes_are_those_of_scale() {
    assert_wire(&[0, 0, 1, 8, 2, 3], results()[0].clone(), &[0, 1, 8, 2, 3]);
    let missing = [1, 0, 0xff, 0xff, 0xff, 0xff];
    assert_wire(&[&[0][..], &missing].concat(), results()[2].clone(), &missing);
    assert_wire(&[1, 4, 4, 4, 1, 2], vec![vec![vec![0x0201u16]]], &[4, 4, 4, 1, 2]);
    // 63 in one byte, 64 in two, 2^30 in five.
    let compact = [63 << 2, 1, 1, 4, 3, 0, 0, 0, 64, 8, 12];
    let value = (
        Compact(63u8),
        Compact(64u128),
        vec![Compact(1u32 << 30)],
        Amounts { free: 2, note: 0, nonce: 3 },
    );
    assert_wire(&[&[3][..], &compact].concat(), value, &compact);
    let fixed = [7, 12, 2, 9, 4, 1, 0, 255, 0, 1, 2, 3, 7];
    let many =
        vec![Fixed::Named { small: 9, many: vec![1] }, Fixed::Last(None, [1, 2, 3]), Fixed::Unit];
    assert_wire(&[&[4][..], &fixed].concat(), (Fixed::Unit, many), &fixed);
}

#[test]
fn a_field_that_is_not_encoded_has_its_default() {
    let amounts = Amounts { free: 1, note: 77, nonce: 2 };
    let call = (3u8, Compact(0u8), Compact(0u128), Vec::<Compact<u32>>::new(), &amounts).encode();
    let answer = extensions().answer(EXTENSION_ID, &call).unwrap();
    let (_, _, _, back) =
        <(Compact<u8>, Compact<u128>, Vec<Compact<u32>>, Amounts)>::decode_all(&mut &answer[..])
            .unwrap();
    assert_eq!(back, Amounts { note: 0, ..amounts });
}

#[test]
fn values_that_are_none_of_a_type_are_refused() {
    for call in [
        // Neither `Ok` nor `Err`, and an error that there is not.
        &[0, 2, 0][..],
        &[0, 1, 2],
        // More rows than bytes.
        &[1, 0xfe, 0xff, 0xff, 0xff],
        // 0 and 63 in two bytes, and 256 for a `u8`.
        &[3, 1, 0, 0, 0, 0, 0],
        &[3, 0xfd, 0, 0, 0, 0, 0],
        &[3, 1, 4, 0, 0, 0, 0],
        // Indices between the variants', and those by position.
        &[4, 0, 0],
        &[4, 1, 0],
        &[4, 3, 0],
        &[4, 254, 0],
        // No UTF-8, and a bool of 2.
        &[5, 4, 0xff, 1, 0, 1, 2, 3, 4],
        &[2, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0],
    ] {
        assert_eq!(
            extensions().answer(EXTENSION_ID, call),
            Err(HostError::MalformedCall),
            "{call:?}"
        );
    }
    // A list deeper than arguments may nest.
    let deep = |levels| [&[5, 0][..], &[1, 1].repeat(levels), &[1, 0, 1, 2, 3, 4]].concat();
    assert!(extensions().answer(EXTENSION_ID, &deep(20)).is_ok());
    for levels in [40, 1_000_000] {
        assert_eq!(extensions().answer(EXTENSION_ID, &deep(levels)), Err(HostError::MalformedCall));
    }
}

#[test]
fn nested_arguments_are_paid_for_by_the_byte() {
    struct PerRow;
    impl extension::WeightInfo for PerRow {
        fn result() -> Weight {
            Weight::zero()
        }
        fn nested(n: u32) -> Weight {
            Weight::from_parts(0, n.into())
        }
        fn maps() -> Weight {
            Weight::zero()
        }
        fn compact() -> Weight {
            Weight::zero()
        }
        fn fixed() -> Weight {
            Weight::zero()
        }
        fn rest() -> Weight {
            Weight::zero()
        }
    }
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Mirror, PerRow>>();
    for call in [(1u8, rows()).encode(), (2u8, map(), set()).encode(), (4u8, 7u8, fixed()).encode()]
    {
        let run = |ref_time| {
            let mut context = CallContext::with_weight_limit(Weight::from_parts(ref_time, 100));
            extensions
                .call(EXTENSION_ID, &call, &mut context, &mut Vec::new())
                .map(|()| 100 - context.weight_left().proof_size())
        };
        let price = PER_BYTE_OF_NESTED * (call.len() as u64 - 1);
        assert!(run(price / 2).is_err());
        let rows = if call[0] == 1 { 72 } else { 0 };
        assert_eq!(run(2 * price), Ok(rows));
    }
}

fn described(metadata: &Metadata, id: u32) -> &TypeDef<PortableForm> {
    &metadata.types.resolve(id).unwrap().type_def
}

#[test]
fn metadata_describes_each_shape() {
    let metadata = extensions().metadata();
    assert_eq!(Metadata::decode(&mut &metadata.encode()[..]).as_ref(), Ok(&metadata));
    let functions = &metadata.extensions[&EXTENSION_ID.to_string()].functions;
    assert_eq!(&metadata.extensions[&LEGACY_EXTENSION_ID.to_string()].functions, functions);
    let input = |function: usize, input: usize| {
        described(&metadata, functions[function].inputs[input].ty.id)
    };

    let TypeDef::Variant(result) = input(0, 0) else { panic!("a result is an enum") };
    let names: Vec<_> =
        result.variants.iter().map(|variant| (&variant.name[..], variant.index)).collect();
    assert_eq!(names, [("Ok", 0), ("Err", 1)]);
    let TypeDef::Variant(failure) = described(&metadata, result.variants[1].fields[0].ty.id) else {
        panic!("an error is an enum")
    };
    let key = described(&metadata, failure.variants[0].fields[0].ty.id);
    assert_eq!(key, &TypeDef::Primitive(TypeDefPrimitive::U32), "the associated type of the chain");

    let mut levels = 0;
    let mut rows = input(1, 0);
    while let TypeDef::Sequence(sequence) = rows {
        (rows, levels) = (described(&metadata, sequence.type_param.id), levels + 1);
    }
    assert_eq!((levels, rows), (3, &TypeDef::Primitive(TypeDefPrimitive::U16)));

    let path = |function: usize, input: usize| {
        let ty = metadata.types.resolve(functions[function].inputs[input].ty.id).unwrap();
        ty.path.segments.join("::")
    };
    assert_eq!((path(2, 0), path(2, 1)), ("BTreeMap".into(), "BTreeSet".into()));

    let TypeDef::Compact(compact) = input(3, 1) else { panic!("it is compact") };
    let inner = described(&metadata, compact.type_param.id);
    assert_eq!(inner, &TypeDef::Primitive(TypeDefPrimitive::U128));
    let TypeDef::Composite(amounts) = input(3, 3) else { panic!("it is a struct") };
    let fields: Vec<_> =
        amounts.fields.iter().map(|field| field.name.as_deref().unwrap()).collect();
    assert_eq!(fields, ["free", "nonce"], "what is not encoded is not described");
    assert!(matches!(described(&metadata, amounts.fields[0].ty.id), TypeDef::Compact(_)));

    let TypeDef::Variant(fixed) = input(4, 0) else { panic!("it is an enum") };
    let indices: Vec<_> =
        fixed.variants.iter().map(|variant| (&variant.name[..], variant.index)).collect();
    assert_eq!(indices, [("Unit", 7), ("Named", 2), ("Last", 255)]);

    let TypeDef::Tuple(nothing) = input(5, 1) else { panic!("it is a tuple") };
    assert!(nothing.fields.is_empty());
    assert!(extensions().unbounded_parameters().is_empty());
}

#[test]
fn ids_do_not_depend_on_types() {
    let sorted = ["compact", "fixed", "maps", "nested", "rest", "result"];
    assert_eq!(EXTENSION_ID, id::normative("ExtensionShapes", &sorted));
    let declared = ["result", "nested", "maps", "compact", "fixed", "rest"];
    assert_eq!(LEGACY_EXTENSION_ID, id::legacy("ExtensionShapes", &declared));
}

/// A chain whose keys and values are of other shapes.
struct Other;

impl guest::Types for Other {
    type Key = Vec<u8>;
    type Value = Result<Compact<u16>, ()>;
}

type OtherAnswer = Result<Result<Compact<u16>, ()>, Failure<Vec<u8>>>;
type OtherMap = BTreeMap<Vec<u8>, BTreeMap<u8, Result<Compact<u16>, ()>>>;

impl ExtensionShapes for Other {
    type Key = Vec<u8>;
    type Value = Result<Compact<u16>, ()>;

    fn result(result: OtherAnswer) -> OtherAnswer {
        result
    }

    fn nested(rows: Vec<Vec<Vec<u16>>>) -> Vec<Vec<Vec<u16>>> {
        rows
    }

    fn maps(map: OtherMap, set: BTreeSet<(bool, i64)>) -> (OtherMap, BTreeSet<(bool, i64)>) {
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

#[test]
fn associated_types_have_any_shape() {
    type Shapes = guest::With<Other>;
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Other>>();
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            let answers: [OtherAnswer; 3] =
                [Ok(Ok(Compact(500))), Ok(Err(())), Err(Failure::Missing(b"key".to_vec()))];
            for answer in answers {
                assert_eq!(Shapes::result(answer.clone()), answer);
            }
            let map =
                BTreeMap::from([(vec![1, 2], BTreeMap::from([(3, Ok(Compact(4))), (5, Err(()))]))]);
            assert_eq!(Shapes::maps(map.clone(), set()), (map, set()));
        },
    );
}
