use super::{one_of, CallArgs, NOTATIONS};
use clap::Args;
use pvq_cli::commands::{BenchRequest, ProgramRun, RunRequest, Target};
use pvq_test_runner::{RunnerEngine, DEVELOPMENT};
use std::path::PathBuf;

/// A program, its call, and the state that it runs against.
#[derive(Args)]
struct ProgramRunArgs {
    /// The program, a .polkavm file.
    program: PathBuf,
    #[command(flatten)]
    call: CallArgs,
    /// The genesis preset of the runtime that the state is made from.
    #[arg(long, value_name = "NAME", default_value = DEVELOPMENT)]
    preset: String,
    /// A JSON patch of the preset: what it says replaces what `pvq genesis` prints.
    #[arg(long, value_name = "FILE")]
    genesis: Option<PathBuf>,
}

impl ProgramRunArgs {
    fn into_run(self) -> ProgramRun {
        ProgramRun {
            program: self.program,
            call: self.call.call(),
            metadata: self.call.metadata,
            gas_limit: self.call.gas_limit,
            preset: self.preset,
            genesis: self.genesis,
        }
    }
}

#[derive(Args)]
#[command(after_help = run_help())]
pub struct RunArgs {
    #[command(flatten)]
    run: ProgramRunArgs,
    /// The Wasm of a chain's runtime, which is executed as its nodes do, instead of the reference
    /// runtime in this process.
    #[cfg(feature = "wasm")]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["engine", "debug"])]
    runtime: Option<PathBuf>,
    /// The engine that runs the program: the runtime, or, as on nodes, native code beside it. Result and
    /// gas are the same.
    #[arg(long, default_value = RUNTIME, value_parser = one_of(engines()))]
    engine: RunnerEngine,
    /// Show the program's messages, the source line of a trap, and steps: runs the program beside the
    /// runtime, interpreted.
    #[arg(long, conflicts_with = "engine")]
    debug: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[command(after_help = NOTATIONS)]
pub struct BenchArgs {
    #[command(flatten)]
    run: ProgramRunArgs,
    /// The Wasm of a runtime to measure as well, executed as its nodes do.
    #[cfg(feature = "wasm")]
    #[arg(long, value_name = "FILE")]
    runtime: Option<PathBuf>,
    /// Rounds, each of which runs the query once on each engine.
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

impl BenchArgs {
    /// Returns the request to measure.
    pub fn into_request(self) -> BenchRequest {
        BenchRequest {
            run: self.run.into_run(),
            engines: engines(),
            #[cfg(feature = "wasm")]
            runtime: self.runtime,
            rounds: self.rounds,
        }
    }
}

#[cfg(feature = "profile")]
#[derive(Args)]
#[command(after_help = NOTATIONS)]
pub struct ProfileArgs {
    #[command(flatten)]
    run: ProgramRunArgs,
    /// The file of the flame graph, an SVG that browsers open.
    #[arg(short, long, value_name = "FILE", default_value = "profile.svg")]
    pub output: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[cfg(feature = "profile")]
impl ProfileArgs {
    /// Returns the run to profile.
    pub fn into_run(self) -> ProgramRun {
        self.run.into_run()
    }
}

fn run_help() -> String {
    format!(
        "{NOTATIONS}

The state is the genesis of the reference runtime: asset 0 is its native token, every other id an
asset of Assets.

Example:
  pvq run sum-balance.polkavm sum_balance 1984 '[\"//Alice\", \"//Bob\"]'"
    )
}

#[derive(Args)]
pub struct NewArgs {
    /// The folder to write, which must not exist. Its last part is the guest's name.
    pub path: PathBuf,
    /// The clone of PVQ whose crates the guest uses. Default: that which this folder or this program is
    /// in.
    #[arg(long, value_name = "DIR")]
    pub pvq: Option<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct InspectArgs {
    /// The program, a .polkavm file.
    pub program: PathBuf,
    /// The program's metadata, a JSON file. Default: the .json file next to the program, if there is one.
    #[arg(long, value_name = "FILE")]
    pub metadata: Option<PathBuf>,
    /// The RPC of a node, ws://HOST:PORT or wss://HOST, whose chain names the extensions and limits the
    /// program. Default: the reference runtime does.
    #[cfg(feature = "network")]
    #[arg(long, value_name = "URL")]
    pub url: Option<pvq_client::network::NodeUrl>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ValidateArgs {
    /// The program, a .polkavm file.
    pub program: PathBuf,
    /// The RPC of a node, ws://HOST:PORT or wss://HOST, whose chain's limits hold. Default: those of the
    /// reference runtime.
    #[cfg(feature = "network")]
    #[arg(long, value_name = "URL")]
    pub url: Option<pvq_client::network::NodeUrl>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct GenesisArgs {
    /// The genesis preset of the reference runtime.
    #[arg(long, value_name = "NAME", default_value = DEVELOPMENT)]
    pub preset: String,
}

/// The name of the engine that runs programs by default.
const RUNTIME: &str = "runtime";

/// Returns the engines of the reference runtime, by the names that `pvq query` has for them.
// They are written here because `pvq_rpc::Engine` is there with the feature `network` only.
fn engines() -> Vec<(&'static str, RunnerEngine)> {
    vec![
        (RUNTIME, RunnerEngine::Runtime),
        #[cfg(feature = "recompiler")]
        ("native", native()),
    ]
}

impl RunArgs {
    /// Returns the request to run.
    pub fn into_request(self) -> RunRequest {
        RunRequest { target: self.target(), run: self.run.into_run() }
    }

    fn target(&self) -> Target {
        #[cfg(feature = "wasm")]
        if let Some(runtime) = &self.runtime {
            return Target::Wasm(runtime.clone());
        }
        Target::Reference(match self.debug {
            true => RunnerEngine::Debugging,
            false => self.engine.clone(),
        })
    }
}

/// Returns the native engine, whose worker is this program.
#[cfg(feature = "recompiler")]
fn native() -> RunnerEngine {
    let argument = super::RECOMPILER_WORKER;
    RunnerEngine::Native(pvq_executor::WorkerCommand::of_this_program(argument))
}
