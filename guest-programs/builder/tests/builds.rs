//! Builds of real guests.

mod checkout;

use checkout::{copy_of_the_checkout, example, root};
use pvq_primitives::ProgramInterface;
use pvq_program_builder::{Abi, BuildError, Builder};
use std::{
    fs,
    process::{Command, Output},
};

fn command(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pvq-program-builder"))
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn the_same_sources_give_the_same_bytes_wherever_they_lie() {
    let elsewhere = tempfile::tempdir().unwrap();
    let checkout = elsewhere.path().join("another place");
    copy_of_the_checkout(&checkout);
    let copied = checkout.join("guest-programs/examples/swap-info");
    let there = Builder::new(&copied).target_directory(elsewhere.path().join("target"));
    let first = there.build().unwrap();
    let second = Builder::new(example("swap-info")).build().unwrap();
    assert_eq!(first.blob, second.blob);
    assert_eq!(first.metadata, second.metadata);

    // An error of the compiler is reported in the compiler's words.
    let source = copied.join("src/main.rs");
    let mut text = fs::read_to_string(&source).unwrap();
    text.push_str("compile_error!(\"this guest is wrong\");\n");
    fs::write(&source, text).unwrap();
    let error = there.build().unwrap_err();
    assert!(matches!(error, BuildError::Compile { .. }), "{error}");
    assert!(error.to_string().contains("this guest is wrong"), "{error}");
}

#[test]
fn the_outer_builds_flags_do_not_reach_the_guest() {
    let out = tempfile::tempdir().unwrap();
    let guest = example("total-supply");
    let arguments = [guest.to_str().unwrap(), "-o", out.path().to_str().unwrap()];
    let environment = [
        ("RUSTFLAGS", "--no-such-flag"),
        ("CARGO_ENCODED_RUSTFLAGS", "--no-such-flag"),
        ("CARGO_BUILD_TARGET", "no-such-target"),
        ("RUSTC_WRAPPER", "no-such-wrapper"),
        ("RUSTC", "no-such-compiler"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ];
    let output = command(&arguments, &environment);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let expected = Builder::new(&guest).build().unwrap();
    assert_eq!(fs::read(out.path().join("total-supply.polkavm")).unwrap(), expected.blob);
    let json = fs::read_to_string(out.path().join("total-supply.json")).unwrap();
    assert_eq!(Some(json), expected.metadata_json());
}

#[test]
fn a_program_describes_itself() {
    let builder = Builder::new(example("total-supply"));
    let program = builder.build().unwrap();
    let bare = builder.clone().metadata(false).build().unwrap();
    assert_eq!(bare.metadata, None);
    assert_eq!(ProgramInterface::of_blob(&bare.blob), Ok(None));
    assert_eq!(ProgramInterface::removed_from(&program.blob).unwrap(), bare.blob);

    let metadata = program.metadata.as_ref().unwrap();
    let interface = ProgramInterface::of_blob(&program.blob).unwrap().unwrap();
    assert_eq!(interface, metadata.try_into().unwrap());
    assert_eq!(interface.entrypoints[0].name, "total_supply");
    let details = metadata.program.as_ref().unwrap();
    assert_eq!((&*details.name, details.size as usize), ("total-supply", program.blob.len()));
    assert_eq!(details.hash, sp_crypto_hashing::blake2_256(&program.blob));
    assert_eq!(details.docs, ["The total supply of an asset"]);
    let docs = &metadata.entrypoints[0].docs;
    assert_eq!(*docs, ["Returns the total supply of `asset`, in its smallest unit."]);

    // The interface counts as a part of the blob.
    let bytes = bare.blob.len() as u32;
    assert!(builder.clone().metadata(false).max_program_size(bytes).build().is_ok());
    let error = builder.max_program_size(bytes).build().unwrap_err();
    assert!(matches!(error, BuildError::Refused { .. }), "{error}");
}

#[test]
fn the_typescript_is_the_json() {
    let out = tempfile::tempdir().unwrap();
    let program = Builder::new(example("total-supply")).build().unwrap();
    program.write(out.path()).unwrap();
    let text = fs::read_to_string(out.path().join("total-supply.ts")).unwrap();
    let (_, literal) = text.split_once("export const metadata = ").unwrap();
    let (literal, _) = literal.split_once(" as const\n").unwrap();
    assert_eq!(Some(format!("{literal}\n")), program.metadata_json());
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let out = tempfile::tempdir().unwrap();
    let write = || {
        let program = Builder::new(example("total-supply")).build().unwrap();
        let (blob, json) = program.write(out.path()).unwrap();
        [blob, json.unwrap()].map(|path| fs::metadata(path).unwrap().modified().unwrap())
    };
    assert_eq!(write(), write());
}

#[test]
fn sources_are_the_guests_and_its_libraries() {
    let program = Builder::new(example("total-supply")).metadata(false).build().unwrap();
    for source in [
        "guest-programs/examples/total-supply/src/main.rs",
        "guest-programs/examples/total-supply/Cargo.toml",
        "guest-programs/examples/Cargo.lock",
        "guest-programs/sdk/src/lib.rs",
        "guest-programs/sdk/Cargo.toml",
        "extensions/fungibles/src/lib.rs",
        "primitives/types/src/abi.rs",
    ] {
        assert!(program.sources.contains(&root().join(source)), "{source}: {:?}", program.sources);
    }
}

#[test]
fn a_missing_toolchain_is_reported_with_the_command_that_installs_one() {
    let guest = example("total-supply");
    let output =
        command(&[guest.to_str().unwrap()], &[("PVQ_GUEST_TOOLCHAIN", "no-such-toolchain")]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(message.contains("`no-such-toolchain`"), "{message}");
    assert!(message.contains("Run `./scripts/setup.sh`"), "{message}");
}

#[test]
fn what_is_not_a_guest_is_refused() {
    let refused = |builder: Builder, reason: &str| match builder.build().unwrap_err() {
        BuildError::NotAGuest { reason: given, .. } => assert!(given.contains(reason), "{given}"),
        other => panic!("{other}"),
    };
    refused(Builder::new("no/such/folder"), "No such file");
    refused(Builder::new(root().join("guest-programs/examples")), "give the package's folder");
    refused(Builder::new(root().join("guest-programs")), "Cargo.toml");
    refused(Builder::new(root().join("primitives/types")), "it has no binary");
    refused(
        Builder::new(example("legacy")),
        "legacy-sum-balance, legacy-swap-info, legacy-total-supply",
    );
    refused(Builder::new(example("total-supply")).binary("another"), "total-supply");
}

#[test]
fn all_binaries_of_a_guest_are_what_each_is_alone() {
    let builder = Builder::new(example("legacy")).abi(Abi::Legacy).metadata(false);
    let programs = builder.build_all().unwrap();
    let names: Vec<&str> = programs.iter().map(|program| &*program.name).collect();
    assert_eq!(
        names,
        ["legacy-language", "legacy-sum-balance", "legacy-swap-info", "legacy-total-supply"],
    );
    for program in programs {
        let alone = builder.clone().binary(&program.name).build().unwrap();
        assert_eq!(program.blob, alone.blob, "{}", program.name);
        assert_eq!(program.sources, alone.sources, "{}", program.name);
    }
    let with_metadata = Builder::new(example("total-supply"));
    let (all, alone) = (with_metadata.build_all().unwrap(), with_metadata.build().unwrap());
    assert_eq!((all.len(), &all[0].blob), (1, &alone.blob));
    assert_eq!(all[0].metadata, alone.metadata);
}

#[test]
fn a_program_that_cannot_tell_its_metadata_is_reported() {
    let builder = Builder::new(example("legacy")).binary("legacy-sum-balance").abi(Abi::Legacy);
    let error = builder.build().unwrap_err();
    assert!(matches!(error, BuildError::Metadata { .. }), "{error}");
    assert!(error.to_string().contains("#[pvq_program::program]"), "{error}");
}
