//! Measurements of a query by the tool.

use pvq_guest_fixtures as fixtures;
use pvq_program_builder::Builder;
use serde_json::Value;
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

const SUM: [&str; 3] = ["sum_balance", "1984", r#"["//Alice", "//Bob"]"#];

fn pvq(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pvq"));
    let output = command.args(args).env_remove("RUST_LOG").current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder(blob: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("sum.polkavm"), blob).unwrap();
    fs::write(folder.path().join("sum.json"), fixtures::SUM_BALANCE_METADATA).unwrap();
    folder
}

#[track_caller]
fn json(folder: &Path, args: &[&str]) -> Value {
    let (code, out, err) = pvq(folder, &[args, &["--json"]].concat());
    assert_eq!(code, 0, "{out}{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn a_profile_names_functions_and_calls_and_has_all_of_the_gas() {
    let guest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../guest-programs/examples/sum-balance");
    let program = Builder::new(guest).debug(true).build().unwrap();
    let folder = folder(&program.blob);
    fs::write(folder.path().join("sum.json"), program.metadata_json().unwrap()).unwrap();
    let args = [&["profile", "sum.polkavm"], &SUM[..], &["-o", "sum.svg"]].concat();
    let report = json(folder.path(), &args);
    let run = json(folder.path(), &[&["run", "sum.polkavm"], &SUM[..]].concat());
    assert_eq!(report["result"], run["result"]);
    assert_eq!(report["metrics"]["gas"], run["metrics"]["gas"]);

    let stacks = report["stacks"].as_array().unwrap();
    let gas: i64 = stacks.iter().map(|stack| stack["gas"].as_i64().unwrap()).sum();
    assert_eq!(gas, run["metrics"]["gas"]["total"].as_i64().unwrap());
    let svg = fs::read_to_string(folder.path().join("sum.svg")).unwrap();
    for name in ["sum_balance", "ExtensionFungibles.balance", "load"] {
        let is_named = |stack: &Value| stack["stack"].to_string().contains(name);
        assert!(stacks.iter().any(is_named), "{name}: {stacks:?}");
        assert!(svg.contains(name), "{name}");
    }
    // A call belongs to the function that makes it.
    let call = stacks
        .iter()
        .map(|stack| stack["stack"].as_array().unwrap())
        .find(|stack| stack.last().is_some_and(|frame| frame == "ExtensionFungibles.balance"));
    assert!(call.unwrap().len() > 1, "{call:?}");
}

#[test]
fn a_profile_without_names_says_how_to_get_them() {
    let folder = folder(fixtures::SUM_BALANCE);
    let args = [&["profile", "sum.polkavm"], &SUM[..]].concat();
    let (code, out, _) = pvq(folder.path(), &args);
    assert_eq!(code, 0);
    assert!(out.contains("profile.svg") && out.contains("ExtensionFungibles.balance"), "{out}");
    assert!(folder.path().join("profile.svg").exists());

    let args = [&["profile", "sum.polkavm"], &SUM[..], &["-o", "missing/sum.svg"]].concat();
    let (code, _, err) = pvq(folder.path(), &args);
    assert_eq!(code, 1);
    assert!(err.contains("missing/sum.svg") && err.contains("name another"), "{err}");
}

#[test]
fn a_query_that_fails_has_a_profile_and_no_measurements() {
    let folder = folder(fixtures::SUM_BALANCE);
    let run = json(folder.path(), &[&["run", "sum.polkavm"], &SUM[..]].concat());
    let load = run["metrics"]["gas"]["load"].as_u64().unwrap();
    // Before the program is loaded there is nothing to draw.
    for (limit, is_drawn) in [(load / 2, false), (load + 1, true)] {
        let limit = limit.to_string();
        let low = [&SUM[..], &["--gas-limit", &limit]].concat();
        let (code, _, err) = pvq(folder.path(), &[&["profile", "sum.polkavm"], &low[..]].concat());
        assert_eq!(code, 4, "{err}");
        assert_eq!(folder.path().join("profile.svg").exists(), is_drawn, "{err}");
        let (code, _, err) = pvq(folder.path(), &[&["bench", "sum.polkavm"], &low[..]].concat());
        assert_eq!(code, 4);
        assert!(err.contains("gas"), "{err}");
    }
}

#[test]
fn a_benchmark_tells_gas_by_part_and_time_by_engine() {
    let folder = folder(fixtures::SUM_BALANCE);
    let args = [&["bench", "sum.polkavm"], &SUM[..], &["--rounds", "5"]].concat();
    let report = json(folder.path(), &args);
    let run = json(folder.path(), &[&["run", "sum.polkavm"], &SUM[..]].concat());
    for part in ["gas", "weight", "peakMemory"] {
        assert!(run["metrics"][part] != Value::Null, "{part}");
        assert_eq!(report["usage"][part], run["metrics"][part], "{part}");
    }
    assert_eq!(report["rounds"], 5);
    let engines = report["engines"].as_array().unwrap();
    let names: Vec<&str> = engines.iter().map(|e| e["engine"].as_str().unwrap()).collect();
    assert_eq!(names, ["runtime", "native"]);
    for engine in engines {
        let run = &engine["nanoseconds"]["run"];
        let time = |part: &str| run[part].as_u64().unwrap();
        assert!(0 < time("min") && time("min") <= time("median"), "{engine}");
        assert!(time("median") <= time("max"), "{engine}");
    }
    let (code, out, _) = pvq(folder.path(), &args);
    assert_eq!(code, 0);
    for part in ["load", "program", "host", "total", "runtime", "native"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let (code, ..) = pvq(folder.path(), &[&args[..], &["--rounds", "0"]].concat());
    assert_eq!(code, 2);
}
