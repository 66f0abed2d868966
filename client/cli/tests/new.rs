//! A new guest.

use pvq_program_builder::Builder;
use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

const PVQ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn pvq(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pvq")).args(args).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_new_guest_builds_runs_and_passes_its_test_at_once() {
    let folder = TempDir::new().unwrap();
    let output = pvq(folder.path(), &["new", "some/my-guest", "--pvq", PVQ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let out = text(&output.stdout);
    assert!(out.contains("cargo test") && out.contains("pvq run some/my-guest/my-guest"), "{out}");

    let guest = folder.path().join("some/my-guest");
    let built = Builder::new(&guest).build().unwrap();
    fs::write(guest.join("my-guest.polkavm"), built.blob).unwrap();
    let metadata = serde_json::to_vec(&built.metadata.unwrap()).unwrap();
    fs::write(guest.join("my-guest.json"), metadata).unwrap();
    let ask = |entrypoint: &str, accounts: &str| -> Value {
        let program = "some/my-guest/my-guest.polkavm";
        let output = pvq(folder.path(), &["run", program, entrypoint, "1984", accounts, "--json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["result"]["value"].clone()
    };
    assert_eq!(ask("held", r#"["//Alice", "//Bob"]"#), "3000000000");
    assert_eq!(ask("share", "[]"), 0);

    let test = Command::new(env!("CARGO"))
        .args(["test", "--target-dir"])
        .arg(folder.path().join("target"))
        .current_dir(&guest)
        .output()
        .unwrap();
    let (out, err) = (text(&test.stdout), text(&test.stderr));
    assert!(test.status.success() && out.contains("balances_add_up ... ok"), "{out}{err}");
}

#[test]
fn what_cannot_be_a_guest_is_refused_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let fails = |args: &[&str], part: &str| {
        let output = pvq(folder.path(), &[&["new"], args].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(text(&output.stderr).contains(part), "{}", text(&output.stderr));
    };
    for name in ["Guest", "1st", "a b", "..", "-", "é", "a.b"] {
        fails(&["--pvq", PVQ, "--", name], "small letters");
    }
    fails(&["guest", "--pvq", "nowhere"], "--pvq DIR");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none());

    fs::create_dir(folder.path().join("there")).unwrap();
    fs::write(folder.path().join("there/file"), "mine").unwrap();
    fails(&["there", "--pvq", PVQ], "cannot be written");
    assert_eq!(fs::read_to_string(folder.path().join("there/file")).unwrap(), "mine");
}
