use super::*;
use pvq_primitives::{Backend, ExtensionUsage, GasUsage, QueryUsage};
use serde_json::{from_str, from_value, json, to_value, Value};
use sp_core::{Bytes, H256};
use sp_weights::Weight;

#[test]
fn a_query_survives_json() {
    let query = Query {
        program: Some(Bytes(vec![1, 2, 0xff])),
        hash: Some(H256::repeat_byte(7)),
        entrypoint: Some(3),
        args: Bytes(vec![4]),
        at: Some(H256::repeat_byte(8)),
        limits: Some(QueryLimits { gas: Some(u64::MAX), proof_size: Some(0), milliseconds: None }),
        engine: Engine::Native,
    };
    let json = to_value(&query).unwrap();
    assert_eq!(json["program"], "0x0102ff");
    assert_eq!(json["limits"], json!({ "gas": u64::MAX, "proofSize": 0 }));
    assert_eq!(json["engine"], "native");
    assert_eq!(from_value::<Query>(json).unwrap(), query);
}

#[test]
fn what_a_query_leaves_out_has_a_default() {
    let query: Query = from_str(r#"{"program": "0x"}"#).unwrap();
    assert_eq!(query, Query { program: Some(Bytes(vec![])), ..Default::default() });
    assert_eq!(query.engine, Engine::Auto);
    assert_eq!(to_value(&query).unwrap(), json!({"program": "0x", "args": "0x", "engine": "auto"}));
    let null =
        json!({"program": null, "hash": null, "entrypoint": null, "at": null, "limits": null});
    assert_eq!(from_value::<Query>(null).unwrap(), Query::default());
    assert_eq!(from_str::<QueryLimits>("{}").unwrap(), QueryLimits::default());
}

#[test]
fn engines_have_their_names_in_json() {
    for engine in Engine::ALL {
        assert_eq!(to_value(engine).unwrap(), engine.name());
    }
}

#[test]
fn a_runtime_interprets_programs() {
    let on = |engine, backend| {
        EngineSelection { engine, backend, reason: String::new() }.executing_backend()
    };
    assert_eq!(on(Engine::Runtime, None), Some(Backend::Interpreter));
    assert_eq!(on(Engine::Native, Some(Backend::Recompiler)), Some(Backend::Recompiler));
    assert_eq!(on(Engine::Native, None), None);
}

#[test]
fn what_is_no_query_is_refused() {
    let hash = format!("{:?}", H256::repeat_byte(7));
    let refused: [Value; 28] = [
        json!(null),
        json!(true),
        json!(7),
        json!("0x"),
        json!([[]]),
        json!({"programme": "0x"}),
        json!({"Program": "0x"}),
        json!({"program": "0x", "gas": 7}),
        json!({"program": 7}),
        json!({"program": [1, 2]}),
        json!({"program": {"bytes": "0x"}}),
        json!({"program": "0xzz"}),
        json!({"program": "\u{1f600}"}),
        json!({"hash": "0x"}),
        json!({"hash": hash[..64].to_string()}),
        json!({"hash": format!("{hash}00")}),
        json!({"hash": 7}),
        json!({"entrypoint": 256}),
        json!({"entrypoint": -1}),
        json!({"entrypoint": 0.5}),
        json!({"entrypoint": "0"}),
        json!({"args": null}),
        json!({"at": 7}),
        json!({"at": "best"}),
        json!({"limits": {"gas": -1}}),
        json!({"limits": {"gas": 1e300}}),
        json!({"limits": {"memory": 7}}),
        json!({"engine": "fastest"}),
    ];
    for json in refused {
        let error = from_value::<Query>(json.clone()).expect_err(&json.to_string());
        assert!(!error.to_string().is_empty());
    }
    for text in [
        "",
        "{",
        r#"{"program": "0x", "program": "0x"}"#,
        r#"{"limits": {"gas": 1, "gas": 2}}"#,
        r#"{"limits": {"gas": 18446744073709551616}}"#,
        r#"{"engine": "native" "#,
        &format!("{}{}", r#"{"limits":"#.repeat(10_000), "}".repeat(10_000)),
        &"[".repeat(100_000),
    ] {
        assert!(from_str::<Query>(text).is_err());
    }
}

#[test]
fn an_answer_is_as_documented() {
    let answer = QueryAnswer {
        result: Some(Bytes(vec![1])),
        error: None,
        at: BlockId { hash: H256::zero(), number: 7 },
        engine: EngineSelection {
            engine: Engine::Native,
            backend: Some(Backend::Recompiler),
            reason: "why".into(),
        },
        metrics: QueryMetrics {
            usage: QueryUsage {
                gas: GasUsage { load: 1, program: 2, host: 3 },
                weight: Weight::from_parts(6, 7),
                peak_memory: 4096,
                calls: vec![ExtensionUsage {
                    extension: u64::MAX,
                    calls: 1,
                    failed: 0,
                    bytes_in: 5,
                    bytes_out: 16,
                    gas: 3,
                }],
            },
            microseconds: Microseconds { queue: 1, load: 2, compile: 3, run: 4 },
        },
    };
    let json = to_value(&answer).unwrap();
    let expected = json!({
        "result": "0x01",
        "at": {"hash": format!("{:?}", H256::zero()), "number": 7},
        "engine": {"engine": "native", "backend": "recompiler", "reason": "why"},
        "metrics": {
            "gas": {"load": 1, "program": 2, "host": 3, "total": 6},
            "weight": {"refTime": 6, "proofSize": 7},
            "peakMemory": 4096,
            "calls": [{
                "extension": "18446744073709551615", "calls": 1, "failed": 0,
                "bytesIn": 5, "bytesOut": 16, "gas": 3
            }],
            "microseconds": {"queue": 1, "load": 2, "compile": 3, "run": 4}
        }
    });
    assert_eq!(json, expected);
    assert_eq!(from_value::<QueryAnswer>(json).unwrap(), answer);
}
