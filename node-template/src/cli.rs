//! The command line.

use crate::public::{default_concurrency, PublicLimits, TooManyLongCalls};
use sc_cli::RunCmd;
use std::{thread::available_parallelism, time::Duration};

/// The subcommand by which a node starts itself as a worker.
const RECOMPILER_WORKER: &str = "recompiler-worker";

#[derive(Debug, clap::Parser)]
pub struct Cli {
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,
    #[command(flatten)]
    pub run: RunCmd,
    #[command(flatten)]
    pub queries: QueryParams,
    #[command(flatten)]
    pub public: PublicParams,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Generates, inspects and inserts keys.
    #[command(subcommand)]
    Key(sc_cli::KeySubcommand),
    /// Builds a chain specification; `export-chain-spec` does the same in fewer steps.
    #[allow(deprecated)]
    BuildSpec(sc_cli::BuildSpecCmd),
    /// Writes the chain specification of `--chain`, plain or raw.
    ExportChainSpec(sc_cli::ExportChainSpecCmd),
    /// Validates a block.
    CheckBlock(sc_cli::CheckBlockCmd),
    /// Writes blocks to a file.
    ExportBlocks(sc_cli::ExportBlocksCmd),
    /// Writes the state of a block as a chain specification.
    ExportState(sc_cli::ExportStateCmd),
    /// Imports blocks from a file.
    ImportBlocks(sc_cli::ImportBlocksCmd),
    /// Removes all of a chain's data.
    PurgeChain(sc_cli::PurgeChainCmd),
    /// Reverts the last unfinalized blocks.
    Revert(sc_cli::RevertCmd),
    /// Prints the state of the chain in the database, such as its best block.
    ChainInfo(sc_cli::ChainInfoCmd),
    /// Runs programs as a worker of the recompiler, for the node that starts it.
    #[command(name = RECOMPILER_WORKER, hide = true)]
    RecompilerWorker,
    /// Measures the runtime and the machine.
    #[cfg(feature = "runtime-benchmarks")]
    #[command(subcommand)]
    Benchmark(Box<frame_benchmarking_cli::BenchmarkCmd>),
}

/// Limits of the operator on `pvq_*`. They hold on this node alone, beside the chain's own limits.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Queries")]
pub struct QueryParams {
    /// Queries that run at a time. Default: all processors but one, at least one and at most 16.
    #[arg(long, value_name = "COUNT")]
    pvq_concurrency: Option<std::num::NonZeroUsize>,
    /// Queries that wait for their turn. A further one is refused at once. The node holds the text of each: see
    /// --rpc-max-request-size.
    #[arg(long, value_name = "COUNT", default_value_t = pvq_rpc::Config::default().queue)]
    pvq_queue: usize,
    /// Queries of one WebSocket connection that wait. A further one is refused at once.
    #[arg(long, value_name = "COUNT", default_value_t = pvq_rpc::Config::default().share)]
    pvq_share: usize,
    /// Milliseconds that a query may wait for its turn.
    #[arg(long, value_name = "MILLISECONDS", default_value_t = milliseconds(pvq_rpc::Config::default().max_wait),
          value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    pvq_max_wait: u64,
    /// Milliseconds that a query may run, from its turn on.
    #[arg(long, value_name = "MILLISECONDS", default_value_t = milliseconds(pvq_rpc::Config::default().max_time),
          value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    pvq_max_time: u64,
    /// Bytes of a program, sent with a query or registered.
    #[arg(long, value_name = "BYTES", default_value_t = pvq_rpc::Config::default().max_program_size)]
    pvq_max_program_size: usize,
    /// Bytes of a query's arguments.
    #[arg(long, value_name = "BYTES", default_value_t = pvq_rpc::Config::default().max_args_size)]
    pvq_max_args_size: usize,
    /// Bytes of a query's result, of the metadata, or of a page of programs.
    #[arg(long, value_name = "BYTES", default_value_t = pvq_rpc::Config::default().max_response_size)]
    pvq_max_response_size: usize,
    /// Interprets all programs. Without it, programs that compute a lot are recompiled, in processes of their own.
    #[arg(long)]
    pvq_no_recompiler: bool,
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis() as u64
}

impl QueryParams {
    pub fn config(&self) -> pvq_rpc::Config {
        let default_concurrency = || default_concurrency(processors());
        pvq_rpc::Config {
            concurrency: self.pvq_concurrency.map_or_else(default_concurrency, |count| count.get()),
            queue: self.pvq_queue,
            share: self.pvq_share,
            max_wait: Duration::from_millis(self.pvq_max_wait),
            max_time: Duration::from_millis(self.pvq_max_time),
            max_program_size: self.pvq_max_program_size,
            max_args_size: self.pvq_max_args_size,
            max_response_size: self.pvq_max_response_size,
            worker: (!self.pvq_no_recompiler)
                .then(|| pvq_rpc::WorkerCommand::of_this_program(RECOMPILER_WORKER)),
        }
    }
}

/// Limits on calls of the runtime that do not come by `pvq_query`, but by the ways that every node of the SDK has.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Queries past pvq_query")]
pub struct PublicParams {
    /// Threads of low priority for calls by `state_call`, `chainHead_v1_call` and `archive_v1_call` that may take
    /// long, such as queries; 0 refuses them. Default: one for each processor, at most 15. Together with
    /// --pvq-concurrency, at most 31.
    #[arg(long, value_name = "COUNT")]
    pvq_state_call_threads: Option<u8>,
    /// Percent of a processor's time for calls of light clients, which come over the network; 0 refuses
    /// them.
    #[arg(long, value_name = "PERCENT", default_value_t = 25,
          value_parser = clap::value_parser!(u8).range(0..=100))]
    pvq_peer_share: u8,
}

impl PublicParams {
    /// Returns the limits beside `concurrency` calls of `pvq_*` at a time, with an RPC that allows `connections`
    /// connections and has as many threads.
    pub fn limits(
        self,
        connections: u32,
        concurrency: usize,
    ) -> Result<PublicLimits, TooManyLongCalls> {
        let threads = self.pvq_state_call_threads.map(usize::from);
        let connections = connections as usize;
        PublicLimits::new(processors(), connections, concurrency, threads, self.pvq_peer_share)
    }
}

fn processors() -> usize {
    available_parallelism().map_or(1, |count| count.get())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_help_names_the_bounds_that_hold() {
        let command = Cli::command();
        let help = |flag: &str| {
            let argument = command.get_arguments().find(|argument| argument.get_id() == flag);
            argument.expect(flag).get_help().expect("it has help").to_string()
        };
        let concurrency = default_concurrency(1000);
        let threads = PublicLimits::new(1000, 1000, 1, None, 0).unwrap().threads;
        let most = |count: usize| format!("at most {count}");
        assert!(help("pvq_concurrency").contains(&most(concurrency)));
        assert!(help("pvq_state_call_threads").contains(&most(threads)));
        assert!(help("pvq_state_call_threads").contains(&most(concurrency + threads)));
    }
}
