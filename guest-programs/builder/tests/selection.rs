//! Features of guests, and the state of their dependencies.

use pvq_program_builder::{BuildError, Builder};
use std::{fs, path::Path, process::Command};

const GUESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guests");

/// A guest without dependencies, which needs no build to be refused.
fn alone(folder: &Path, dependencies: &str) -> Builder {
    let manifest = format!(
        "[package]\nname = \"alone\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    );
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/main.rs"), "fn main() {}\n").unwrap();
    Builder::new(folder).metadata(false)
}

fn reason(builder: Builder) -> String {
    match builder.build().unwrap_err() {
        BuildError::Dependencies { reason, .. } => reason,
        other => panic!("{other}"),
    }
}

#[test]
fn features_hold_for_the_program_and_its_metadata() {
    let usual = Builder::new(GUESTS).binary("features").build().unwrap();
    let metadata = usual.metadata.as_ref().unwrap();
    let parameter = metadata.types.resolve(metadata.entrypoints[0].inputs[0].ty.id).unwrap();
    assert!(format!("{:?}", parameter.type_def).contains("U32"));
    assert!(metadata.extension_fns.is_empty());

    let out = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_pvq-program-builder"))
        .args([GUESTS, "--bin", "features", "--no-default-features", "--features", "ledgers"])
        .args(["--locked", "-o", out.path().to_str().unwrap()])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json = fs::read_to_string(out.path().join("features.json")).unwrap();
    let selected = Builder::new(GUESTS)
        .binary("features")
        .default_features(false)
        .features(["ledgers"])
        .locked(true)
        .build()
        .unwrap();
    assert_eq!(selected.metadata_json(), Some(json));
    assert_eq!(fs::read(out.path().join("features.polkavm")).unwrap(), selected.blob);
    assert_ne!(selected.blob, usual.blob);
    let metadata = selected.metadata.unwrap();
    let parameter = metadata.types.resolve(metadata.entrypoints[0].inputs[0].ty.id).unwrap();
    assert!(format!("{:?}", parameter.type_def).contains("U64"));
    assert_eq!(metadata.extension_fns[0].2.name, "total_supply");
}

#[test]
fn a_feature_that_the_guest_does_not_have_is_refused() {
    let reason = reason(Builder::new(GUESTS).binary("features").features(["no-such-feature"]));
    assert!(reason.contains("no-such-feature"), "{reason}");
}

#[test]
fn a_binary_that_needs_a_feature_says_so() {
    let error = Builder::new(GUESTS).binary("calls").build().unwrap_err().to_string();
    assert!(error.contains("ledgers"), "{error}");
}

#[test]
fn a_lock_file_that_would_change_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let builder = alone(folder.path(), "").locked(true);
    let refused = reason(builder);
    assert!(refused.contains("--locked"), "{refused}");
    assert!(!folder.path().join("Cargo.lock").exists());

    let library = folder.path().join("library");
    fs::create_dir_all(library.join("src")).unwrap();
    fs::write(library.join("src/lib.rs"), "").unwrap();
    fs::write(library.join("Cargo.toml"), "[package]\nname = \"library\"\nversion = \"0.1.0\"\n")
        .unwrap();
    let old = "version = 4\n\n[[package]]\nname = \"alone\"\nversion = \"0.1.0\"\n";
    fs::write(folder.path().join("Cargo.lock"), old).unwrap();
    let builder = alone(folder.path(), "library = { path = \"library\" }").locked(true);
    let refused = reason(builder);
    assert!(refused.contains("--locked"), "{refused}");
    assert_eq!(fs::read_to_string(folder.path().join("Cargo.lock")).unwrap(), old);
}

#[test]
fn what_has_not_been_fetched_is_not_to_be_had_offline() {
    let folder = tempfile::tempdir().unwrap();
    let builder = alone(folder.path(), "no-such-crate-anywhere = \"1\"").offline(true);
    let refused = reason(builder);
    assert!(refused.contains("no-such-crate-anywhere"), "{refused}");
    assert!(refused.contains("offline"), "{refused}");
}
