//! This crate contains all of the guide's code, and has the dependencies and features that it names.

#[path = "../blocks.rs"]
mod blocks;

use blocks::parts;
use std::{collections::BTreeSet, fs};
use toml::Table;

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the part of that name.
fn part(name: &str) -> String {
    let parts = parts(&read(blocks::GUIDE)).unwrap();
    let found = parts.into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("the guide has no part `{name}`")).1
}

fn features(manifest: &Table) -> Vec<(String, BTreeSet<String>)> {
    let features = manifest["features"].as_table().unwrap();
    let enabled = |value: &toml::Value| {
        value.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_string()).collect()
    };
    features.iter().map(|(name, value)| (name.clone(), enabled(value))).collect()
}

#[test]
fn every_part_of_the_guide_is_compiled() {
    let sources: String = ["src/lib.rs", "src/tests.rs"].map(read).concat();
    for (name, _) in parts(&read(blocks::GUIDE)).unwrap() {
        let included = format!("include!(concat!(env!(\"OUT_DIR\"), \"/{name}\"));");
        assert!(name == "Cargo.toml" || sources.contains(&included), "{name} is compiled nowhere");
    }
}

#[test]
fn the_crate_has_the_dependencies_that_the_guide_names() {
    let guide: Table = part("Cargo.toml").parse().unwrap();
    let own = manifest("Cargo.toml");
    let workspace = manifest("../../../Cargo.toml");
    let inherited = workspace["workspace"]["dependencies"].as_table().unwrap();
    for section in ["dependencies", "dev-dependencies"] {
        let named = guide[section].as_table().unwrap();
        assert!(!named.is_empty());
        for (name, dependency) in named {
            let of_crate = own[section].get(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!(of_crate["workspace"].as_bool(), Some(true), "{name}");
            for (key, value) in dependency.as_table().unwrap() {
                assert_eq!(inherited[name].get(key), Some(value), "{key} of {name}");
            }
        }
    }
}

#[test]
fn the_crate_needs_nothing_of_pvq_that_the_guide_does_not_name() {
    let guide: Table = part("Cargo.toml").parse().unwrap();
    let own = manifest("Cargo.toml");
    for section in ["dependencies", "dev-dependencies"] {
        let names = own[section].as_table().unwrap().keys();
        for name in names.filter(|name| name.contains("pvq")) {
            assert!(guide[section].get(name).is_some(), "{name} is missing from the guide");
        }
    }
}

#[test]
fn the_crate_has_the_features_that_the_guide_names() {
    let own = features(&manifest("Cargo.toml"));
    for (name, enables) in features(&part("Cargo.toml").parse().unwrap()) {
        let (_, of_crate) = own.iter().find(|(known, _)| *known == name).unwrap();
        assert!(enables.is_subset(of_crate), "{name}");
        let pvq: BTreeSet<_> =
            of_crate.iter().filter(|entry| entry.contains("pvq")).cloned().collect();
        assert!(pvq.is_subset(&enables), "{name} of the guide lacks some of {pvq:?}");
    }
}

#[test]
fn the_guide_refers_to_files_that_are_there() {
    let guide = read(blocks::GUIDE);
    let links = guide.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let (sections, files): (Vec<_>, Vec<_>) = links.partition(|link| link.starts_with('#'));
    assert!(!sections.is_empty() && !files.is_empty());
    for file in files {
        assert!(fs::exists(format!("../{file}")).unwrap(), "{file} is not there");
    }
    let headings: BTreeSet<String> = guide
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| {
            let kept = heading.to_lowercase().replace(' ', "-");
            kept.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
        })
        .collect();
    for section in sections {
        assert!(headings.contains(&section[1..]), "{section} is no heading");
    }
}

#[test]
fn a_block_that_nothing_checks_is_refused() {
    for (guide, reason) in [
        ("text\n```rust\nfn f() {}\n```\n", "line 2: say which part"),
        ("```toml\n```\n", "line 1: say which part"),
        ("<!-- guide: a.rs -->\ntext\n", "line 2: put the block right after"),
        ("<!-- guide: a.rs -->\n<!-- guide: b.rs -->\n", "line 2: the mark before"),
        ("<!-- guide: a.rs -->\n", "the mark of `a.rs`"),
    ] {
        let error = parts(guide).unwrap_err();
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn the_blocks_of_a_part_follow_one_another() {
    let guide = "<!-- guide: a.rs -->\n```rust\none\n```\n```sh\nnot this\n```\n\
                 <!-- guide: b.rs -->\n\n```rust\nother\n```\n\
                 <!-- guide: a.rs -->\n```rust\ntwo\n\nthree\n```\n";
    let expected = [("a.rs", "one\n\ntwo\n\nthree\n"), ("b.rs", "other\n")];
    let expected = expected.map(|(name, code)| (name.to_string(), code.to_string()));
    assert_eq!(parts(guide).unwrap(), expected);
}
