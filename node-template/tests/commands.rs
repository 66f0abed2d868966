//! Tests of the node's commands, which run its binary.

use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;

fn node(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pvq-node")).args(args).output().expect("the node starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs the node with `args`, which it has to accept, and returns its output.
fn accepted(args: &[&str]) -> String {
    let output = node(args);
    assert!(output.status.success(), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// Runs the node with `args`, which it has to refuse, and returns its complaint.
fn refused(args: &[&str]) -> String {
    let output = node(args);
    assert!(!output.status.success(), "{args:?} is accepted");
    let complaint = text(&output.stderr);
    assert!(!complaint.contains("panicked"), "{complaint}");
    complaint
}

fn spec(args: &[&str]) -> Value {
    let json = accepted(&[&["export-chain-spec"], args].concat());
    serde_json::from_str(&json).expect("a specification is JSON")
}

#[test]
fn each_chain_has_a_specification() {
    for (chain, authorities) in [("dev", 1), ("local", 2)] {
        let plain = spec(&["--chain", chain]);
        assert_eq!(plain["properties"]["tokenSymbol"], "UNIT");
        let preset = &plain["genesis"]["runtimeGenesis"]["patch"];
        assert_eq!(preset["aura"]["authorities"].as_array().unwrap().len(), authorities);
        let raw = spec(&["--chain", chain, "--raw"]);
        // The storage key of `:code`.
        assert!(raw["genesis"]["raw"]["top"]["0x3a636f6465"].is_string());
    }
}

#[test]
fn a_specification_is_small_enough_for_light_clients() {
    let raw = accepted(&["export-chain-spec", "--chain", "dev", "--raw"]);
    assert!(raw.len() < 3 * 1024 * 1024, "{} bytes", raw.len());
    let spec: Value = serde_json::from_str(&raw).unwrap();
    assert!(spec["protocolId"].is_null(), "it is deprecated");
}

#[test]
fn a_specification_from_a_file_is_the_same_chain() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("spec.json");
    let file = file.to_str().unwrap();
    accepted(&["export-chain-spec", "--chain", "local", "--output", file]);
    let direct = spec(&["--chain", "local", "--raw"]);
    assert_eq!(spec(&["--chain", file, "--raw"]), direct);
    let built = accepted(&["build-spec", "--chain", file, "--raw", "--disable-default-bootnode"]);
    assert_eq!(serde_json::from_str::<Value>(&built).unwrap(), direct);
}

#[test]
fn a_chain_that_does_not_exist_is_refused_with_those_that_do() {
    let complaint = refused(&["export-chain-spec", "--chain", "polkadot"]);
    assert!(complaint.contains("error: "), "{complaint}");
    assert!(complaint.contains("--chain takes `dev`, `local` or the path"), "{complaint}");
}

#[test]
fn a_hostile_specification_is_refused_and_does_not_start() {
    let folder = TempDir::new().unwrap();
    let local = spec(&["--chain", "local"]);
    let change = |pointer: &str, value: Value| {
        let mut spec = local.clone();
        *spec.pointer_mut(pointer).expect("it is there") = value;
        spec.to_string()
    };
    let patch = "/genesis/runtimeGenesis/patch";
    let cases = [
        ("no JSON", "{\"name\":".into()),
        ("no specification", "[]".into()),
        ("Wasm that is none", change("/genesis/runtimeGenesis/code", "0x00".into())),
        ("an account that is none", change(&format!("{patch}/sudo/key"), "Alice".into())),
        ("a field that does not exist", change(patch, serde_json::json!({ "pvq": { "x": 1 } }))),
        (
            "a program that cannot run",
            change(
                patch,
                serde_json::json!({ "pvq": { "programs": [{
                    "code": "0x00", "label": "x",
                    "sources": { "runtimeApi": true, "extrinsic": true, "xcm": true, "runtime": true },
                }] } }),
            ),
        ),
    ];
    for (name, spec) in cases {
        let file = folder.path().join("spec.json");
        fs::write(&file, spec).unwrap();
        let complaint = node(&["export-chain-spec", "--raw", "--chain", file.to_str().unwrap()]);
        assert!(!complaint.status.success(), "{name} is accepted");
        let complaint = text(&complaint.stderr);
        assert!(complaint.contains("rror"), "{name}: {complaint}");
    }
}

#[test]
fn keys_are_made_and_inspected() {
    let made = accepted(&["key", "generate", "--output-type", "json"]);
    let made: Value = serde_json::from_str(&made).unwrap();
    let phrase = made["secretPhrase"].as_str().unwrap();
    let inspected = accepted(&["key", "inspect", phrase, "--output-type", "json"]);
    let inspected: Value = serde_json::from_str(&inspected).unwrap();
    assert_eq!(inspected["publicKey"], made["publicKey"]);
}

#[test]
fn limits_of_queries_that_make_no_sense_are_refused() {
    for args in [
        ["--pvq-concurrency", "0"],
        ["--pvq-max-time", "0"],
        ["--pvq-queue", "many"],
        ["--pvq-peer-share", "101"],
        // More than there are instances of the runtime.
        ["--pvq-concurrency", "100"],
        ["--pvq-state-call-threads", "100"],
    ] {
        let complaint = refused(&args);
        assert!(complaint.contains(args[0]), "{complaint}");
    }
}

/// Runs a development chain in `base` until it has `blocks` blocks.
fn grow(base: &Path, blocks: u32) {
    let log = fs::File::create(base.join("log")).unwrap();
    let mut node = Command::new(env!("CARGO_BIN_EXE_pvq-node"))
        .args(["--dev", "--no-mdns", "--no-prometheus", "--no-telemetry", "--rpc-port", "0"])
        .args(["--listen-addr", "/ip4/127.0.0.1/tcp/0", "--base-path", base.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .expect("the node starts");
    let started = Instant::now();
    let grown = loop {
        let log = fs::read_to_string(base.join("log")).unwrap();
        if log.contains(&format!("finalized #{blocks} ")) {
            break true;
        }
        if started.elapsed() > Duration::from_secs(180) || node.try_wait().unwrap().is_some() {
            break false;
        }
        sleep(Duration::from_millis(200));
    };
    node.kill().unwrap();
    node.wait().unwrap();
    assert!(grown, "{}", fs::read_to_string(base.join("log")).unwrap());
}

/// Returns the number of the best block.
fn best(chain: &[&str]) -> u64 {
    let info = accepted(&[&["chain-info"], chain].concat());
    let info: Value = serde_json::from_str(&info).expect("it is JSON");
    info["best_number"].as_u64().expect("it is a number")
}

#[test]
fn a_chain_grows_is_checked_exported_imported_reverted_and_purged() {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let base = |folder: &TempDir| folder.path().to_str().unwrap().to_owned();
    let (first_base, second_base) = (base(&first), base(&second));
    let on_first = ["--dev", "--base-path", first_base.as_str()];
    let on_second = ["--dev", "--base-path", second_base.as_str()];
    grow(first.path(), 2);

    accepted(&[&["check-block", "1"], &on_first[..]].concat());
    assert!(best(&on_first) >= 2);

    let blocks = second.path().join("blocks");
    let blocks = blocks.to_str().unwrap();
    accepted(&[&["export-blocks", "--to", "2", blocks], &on_first[..]].concat());
    accepted(&[&["import-blocks", blocks], &on_second[..]].concat());
    assert_eq!(best(&on_second), 2);
    // The imported blocks are unfinalized, so that they can be reverted.
    accepted(&[&["revert", "1"], &on_second[..]].concat());
    assert_eq!(best(&on_second), 1);

    accepted(&[&["purge-chain", "-y"], &on_first[..]].concat());
    assert!(!first.path().join("chains/pvq_dev/paritydb").exists());
}
