//! The commands that ask a node, against nodes in this process: one that runs the reference runtime
//! and lacks `pvq_*`, and many that are not what they should be.

mod ask;
mod asking;
mod hostile;
mod install;
mod node;
mod query;
mod register;
mod versions;

use pvq_guest_fixtures as fixtures;
use serde_json::Value;
use std::{fs, process::Command};
use tempfile::TempDir;

/// A folder with the programs that the tests use, in which the tool runs.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.add("total-supply.polkavm", fixtures::TOTAL_SUPPLY);
        folder.add("total-supply.json", fixtures::TOTAL_SUPPLY_METADATA);
        folder
    }

    fn add(&self, name: &str, contents: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), contents).unwrap();
    }

    fn pvq(&self, args: &[&str]) -> Run {
        self.pvq_with_key(args, None)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pvq"));
        command.args(args).env_remove("RUST_LOG").env_remove("PVQ_SURI");
        command.current_dir(self.0.path());
        command
    }

    fn pvq_with_key(&self, args: &[&str], key: Option<&str>) -> Run {
        let mut command = self.command(args);
        let output = command.envs(key.map(|key| ("PVQ_SURI", key))).output().unwrap();
        Run {
            // None is death by a signal.
            code: output.status.code().expect("the tool exits by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    #[track_caller]
    fn succeeds(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        serde_json::from_str(&self.succeeds()).unwrap()
    }

    #[track_caller]
    fn fails(self, code: i32, parts: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        contains(&self.err, parts);
    }
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{text} contains {part:?}");
    }
}
