//! The command line tool `pvq`.

#![forbid(unsafe_code)]

mod cli;
#[cfg(feature = "network")]
mod network;
mod print;
#[cfg(feature = "network")]
mod progress;

use clap::Parser;
use cli::{Cli, Command, GenesisArgs, InspectArgs, NewArgs, RunArgs, ValidateArgs};
use print::{print, print_outcome, print_report, refuse};
use pvq_cli::commands::{self, CommandError};
use std::{
    io::{self, IsTerminal},
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
        Command::New(NewArgs { path, pvq, json }) => {
            print_report(commands::new(&path, pvq.as_deref()), json, |report| report.to_json())
        }
        Command::Bench(args) => {
            let json = args.json;
            print_report(commands::bench(&args.into_request()), json, |report| report.to_json())
        }
        #[cfg(feature = "profile")]
        Command::Profile(args) => {
            let (json, output) = (args.json, args.output.clone());
            match commands::profile(&args.into_run(), &output) {
                Ok(report) => {
                    print_outcome(&report, json, report.to_json(), &report.outcome, report.hint())
                }
                Err(error) => refuse(error, json),
            }
        }
        #[cfg(feature = "network")]
        Command::Inspect(InspectArgs { program, metadata, url: Some(url), json }) => {
            network::inspect(&program, metadata.as_deref(), &url, json)
        }
        Command::Inspect(InspectArgs { program, metadata, json, .. }) => {
            let report = commands::inspect(&program, metadata.as_deref());
            print_report(report, json, |report| report.to_json())
        }
        #[cfg(feature = "network")]
        Command::Validate(ValidateArgs { program, url: Some(url), json }) => {
            network::validate(&program, &url, json)
        }
        Command::Validate(ValidateArgs { program, json, .. }) => {
            print_report(commands::validate(&program), json, |report| report.to_json())
        }
        Command::Genesis(GenesisArgs { preset }) => {
            print(format_args!("{:#}\n", commands::genesis(&preset)?))
        }
        #[cfg(feature = "network")]
        Command::Query(args) => network::query(args),
        #[cfg(feature = "network")]
        Command::Ask(args) => network::ask(args),
        #[cfg(feature = "network")]
        Command::Metadata(args) => network::metadata(args),
        #[cfg(feature = "network")]
        Command::Programs(args) => network::programs(args),
        #[cfg(feature = "network")]
        Command::Register(args) => network::register(args),
        #[cfg(feature = "network")]
        Command::Install(args) => network::install(args.node.clone(), args.into_request()),
        #[cfg(feature = "network")]
        Command::Uninstall(args) => network::install(args.node.clone(), args.into_request()),
        #[cfg(feature = "recompiler")]
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
