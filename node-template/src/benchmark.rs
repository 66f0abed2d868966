//! The SDK's benchmarks.

use crate::{
    cli::Cli,
    service::{self, Block, Parts},
};
use frame_benchmarking_cli::{
    BenchmarkCmd, ExtrinsicFactory, SubstrateRemarkBuilder, SUBSTRATE_REFERENCE_HARDWARE,
};
use pvq_runtime::constants::SLOT_DURATION;
use sc_cli::SubstrateCli;
use sp_inherents::InherentDataProvider;
use sp_runtime::traits::HashingFor;
use std::time::Duration;

/// Runs a benchmark command.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> sc_cli::Result<()> {
    let runner = cli.create_runner(cmd)?;
    match cmd {
        BenchmarkCmd::Pallet(cmd) => runner
            .sync_run(|config| cmd.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))),
        BenchmarkCmd::Block(cmd) => runner.sync_run(|config| {
            let Parts { client, .. } = service::parts(&config)?;
            cmd.run(client)
        }),
        BenchmarkCmd::Storage(cmd) => runner.sync_run(|config| {
            let Parts { client, backend, .. } = service::parts(&config)?;
            let (db, storage) = (backend.expose_db(), backend.expose_storage());
            let cache = backend.expose_shared_trie_cache();
            cmd.run(config, client, db, storage, cache)
        }),
        BenchmarkCmd::Overhead(cmd) => runner.sync_run(|config| {
            cmd.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec))
        }),
        BenchmarkCmd::Extrinsic(cmd) => runner.sync_run(|config| {
            let Parts { client, .. } = service::parts(&config)?;
            let factory = ExtrinsicFactory(vec![Box::new(
                SubstrateRemarkBuilder::new_from_client(client.clone())?,
            )]);
            cmd.run(client, inherent_data()?, Vec::new(), &factory)
        }),
        BenchmarkCmd::Machine(cmd) => {
            runner.sync_run(|config| cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()))
        }
    }
}

/// Returns the inherents of the first block.
fn inherent_data() -> sc_cli::Result<sp_inherents::InherentData> {
    let timestamp =
        sp_timestamp::InherentDataProvider::new(Duration::from_millis(SLOT_DURATION).into());
    futures::executor::block_on(timestamp.create_inherent_data())
        .map_err(|error| format!("the time cannot be an inherent: {error}").into())
}
