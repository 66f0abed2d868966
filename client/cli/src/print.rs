//! Reports and errors on standard output and standard error.

use anyhow::Context;
use pvq_cli::commands::{CommandError, Output};
use pvq_client::text::printable_json;
use serde_json::Value;
use std::{
    fmt::Display,
    io::{self, Write},
    process::ExitCode,
};

/// Prints the outcome of a run, whose error is the tool's.
pub fn print_outcome(
    report: impl Display,
    json: bool,
    to_json: Value,
    outcome: &Result<Output, CommandError>,
    hint: Option<&str>,
) -> anyhow::Result<ExitCode> {
    if json {
        print_json(&to_json)?;
    } else {
        print(report)?;
    }
    match outcome {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(error) => {
            if !json {
                eprintln!("error: {error}");
                hint.iter().for_each(|hint| eprintln!("hint: {hint}"));
            }
            Ok(ExitCode::from(error.exit_code()))
        }
    }
}

/// Prints a report, or the reason why there is none.
pub fn print_report<R: Display>(
    report: Result<R, CommandError>,
    json: bool,
    to_json: impl FnOnce(&R) -> Value,
) -> anyhow::Result<ExitCode> {
    match report {
        Ok(report) if json => print_json(&to_json(&report)),
        Ok(report) => print(report),
        Err(error) => refuse(error, json),
    }
}

/// Says why nothing was done: as JSON on standard output where JSON was asked for.
pub fn refuse(error: CommandError, json: bool) -> anyhow::Result<ExitCode> {
    if !json {
        return Err(error.into());
    }
    print_json(&serde_json::json!({ "error": error.to_string() }))?;
    Ok(ExitCode::from(error.exit_code()))
}

/// Prints JSON, which may be read on a terminal.
fn print_json(json: &Value) -> anyhow::Result<ExitCode> {
    print(printable_json(&format!("{json:#}\n")))
}

/// Prints to a reader that may have gone, such as `head`.
pub fn print(text: impl Display) -> anyhow::Result<ExitCode> {
    match write!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
