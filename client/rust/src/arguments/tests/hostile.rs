//! Hostile metadata.

use super::*;

/// Returns a registry of types that make no sense.
fn registry() -> PortableRegistry {
    let option = |fields: Json| {
        json!({ "variant": { "variants": [
            { "name": "None", "index": 0 },
            { "name": "Some", "index": 1, "fields": fields },
        ] } })
    };
    let composite = |ty: u32| json!({ "composite": { "fields": [{ "type": ty }] } });
    let named = |name: &str, def: Json| json!({ "path": [name], "def": def });
    let types = [
        // Types that contain themselves.
        named("A", composite(0)),
        json!({ "def": { "sequence": { "type": 1 } } }),
        json!({ "def": { "compact": { "type": 2 } } }),
        json!({ "def": { "tuple": [3] } }),
        json!({ "def": { "array": { "len": 1, "type": 4 } } }),
        named("Option", option(json!([{ "type": 5 }]))),
        named("BTreeMap", composite(7)),
        json!({ "def": { "sequence": { "type": 8 } } }),
        json!({ "def": { "tuple": [6, 6] } }),
        named("BTreeSet", composite(10)),
        json!({ "def": { "sequence": { "type": 9 } } }),
        named("B", composite(12)),
        json!({ "def": { "compact": { "type": 11 } } }),
        // Types of missing ones.
        json!({ "def": { "sequence": { "type": 77 } } }),
        named("BTreeMap", composite(77)),
        named("C", composite(u32::MAX)),
        json!({ "def": { "bitsequence": { "bit_store_type": 77, "bit_order_type": 0 } } }),
        json!({ "def": { "bitsequence": { "bit_store_type": 0, "bit_order_type": 1 } } }),
        // Types with the names of others.
        named("Option", json!({ "variant": {} })),
        named("Option", option(json!([]))),
        named("Option", option(json!([{ "type": 0 }, { "type": 0 }]))),
        named("BTreeMap", json!({ "composite": {} })),
        named("BTreeSet", json!({ "tuple": [] })),
        named("Never", json!({ "variant": {} })),
        json!({ "path": ["primitive_types", "U256"], "def": { "composite": {} } }),
        // The largest types, and integers that are not encoded as such.
        json!({ "def": { "array": { "len": u32::MAX, "type": 26 } } }),
        json!({ "def": { "primitive": "u8" } }),
        json!({ "def": { "array": { "len": u32::MAX, "type": 28 } } }),
        json!({ "def": { "tuple": [] } }),
        json!({ "def": { "tuple": vec![28; 1000] } }),
        json!({ "def": { "tuple": vec![30; 8] } }),
        json!({ "def": { "compact": { "type": 23 } } }),
        json!({ "def": { "compact": { "type": 26 } } }),
        json!({ "def": { "primitive": "char" } }),
        json!({ "def": { "primitive": "i256" } }),
    ];
    let types: Vec<Json> =
        types.into_iter().enumerate().map(|(id, ty)| json!({ "id": id, "type": ty })).collect();
    serde_json::from_value(json!({ "types": types })).unwrap()
}

#[test]
fn no_argument_of_hostile_metadata_does_harm() {
    let types = registry();
    let arrays = "[".repeat(100) + &"]".repeat(100);
    let objects = "{\"Some\":".repeat(100) + "null" + &"}".repeat(100);
    let deep = "[".repeat(100_000);
    let arguments = [
        "1",
        "-1",
        "null",
        "None",
        "Some",
        "\"\"",
        "\"a\"",
        "\"01\"",
        "0x",
        "0x00",
        "[]",
        "[[]]",
        "[[[[1]]]]",
        "[1, 2]",
        "[[1, 1]]",
        "{}",
        "{\"a\": 1}",
        "{\"Some\": null}",
        "{\"A\": {}}",
        "",
        " ",
        "\u{0}",
        &arrays,
        &objects,
        &deep,
    ];
    for ty in 0..types.types.len() as u32 + 2 {
        for argument in arguments {
            let mut encoded = Vec::new();
            if encode_argument(&types, ty, argument, &mut encoded).is_ok() {
                assert!(encoded.len() < 1000);
                // The encoding is a value of the type.
                result::decode(&types, ty, &encoded).unwrap();
            }
            type_name(&types, ty);
        }
    }
    // These types have no values.
    for ty in [0, 2, 3, 4, 11, 12, 15, 23, 25, 30, 31, 33, 99] {
        for argument in arguments {
            let error = encode_argument(&types, ty, argument, &mut Vec::new()).unwrap_err();
            assert!(error.to_string().len() < 2000, "{error}");
        }
    }
    let error = encode_argument(&types, 23, "\"a\"", &mut Vec::new()).unwrap_err().to_string();
    assert!(error.contains("it has no values"), "{error}");
}

#[test]
fn no_result_of_hostile_metadata_does_harm() {
    let types = registry();
    let mut bytes: Vec<Vec<u8>> =
        vec![vec![], vec![0; 1 << 16], vec![1; 1 << 16], vec![4; 1 << 16]];
    bytes.push(vec![255; 1 << 16]);
    // A sequence with the largest length, and without items.
    bytes.push(Compact(u32::MAX).encode());
    bytes.push(Compact(u64::MAX).encode());
    // Random bytes, the same in every run.
    let mut state = 1u64;
    for len in [1, 2, 3, 5, 8, 13, 50, 500] {
        bytes.push(std::iter::repeat_with(|| next(&mut state)).take(len).collect());
    }
    for ty in 0..types.types.len() as u32 + 2 {
        for bytes in &bytes {
            let decoded = result::decode(&types, ty, bytes);
            assert_eq!(decoded.is_ok(), result::text(&types, ty, bytes).is_ok());
            assert!(decoded.map_or_else(|error| error.to_string().len(), |_| 0) < 2000);
        }
    }
}

#[test]
fn names_of_any_length_cost_no_more_than_values() {
    let name = "n".repeat(1 << 20);
    let types: PortableRegistry = serde_json::from_value(json!({ "types": [
        { "id": 0, "type": { "def": { "sequence": { "type": 1 } } } },
        { "id": 1, "type": { "def": { "composite": { "fields": [
            { "name": name, "type": 2 }, { "name": "b", "type": 2 },
        ] } } } },
        { "id": 2, "type": { "def": { "tuple": [] } } },
    ] }))
    .unwrap();
    assert!(result::decode(&types, 0, &Compact(10u32).encode()).is_ok());
    let error = result::decode(&types, 0, &Compact(u32::MAX).encode()).unwrap_err().to_string();
    assert!(error.contains("too many values"), "{error}");
}

#[test]
fn random_bytes_are_refused_or_come_back() {
    type All = (
        Option<Result<Vec<Kind>, String>>,
        std::collections::BTreeMap<Vec<u8>, Option<Option<i64>>>,
        Compact<u128>,
        Vec<(bool, [u8; 2])>,
    );
    let program = program(&[("x", meta_type::<All>())]);
    let ty = program.entrypoints[0].inputs[0].ty.id;
    let mut state = 7u64;
    let mut decoded = 0;
    for _ in 0..20_000 {
        let len = next(&mut state) % 12;
        // Bytes that stand for short sequences and first variants, so that some values decode.
        let byte = |_| [0, 0, 0, 1, 4, 8][usize::from(next(&mut state) % 6)];
        let bytes: Vec<u8> = (0..len).map(byte).collect();
        let Ok(printed) = result::decode(&program.types, ty, &bytes) else { continue };
        decoded += 1;
        let encoded = encode_one::<All>(&printed.to_string()).unwrap();
        // Keys that were out of order are in order now.
        assert_eq!(encoded.len(), bytes.len(), "{printed}");
        assert_eq!(result::decode(&program.types, ty, &encoded).unwrap(), printed);
    }
    assert!(decoded > 100, "{decoded}");
}

/// Returns the next byte of a sequence that is the same in every run (SplitMix64).
fn next(state: &mut u64) -> u8 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed >> 56) as u8
}
