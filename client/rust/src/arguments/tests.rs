mod hostile;
mod notations;
mod round_trip;

use super::*;
use crate::result;
use codec::Compact;
use pvq_primitives::{AccountId32, EntrypointMetadata, ParameterMetadata, ProgramMetadata};
use scale_info::{meta_type, MetaType, Registry, TypeInfo};
use serde_json::json;

const ALICE: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

#[derive(TypeInfo, Encode)]
struct Account([u8; 32]);

#[derive(TypeInfo, Encode)]
struct Order {
    asset: u32,
    limits: (u128, Option<i64>),
    kind: Kind,
}

#[derive(TypeInfo, Encode)]
enum Kind {
    Market,
    Limit(u128),
    Between(u8, u8),
    Until { block: u32, account: Account },
}

#[derive(TypeInfo, Encode)]
struct Wrapped {
    inner: Vec<u32>,
}

#[derive(TypeInfo, Encode)]
struct Empty;

fn program(inputs: &[(&str, MetaType)]) -> ProgramMetadata {
    let mut registry = Registry::new();
    let inputs = inputs
        .iter()
        .map(|(name, ty)| ParameterMetadata {
            name: name.to_string(),
            ty: registry.register_type(ty),
        })
        .collect();
    let output = registry.register_type(&meta_type::<u128>());
    let entrypoint = FunctionMetadata { name: "ask".to_owned(), inputs, output };
    ProgramMetadata {
        version: 1,
        program: None,
        types: registry.into(),
        extension_fns: vec![],
        entrypoints: vec![EntrypointMetadata { function: entrypoint, docs: vec![] }],
    }
}

fn encode_one<T: TypeInfo + 'static>(argument: &str) -> Result<Vec<u8>, String> {
    encode(&program(&[("x", meta_type::<T>())]), "ask", &[argument])
        .map(|encoded| encoded[1..].to_vec())
        .map_err(|error| error.to_string())
}

#[track_caller]
fn encodes<T: TypeInfo + Encode + 'static>(argument: &str, expected: T) {
    let expected = expected.encode();
    assert_eq!(encode_one::<T>(argument).unwrap(), expected, "{argument}");
    comes_back::<T>(&expected);
}

/// Asserts that the JSON of a value encodes to the same bytes, and returns it.
#[track_caller]
fn comes_back<T: TypeInfo + 'static>(encoded: &[u8]) -> Json {
    let program = program(&[("x", meta_type::<T>())]);
    let ty = program.entrypoints[0].inputs[0].ty.id;
    let printed = result::decode(&program.types, ty, encoded).unwrap();
    assert_eq!(encode_one::<T>(&printed.to_string()).unwrap(), encoded, "{printed}");
    result::text(&program.types, ty, encoded).unwrap();
    printed
}

#[track_caller]
fn refuses<T: TypeInfo + 'static>(argument: &str, parts: &[&str]) {
    let error = encode_one::<T>(argument).unwrap_err();
    for part in parts {
        assert!(error.contains(part), "{error:?} contains {part:?}");
    }
}

fn alice() -> [u8; 32] {
    const_hex::decode_to_array(ALICE).unwrap()
}

#[test]
fn values_encode_as_the_codec_encodes_them() {
    encodes::<u8>("255", 255);
    encodes::<u128>("340282366920938463463374607431768211455", u128::MAX);
    encodes::<u128>("1_000_000", 1_000_000);
    encodes::<u128>("\"1_000_000\"", 1_000_000);
    encodes::<i8>("-128", -128);
    encodes::<i128>("-170141183460469231731687303715884105728", i128::MIN);
    encodes::<Compact<u128>>("1073741824", Compact(1 << 30));
    encodes::<bool>("true", true);
    encodes::<String>("some text", "some text".to_owned());
    encodes::<String>("\"42\"", "42".to_owned());
    encodes::<()>("null", ());
    encodes::<(u8, (bool,))>("[1, [true]]", (1, (true,)));
    encodes::<Vec<u32>>("[1, \"2\", 3]", vec![1, 2, 3]);
    encodes::<Vec<Vec<u8>>>("[\"ab\", \"0x00ff\", [7], \"\"]", {
        vec![b"ab".to_vec(), vec![0, 255], vec![7], vec![]]
    });
    encodes::<[u8; 2]>("0x0102", [1, 2]);
    encodes::<[u8; 1]>("[9]", [9]);
    encodes::<[u16; 2]>("[1, 2]", [1, 2]);
    encodes::<Option<u32>>("null", None);
    encodes::<Option<u32>>("7", Some(7));
    encodes::<Option<u32>>("{\"Some\": 7}", Some(7));
    encodes::<Option<Option<bool>>>("{\"Some\": null}", Some(None));
    encodes::<Result<u8, String>>("{\"Err\": \"no\"}", Err("no".to_owned()));
    encodes::<Wrapped>("[1, 2]", Wrapped { inner: vec![1, 2] });
    encodes::<Wrapped>("{\"inner\": [1]}", Wrapped { inner: vec![1] });
    encodes::<Empty>("null", Empty);
}

#[test]
fn bits_are_strings() {
    let bits = json!({ "types": [
        { "id": 0, "type": { "def": { "bitsequence": { "bit_store_type": 1, "bit_order_type": 2 } } } },
        { "id": 1, "type": { "def": { "primitive": "u8" } } },
        { "id": 2, "type": { "path": ["bitvec", "order", "Lsb0"], "def": { "composite": {} } } },
    ] });
    let types: PortableRegistry = serde_json::from_value(bits).unwrap();
    let mut encoded = Vec::new();
    encode_argument(&types, 0, "\"1101\"", &mut encoded).unwrap();
    assert_eq!(encoded, [4 << 2, 0b1011]);
    assert_eq!(result::decode(&types, 0, &encoded).unwrap(), "1101");
    for wrong in ["\"12\"", "1101"] {
        let error = encode_argument(&types, 0, wrong, &mut encoded).unwrap_err().to_string();
        assert!(error.contains("a string of 0 and 1, in quotes"), "{error}");
    }
}

#[test]
fn accounts_are_given_in_every_notation() {
    let ss58 = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    for account in ["//Alice", ALICE, ss58] {
        encodes::<[u8; 32]>(account, alice());
        encodes::<Account>(account, Account(alice()));
        encodes::<Vec<[u8; 32]>>(&json!([account]).to_string(), vec![alice()]);
    }
    refuses::<[u8; 32]>("Alice", &["[u8; 32]", "given Alice", "//Alice"]);
    refuses::<[u8; 32]>("0x00", &["[u8; 32]"]);
}

#[test]
fn structs_and_enums_are_objects() {
    let order = |kind| Order { asset: 1984, limits: (5, Some(-1)), kind };
    let json = |kind| json!({ "asset": 1984, "limits": [5, -1], "kind": kind }).to_string();
    encodes(&json(json!("Market")), order(Kind::Market));
    encodes(&json(json!({ "Limit": "1_000" })), order(Kind::Limit(1000)));
    encodes(&json(json!({ "Between": [1, 2] })), order(Kind::Between(1, 2)));
    let until = json!({ "Until": { "block": 9, "account": "//Alice" } });
    encodes(&json(until), order(Kind::Until { block: 9, account: Account(alice()) }));

    refuses::<Order>("{\"asset\": 1}", &["Order", "\"limits\" is missing"]);
    refuses::<Order>(&json(json!("Stop")), &["at .kind", "Market, Limit, Between, Until"]);
    refuses::<Order>(&json(json!({ "Between": [1] })), &["at .kind.Between", "2 items"]);
    refuses::<Order>(
        &json(json!({ "Until": { "block": -9, "account": "//Alice" } })),
        &["at .kind.Until.block: expected u32, given -9"],
    );
    refuses::<Order>(
        "{\"asset\":1,\"limits\":[1,1],\"kind\":\"Market\",\"x\":1}",
        &["field \"x\""],
    );
    refuses::<Order>("5", &["write an object"]);
}

#[test]
fn a_mismatch_names_the_parameter_the_type_and_what_was_given() {
    refuses::<u32>("-1", &["parameter x (u32)", "expected u32", "given -1", "0 to 4294967295"]);
    refuses::<u8>("256", &["0 to 255"]);
    refuses::<u128>("340282366920938463463374607431768211456", &["u128"]);
    refuses::<i8>("128", &["-128 to 127"]);
    refuses::<u32>("1.5", &["given 1.5"]);
    refuses::<u32>("many", &["given many"]);
    refuses::<bool>("1", &["expected bool, given 1"]);
    refuses::<String>("42", &["expected String, given 42", "quote it"]);
    refuses::<char>("a", &["expected char", "SCALE does not encode characters"]);
    refuses::<Vec<u32>>("[1, [2]]", &["at [1]: expected u32, given [2]"]);
    refuses::<Vec<u32>>("[1, 2", &["Vec<u32>", "not valid JSON"]);
    refuses::<Vec<u8>>("0xzz", &["not hex digits"]);
    refuses::<[u8; 4]>("0x0102", &["[u8; 4]", "2 bytes"]);
    refuses::<[u16; 2]>("[1]", &["1 items"]);
    refuses::<(u8, u8)>("[1, 2, 3]", &["(u8, u8)", "3 items"]);
    let long = format!("[{}]", "1,".repeat(500) + "1");
    assert!(encode_one::<u32>(&long).unwrap_err().len() < 200);
}

#[test]
fn the_number_of_arguments_is_checked() {
    let program = program(&[("asset", meta_type::<u32>()), ("who", meta_type::<[u8; 32]>())]);
    let error = |arguments: &[&str]| encode(&program, "ask", arguments).unwrap_err().to_string();
    assert_eq!(
        error(&["1"]),
        "ask(asset: u32, who: [u8; 32]) -> u128 takes 2 arguments, 1 given: who is missing"
    );
    assert!(error(&["1", "//Alice", "3"]).ends_with("3 given: 3 is too much"));
    let unknown = encode(&program, "aks", &[""; 0]).unwrap_err().to_string();
    assert_eq!(
        unknown,
        "the program has no entrypoint \"aks\": it has ask(asset: u32, who: [u8; 32]) -> u128"
    );
}
