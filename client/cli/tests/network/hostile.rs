use crate::{
    node::{error, on, reference, with_programs, Node, BEST},
    query::answer,
    Folder, Run,
};
use pvq_primitives::{PerSource, RegisteredProgram};
use serde_json::{json, Value};
use sp_core::H256;
use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

fn ask(url: &str) -> Run {
    let query =
        ["query", "--program", "total-supply.polkavm", "total_supply", "1984", "--url", url];
    Folder::new().pvq(&query)
}

/// Returns whether a text cannot harm the terminal that it is printed on.
fn is_plain(text: &str) -> bool {
    // As Rust escapes what is not printable, such as changes of direction.
    let escaped = |char: char| char.escape_debug().len() > 1;
    text.chars().all(|char| matches!(char, '\n' | '\'' | '"' | '\\') || !escaped(char))
}

/// The answer with `value` at `pointer`.
fn answer_with(pointer: &str, value: Value) -> Value {
    let mut answer = answer();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = answer.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    answer
}

#[test]
fn answers_that_make_no_sense_are_errors() {
    let huge: Value = serde_json::from_str("1e400").unwrap();
    let beyond: Value = serde_json::from_str("340282366920938463463374607431768211456").unwrap();
    let mut answers = vec![
        json!(null),
        json!(true),
        json!(0),
        json!("0x00"),
        json!([]),
        json!({}),
        json!([[[[[[]]]]]]),
        answer_with("/error", json!({ "kind": "Trap", "message": "both" })),
        answer_with("/result", json!(null)),
        answer_with("/result", json!("0xzz")),
        answer_with("/result", json!(5)),
        answer_with("/at/hash", json!("0x12")),
        answer_with("/at/number", json!(-1)),
        answer_with("/engine/engine", json!("quantum")),
        answer_with("/engine/reason", json!(null)),
        answer_with("/metrics/gas/host", huge.clone()),
        answer_with("/metrics/gas/load", beyond.clone()),
        answer_with("/metrics/weight/refTime", beyond),
        answer_with("/metrics/weight/proofSize", json!(-1)),
        answer_with("/metrics/peakMemory", json!(4_294_967_296u64)),
        answer_with("/metrics/calls", json!({})),
        answer_with("/metrics/calls/0/extension", json!("")),
        answer_with("/metrics/calls/0/extension", json!("-1")),
        answer_with("/metrics/calls/0/extension", json!("18446744073709551616")),
        answer_with("/metrics/calls/0/extension", json!("\u{1b}[2J")),
        answer_with("/metrics/microseconds/run", json!(1.5)),
        answer_with("/metrics/microseconds/run", huge),
    ];
    for field in ["at", "engine", "metrics", "result"] {
        let mut answer = answer();
        answer.as_object_mut().unwrap().remove(field);
        answers.push(answer);
    }
    for answer in answers {
        let run = ask(Node::answering(&[("pvq_query", answer.clone())]).url());
        assert_eq!((run.code, &*run.out), (5, ""), "{answer}: {}", run.err);
        assert!(run.err.contains("makes no sense") && is_plain(&run.err), "{answer}: {}", run.err);
    }
}

#[test]
fn the_largest_numbers_are_printed_as_they_are() {
    let mut largest = answer();
    let metrics = &mut largest["metrics"];
    metrics["gas"] = json!({ "load": i64::MAX, "program": i64::MAX, "host": i64::MAX, "total": 1 });
    metrics["weight"] = json!({ "refTime": u64::MAX, "proofSize": u64::MAX });
    metrics["peakMemory"] = json!(u32::MAX);
    metrics["microseconds"] =
        json!({ "queue": u64::MAX, "load": u64::MAX, "compile": u64::MAX, "run": u64::MAX });
    let calls = json!({
        "extension": "18446744073709551615", "calls": u64::MAX, "failed": u64::MAX,
        "bytesIn": u64::MAX, "bytesOut": u64::MAX, "gas": i64::MIN,
    });
    metrics["calls"] = json!([calls, calls]);
    largest["at"]["number"] = json!(u64::MAX);
    let node = Node::answering(&[("pvq_query", largest)]);
    let out = ask(node.url()).succeeds();
    assert!(out.contains("#18446744073709551615"), "{out}");
    let args = ["query", "--json", "--program", "total-supply.polkavm", "total_supply", "1984"];
    Folder::new().pvq(&[&args[..], &["--url", node.url()]].concat()).json();
}

#[test]
fn texts_of_a_node_do_not_steer_the_terminal() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\r\n\u{9b}31m\u{202e}\u{200b}\u{2066}\u{2028}";
    let mut failed = answer_with("/engine/reason", json!(evil));
    failed["error"] = json!({ "kind": evil, "message": evil.repeat(100_000) });
    failed.as_object_mut().unwrap().remove("result");
    let run = ask(Node::answering(&[("pvq_query", failed)]).url());
    assert_eq!(run.code, 4);
    assert!(is_plain(&run.out) && is_plain(&run.err));
    assert!(run.err.len() < 10_000);

    let mut module = reference();
    on(&mut module, "pvq_query", move |_| Err(error(-32000, evil, Some(evil))));
    on(&mut module, "state_getRuntimeVersion", move |_| {
        Ok(json!({ "specName": evil, "specVersion": 1, "apis": [] }))
    });
    let node = Node::serving(module);
    let run = ask(node.url());
    assert!(run.code == 5 && is_plain(&run.err), "{:?}", run.err);
    let run = Folder::new().pvq(&["programs", "--url", node.url()]);
    assert!(run.code == 5 && is_plain(&run.err), "{:?}", run.err);
}

#[test]
fn texts_of_a_chain_do_not_steer_the_terminal_in_json_either() {
    let evil = "\u{1b}[2J\u{9b}31m\u{7f}\u{202e}\u{200b}\u{e0041}";
    let program = RegisteredProgram {
        hash: H256::repeat_byte(1),
        size: None,
        limits: None,
        sources: PerSource::all(true),
        label: evil.into(),
    };
    let node = Node::serving(with_programs(vec![program]));
    let out = Folder::new().pvq(&["programs", "--json", "--url", node.url()]).succeeds();
    assert!(is_plain(&out), "{out:?}");
    let programs: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(programs["programs"][0]["label"], evil);
}

#[test]
fn an_answer_for_another_block_is_no_answer() {
    let node = Node::answering(&[("pvq_query", answer())]);
    let at = |hash: H256| {
        let hash = format!("{hash:?}");
        let query = ["query", "--program", "total-supply.polkavm", "total_supply", "1984", "--at"];
        Folder::new().pvq(&[&query[..], &[&hash, "--url", node.url()]].concat())
    };
    at(BEST).succeeds();
    at(H256::repeat_byte(1)).fails(5, &["another block"]);
}

#[test]
fn a_result_of_another_type_is_a_failure() {
    for result in ["0x", "0x00", "0x0000000000000000000000000000000000"] {
        let node = Node::answering(&[("pvq_query", answer_with("/result", json!(result)))]);
        ask(node.url()).fails(4, &["is no u128"]);
    }
}

#[test]
fn blocks_that_are_none_are_errors() {
    for (method, answer) in [
        ("chain_getBlockHash", json!(null)),
        ("chain_getBlockHash", json!("0x1234")),
        ("chain_getBlockHash", json!([BEST])),
        ("chain_getHeader", json!({})),
        ("chain_getHeader", json!({ "number": "" })),
        ("chain_getHeader", json!({ "number": "0x-1" })),
        ("chain_getHeader", json!({ "number": "0x1ffffffffffffffff" })),
        ("chain_getHeader", json!({ "number": 5 })),
        ("state_getRuntimeVersion", json!({ "specName": 5 })),
        ("state_getRuntimeVersion", json!({ "specName": "x", "specVersion": -1, "apis": [] })),
        ("state_getRuntimeVersion", json!({ "specName": "x", "specVersion": 1, "apis": [1] })),
    ] {
        let mut module = reference();
        let same = answer.clone();
        on(&mut module, method, move |_| Ok(same.clone()));
        let node = Node::serving(module);
        for run in [ask(node.url()), Folder::new().pvq(&["metadata", "--url", node.url()])] {
            assert!(run.code == 5 && run.err.contains("makes no sense"), "{answer}: {}", run.err);
        }
    }
}

#[test]
fn runtimes_that_answer_nonsense_are_errors() {
    // A vector of a gigabyte, of which nothing follows; one byte; too much; text.
    let answers = ["0x", "0x00", "0x01", "0x0103000040", "0xffffffffff", "zz", "0x0001020304"];
    for answer in answers {
        let mut module = reference();
        on(&mut module, "state_call", move |_| Ok(json!(answer)));
        let node = Node::serving(module);
        let folder = Folder::new();
        let register = ["register", "--print", "--program", "total-supply.polkavm", "--url"];
        for args in [&["metadata", "--url"][..], &["programs", "--url"], &register] {
            // No programs is an answer.
            if (answer, args[0]) == ("0x00", "programs") {
                continue;
            }
            let run = folder.pvq(&[args, &[node.url()]].concat());
            assert!(run.code == 5 && run.err.contains("makes no sense"), "{answer}: {}", run.err);
        }
        let run = ask(node.url());
        assert!(run.code == 5 && run.err.contains("makes no sense"), "{answer}: {}", run.err);
    }
}

#[test]
fn a_list_of_programs_without_end_is_left() {
    let mut module = reference();
    // One program again and again: hash, no size, no limits, no source, no label.
    let page = const_hex::encode_prefixed([&[4][..], &[7; 32], &[0, 0, 0, 0, 0, 0, 0]].concat());
    on(&mut module, "state_call", move |_| Ok(json!(page)));
    let node = Node::serving(module);
    let run = Folder::new().pvq(&["programs", "--url", node.url()]);
    run.fails(5, &["not in the order of their hashes"]);
}

#[test]
fn what_is_no_node_is_not_reached() {
    let greetings =
        ["", "SSH-2.0-server\r\n", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 101 Hi\r\n\r\n\u{81}"];
    for greeting in greetings {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            let _ = client.read(&mut [0; 1024]);
            let _ = client.write_all(greeting.as_bytes());
        });
        ask(&url).fails(5, &["cannot reach a node", &url]);
    }
    ask("ws://no such host").fails(5, &["cannot reach a node"]);
    ask("ws://").fails(5, &["cannot reach a node"]);
}

#[test]
fn a_server_that_says_nothing_is_left_after_ten_seconds() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    let start = Instant::now();
    ask(&url).fails(5, &["cannot reach a node"]);
    let waited = start.elapsed();
    assert!(waited > Duration::from_secs(9) && waited < Duration::from_secs(25), "{waited:?}");
}
