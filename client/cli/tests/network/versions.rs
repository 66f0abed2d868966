//! Chains with another version of the runtime API, or none.

use crate::{
    contains,
    node::{error, on, reference, run, Node},
    query::ask,
    Folder,
};
use jsonrpsee::RpcModule;
use serde_json::{json, Value};
use sp_core::{Bytes, H256};

/// A node of a chain whose runtime says that it has these APIs.
fn with_apis(apis: Value) -> RpcModule<()> {
    let mut module = reference();
    on(&mut module, "state_getRuntimeVersion", move |_| {
        Ok(json!({ "specName": "another-chain", "specVersion": 7, "apis": apis }))
    });
    module
}

/// A node of a chain with PVQ 0.1: its runtime API has two functions.
fn of_pvq_0_1() -> RpcModule<()> {
    let id = const_hex::encode_prefixed(sp_crypto_hashing::blake2_64(b"PvqApi"));
    let mut module = with_apis(json!([[id, 1]]));
    on(&mut module, "state_call", |params| {
        let (function, args, _): (String, Bytes, H256) = serde_json::from_value(params).unwrap();
        match &*function {
            "PvqApi_execute_query" | "PvqApi_metadata" => run(function, args),
            other => Err(error(4003, &format!("Exported method {other} is not found"), None)),
        }
    });
    module
}

#[test]
fn a_chain_without_queries_is_named() {
    let folder = Folder::new();
    let register = ["register", "--print", "--program", "total-supply.polkavm", "--url"];
    for apis in [json!([]), json!([["0xdf6acb689907609b", 5]])] {
        let node = Node::serving(with_apis(apis));
        let part = "another-chain 7 has no PVQ";
        ask(&node, &[]).fails(5, &[part]);
        for args in [&["metadata", "--url"][..], &["programs", "--url"], &register] {
            folder.pvq(&[args, &[node.url()]].concat()).fails(5, &[part]);
        }
    }
}

#[test]
fn a_chain_of_pvq_0_1_runs_a_program_that_is_sent() {
    let node = Node::serving(of_pvq_0_1());
    let out = ask(&node, &[]).succeeds();
    assert!(out.starts_with("3590000000000\n"), "{out}");
    contains(
        &out,
        &["total_supply(asset: u32) -> u128", "runtime, interpreter: ", "not told", "#42 "],
    );
    let report = ask(&node, &["--state-call", "--json"]).json();
    assert_eq!(report["result"]["value"], "3590000000000");
    assert_eq!(report["metrics"], json!(null));

    // Its limits and its failures are as they always were.
    ask(&node, &["--gas-limit", "10"]).fails(4, &["exceeds its weight limit"]);
    let folder = Folder::new();
    folder.add("text.polkavm", "not a program");
    let query = ["query", "--url", node.url(), "--args-hex", "00", "--program"];
    folder.pvq(&[&query[..], &["text.polkavm"]].concat()).fails(3, &["text.polkavm is refused"]);
    // It decodes no arguments.
    folder.pvq(&[&query[..], &["total-supply.polkavm"]].concat()).fails(4, &["trapped"]);
}

#[test]
fn a_node_whose_pvq_query_needs_a_later_runtime_is_asked_by_the_api_there_is() {
    let mut module = of_pvq_0_1();
    on(&mut module, "pvq_query", |_| Err(error(-32061, "the runtime has version 1", None)));
    let out = ask(&Node::serving(module), &[]).succeeds();
    assert!(out.starts_with("3590000000000\n"), "{out}");
    contains(&out, &["pvq_query needs version 2"]);
}

#[test]
fn what_pvq_0_1_does_not_have_is_an_error() {
    let node = Node::serving(of_pvq_0_1());
    let folder = Folder::new();
    let part = ["another-chain 7 has version 1 of PvqApi, and 2 is needed", "sent as a blob"];
    let hash = format!("{:?}", H256::zero());
    let by_hash = ["query", "--hash", &hash, "--args-hex", "00", "--url"];
    let register = ["register", "--print", "--program", "total-supply.polkavm", "--url"];
    let validate = ["validate", "total-supply.polkavm", "--url"];
    let inspect = ["inspect", "total-supply.polkavm", "--url"];
    let (metadata, programs) = (["metadata", "--url"], ["programs", "--url"]);
    for args in [&by_hash[..], &register, &validate, &inspect, &metadata, &programs] {
        folder.pvq(&[args, &[node.url()]].concat()).fails(5, &part);
    }
    ask(&node, &["--engine", "native"]).fails(5, &["no pvq_query", "--engine"]);
}
