//! The dependencies and features that the guide names.

use crate::{
    blocks::{parts, Mark},
    read, GUIDE,
};
use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};
use toml::Table;

/// The crates of PVQ in this runtime that the guide does not need: extensions that it refers to, and queries between chains.
const MORE: [&str; 5] = [
    "pallet-pvq-xcm",
    "pvq-extension-fees",
    "pvq-extension-runtime",
    "pvq-extension-swap",
    "pvq-extension-xcm-fees",
];

fn manifest(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the manifest that the guide shows.
fn shown() -> Table {
    let parts = parts(&read(GUIDE)).unwrap();
    let part = parts.into_iter().find(|part| part.mark == Mark::PartOf("Cargo.toml".into()));
    part.expect("the guide shows dependencies").code.parse().unwrap()
}

/// Returns the features of a manifest, without those of the crates that the guide does not need.
fn features(manifest: &Table) -> Vec<(String, BTreeSet<String>)> {
    let features = manifest["features"].as_table().unwrap();
    let enabled = |value: &toml::Value| {
        let names = value.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
        let more = |name: &&str| !MORE.iter().any(|more| name.split('/').next() == Some(more));
        names.filter(more).map(String::from).collect()
    };
    features.iter().map(|(name, value)| (name.clone(), enabled(value))).collect()
}

/// Returns `path` without its `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => assert!(normal.pop(), "{path:?} is within the repository"),
            component => normal.push(component),
        }
    }
    normal
}

#[test]
fn the_crate_has_the_dependencies_that_the_guide_names() {
    let (guide, own) = (shown(), manifest("Cargo.toml"));
    let workspace = manifest("../../Cargo.toml");
    let inherited = workspace["workspace"]["dependencies"].as_table().unwrap();
    for section in ["dependencies", "dev-dependencies"] {
        let named = guide[section].as_table().unwrap();
        assert!(!named.is_empty());
        for (name, dependency) in named {
            let of_crate = own[section].get(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!(of_crate["workspace"].as_bool(), Some(true), "{name}");
            for (key, value) in dependency.as_table().unwrap() {
                match key.as_str() {
                    "path" => {
                        let path = Path::new(value.as_str().unwrap());
                        let known = Path::new(inherited[name]["path"].as_str().unwrap());
                        assert_eq!(normal(known), normal(path), "{name}");
                    }
                    _ => assert_eq!(inherited[name].get(key), Some(value), "{key} of {name}"),
                }
            }
        }
    }
}

#[test]
fn the_crate_needs_nothing_of_pvq_that_the_guide_does_not_name() {
    let (guide, own) = (shown(), manifest("Cargo.toml"));
    for section in ["dependencies", "dev-dependencies"] {
        let names = own[section].as_table().unwrap().keys();
        for name in names.filter(|name| name.contains("pvq") && !MORE.contains(&name.as_str())) {
            assert!(guide[section].get(name).is_some(), "{name} is missing from the guide");
        }
    }
}

#[test]
fn the_crate_has_the_features_that_the_guide_names() {
    let own = features(&manifest("Cargo.toml"));
    for (name, enables) in features(&shown()) {
        let (_, of_crate) = own.iter().find(|(known, _)| *known == name).unwrap();
        assert!(enables.is_subset(of_crate), "{name}");
        let pvq: BTreeSet<_> =
            of_crate.iter().filter(|entry| entry.contains("pvq")).cloned().collect();
        assert!(pvq.is_subset(&enables), "{name} of the guide lacks some of {pvq:?}");
    }
}
