//! A program does not depend on what surrounds its source.

mod checkout;

use checkout::{copy_of_the_checkout, example, root};
use pvq_program_builder::Builder;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Settings for other builds, each of which would break that of a guest.
const CONFIGURATION: &str = r#"
[build]
target = "wasm32-unknown-unknown"
target-dir = "elsewhere"
build-dir = "elsewhere still"
dep-info-basedir = "."
rustc = "no-such-compiler"
rustc-wrapper = "no-such-wrapper"
rustc-workspace-wrapper = "no-such-wrapper"
rustflags = ["--no-such-flag"]
incremental = true

[target.riscv64emac-unknown-none-polkavm]
linker = "no-such-linker"
runner = "no-such-runner"
rustflags = ["--no-such-flag"]

[target.'cfg(target_env = "polkavm")']
rustflags = ["--no-such-flag"]

[unstable]
build-std = ["std"]
build-std-features = ["no-such-feature"]

[profile.release]
codegen-units = 16
debug = "full"
debug-assertions = true
lto = "off"
opt-level = 0
overflow-checks = false
split-debuginfo = "packed"
strip = true

[env]
RUSTC_BOOTSTRAP = { value = "-1", force = true }
RUSTFLAGS = { value = "--no-such-flag", force = true }
"#;

fn build(guest: &Path, out: &Path, environment: &[(&str, &Path)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pvq-program-builder"))
        .arg(guest)
        .args(["--locked", "--target-dir"])
        .arg(out.join("of the compiler"))
        .arg("-o")
        .arg(out)
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[track_caller]
fn assert_same(output: &Output, out: &Path) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let expected = Builder::new(example("sum-balance")).build().unwrap();
    assert_eq!(fs::read(out.join("sum-balance.polkavm")).unwrap(), expected.blob);
    let json = fs::read_to_string(out.join("sum-balance.json")).unwrap();
    assert_eq!(Some(json), expected.metadata_json());
}

#[test]
fn a_configuration_above_the_guest_is_for_other_builds() {
    let elsewhere = tempfile::tempdir().unwrap();
    let checkout = elsewhere.path().join("a checkout");
    copy_of_the_checkout(&checkout);
    fs::create_dir(elsewhere.path().join(".cargo")).unwrap();
    fs::write(elsewhere.path().join(".cargo/config.toml"), CONFIGURATION).unwrap();
    let out = elsewhere.path().join("written here");
    let output = build(&checkout.join("guest-programs/examples/sum-balance"), &out, &[]);
    assert_same(&output, &out);
    // The source files are known by their whole paths all the same.
    let program = Builder::new(checkout.join("guest-programs/examples/sum-balance"))
        .target_directory(out.join("of the compiler"))
        .metadata(false)
        .build()
        .unwrap();
    let source = checkout.join("guest-programs/examples/sum-balance/src/main.rs");
    assert!(program.sources.contains(&source.canonicalize().unwrap()), "{:?}", program.sources);
}

#[test]
fn vendored_dependencies_and_another_home_of_cargo_give_the_same_bytes() {
    let elsewhere = tempfile::tempdir().unwrap();
    let home = elsewhere.path().join("a home of cargo");
    let vendored = elsewhere.path().join("vendored crates");
    // With the dependencies of the standard library, which a guest's build compiles.
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().unwrap().stdout;
    let sysroot = PathBuf::from(String::from_utf8(sysroot).unwrap().trim());
    let vendor = Command::new("cargo")
        .args(["vendor", "--locked", "--manifest-path"])
        .arg(root().join("guest-programs/examples/Cargo.toml"))
        .arg("--sync")
        .arg(sysroot.join("lib/rustlib/src/rust/library/Cargo.toml"))
        .arg(&vendored)
        // The standard library's manifest has unstable settings.
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .unwrap();
    assert!(vendor.status.success(), "{}", String::from_utf8_lossy(&vendor.stderr));
    fs::create_dir(&home).unwrap();
    let configuration = format!(
        "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = {:?}\n",
        vendored.to_str().unwrap()
    );
    fs::write(home.join("config.toml"), configuration).unwrap();
    let out = elsewhere.path().join("written here");
    let output = build(&example("sum-balance"), &out, &[("CARGO_HOME", &home)]);
    assert_same(&output, &out);
    assert!(!home.join("registry/src").exists(), "nothing was taken from a registry");
}

#[test]
fn a_toolchain_that_the_guests_folder_asks_for_and_that_is_not_there_is_reported_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let asked = "[toolchain]\npath = \"/no/such/toolchain\"\n";
    fs::write(folder.path().join("rust-toolchain.toml"), asked).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/main.rs"), "fn main() {}\n").unwrap();
    let manifest = "[package]\nname = \"guest\"\nversion = \"0.1.0\"\n[workspace]\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    // By the folder, and by the manifest in it.
    for guest in [folder.path().to_owned(), folder.path().join("Cargo.toml")] {
        let nothing = Path::new("");
        let output = build(&guest, folder.path(), &[("PVQ_GUEST_TOOLCHAIN", nothing)]);
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{message}");
        // Where there is a fallback, it is the guest that is refused.
        let fallback = Command::new("rustup").args(["run", "debian", "rustc", "-V"]).output();
        if !fallback.is_ok_and(|output| output.status.success()) {
            assert!(message.contains("`rust-toolchain.toml`"), "{message}");
            assert!(message.contains("/no/such/toolchain"), "{message}");
            assert_eq!(message.trim().lines().count(), 1, "{message}");
        }
    }
}
