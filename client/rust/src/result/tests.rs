use super::*;
use codec::Encode;
use scale_info::{meta_type, Registry, TypeInfo};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

#[derive(TypeInfo, Encode)]
struct Info {
    id: u32,
    name: Vec<u8>,
}

#[derive(TypeInfo, Encode)]
enum State {
    Open,
    Closed(u32),
}

fn decode_as<T: TypeInfo + 'static>(bytes: &[u8]) -> Result<Json, ResultError> {
    let mut registry = Registry::new();
    let ty = registry.register_type(&meta_type::<T>()).id;
    decode(&registry.into(), ty, bytes)
}

#[track_caller]
fn shows<T: TypeInfo + Encode + 'static>(value: T, expected: Json) {
    assert_eq!(decode_as::<T>(&value.encode()).unwrap(), expected);
}

#[track_caller]
fn refuses<T: TypeInfo + 'static>(bytes: &[u8], part: &str) {
    let error = decode_as::<T>(bytes).unwrap_err().to_string();
    assert!(error.contains(part), "{error:?} contains {part:?}");
}

#[track_caller]
fn reads<T: TypeInfo + Encode + 'static>(value: T, expected: &str) {
    let mut registry = Registry::new();
    let ty = registry.register_type(&meta_type::<T>()).id;
    assert_eq!(text(&registry.into(), ty, &value.encode()).unwrap(), expected);
}

#[test]
fn values_are_shown_by_their_type() {
    shows(7u32, json!(7));
    shows(7u64, json!("7"));
    shows(u128::MAX, json!(u128::MAX.to_string()));
    shows(-1i32, json!(-1));
    shows(-1i128, json!("-1"));
    shows(U256::MAX, json!(U256::MAX.to_string()));
    shows((), json!(null));
    shows(Some(3u8), json!(3));
    shows(None::<u8>, json!(null));
    shows(Some(None::<u8>), json!({ "Some": null }));
    shows(Some(Some(3u8)), json!({ "Some": 3 }));
    shows(Err::<(), _>("no".to_owned()), json!({ "Err": "no" }));
    shows(Ok::<_, ()>(()), json!({ "Ok": null }));
    shows(b"USDT".to_vec(), json!("0x55534454"));
    shows(vec![0u8, 255], json!("0x00ff"));
    shows([1u8, 2], json!("0x0102"));
    shows(vec![Info { id: 1, name: b"a".to_vec() }], json!([{ "id": 1, "name": "0x61" }]));
    shows(vec![State::Open, State::Closed(4)], json!(["Open", { "Closed": 4 }]));
    shows(BTreeMap::from([(1u32, true)]), json!({ "1": true }));
    shows(BTreeMap::from([(vec![1u8], 1u64)]), json!({ "0x01": "1" }));
    shows(BTreeMap::from([((1u8, 2u8), true)]), json!([[[1, 2], true]]));
    shows(BTreeSet::from([2u16, 1]), json!([1, 2]));
    shows((Compact(5u64), Compact(5u32), [true, false]), json!(["5", 5, [true, false]]));
}

#[test]
fn people_read_plain_numbers_and_the_text_of_bytes() {
    reads(7u8, "7");
    reads(u128::MAX, &u128::MAX.to_string());
    reads(Compact(5u64), "5");
    reads((), "null");
    reads(Some(-1i64), "-1");
    reads("it's \"é\"".to_owned(), "\"it's \\\"é\\\"\"");
    reads(b"hello".to_vec(), "0x68656c6c6f (\"hello\")");
    reads(*b"USDT", "0x55534454 (\"USDT\")");
    reads("\"é\\".as_bytes().to_vec(), "0x22c3a95c (\"\\\"é\\\\\")");
    reads(Vec::<u8>::new(), "0x");
    reads(vec![0u8, 255], "0x00ff");
    reads(b"a\nb".to_vec(), "0x610a62");
    reads(Vec::<u32>::new(), "[]");
    reads(BTreeMap::<u32, u32>::new(), "{}");
    reads(State::Open, "\"Open\"");
    reads(
        vec![Info { id: 1, name: b"a".to_vec() }],
        "[\n  {\n    \"id\": 1,\n    \"name\": 0x61 (\"a\")\n  }\n]",
    );
    reads(
        (BTreeMap::from([("k".to_owned(), 1u64)]), State::Closed(4)),
        "[\n  {\n    \"k\": 1\n  },\n  {\n    \"Closed\": 4\n  }\n]",
    );
}

#[test]
fn what_a_terminal_acts_on_is_escaped() {
    for character in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{7f}', '\0', '\r'] {
        let escaped = format!("\"{}\"", character.escape_debug());
        reads(character.to_string(), &escaped);
        let bytes = character.to_string().into_bytes();
        reads(bytes.clone(), &const_hex::encode_prefixed(bytes));
        let key = format!("{{\n  {escaped}: 1\n}}");
        reads(BTreeMap::from([(character.to_string(), 1u8)]), &key);
    }
}

#[test]
fn a_result_of_another_type_is_refused() {
    refuses::<u32>(&[1, 2, 3], "u32");
    refuses::<u32>(&[], "ends early");
    refuses::<u32>(&[0; 5], "1 of its 5 bytes are left over");
    refuses::<bool>(&[2], "bool");
    refuses::<State>(&[9], "no variant 9");
    refuses::<char>(&[65, 0, 0, 0], "does not encode characters");
    refuses::<String>(&[4, 255], "UTF-8");
    refuses::<Vec<u8>>(&[255; 5], "0xffffffffff is no Vec<u8>");
    refuses::<BTreeMap<u8, u8>>(&[8, 1, 2, 1, 3], "the key \"1\" twice");
}

#[test]
fn a_length_that_no_bytes_back_costs_nothing() {
    let huge = Compact(u32::MAX).encode();
    refuses::<Vec<u128>>(&huge, "ends early");
    refuses::<Vec<u8>>(&huge, "ends early");
    refuses::<String>(&huge, "ends early");
    refuses::<Vec<()>>(&huge, "too many values");
    refuses::<Vec<Vec<()>>>(&(Compact(2u32), Compact(u32::MAX)).encode(), "too many values");
}

#[test]
fn types_without_end_are_refused() {
    let hostile = json!({ "types": [
        { "id": 0, "type": { "def": { "composite": { "fields": [{ "type": 0 }] } } } },
        { "id": 1, "type": { "def": { "sequence": { "type": 1 } } } },
        { "id": 2, "type": { "def": { "compact": { "type": 0 } } } },
        { "id": 3, "type": { "def": { "array": { "len": u32::MAX, "type": 4 } } } },
        { "id": 4, "type": { "def": { "tuple": [] } } },
        { "id": 5, "type": { "def": { "tuple": [6] } } },
    ] });
    let types: PortableRegistry = serde_json::from_value(hostile).unwrap();
    let nested = [4; 1 << 20];
    for (ty, part) in [(0, "deep"), (1, "deep"), (2, "deep"), (3, "many"), (5, "type 6")] {
        let error = decode(&types, ty, &nested).unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
}
