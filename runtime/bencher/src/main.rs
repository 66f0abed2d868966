//! Runs the benchmarks of a runtime's Wasm and writes their results as weights.
//!
//! It is the `benchmark pallet` command of the SDK, without a node around it:
//!
//! ```sh
//! pvq-bencher --runtime RUNTIME.wasm --pallet pallet_pvq --extrinsic '*' --output weights.rs
//! ```
//!
//! `scripts/benchmark.sh` builds the runtime and calls it for each file of weights.

#![forbid(unsafe_code)]

use clap::Parser;
use cumulus_primitives_proof_size_hostfunction::storage_proof_size;
use frame_benchmarking_cli::PalletCmd;
use sp_runtime::traits::BlakeTwo256;

/// Runs benchmarks in the Wasm of a runtime that was built with `runtime-benchmarks`.
#[derive(Parser)]
#[command(name = "pvq-bencher", version)]
struct Cli {
    #[command(flatten)]
    benchmark: PalletCmd,
}

fn main() -> Result<(), Box<sc_cli::Error>> {
    let cli = Cli::parse();
    sc_cli::LoggerBuilder::new("info").init().map_err(sc_cli::Error::from)?;
    // Runtimes of parachains import one host function more than every node has.
    Ok(cli.benchmark.run_with_spec::<BlakeTwo256, storage_proof_size::HostFunctions>(None)?)
}
