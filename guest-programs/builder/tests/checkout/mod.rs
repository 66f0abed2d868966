//! The repository, and copies of it in other places.

#![allow(dead_code)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

pub fn example(name: &str) -> PathBuf {
    root().join("guest-programs/examples").join(name)
}

/// Copies the folders that an example is built from to another place.
pub fn copy_of_the_checkout(to: &Path) {
    fn copy(from: &Path, to: &Path) {
        if from.is_dir() {
            fs::create_dir_all(to).unwrap();
            for entry in fs::read_dir(from).unwrap().flatten() {
                if entry.file_name() != "target" {
                    copy(&entry.path(), &to.join(entry.file_name()));
                }
            }
        } else {
            fs::copy(from, to).unwrap();
        }
    }
    for part in [
        "extensions",
        "guest-programs/examples",
        "guest-programs/sdk",
        "primitives/executor",
        "primitives/procedural",
        "primitives/types",
        "Cargo.toml",
        "Cargo.lock",
    ] {
        fs::create_dir_all(to.join(part).parent().unwrap()).unwrap();
        copy(&root().join(part), &to.join(part));
    }
}
