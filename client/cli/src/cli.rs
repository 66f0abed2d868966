//! The command line of `pvq`.

mod local;
#[cfg(feature = "network")]
mod network;

#[cfg(feature = "profile")]
pub use local::ProfileArgs;
pub use local::{BenchArgs, GenesisArgs, InspectArgs, NewArgs, RunArgs, ValidateArgs};
#[cfg(feature = "network")]
pub use network::{
    AskAction, AskArgs, InstallArgs, MetadataArgs, NodeArgs, ProgramsArgs, QueryArgs, RegisterArgs,
    UninstallArgs,
};

use clap::{
    builder::{PossibleValuesParser, TypedValueParser},
    Args, Parser, Subcommand,
};
use pvq_cli::commands::Call;
use std::path::PathBuf;

/// Runs, inspects and validates PVQ programs, and asks the nodes of chains that run them.
///
/// Logs go to standard error; RUST_LOG=pvq_executor=debug shows the executor's.
#[derive(Parser)]
#[command(name = "pvq", version, after_help = EXIT_CODES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 success, 1 bad input (a file, the genesis, an argument of the \
program, a key, an option's value that does not fit program or chain), 2 wrong usage (an option that is \
unknown or missing, or whose value cannot be read), 3 the program is refused, 4 the query failed, 5 the \
node cannot be reached, or it or its chain refuses, 130 `pvq ask` was interrupted while it waited.";

/// The notations of arguments.
const NOTATIONS: &str = "Arguments are JSON, checked against the types of the entrypoint; what is \
not JSON is a string:
  integers            42, 1_000_000, \"340282366920938463463374607431768211455\"
  accounts, [u8; 32]  //Alice, 0xd435..., 5Grwva...
  Vec<u8>, [u8; N]    0x00ff, [0, 255], or text in quotes within quotes: '\"text\"'
  Vec<T>, tuples      [\"//Alice\", \"//Bob\"]
  BTreeMap<K, V>      {\"key\": 1}, or [[\"key\", 1]]
  Option<T>           null or None; the value, or {\"Some\": value}
  structs, enums      {\"field\": 1}, \"Variant\", {\"Variant\": [1, 2]}";

/// The call of a program.
#[derive(Args)]
struct CallArgs {
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
    /// The program's metadata, a JSON file, of a program that does not describe itself. Default: the .json file next to
    /// the program, if there is one.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// Gas that the query may use. Default: as much as the chain, and the node that is asked, allow.
    #[arg(long, value_name = "GAS")]
    gas_limit: Option<u64>,
}

impl CallArgs {
    /// Returns the call. Clap has checked that it is given.
    fn call(&self) -> Call {
        match &self.args_hex {
            Some(encoded) => Call::Encoded(encoded.clone()),
            None => {
                Call::Entrypoint(self.entrypoint.clone().unwrap_or_default(), self.args.clone())
            }
        }
    }
}

/// Parses one of `values` by its name.
fn one_of<T: Clone + Send + Sync + 'static>(
    values: Vec<(&'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let names: Vec<&'static str> = values.iter().map(|(name, _)| *name).collect();
    PossibleValuesParser::new(names).map(move |given| {
        let named = values.iter().find(|(name, _)| *name == given);
        named.map(|(_, value)| value.clone()).expect("no other name is accepted; qed")
    })
}

/// The subcommand with which the tool starts itself as a worker.
#[cfg(feature = "recompiler")]
const RECOMPILER_WORKER: &str = "recompiler-worker";

#[derive(Subcommand)]
pub enum Command {
    /// Runs a program in the reference runtime, in this process, or in the Wasm of a chain's runtime,
    /// against the state of a genesis, and prints its result and what it used.
    Run(RunArgs),
    /// Writes a new guest, which builds, runs and has a test.
    New(NewArgs),
    /// Measures a query in the reference runtime: its gas by part, and its time on each engine.
    Bench(BenchArgs),
    /// Draws a flame graph of a query's gas by function of the program and call to an extension.
    ///
    /// Functions have names in a program that `pvq-program-builder --debug` built.
    #[cfg(feature = "profile")]
    Profile(ProfileArgs),
    /// Prints the properties of a program, its entrypoints, and the extensions that it calls.
    Inspect(InspectArgs),
    /// Checks whether the reference runtime, or by `--url` a node's chain, accepts a program, and says why if
    /// it does not.
    Validate(ValidateArgs),
    /// Prints a genesis preset of the reference runtime, to start a patch of your own from.
    Genesis(GenesisArgs),
    /// Asks a node: runs a program against the state of its chain, and prints its result and what
    /// it used.
    #[cfg(feature = "network")]
    Query(QueryArgs),
    /// Asks another chain by a node's chain: has that chain send the query by XCM, waits for the answer,
    /// and prints it.
    #[cfg(feature = "network")]
    Ask(AskArgs),
    /// Prints the extensions of a node's chain: what programs may call there.
    #[cfg(feature = "network")]
    Metadata(MetadataArgs),
    /// Prints the programs that are registered at a node's chain.
    #[cfg(feature = "network")]
    Programs(ProgramsArgs),
    /// Registers a program at a node's chain, by sudo or its technical committee, or prints the
    /// calls that do.
    #[cfg(feature = "network")]
    Register(RegisterArgs),
    /// Installs a registered program as an extension of a node's chain, by sudo or its technical
    /// committee, or prints the calls that do.
    #[cfg(feature = "network")]
    Install(InstallArgs),
    /// Uninstalls a program that is an extension of a node's chain, by sudo or its technical
    /// committee, or prints the calls that do.
    #[cfg(feature = "network")]
    Uninstall(UninstallArgs),
    /// Runs programs as a worker of the recompiler, for the process that starts it.
    #[cfg(feature = "recompiler")]
    #[command(name = RECOMPILER_WORKER, hide = true)]
    RecompilerWorker,
}
