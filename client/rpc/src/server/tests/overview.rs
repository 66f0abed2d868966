//! Metadata, registered programs, validation, and the metrics of a node.

use super::{
    client::{hash_of, unchanged, Client},
    hex, register, total_supply, unhurried, with, Node,
};
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{hostile, CHECKSUM, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{InvokeSource, PerSource, Policy, ProgramHash};
use pvq_runtime::{Pvq, RuntimeOrigin};
use serde_json::{json, Value};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::sync::Arc;

#[tokio::test]
async fn metadata_describes_every_extension() {
    let node = Node::of(unchanged());
    let metadata: Value = node.call("pvq_metadata", json!([])).await.unwrap();
    assert_eq!(metadata["version"], 1);
    assert!(metadata["types"]["types"].is_array());
    let extensions = metadata["extensions"].as_array().unwrap();
    let fungibles = extensions.iter().find(|e| e["name"] == "ExtensionFungibles").unwrap();
    assert_eq!(fungibles["id"], fungibles::EXTENSION_ID.to_string());
    assert_eq!(fungibles["legacyId"], "1248491991627109725");
    assert_eq!(fungibles["sources"]["runtimeApi"], true);
    let balance = &fungibles["functions"][6];
    assert_eq!(balance["name"], "balance");
    for field in ["inputs", "output", "docs", "weight", "weightPerItem"] {
        assert!(!balance[field].is_null(), "{field}");
    }
    let typed: crate::Metadata = node.call("pvq_metadata", json!([hash_of(1)])).await.unwrap();
    assert_eq!(typed.metadata.extensions.len(), extensions.len());
}

#[tokio::test]
async fn programs_are_listed_by_the_page() {
    let client = Arc::new(Client::development());
    let node = Node::of(client.clone());
    let before: Vec<Value> = node.call("pvq_programs", json!([])).await.unwrap();
    client.make_block(|| {
        for program in [TOTAL_SUPPLY, SUM_BALANCE, CHECKSUM] {
            register(program, None, PerSource::all(true));
        }
    });
    let all: Vec<Value> = node.call("pvq_programs", json!([])).await.unwrap();
    assert_eq!(all.len(), before.len() + 3);
    let hash = json!(ProgramHash::from(blake2_256(TOTAL_SUPPLY)));
    let listed = all.iter().find(|program| program["hash"] == hash).unwrap();
    assert_eq!(listed["label"], "a program");
    assert_eq!(listed["size"], Value::Null);
    assert_eq!(listed["sources"]["xcm"], true);
    let page: Vec<Value> = node.call("pvq_programs", json!([null, 1])).await.unwrap();
    assert_eq!(page, all[..1]);
    let next = json!({"start": page[0]["hash"], "limit": u32::MAX});
    let next: Vec<Value> = node.call("pvq_programs", next).await.unwrap();
    assert_eq!(next, all[1..]);
    let none: Vec<Value> = node.call("pvq_programs", json!([null, 0])).await.unwrap();
    assert!(none.is_empty());
}

#[tokio::test]
async fn validation_says_what_a_program_is_and_who_may_run_it() {
    let client = Arc::new(Client::development());
    let node = Node::of(client.clone());
    let validate = |program: &[u8]| node.call::<Value>("pvq_validate", json!([hex(program)]));

    let good = validate(SUM_BALANCE).await.unwrap();
    assert_eq!(good["valid"], true);
    assert_eq!(good["admitted"], true);
    assert_eq!(good["reason"], Value::Null);
    let info = &good["info"];
    assert_eq!(info["hash"], json!(H256::from(blake2_256(SUM_BALANCE))));
    assert_eq!(info["size"], SUM_BALANCE.len());
    assert_eq!(info["abi"], "current");
    assert!(info["imports"].as_array().unwrap().contains(&json!("extension_call")));
    assert!(info["instructions"].as_u64().unwrap() > 0);

    let bad = validate(&hostile::no_export()).await.unwrap();
    assert_eq!(bad["valid"], false);
    assert_eq!(bad["error"]["kind"], "InvalidPvqProgramFormat");
    assert_eq!(bad["info"], Value::Null);

    client.make_block(|| {
        let policy = Policy::RegisteredOnly;
        Pvq::set_policy(RuntimeOrigin::root(), InvokeSource::RuntimeApi, policy).unwrap();
        register(TOTAL_SUPPLY, None, PerSource::all(true));
    });
    let denied = validate(SUM_BALANCE).await.unwrap();
    assert_eq!((&denied["valid"], &denied["admitted"]), (&json!(true), &json!(false)));
    assert!(denied["reason"].as_str().unwrap().contains("not registered"));
    assert_eq!(validate(TOTAL_SUPPLY).await.unwrap()["admitted"], true);
}

#[tokio::test]
async fn metrics_count_what_happened() {
    let registry = substrate_prometheus_endpoint::Registry::new();
    let node = Node::new(unchanged(), unhurried(), Some(&registry));
    let native = with(total_supply(), "engine", json!("native"));
    for query in [
        native.clone(),
        native,
        with(total_supply(), "engine", json!("runtime")),
        json!({"program": hex(&hostile::trap()), "engine": "runtime"}),
    ] {
        node.query(query).await.unwrap();
    }
    assert!(node.query(json!({})).await.is_err());
    let value = |name: &str, label: &str| {
        let families = registry.gather();
        let family = families.iter().find(|family| family.get_name() == name).unwrap();
        let labelled = family.get_metric().iter().filter(|metric| {
            label.is_empty() || metric.get_label().iter().any(|pair| pair.get_value() == label)
        });
        let count = |metric: &substrate_prometheus_endpoint::prometheus::proto::Metric| {
            metric.get_counter().get_value()
                + metric.get_gauge().get_value()
                + metric.get_histogram().get_sample_count() as f64
        };
        labelled.map(count).sum::<f64>()
    };
    assert_eq!(value("pvq_queries_total", "interpreter"), 4.0);
    assert_eq!(value("pvq_queries_total", "runtime"), 2.0);
    assert_eq!(value("pvq_query_failures_total", "Trap"), 1.0);
    assert_eq!(value("pvq_requests_refused_total", "invalid_params"), 1.0);
    assert_eq!(value("pvq_module_cache_total", "miss"), 1.0);
    assert_eq!(value("pvq_module_cache_total", "hit"), 1.0);
    assert_eq!(value("pvq_query_seconds", "run"), 4.0);
    assert_eq!(value("pvq_query_seconds", "load"), 2.0);
    assert!(value("pvq_gas_total", "") > 0.0);
    assert_eq!(value("pvq_requests_running", ""), 0.0);
    assert_eq!(value("pvq_requests_queued", ""), 0.0);
    let again = crate::Pvq::<_, pvq_runtime::Block>::new(unchanged(), unhurried(), Some(&registry));
    assert!(again.is_err(), "the names are taken");
}
