//! The commands of the node.

use crate::{
    chain_spec,
    cli::{Cli, Subcommand},
    consensus,
    service::{self, Parts},
};
use clap::{CommandFactory, FromArgMatches};
use sc_cli::{ChainSpec, CliConfiguration, SubstrateCli};

impl SubstrateCli for Cli {
    fn impl_name() -> String {
        "PVQ Node".into()
    }

    fn impl_version() -> String {
        env!("SUBSTRATE_CLI_IMPL_VERSION").into()
    }

    fn description() -> String {
        env!("CARGO_PKG_DESCRIPTION").into()
    }

    fn author() -> String {
        env!("CARGO_PKG_AUTHORS").into()
    }

    fn support_url() -> String {
        "docs/node.md of the repository this node was built from".into()
    }

    fn copyright_start_year() -> i32 {
        2026
    }

    fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
        Ok(Box::new(chain_spec::load(id)?))
    }
}

/// Parses the command line and runs its command.
pub fn run() -> sc_cli::Result<()> {
    let cli = parse();
    match &cli.subcommand {
        None => {
            let queries = cli.queries.config();
            let connections = cli.run.rpc_max_connections()?;
            let public = cli.public.limits(connections, queries.concurrency);
            let public = public.map_err(|refused| sc_cli::Error::Input(refused.to_string()))?;
            cli.create_runner(&cli.run)?.run_node_until_exit(|config| async move {
                service::start(config, queries, public).map_err(sc_cli::Error::Service)
            })
        }
        Some(Subcommand::Key(cmd)) => cmd.run(&cli),
        #[allow(deprecated)]
        Some(Subcommand::BuildSpec(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
        }
        Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
        Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, import_queue, .. } = service::parts(&config)?;
            Ok((cmd.run(client, import_queue), task_manager))
        }),
        Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, .. } = service::parts(&config)?;
            Ok((cmd.run(client, config.database), task_manager))
        }),
        Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, .. } = service::parts(&config)?;
            Ok((cmd.run(client, config.chain_spec), task_manager))
        }),
        Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, import_queue, .. } = service::parts(&config)?;
            Ok((cmd.run(client, import_queue), task_manager))
        }),
        Some(Subcommand::PurgeChain(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
        }
        Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
            let Parts { client, task_manager, backend, .. } = service::parts(&config)?;
            Ok((cmd.run(client, backend, Some(Box::new(consensus::revert))), task_manager))
        }),
        Some(Subcommand::ChainInfo(cmd)) => {
            cli.create_runner(cmd)?.sync_run(|config| cmd.run::<service::Block>(&config))
        }
        Some(Subcommand::RecompilerWorker) => pvq_rpc::serve_worker(),
        #[cfg(feature = "runtime-benchmarks")]
        Some(Subcommand::Benchmark(cmd)) => crate::benchmark::run(&cli, cmd),
    }
}

/// The default maximum size of a request to the RPC, in mebibytes: the largest query has 1 MiB of hexadecimal digits.
/// The server keeps the text of each query that waits or runs, and of one more for each connection. With the SDK's
/// default of 15, these would be 4.8 GiB.
const MAX_REQUEST_SIZE: &str = "2";

/// Parses the command line, with the one default that is not the SDK's.
fn parse() -> Cli {
    let command = Cli::setup_command(Cli::command())
        .mut_arg("rpc_max_request_size", |arg| arg.default_value(MAX_REQUEST_SIZE));
    Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}
