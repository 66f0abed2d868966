//! The integration guide shows the code of this crate, and what it says in words holds.

mod blocks;
mod manifest;
mod words;

use blocks::{contains, parts, Mark};
use std::{collections::BTreeSet, fs};

/// The path of the guide from the folder of this crate.
const GUIDE: &str = "../../pallets/pvq/README.md";

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_block_of_the_guide_is_the_file_that_it_says_or_a_part_of_it() {
    let mut files = BTreeSet::new();
    for part in parts(&read(GUIDE)).unwrap() {
        let file = read(part.mark.path());
        match &part.mark {
            // Dependencies and features are compared one by one.
            Mark::PartOf(path) if path == "Cargo.toml" => {}
            Mark::PartOf(path) => {
                assert!(contains(&file, &part.code), "not in {path}:\n{}", part.code);
            }
            Mark::AllOf(path) => assert_eq!(file, part.code, "{path}"),
        }
        files.insert(part.mark.path().to_string());
    }
    assert!(files.len() >= 8, "{files:?}");
}

#[test]
fn the_guide_refers_to_files_that_are_there() {
    let guide = read(GUIDE);
    let links = guide.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let (sections, files): (Vec<_>, Vec<_>) = links.partition(|link| link.starts_with('#'));
    assert!(!sections.is_empty() && !files.is_empty());
    for file in files {
        assert!(fs::exists(format!("../../pallets/pvq/{file}")).unwrap(), "{file} is not there");
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
