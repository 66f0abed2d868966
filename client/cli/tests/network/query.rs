use crate::{
    contains,
    node::{called, error, on, on_call, reference, with_programs, Node, BEST, FINAL},
    Folder,
};
use codec::{Decode, Encode};
use pvq_guest_fixtures as fixtures;
use pvq_primitives::{
    ChainParameters, Limits, PerSource, QueryMetadata, RegisteredProgram, METADATA_VERSION,
};
use serde_json::{json, Value};
use sp_core::H256;
use sp_io::hashing::blake2_256;

const QUERY: [&str; 5] = ["query", "--program", "total-supply.polkavm", "total_supply", "1984"];

/// The answer of `pvq_query` to the query, when all is well.
pub fn answer() -> Value {
    json!({
        "result": "0x00bcacdc430300000000000000000000",
        "at": { "hash": BEST, "number": 42 },
        "engine": { "engine": "native", "backend": "recompiler", "reason": "it computes" },
        "metrics": {
            "gas": { "load": 4, "program": 5, "host": 6, "total": 15 },
            "weight": { "refTime": 7, "proofSize": 8 },
            "peakMemory": 9,
            "calls": [{
                "extension": "14114829174686691684", "calls": 1, "failed": 0, "bytesIn": 5,
                "bytesOut": 16, "gas": 632,
            }],
            "microseconds": { "queue": 1, "load": 2, "compile": 3, "run": 4 },
        },
    })
}

pub fn ask(node: &Node, args: &[&str]) -> crate::Run {
    Folder::new().pvq(&[&QUERY[..], &["--url", node.url()], args].concat())
}

#[test]
fn the_answer_of_a_node_is_printed_with_where_and_why() {
    let mut module = reference();
    on(&mut module, "pvq_query", |_| Ok(answer()));
    let node = Node::serving(module);
    let out = ask(&node, &[]).succeeds();
    assert!(out.starts_with("3590000000000\n"), "{out}");
    contains(
        &out,
        &[
            "total_supply(asset: u32) -> u128",
            &format!("#42 {BEST:?}"),
            "native, recompiler: it computes",
            "15 = 4 load + 5 program + 6 host",
            "7 ps of reference time, 8 bytes of proof",
            "1 to ExtensionFungibles",
            "9 bytes at most",
            "1.0 us queued, 2.0 us load, 3.0 us compile, 4.0 us run",
        ],
    );
    let report = ask(&node, &["--json"]).json();
    assert_eq!(report["result"]["value"], "3590000000000");
    assert_eq!(report["block"], json!({ "hash": BEST, "number": 42 }));
    assert_eq!(report["engine"], answer()["engine"]);
    let metrics = &report["metrics"];
    assert_eq!(metrics["backend"], "recompiler");
    for part in ["gas", "weight", "peakMemory"] {
        assert_eq!(metrics[part], answer()["metrics"][part], "{part}");
    }
    let mut call = answer()["metrics"]["calls"][0].clone();
    call["name"] = "ExtensionFungibles".into();
    assert_eq!(metrics["calls"], json!([call]));
    assert_eq!(metrics["nanoseconds"]["queue"], 1_000);
}

#[test]
fn extensions_have_the_names_that_the_chain_gives_them() {
    let encoded: Option<Vec<u8>> = called("PvqApi_metadata_at_version", METADATA_VERSION);
    let mut metadata = QueryMetadata::decode(&mut &encoded.unwrap()[..]).unwrap();
    metadata.extensions[1].name = "ExtensionTreasury\x1b[2J".into();
    let mut module = reference();
    on(&mut module, "pvq_query", |_| Ok(answer()));
    on_call(&mut module, "PvqApi_metadata_at_version", Some(metadata.encode()).encode());
    let node = Node::serving(module);
    let out = ask(&node, &[]).succeeds();
    contains(&out, &["1 to ExtensionTreasury"]);
    assert!(!out.contains('\x1b'));
    let report = ask(&node, &["--json"]).json();
    contains(report["metrics"]["calls"][0]["name"].as_str().unwrap(), &["Treasury"]);

    // A node that tells no names has answered all the same.
    let node = Node::answering(&[("pvq_query", answer())]);
    let out = ask(&node, &[]).succeeds();
    contains(&out, &["3590000000000", "1 to unknown extension (id 14114829174686691684)"]);
    let report = ask(&node, &["--json"]).json();
    assert_eq!(report["metrics"]["calls"][0]["name"], json!(null));
    assert_eq!(report["metrics"]["calls"][0]["calls"], 1);
}

#[test]
fn inspect_names_extensions_as_the_chain_does() {
    let folder = Folder::new();
    let inspect = |module, args: &[&str]| {
        let node = Node::serving(module);
        folder.pvq(&[&["inspect", "total-supply.polkavm", "--url", node.url()], args].concat())
    };
    contains(&inspect(reference(), &[]).succeeds(), &["  ExtensionFungibles (id "]);

    let with_metadata = |change: fn(&mut QueryMetadata)| {
        let encoded: Option<Vec<u8>> = called("PvqApi_metadata_at_version", METADATA_VERSION);
        let mut metadata = QueryMetadata::decode(&mut &encoded.unwrap()[..]).unwrap();
        change(&mut metadata);
        let mut module = reference();
        on_call(&mut module, "PvqApi_metadata_at_version", Some(metadata.encode()).encode());
        module
    };
    let renamed = || {
        with_metadata(|metadata| metadata.extensions[1].name = "ExtensionTreasury\x1b[2J".into())
    };
    let out = inspect(renamed(), &[]).succeeds();
    contains(&out, &["  ExtensionTreasury"]);
    assert!(!out.contains('\x1b'));
    let report = inspect(renamed(), &["--json"]).json();
    contains(report["extensions"][0]["name"].as_str().unwrap(), &["ExtensionTreasury"]);

    let none = || with_metadata(|metadata| metadata.extensions.clear());
    let out = inspect(none(), &[]).succeeds();
    contains(&out, &["  an extension that the chain does not have (id "]);
    let report = inspect(none(), &["--json"]).json();
    assert_eq!(report["extensions"][0]["name"], json!(null));
}

#[test]
fn inspect_checks_a_program_as_the_chain_does() {
    let folder = Folder::new();
    let mut chain: ChainParameters = called("PvqApi_chain", ());
    chain.limits.program_size = fixtures::TOTAL_SUPPLY.len() as u32 - 1;
    let mut module = reference();
    on_call(&mut module, "PvqApi_chain", chain.encode());
    let node = Node::serving(module);
    let inspect = ["inspect", "total-supply.polkavm", "--url"];
    let refused = ["total-supply.polkavm is refused", "the limit is"];
    folder.pvq(&[&inspect[..], &[node.url()]].concat()).fails(3, &refused);
    // Nobody listens at this address.
    let url = "ws://127.0.0.1:1";
    folder.pvq(&[&inspect[..], &[url]].concat()).fails(5, &["reach"]);
    folder.pvq(&["inspect", "none.polkavm", "--url", url]).fails(1, &["none.polkavm"]);
}

#[test]
fn a_program_is_validated_within_the_limits_of_the_chain() {
    let folder = Folder::new();
    let validate = |module| {
        let node = Node::serving(module);
        folder.pvq(&["validate", "total-supply.polkavm", "--url", node.url()])
    };
    contains(&validate(reference()).succeeds(), &["ok: total-supply.polkavm"]);
    let size = fixtures::TOTAL_SUPPLY.len() as u32;
    for (program_size, is_valid) in [(size, true), (size - 1, false)] {
        let mut chain: ChainParameters = called("PvqApi_chain", ());
        chain.limits.program_size = program_size;
        let mut module = reference();
        on_call(&mut module, "PvqApi_chain", chain.encode());
        match is_valid {
            true => drop(validate(module).succeeds()),
            false => {
                validate(module).fails(3, &["total-supply.polkavm is refused", "the limit is"])
            }
        }
    }
    let url = ["--url", "ws://127.0.0.1:1"];
    folder.pvq(&[&["validate", "total-supply.polkavm"], &url[..]].concat()).fails(5, &["reach"]);
    folder.pvq(&[&["validate", "none.polkavm"], &url[..]].concat()).fails(1, &["none.polkavm"]);
}

#[test]
fn what_is_asked_is_what_was_typed() {
    let mut module = reference();
    on(&mut module, "pvq_query", |params| Err(error(-32000, &params[0].to_string(), None)));
    let node = Node::serving(module);
    let sent = |args: &[&str]| -> Value {
        let run = ask(&node, args);
        assert_eq!(run.code, 5);
        let json = run.err.split_once("pvq_query: ").unwrap().1;
        serde_json::from_str(json.trim_end().trim_end_matches(" (code -32000)")).unwrap()
    };
    let program = const_hex::encode_prefixed(fixtures::TOTAL_SUPPLY);
    let args = "0x00c0070000";
    assert_eq!(sent(&[]), json!({ "program": program, "args": args, "engine": "auto" }));
    let more = ["--at", "finalized", "--engine", "native", "--gas-limit", "77"];
    let expected = json!({
        "program": program, "args": args, "engine": "native", "at": FINAL, "limits": { "gas": 77 },
    });
    assert_eq!(sent(&more), expected);
    let other = format!("{:?}", H256::repeat_byte(5));
    assert_eq!(sent(&["--at", &other])["at"], other);
}

#[test]
fn a_registered_program_is_asked_by_its_hash() {
    let node = with_code(Some(fixtures::TOTAL_SUPPLY.to_vec()));
    let folder = Folder::new();
    // A folder without a file of the program.
    let by_hash = |args: &[&str]| {
        let named = by_hash(&node);
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        folder.pvq(&[&named[..], args].concat())
    };
    let out = by_hash(&["total_supply", "1984"]).succeeds();
    contains(&out, &["3590000000000\n", "total_supply(asset: u32) -> u128"]);
    by_hash(&["total_suply", "1984"]).fails(1, &["total_supply(asset: u32) -> u128"]);
    let typed = ["--metadata", "total-supply.json", "total_supply", "1984"];
    assert!(by_hash(&typed).succeeds().starts_with("3590000000000\n"));
    assert!(by_hash(&["--args-hex", "0x00c0070000"]).succeeds().starts_with("0x00bcacdc43"));
    by_hash(&["--metadata", "none.json", "total_supply", "1984"]).fails(1, &["none.json"]);
    folder.add("other.json", fixtures::SUM_BALANCE_METADATA);
    let other = ["--metadata", "other.json", "total_supply", "1984"];
    by_hash(&other).fails(1, &["other.json contradicts", "total_supply", "sum_balance"]);
    let encoded = ["--metadata", "other.json", "--args-hex", "0x00c0070000"];
    by_hash(&encoded).fails(1, &["other.json contradicts"]);
}

#[test]
fn a_registered_program_that_does_not_say_what_it_is_needs_metadata() {
    let folder = Folder::new();
    let ask = |code, args: &[&str]| {
        let node = with_code(code);
        let named = by_hash(&node);
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        folder.pvq(&[&named[..], args].concat())
    };
    let alone = ["total_supply", "1984"];
    let typed = ["--metadata", "total-supply.json", "total_supply", "1984"];
    ask(None, &alone).fails(1, &["--metadata", "--args-hex"]);
    assert!(ask(None, &typed).succeeds().starts_with("3590000000000\n"));
    // A node that answers another blob than that of the hash.
    let another = Some(fixtures::SUM_BALANCE.to_vec());
    for args in [&alone[..], &typed] {
        ask(another.clone(), args).fails(5, &["its blob is not that of the program"]);
    }
}

/// A node whose chain has this blob for whatever hash is asked for.
fn with_code(code: Option<Vec<u8>>) -> Node {
    let mut module = reference();
    on(&mut module, "pvq_query", |_| Ok(answer()));
    on_call(&mut module, "PvqApi_program_code", code.encode());
    Node::serving(module)
}

/// The arguments that name `total-supply` by its hash.
fn by_hash(node: &Node) -> [String; 5] {
    let hash = const_hex::encode_prefixed(blake2_256(fixtures::TOTAL_SUPPLY));
    ["query", "--url", node.url(), "--hash", &hash].map(str::to_owned)
}

#[test]
fn a_node_without_the_method_is_asked_by_the_runtime_api() {
    let node = Node::of_reference_runtime();
    let out = ask(&node, &[]).succeeds();
    assert!(out.starts_with("3590000000000\n"), "{out}");
    let engine = "runtime, interpreter: the node has no pvq_query";
    contains(&out, &["#42 ", engine, "1 to ExtensionFungibles"]);
    contains(&ask(&node, &["--at", "finalized"]).succeeds(), &[&format!("#40 {FINAL:?}")]);
    let report = ask(&node, &["--engine", "runtime", "--json"]).json();
    assert_eq!(report["result"]["value"], "3590000000000");
    assert_eq!(report["engine"]["engine"], "runtime");
    assert_eq!(report["metrics"]["backend"], "interpreter");
    assert_eq!(report["metrics"]["calls"][0]["calls"], 1);
    ask(&node, &["--engine", "native"]).fails(5, &["no pvq_query", "`runtime`", "--engine"]);
    let unknown = format!("{:?}", H256::repeat_byte(5));
    ask(&node, &["--at", &unknown]).fails(5, &["no block 0x0505", "--at"]);
}

#[test]
fn programs_fail_by_the_runtime_api_as_they_do_by_pvq_run() {
    let node = Node::of_reference_runtime();
    let limited = ask(&node, &["--gas-limit", "10"]);
    contains(&limited.out, &["gas "]);
    limited.fails(4, &["the query failed", "gas"]);
    let folder = Folder::new();
    folder.add("text.polkavm", "not a program");
    let args = ["query", "--url", node.url(), "--program", "text.polkavm", "--args-hex", "00"];
    folder.pvq(&args).fails(3, &["text.polkavm is refused"]);
    let hash = format!("{:?}", H256::zero());
    let args = ["query", "--url", node.url(), "--hash", &hash, "--args-hex", "00"];
    folder.pvq(&args).fails(4, &["not registered"]);
    let args = ["query", "--json", "--url", node.url(), "--hash", &hash, "--args-hex", "00"];
    let failed = folder.pvq(&args);
    assert_eq!(failed.code, 4);
    let report: Value = serde_json::from_str(&failed.out).unwrap();
    contains(report["error"].as_str().unwrap(), &["not registered"]);
}

#[test]
fn a_failure_on_a_node_is_the_tools() {
    for (kind, code) in [("Trap", 4), ("InvalidPvqProgramFormat", 3), ("SomethingNew", 4)] {
        let mut failed = answer();
        failed["error"] = json!({ "kind": kind, "message": "it says why" });
        failed.as_object_mut().unwrap().remove("result");
        let run = ask(&Node::answering(&[("pvq_query", failed)]), &[]);
        contains(&run.out, &["15 = 4 load"]);
        run.fails(code, &["it says why"]);
    }
}

#[test]
fn a_request_that_the_node_refuses_is_an_error_with_its_reason() {
    let mut module = reference();
    on(&mut module, "pvq_query", |_| Err(error(-32062, "busy, send it again", Some("64 wait"))));
    let node = Node::serving(module);
    ask(&node, &[]).fails(5, &["busy, send it again", "64 wait", "-32062"]);
    let refused = ask(&node, &["--json"]);
    assert_eq!(refused.code, 5);
    let report: Value = serde_json::from_str(&refused.out).unwrap();
    contains(report["error"].as_str().unwrap(), &["busy"]);
}

#[test]
fn metadata_tells_what_programs_may_call() {
    let node = Node::of_reference_runtime();
    let folder = Folder::new();
    let out = folder.pvq(&["metadata", "--url", node.url()]).succeeds();
    contains(
        &out,
        &[
            &format!("#42 {BEST:?}"),
            "ExtensionFungibles  id 14114829174686691684, or 1248491991627109725 to programs",
            "6  balance(asset: u32, who: AccountId32) -> u128",
            "callable from runtime-api, extrinsic, xcm, runtime",
            "weighs ",
            "and for each item ",
            "AssetInfo<u32> { asset_id: u32, name: Vec<u8>, symbol: Vec<u8>, decimals: u8 }",
        ],
    );
    let report = folder.pvq(&["metadata", "--json", "--url", node.url()]).json();
    assert_eq!(report["version"], 1);
    assert_eq!(report["block"]["number"], 42);
    assert_eq!(report["extensions"][1]["name"], "ExtensionFungibles");
    assert_eq!(report["extensions"][1]["legacyId"], "1248491991627109725");
}

fn registered(position: u32) -> RegisteredProgram {
    let weight = frame_support::weights::Weight::from_parts(11, 12);
    let limits = Limits {
        weight,
        memory: 13,
        stack_size: 14,
        program_size: 15,
        args_size: 16,
        result_size: 17,
    };
    RegisteredProgram {
        hash: H256::from_low_u64_be(position.into()),
        size: position.is_multiple_of(2).then_some(position),
        limits: position.is_multiple_of(3).then_some(limits),
        sources: PerSource { xcm: position.is_multiple_of(2), ..Default::default() },
        label: format!("program {position}\x1b[2J").into_bytes(),
    }
}

#[test]
fn programs_are_listed_to_the_last_page() {
    let folder = Folder::new();
    for count in [0, 1, 255, 256, 257, 600] {
        let node = Node::serving(with_programs((0..count).map(registered).collect()));
        let out = folder.pvq(&["programs", "--url", node.url()]).succeeds();
        assert_eq!(out.matches("program ").count(), count as usize);
        let report = folder.pvq(&["programs", "--json", "--url", node.url()]).json();
        assert_eq!(report["programs"].as_array().unwrap().len(), count as usize);
    }
    let node = Node::serving(with_programs((0..2).map(registered).collect()));
    let out = folder.pvq(&["programs", "--url", node.url()]).succeeds();
    contains(&out, &["11 ps", "13 bytes of memory", "nobody", "not uploaded", "0 bytes", "xcm"]);
    contains(&out, &["entrypoints not known"]);
    assert!(!out.contains('\x1b'));
}

#[test]
fn programs_are_listed_with_their_entrypoints() {
    let folder = Folder::new();
    let total_supply = RegisteredProgram {
        hash: blake2_256(fixtures::TOTAL_SUPPLY).into(),
        size: Some(fixtures::TOTAL_SUPPLY.len() as u32),
        ..registered(0)
    };
    let node = Node::serving(with_programs(vec![registered(0), total_supply]));
    let out = folder.pvq(&["programs", "--url", node.url()]).succeeds();
    contains(&out, &["    total_supply(asset: u32) -> u128\n"]);
    let report = folder.pvq(&["programs", "--json", "--url", node.url()]).json();
    let signature = json!(["total_supply(asset: u32) -> u128"]);
    assert_eq!(report["programs"][1]["entrypoints"], signature);
    assert_eq!(report["programs"][0]["entrypoints"], json!(null));
}

#[test]
fn wrong_usage_is_found_before_a_node_is_asked() {
    let folder = Folder::new();
    let hash = format!("{:?}", H256::zero());
    for (args, part) in [
        (&["query", "total_supply", "1984"][..], "--program"),
        (&["query", "--program", "a", "--hash", &hash, "e"], "--hash"),
        (&["query", "--program", "total-supply.polkavm"], "ENTRYPOINT"),
        (&["query", "--program", "a", "--args-hex", "00", "e"], "--args-hex"),
        (&["query", "--hash", "0x12", "e"], "--hash"),
        (&["query", "--program", "a", "e", "--at", "latest"], "best, finalized"),
        (&["query", "--program", "a", "e", "--gas-limit", "-1"], "--gas-limit"),
        (&["query", "--program", "a", "e", "--engine", "jit"], "native"),
        (&["metadata", "--url", "http://127.0.0.1:9944"], "ws://"),
        (&["programs", "--url", "127.0.0.1:9944"], "ws://"),
    ] {
        folder.pvq(args).fails(2, &[part]);
    }
    // Nobody listens at this address.
    let url = ["--url", "ws://127.0.0.1:1"];
    let query = |args: &[&str]| {
        folder.pvq(&[&["query", "--program", "total-supply.polkavm"], args, &url].concat())
    };
    query(&["total_supply", "much"]).fails(1, &["parameter asset (u32)"]);
    query(&["total_suply", "1"]).fails(1, &["total_supply(asset: u32)"]);
    query(&["--args-hex", "0x0"]).fails(1, &["--args-hex"]);
    query(&["total_supply", "1"]).fails(5, &["cannot reach a node at ws://127.0.0.1:1"]);
}

#[test]
fn a_trap_before_any_call_hints_at_the_arguments() {
    let trapped = |kind: &str, calls: &Value| {
        let mut answer = answer();
        answer.as_object_mut().unwrap().remove("result");
        answer["error"] = json!({ "kind": kind, "message": "the program trapped" });
        answer["metrics"]["calls"] = calls.clone();
        Node::answering(&[("pvq_query", answer)])
    };
    let calls = answer()["metrics"]["calls"].clone();
    let hint = "hint: do the arguments fit the entrypoint, and the metadata the program?";
    ask(&trapped("Trap", &json!([])), &[]).fails(4, &["the program trapped", hint]);
    let run = ask(&trapped("Trap", &json!([])), &["--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["hint"], hint["hint: ".len()..]);
    for (kind, calls) in [("Trap", calls), ("Timeout", json!([]))] {
        let run = ask(&trapped(kind, &calls), &[]);
        assert!(run.code == 4 && !run.err.contains("hint"), "{}", run.err);
    }
}
