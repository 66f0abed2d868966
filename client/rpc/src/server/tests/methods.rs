//! Requests of clients, and their answers.

use super::{
    client::{hash_of, unchanged, Client},
    hex, register, total_supply, unhurried, upload, with, Node,
};
use crate::{code, Config, Engine, QueryAnswer};
use codec::{Decode, Encode};
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{hostile, CHECKSUM, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{PerSource, ProgramHash};
use pvq_runtime::{Pvq, RuntimeOrigin};
use serde_json::{json, Value};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::Weight;
use std::sync::Arc;

#[tokio::test]
async fn a_query_is_answered_by_either_engine() {
    let node = Node::of(unchanged());
    let mut answers = Vec::new();
    for engine in ["native", "runtime"] {
        let query = with(total_supply(), "engine", json!(engine));
        let answer = node.query(query).await.unwrap();
        assert!(answer.error.is_none());
        let supply = u128::decode(&mut &answer.result.as_ref().unwrap()[..]).unwrap();
        assert!(supply > 0);
        assert_eq!(answer.at.hash, hash_of(1));
        assert_eq!(answer.at.number, 1);
        assert_eq!(answer.engine.engine.name(), engine);
        assert_eq!(answer.engine.backend.is_some(), engine == "native");
        let used = &answer.metrics.usage;
        assert!(used.gas.load > 0 && used.gas.program > 0 && used.gas.host > 0);
        assert!(used.weight.all_gt(Weight::zero()) && used.peak_memory > 0);
        assert_eq!(used.calls[0].extension, fungibles::EXTENSION_ID);
        assert_eq!(used.calls[0].calls, 1);
        answers.push((answer.result, used.gas, used.weight, used.peak_memory));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn an_entrypoint_is_what_the_arguments_begin_with() {
    let node = Node::of(unchanged());
    let args = (0u8, 1984u32).encode();
    let query = json!({"program": hex(TOTAL_SUPPLY), "args": hex(&args)});
    let first = node.query(query).await.unwrap();
    let second = node.query(total_supply()).await.unwrap();
    assert_eq!(first.result, second.result);
    let none = node.query(with(total_supply(), "entrypoint", json!(9))).await.unwrap();
    assert!(none.error.is_some());
}

#[tokio::test]
async fn a_program_that_fails_is_an_answer() {
    let node = Node::of(unchanged());
    for (program, kind) in [
        (hostile::trap(), "Trap"),
        (hostile::no_export(), "InvalidPvqProgramFormat"),
        (hostile::not_a_blob(), "InvalidPvqProgramFormat"),
        (hostile::infinite_loop(), "QueryExceedsWeightLimit"),
    ] {
        for engine in ["native", "runtime"] {
            let limits = json!({"gas": 100_000});
            let query = json!({"program": hex(&program), "engine": engine, "limits": limits});
            let answer = node.query(query).await.unwrap();
            assert!(answer.result.is_none());
            let failure = answer.error.unwrap();
            assert_eq!(failure.error.name(), kind);
            assert!(!failure.message.is_empty());
        }
    }
}

#[tokio::test]
async fn auto_begins_native_and_then_goes_by_what_was_used() {
    let node = Node::of(unchanged());
    let accounts = vec![Alice.to_raw_public(); 50];
    let calls = json!({"program": hex(SUM_BALANCE), "args": hex(&(0u8, 0u32, accounts).encode())});
    let computes = json!({"program": hex(CHECKSUM), "args": hex(&(0u8, 1u64, 20_000u32).encode())});
    let mut chosen = Vec::new();
    for query in [&calls, &computes, &calls, &computes] {
        let QueryAnswer { engine, error, .. } = node.query(query.clone()).await.unwrap();
        assert_eq!(error, None);
        chosen.push(engine);
    }
    let engines = chosen.iter().map(|choice| choice.engine).collect::<Vec<_>>();
    assert_eq!(engines, [Engine::Native, Engine::Native, Engine::Runtime, Engine::Native]);
    assert!(chosen[2].reason.contains("50.0 calls"), "{}", chosen[2].reason);
}

#[tokio::test]
async fn a_registered_program_runs_by_its_hash() {
    let client = Arc::new(Client::development());
    let node = Node::of(client.clone());
    let hash = ProgramHash::from(blake2_256(TOTAL_SUPPLY));
    let query = |engine: &str| json!({"hash": hash, "args": hex(&(0u8, 1984u32).encode()), "engine": engine});
    let kind = |answer: QueryAnswer| answer.error.map(|failure| failure.error.name());
    for engine in ["native", "runtime"] {
        let answer = node.query(query(engine)).await.unwrap();
        assert_eq!(kind(answer), Some("PermissionDenied"));
    }
    client.make_block(|| {
        register(TOTAL_SUPPLY, None, PerSource::all(true));
    });
    for engine in ["native", "runtime"] {
        let answer = node.query(query(engine)).await.unwrap();
        assert_eq!(kind(answer), Some("InvalidPvqProgramFormat"));
    }
    client.make_block(|| upload(TOTAL_SUPPLY));
    for engine in ["native", "runtime", "auto"] {
        let answer = node.query(query(engine)).await.unwrap();
        assert_eq!(answer.at.number, 3);
        assert_eq!(kind(answer), None);
    }
    // And no longer than it is registered.
    client.make_block(|| Pvq::unregister(RuntimeOrigin::root(), hash).unwrap());
    for engine in ["native", "runtime"] {
        let answer = node.query(query(engine)).await.unwrap();
        assert_eq!(kind(answer), Some("PermissionDenied"));
    }
}

#[tokio::test]
async fn a_block_that_is_not_there_is_said_to_be() {
    let client = Arc::new(Client::development());
    client.make_block(|| ());
    let node = Node::of(client);
    // An unknown block, and one whose state is not kept.
    for at in [H256::zero(), hash_of(1)] {
        for engine in ["native", "runtime", "auto"] {
            let query = with(with(total_supply(), "at", json!(at)), "engine", json!(engine));
            assert_eq!(node.query(query).await.unwrap_err().code(), code::UNKNOWN_BLOCK);
        }
        assert_eq!(node.fails("pvq_metadata", json!([at])).await, code::UNKNOWN_BLOCK);
        let none = Value::Null;
        assert_eq!(node.fails("pvq_programs", json!([none, none, at])).await, code::UNKNOWN_BLOCK);
        assert_eq!(node.fails("pvq_validate", json!(["0x", at])).await, code::UNKNOWN_BLOCK);
    }
    let query = with(total_supply(), "at", json!(hash_of(2)));
    assert_eq!(node.query(query).await.unwrap().at.number, 2);
}

#[tokio::test]
async fn a_runtime_without_the_api_is_said_to_have_none() {
    for version in [None, Some(1)] {
        let mut client = Client::development();
        client.api_version = version;
        let node = Node::of(Arc::new(client));
        for engine in ["native", "runtime", "auto"] {
            let query = with(total_supply(), "engine", json!(engine));
            let error = node.query(query).await.unwrap_err();
            assert_eq!(error.code(), code::NO_API);
            assert!(error.message().contains("version 2"), "{}", error.message());
        }
        for (method, params) in [
            ("pvq_metadata", json!([])),
            ("pvq_programs", json!([])),
            ("pvq_validate", json!(["0x"])),
        ] {
            assert_eq!(node.fails(method, params).await, code::NO_API, "{method}");
        }
    }
}

#[tokio::test]
async fn a_node_that_fails_in_a_query_gives_no_answer() {
    let accounts = vec![Alice.to_raw_public(); 5];
    let query = json!({"program": hex(SUM_BALANCE), "args": hex(&(0u8, 0u32, accounts).encode())});
    for (engine, calls) in [("native", 6), ("runtime", 2)] {
        let query = with(query.clone(), "engine", json!(engine));
        for more in 0..calls {
            let client = Arc::new(Client::development());
            let node = Node::of(client.clone());
            client.fail_after(more);
            let error = node.query(query.clone()).await.unwrap_err();
            assert_eq!(error.code(), code::INTERNAL, "{engine} {more}");
            assert!(error.message().contains("the disk is gone"), "{}", error.message());
            // The failure is not remembered.
            client.fail_after(u32::MAX);
            assert_eq!(node.query(query.clone()).await.unwrap().error, None);
        }
    }
}

#[tokio::test]
async fn what_a_block_says_is_asked_once() {
    let client = Arc::new(Client::development());
    let node = Node::of(client.clone());
    let native = with(total_supply(), "engine", json!("native"));
    node.query(native.clone()).await.unwrap();
    let before = client.calls();
    node.query(native).await.unwrap();
    assert_eq!(client.calls() - before, 1, "its one call");
    let before = client.calls();
    node.query(with(total_supply(), "engine", json!("runtime"))).await.unwrap();
    assert_eq!(client.calls() - before, 1, "the query");
}

#[tokio::test]
async fn what_is_no_request_has_an_error_that_says_so() {
    let node = Node::of(unchanged());
    let hash = json!(H256::repeat_byte(7));
    for (method, params) in [
        ("pvq_query", json!([])),
        ("pvq_query", json!([null])),
        ("pvq_query", json!(["0x"])),
        ("pvq_query", json!([{}])),
        ("pvq_query", json!([{"args": "0x00"}])),
        ("pvq_query", json!([{"program": "0x", "hash": hash}])),
        ("pvq_query", json!([{"program": "0x", "engine": "both"}])),
        ("pvq_query", json!([{"program": "0x", "limit": {}}])),
        ("pvq_query", json!([{"program": "0xg0"}])),
        ("pvq_query", json!({"program": "0x"})),
        ("pvq_metadata", json!([7])),
        ("pvq_metadata", json!(["0x"])),
        ("pvq_programs", json!(["0x"])),
        ("pvq_programs", json!([null, -1])),
        ("pvq_programs", json!([null, 4294967296u64])),
        ("pvq_validate", json!([])),
        ("pvq_validate", json!([[1, 2]])),
        ("pvq_validate", json!(["hello"])),
    ] {
        assert_eq!(node.fails(method, params.clone()).await, code::INVALID_PARAMS, "{params}");
    }
    let both = node.query(json!({"program": "0x", "hash": hash})).await.unwrap_err();
    assert!(both.message().contains("both"), "{}", both.message());
    let neither = node.query(json!({})).await.unwrap_err();
    assert!(neither.message().contains("neither"), "{}", neither.message());
    // The node still answers.
    assert!(node.query(total_supply()).await.is_ok());
}

#[tokio::test]
async fn a_caller_can_lower_gas_proof_and_time() {
    let node = Node::of(unchanged());
    let args = (0u8, 0u32, vec![Bob.to_raw_public()]).encode();
    let sum = json!({"program": hex(SUM_BALANCE), "args": hex(&args)});
    for engine in ["native", "runtime"] {
        let sum = with(sum.clone(), "engine", json!(engine));
        for limits in [json!({"gas": 0}), json!({"gas": 5_000}), json!({"proofSize": 0})] {
            let answer = node.query(with(sum.clone(), "limits", limits)).await.unwrap();
            assert_eq!(answer.error.unwrap().error.name(), "QueryExceedsWeightLimit");
        }
        let most = json!({"gas": u64::MAX, "proofSize": u64::MAX, "milliseconds": u64::MAX});
        assert_eq!(node.query(with(sum.clone(), "limits", most)).await.unwrap().error, None);

        // As native code, all the gas that the chain allows takes some 15 milliseconds.
        let endless = json!({
            "program": hex(&hostile::infinite_loop()),
            "engine": engine,
            "limits": {"milliseconds": 2},
        });
        assert_eq!(node.query(endless.clone()).await.unwrap_err().code(), code::TIMED_OUT);
        let none = with(endless, "limits", json!({"milliseconds": 0}));
        assert_eq!(node.query(none).await.unwrap_err().code(), code::TIMED_OUT);
    }
}

#[tokio::test]
async fn requests_at_the_same_time_do_not_disturb_each_other() {
    let config = Config { concurrency: 4, ..unhurried() };
    let node = Arc::new(Node::new(unchanged(), config, None));
    let expected = node.query(total_supply()).await.unwrap().result;
    let requests: Vec<_> = (0..60)
        .map(|number| {
            let node = node.clone();
            let query = match number % 3 {
                0 => total_supply(),
                1 => json!({"program": hex(&hostile::trap())}),
                _ => json!({"program": "0x", "hash": H256::zero()}),
            };
            tokio::spawn(async move { (number, node.query(query).await) })
        })
        .collect();
    for request in requests {
        let (number, answer) = request.await.unwrap();
        match number % 3 {
            0 => assert_eq!(answer.unwrap().result, expected),
            1 => assert_eq!(answer.unwrap().error.unwrap().error.name(), "Trap"),
            _ => assert_eq!(answer.unwrap_err().code(), code::INVALID_PARAMS),
        }
    }
}
