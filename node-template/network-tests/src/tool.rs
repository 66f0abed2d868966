//! The command line tool `pvq`, as a user runs it.

use crate::inputs;
use anyhow::{ensure, Context, Result};
use serde_json::Value;
use std::process::Stdio;
use tokio::process::Command;

/// The key that is sudo in every preset, and has tokens.
pub const SUDO: &str = "//Alice";

/// Runs `pvq` with these arguments and `--json`, prints both, and returns the report.
///
/// # Errors
///
/// Fails if the command does, with what it says.
pub async fn pvq(arguments: &[&str]) -> Result<Value> {
    println!("$ pvq {}", arguments.join(" "));
    let run = Command::new(inputs::tool()?)
        .args(arguments)
        .arg("--json")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .context("pvq does not start")?;
    let (out, error) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    ensure!(run.status.success(), "{}: {out}{error}", run.status);
    println!("{out}");
    serde_json::from_str(&out).with_context(|| format!("no JSON: {out}"))
}

/// Returns the result in a report of `pvq query` or `pvq ask`, in hex.
///
/// # Errors
///
/// Fails if there is none.
pub fn result(report: &Value) -> Result<&str> {
    report["result"]["hex"].as_str().with_context(|| format!("no result: {report}"))
}
