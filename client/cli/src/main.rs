//! The command line tool `pvq`.

#![forbid(unsafe_code)]

mod cli;
mod progress;

use anyhow::Context;
use clap::Parser;
use cli::{Cli, Command, InspectArgs, QueryArgs, RegisterArgs, RunArgs, ValidateArgs};
use progress::Progress;
use pvq_test_runner::{
    commands::{self, CommandError, Output},
    genesis, network,
};
use serde_json::Value;
use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .init();
    match execute(cli.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(error.downcast_ref().map_or(1, CommandError::exit_code))
        }
    }
}

fn execute(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Run(args) => run(args),
        Command::Inspect(InspectArgs { program, metadata, json }) => {
            let report = commands::inspect(&program, metadata.as_deref());
            print_report(report, json, |report| report.to_json())
        }
        Command::Validate(ValidateArgs { program, json }) => {
            print_report(commands::validate(&program), json, |report| report.to_json())
        }
        Command::Genesis => print(genesis::DEFAULT_JSON),
        Command::Query(args) => query(args),
        Command::Metadata(args) => {
            let report = wait_for(false, async |progress: &Progress| {
                network::metadata(&args.node.url, args.at.at, &|step| progress.step(step)).await
            })?;
            print_report(report, args.node.json, |report| report.to_json())
        }
        Command::Programs(args) => {
            let report = wait_for(false, async |progress: &Progress| {
                network::programs(&args.node.url, args.at.at, &|step| progress.step(step)).await
            })?;
            print_report(report, args.node.json, |report| report.to_json())
        }
        Command::Register(args) => register(args),
        Command::RecompilerWorker => pvq_executor::serve_worker(),
    }
}

fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    let json = args.json;
    match commands::run(&args.into_request()) {
        Ok(report) => {
            print_outcome(&report, json, report.to_json(), &report.outcome, report.hint())
        }
        Err(error) => refuse(error, json),
    }
}

fn query(args: QueryArgs) -> anyhow::Result<ExitCode> {
    let (url, json) = (args.node.url.clone(), args.node.json);
    let command = args.into_command();
    let report = wait_for(false, async |progress: &Progress| {
        network::query(&url, &command, &|step| progress.step(step)).await
    })?;
    match report {
        Ok(report) => {
            print_outcome(&report, json, report.to_json(), &report.outcome, report.hint())
        }
        Err(error) => refuse(error, json),
    }
}

fn register(args: RegisterArgs) -> anyhow::Result<ExitCode> {
    let (url, json) = (args.node.url.clone(), args.node.json);
    let command = match args.into_command() {
        Ok(command) => command,
        Err(error) => return refuse(error, json),
    };
    let report = wait_for(true, async |progress: &Progress| {
        network::register(&url, &command, &|step| progress.step(step)).await
    })?;
    print_report(report, json, |report| report.to_json())
}

/// Runs what has to wait for a node, and shows what it waits for.
fn wait_for<T>(lines: bool, work: impl AsyncFnOnce(&Progress) -> T) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("cannot use the network")?;
    let progress = Progress::new(lines);
    Ok(runtime.block_on(work(&progress)))
}

/// Prints what came of a run, whose error is the tool's.
fn print_outcome(
    report: impl Display,
    json: bool,
    to_json: Value,
    outcome: &Result<Output, CommandError>,
    hint: Option<&str>,
) -> anyhow::Result<ExitCode> {
    if json {
        print(format_args!("{to_json:#}\n"))?;
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

fn print_report<R: Display>(
    report: Result<R, CommandError>,
    json: bool,
    to_json: impl FnOnce(&R) -> Value,
) -> anyhow::Result<ExitCode> {
    match report {
        Ok(report) if json => print(format_args!("{:#}\n", to_json(&report))),
        Ok(report) => print(report),
        Err(error) => refuse(error, json),
    }
}

/// Says why nothing was done: as JSON on standard output where JSON was asked for.
fn refuse(error: CommandError, json: bool) -> anyhow::Result<ExitCode> {
    if !json {
        return Err(error.into());
    }
    print(format_args!("{:#}\n", serde_json::json!({ "error": error.to_string() })))?;
    Ok(ExitCode::from(error.exit_code()))
}

/// Prints to a reader that may have gone, such as `head`.
fn print(text: impl Display) -> anyhow::Result<ExitCode> {
    match write!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
