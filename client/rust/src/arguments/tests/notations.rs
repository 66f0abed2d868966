//! Notations that are easily confused.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn bytes_are_hex_arrays_or_text_in_quotes() {
    let text = |text: &str| text.as_bytes().to_vec();
    encodes::<Vec<u8>>("0x41ab", vec![0x41, 0xab]);
    encodes::<Vec<u8>>("\"0x41ab\"", vec![0x41, 0xab]);
    encodes::<Vec<u8>>("0x", vec![]);
    encodes::<Vec<u8>>("[65, 171]", vec![65, 171]);
    encodes::<Vec<u8>>("\"41ab\"", text("41ab"));
    encodes::<Vec<u8>>("\"4142\"", text("4142"));
    encodes::<Vec<u8>>("\"\"", vec![]);
    encodes::<Vec<u8>>("\"é, hello\"", text("é, hello"));
    // Text that begins with 0x.
    encodes::<Vec<u8>>("0x3078", text("0x"));
    encodes::<Vec<u8>>("[48, 120]", text("0x"));
    encodes::<Bytes>("0x41", Bytes(vec![0x41]));
    encodes::<[u8; 4]>("\"USDT\"", *b"USDT");
    encodes::<[u8; 4]>("0x55534454", *b"USDT");

    let what_to_write = ["write 0x.. for bytes", "\"..\" in quotes for text"];
    for word in ["41ab", "4142", "hello", "", "true", "null", "0X41", "1.5", "{}", "//Alice"] {
        refuses::<Vec<u8>>(word, &what_to_write);
        refuses::<[u8; 4]>(word, &what_to_write);
        refuses::<BTreeSet<u8>>(word, &what_to_write);
    }
    for word in ["41ab", "4142", "hello"] {
        refuses::<Option<Vec<u8>>>(word, &what_to_write);
        refuses::<Bytes>(word, &what_to_write);
    }
    refuses::<Vec<u8>>("hello", &["given hello"]);
    for digits in ["0xzz", "0x0x41", "0x4", "\"0x text\""] {
        refuses::<Vec<u8>>(digits, &["not hex digits", "text that begins with 0x"]);
    }
    refuses::<[u8; 4]>("\"USD\"", &["3 bytes"]);
    refuses::<Vec<u8>>("[256]", &["at [0]", "0 to 255"]);
}

#[derive(TypeInfo, Encode)]
struct Bytes(Vec<u8>);

#[derive(TypeInfo, Encode)]
enum Maybe {
    None,
    Some(u8),
}

#[test]
fn none_is_a_word_without_quotes() {
    for none in ["null", "None"] {
        encodes::<Option<u32>>(none, None);
        encodes::<Option<String>>(none, None);
        encodes::<Option<Vec<u8>>>(none, None);
        encodes::<Option<()>>(none, None);
        encodes::<Option<Kind>>(none, None);
        encodes::<Option<Maybe>>(none, None);
        encodes::<Option<Option<u32>>>(none, None);
        encodes::<Option<[u8; 32]>>(none, None);
    }
    encodes::<Option<String>>("\"None\"", Some("None".to_owned()));
    encodes::<Option<String>>("\"null\"", Some("null".to_owned()));
    encodes::<Option<String>>("\"Some(1)\"", Some("Some(1)".to_owned()));
    encodes::<Option<String>>("{\"Some\": \"None\"}", Some("None".to_owned()));
    encodes::<Option<String>>("text", Some("text".to_owned()));
    encodes::<Option<String>>("Something", Some("Something".to_owned()));
    encodes::<Option<Vec<u8>>>("\"None\"", Some(b"None".to_vec()));
    encodes::<Option<Maybe>>("\"None\"", Some(Maybe::None));
    encodes::<Option<Maybe>>("{\"Some\": {\"Some\": 3}}", Some(Maybe::Some(3)));
    encodes::<Option<Kind>>("Market", Some(Kind::Market));
    encodes::<Option<[u8; 32]>>("//Alice", Some(alice()));
    encodes::<Vec<Option<u8>>>("[null, 1, {\"Some\": 2}]", vec![None, Some(1), Some(2)]);

    for some in ["Some", "Some(7)", "Some(\"a\")", "Some(None)"] {
        refuses::<Option<u32>>(some, &["write the value alone"]);
        refuses::<Option<String>>(some, &["or text in quotes"]);
    }
    refuses::<Option<u32>>("\"None\"", &["write null for None"]);
    refuses::<Vec<Option<u8>>>("[\"None\"]", &["at [0]", "write null for None"]);
    refuses::<Option<u8>>("{\"Some\": 256}", &["at .Some", "0 to 255"]);
    refuses::<Option<u8>>("{\"None\": null}", &["expected u8"]);
}

#[test]
fn options_within_options_keep_apart() {
    type Nested = Option<Option<Option<u8>>>;
    for (argument, value) in [
        ("null", None),
        ("None", None),
        ("{\"Some\": null}", Some(None)),
        ("{\"Some\": {\"Some\": null}}", Some(Some(None))),
        ("{\"Some\": {\"Some\": 5}}", Some(Some(Some(5)))),
        ("5", Some(Some(Some(5)))),
    ] {
        encodes::<Nested>(argument, value);
    }
    encodes::<Option<()>>("{\"Some\": null}", Some(()));
    encodes::<Option<Empty>>("{\"Some\": null}", Some(Empty));
    encodes::<Option<Option<String>>>("{\"Some\": null}", Some(None));
    encodes::<Option<Result<Option<u8>, ()>>>("{\"Ok\": null}", Some(Ok(None)));
    // A key `Some` is not the variant.
    let named = |key: &str| BTreeMap::from([(key.to_owned(), 1u8)]);
    encodes::<Option<BTreeMap<String, u8>>>("{\"Some\": {\"Some\": 1}}", Some(named("Some")));
    encodes::<Option<BTreeMap<String, u8>>>("{\"a\": 1}", Some(named("a")));
}

#[test]
fn maps_are_objects_or_pairs() {
    encodes("{\"b\": 1, \"a\": 2}", BTreeMap::from([("a".to_owned(), 2u8), ("b".to_owned(), 1)]));
    encodes(
        "[[\"b\", 1], [\"a\", 2]]",
        BTreeMap::from([("a".to_owned(), 2u8), ("b".to_owned(), 1)]),
    );
    encodes("{}", BTreeMap::<u32, u8>::new());
    encodes("[]", BTreeMap::<u32, u8>::new());
    // Keys are ordered by their values, not their digits.
    encodes("{\"10\": 1, \"9\": 2}", BTreeMap::from([(9u32, 2u8), (10, 1)]));
    encodes("[[256, 1], [\"1\", 2]]", BTreeMap::from([(1u64, 2u8), (256, 1)]));
    encodes("{\"1\": 1, \"-1\": 2}", BTreeMap::from([(-1i128, 2u8), (1, 1)]));
    encodes("{\"//Alice\": 5}", BTreeMap::from([(alice(), 5u128)]));
    encodes("{\"0x02\": 1, \"\": 2}", BTreeMap::from([(vec![2u8], 1u8), (vec![], 2)]));
    encodes("{\"hello\": 1}", BTreeMap::from([(b"hello".to_vec(), 1u8)]));
    encodes("{\"1000\": 1}", BTreeMap::from([(Compact(1000u32), 1u8)]));
    encodes("[[[1, true], 1], [[1, false], 2]]", {
        BTreeMap::from([((1u8, false), 2u8), ((1, true), 1)])
    });
    encodes("{\"a\": {\"1\": [null]}}", {
        BTreeMap::from([("a".to_owned(), BTreeMap::from([(1u8, vec![None::<u8>])]))])
    });

    type Names = BTreeMap<String, u8>;
    refuses::<Names>("{\"a\": 1, \"a\": 2}", &["the key \"a\" is there twice"]);
    refuses::<Names>("[[\"a\", 1], [\"a\", 2]]", &["\"a\" is there twice"]);
    refuses::<BTreeMap<u32, u8>>("{\"1\": 1, \"01\": 2}", &["1 is there twice"]);
    refuses::<BTreeMap<u32, u8>>("{\"1_0\": 1, \"10\": 2}", &["10 is there twice"]);
    refuses::<BTreeMap<[u8; 32], u8>>(
        &format!("{{\"//Alice\": 1, {ALICE:?}: 2}}"),
        &[ALICE, "is there twice"],
    );
    refuses::<BTreeMap<u32, u8>>("{\"a\": 1}", &["at [\"a\"]", "expected u32"]);
    refuses::<BTreeMap<u32, u8>>("{\"1\": \"a\"}", &["at [\"1\"]", "expected u8"]);
    refuses::<BTreeMap<u32, u8>>("[[1, 2], [1]]", &["at [1]", "[key, value]"]);
    refuses::<BTreeMap<(u8, u8), u8>>("{\"a\": 1}", &["an array of pairs"]);
    refuses::<BTreeMap<u32, u8>>("1", &["an object, or an array of pairs"]);
    // A field of a struct that is there twice is refused too.
    refuses::<Wrapped>("{\"inner\": [1], \"inner\": [2]}", &["the key \"inner\" is there twice"]);
}

#[test]
fn sets_are_in_order_and_without_duplicates() {
    encodes("[3, 1, 2]", BTreeSet::from([1u32, 2, 3]));
    encodes("[\"-1\", 0, -200]", BTreeSet::from([-200i64, -1, 0]));
    encodes(
        "[\"b\", \"\", \"ab\"]",
        ["b", "", "ab"].map(String::from).into_iter().collect::<BTreeSet<_>>(),
    );
    encodes("[[2], [1, 1], [1], []]", {
        BTreeSet::from([vec![2u16], vec![1, 1], vec![1], vec![]])
    });
    encodes("0x030102", BTreeSet::from([1u8, 2, 3]));
    encodes("[true, null, false]", BTreeSet::from([None, Some(false), Some(true)]));
    encodes("[]", BTreeSet::<u32>::new());
    refuses::<BTreeSet<u32>>("[1, \"1\"]", &["BTreeSet<u32>", "1 is there twice"]);
    refuses::<BTreeSet<u8>>("0x0101", &["1 is there twice"]);
    refuses::<BTreeSet<u32>>("[1, -1]", &["at [1]: expected u32"]);
    refuses::<BTreeSet<u32>>("{}", &["expected BTreeSet<u32>"]);
}

#[test]
fn integers_are_numbers_or_strings_in_every_width() {
    for argument in ["7", "\"7\"", "0_7"] {
        encodes::<u8>(argument, 7);
        encodes::<u64>(argument, 7);
        encodes::<i128>(argument, 7);
        encodes::<Compact<u64>>(argument, Compact(7));
        encodes::<sp_core::U256>(argument, 7.into());
    }
    encodes::<u64>("9007199254740993", (1 << 53) + 1);
    encodes::<i16>("-32768", i16::MIN);
    encodes::<i64>("-9223372036854775808", i64::MIN);
    let max = sp_core::U256::MAX;
    encodes::<sp_core::U256>(&max.to_string(), max);
    refuses::<sp_core::U256>(&format!("{max}0"), &["0 to 2^256 - 1"]);
    refuses::<u64>("18446744073709551616", &["0 to 18446744073709551615"]);
    refuses::<Compact<u8>>("256", &["0 to 255"]);
    refuses::<Compact<u32>>("-1", &["0 to 4294967295"]);
}
