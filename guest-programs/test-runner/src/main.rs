//! The command line tool `pvq`.

#![forbid(unsafe_code)]

use anyhow::Context;
use clap::{error::ErrorKind, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use pvq_executor::Backend;
use pvq_test_runner::{
    commands::{self, Call, CommandError, Host, RunRequest},
    genesis,
};
use serde_json::Value;
use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};
use tracing_subscriber::EnvFilter;

/// Runs, inspects and validates PVQ programs.
///
/// Logs go to standard error; RUST_LOG=pvq_executor=debug shows the executor's.
#[derive(Parser)]
#[command(version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 success, 1 bad input (a file, the genesis, an argument), \
2 wrong usage, 3 the program is refused, 4 the query failed.";

#[derive(Subcommand)]
enum Command {
    /// Runs a program against a small runtime in memory, or against a chain's own Wasm, and prints
    /// its result and what it used.
    Run(RunArgs),
    /// Prints what a program is, offers and needs.
    Inspect(InspectArgs),
    /// Checks whether a program is accepted, as before a run; says why if it is not.
    Validate(ValidateArgs),
    /// Prints the built-in genesis, to start one of your own from.
    Genesis,
}

#[derive(Args)]
#[command(after_help = RUN_HELP)]
struct RunArgs {
    /// The program, a .polkavm file.
    program: PathBuf,
    /// The entrypoint's name.
    #[arg(required_unless_present = "args_hex")]
    entrypoint: Option<String>,
    /// The entrypoint's arguments, each as JSON; see below.
    #[arg(allow_negative_numbers = true)]
    args: Vec<String>,
    /// All of the arguments as the program gets them, in hex: the entrypoint's index, then the SCALE
    /// encoding of each parameter. Needs no metadata.
    #[arg(long, value_name = "HEX", conflicts_with_all = ["entrypoint", "args"])]
    args_hex: Option<String>,
    /// The program's metadata. Default: the .json file next to the program.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// The state to query, instead of the built-in one: a file like `pvq genesis` prints.
    #[arg(long, value_name = "FILE")]
    genesis: Option<PathBuf>,
    /// The Wasm of a chain's runtime, which is executed as its nodes do, instead of the small one.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["genesis", "engine", "debug"])]
    runtime: Option<PathBuf>,
    /// The genesis preset of the chain's runtime that the state is made from.
    #[arg(long, value_name = "NAME", default_value = "development", requires = "runtime")]
    preset: String,
    /// Gas that the query may use. Default: as much as it can in its time, or as the chain allows.
    #[arg(long, value_name = "GAS", value_parser = clap::value_parser!(i64).range(0..))]
    gas_limit: Option<i64>,
    /// Where the program runs. Result and gas are the same.
    #[arg(long, value_enum, default_value_t = Engine::Interpreter)]
    engine: Engine,
    /// Show the program's messages, the source line of a trap, and steps. Needs the interpreter.
    #[arg(long)]
    debug: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

const RUN_HELP: &str = "Arguments are JSON, checked against the types of the entrypoint; what is \
not JSON is a string:
  integers            42, 1_000_000, \"340282366920938463463374607431768211455\"
  accounts, [u8; 32]  //Alice, 0xd435..., 5Grwva...
  Vec<u8>             text, 0x00ff, [0, 255]
  Vec<T>, tuples      [\"//Alice\", \"//Bob\"]
  Option<T>           null, or the value
  structs, enums      {\"field\": 1}, \"Variant\", {\"Variant\": [1, 2]}

Asset 0 is the native token, of Balances; every other id is an asset of Assets.

Example:
  pvq run sum-balance.polkavm sum_balance 1984 '[\"//Alice\", \"//Bob\"]'";

#[derive(Args)]
struct InspectArgs {
    /// The program, a .polkavm file.
    program: PathBuf,
    /// The program's metadata. Default: the .json file next to the program, if there is one.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct ValidateArgs {
    /// The program, a .polkavm file.
    program: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Interpreter,
    Recompiler,
}

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
    }
}

fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    if args.debug && args.engine == Engine::Recompiler {
        let message = "--debug needs the interpreter: leave --engine out";
        Cli::command().error(ErrorKind::ArgumentConflict, message).exit();
    }
    let call = match (args.args_hex, args.entrypoint) {
        (Some(encoded), _) => Call::Encoded(encoded),
        (None, entrypoint) => {
            Call::Entrypoint(entrypoint.context("ENTRYPOINT is missing: name one")?, args.args)
        }
    };
    let backend = match args.engine {
        Engine::Interpreter => Backend::Interpreter,
        Engine::Recompiler => Backend::Recompiler,
    };
    let host = match args.runtime {
        Some(runtime) => Host::Wasm { runtime, preset: args.preset },
        None => Host::Native { genesis: args.genesis, backend, debug: args.debug },
    };
    let request = RunRequest {
        program: args.program,
        metadata: args.metadata,
        host,
        call,
        gas_limit: args.gas_limit,
    };
    let report = match commands::run(&request) {
        Ok(report) => report,
        Err(error) => return refuse(error, args.json),
    };
    if args.json {
        print(format_args!("{:#}\n", report.to_json()))?;
    } else {
        print(&report)?;
    }
    match report.outcome {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(error) if args.json => Ok(ExitCode::from(error.exit_code())),
        Err(error) => Err(error.into()),
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
