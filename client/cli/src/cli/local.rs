use super::{wrong_usage, NOTATIONS, RECOMPILER_WORKER};
use clap::{error::ErrorKind, Args, ValueEnum};
use pvq_executor::WorkerCommand;
use pvq_test_runner::commands::{Call, Host, RunRequest};
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = run_help())]
pub struct RunArgs {
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
    pub json: bool,
}

fn run_help() -> String {
    format!(
        "{NOTATIONS}

Asset 0 is the native token, of Balances; every other id is an asset of Assets.

Example:
  pvq run sum-balance.polkavm sum_balance 1984 '[\"//Alice\", \"//Bob\"]'"
    )
}

#[derive(Args)]
pub struct InspectArgs {
    /// The program, a .polkavm file.
    pub program: PathBuf,
    /// The program's metadata. Default: the .json file next to the program, if there is one.
    #[arg(long, value_name = "FILE")]
    pub metadata: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ValidateArgs {
    /// The program, a .polkavm file.
    pub program: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Interpreter,
    Recompiler,
}

impl RunArgs {
    /// What is to be run; ends the process where arguments exclude each other.
    pub fn into_request(self) -> RunRequest {
        if self.debug && self.engine == Engine::Recompiler {
            let message = "--debug needs the interpreter: leave --engine out";
            wrong_usage("run", ErrorKind::ArgumentConflict, message);
        }
        let worker = match self.engine {
            Engine::Interpreter => None,
            Engine::Recompiler => Some(WorkerCommand::of_this_program(RECOMPILER_WORKER)),
        };
        RunRequest {
            program: self.program,
            metadata: self.metadata,
            host: match self.runtime {
                Some(runtime) => Host::Wasm { runtime, preset: self.preset },
                None => Host::Native { genesis: self.genesis, worker, debug: self.debug },
            },
            call: call(self.args_hex, self.entrypoint, self.args),
            gas_limit: self.gas_limit,
        }
    }
}

/// What a program is run with, of which clap has seen to that it is there.
pub fn call(args_hex: Option<String>, entrypoint: Option<String>, args: Vec<String>) -> Call {
    match args_hex {
        Some(encoded) => Call::Encoded(encoded),
        None => Call::Entrypoint(entrypoint.unwrap_or_default(), args),
    }
}
