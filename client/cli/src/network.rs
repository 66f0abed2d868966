//! The commands that ask a node.

use crate::{
    cli::{AskAction, AskArgs, MetadataArgs, NodeArgs, ProgramsArgs, QueryArgs, RegisterArgs},
    print::{print_outcome, print_report, refuse},
    progress::Progress,
};
use anyhow::Context;
use pvq_cli::commands::{
    network::{self, AskReport},
    CommandError,
};
use pvq_client::network::{InstallRequest, NodeUrl};
use std::{cell::RefCell, path::Path, process::ExitCode};

/// The exit code of a command that was interrupted, which is that of a process that Ctrl-C ends.
const INTERRUPTED: u8 = 130;

pub fn query(args: QueryArgs) -> anyhow::Result<ExitCode> {
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

pub fn ask(args: AskArgs) -> anyhow::Result<ExitCode> {
    let (url, json) = (args.node.url.clone(), args.node.json);
    let command = match args.into_action() {
        Ok(AskAction::Ask(command)) => command,
        Ok(AskAction::Take(command)) => {
            let report = wait_for(true, async |progress: &Progress| {
                network::take(&url, command, &|step| progress.step(step)).await
            })?;
            return print_ask(report, json);
        }
        Ok(AskAction::Expire(query, signer)) => {
            let report = wait_for(true, async |progress: &Progress| {
                network::expire(&url, query, signer, &|step| progress.step(step)).await
            })?;
            return print_report(report, json, |report| report.to_json());
        }
        Err(error) => return refuse(error, json),
    };
    let take = RefCell::new(None);
    let report = wait_for(true, async |progress: &Progress| {
        let on_asked = |command: &str| *take.borrow_mut() = Some(command.to_owned());
        let step = |step: &str| progress.step(step);
        tokio::select! {
            report = network::ask(&url, command, &on_asked, &step) => Some(report),
            _ = tokio::signal::ctrl_c() => None,
        }
    })?;
    match (report, take.into_inner()) {
        (Some(report), _) => return print_ask(report, json),
        (None, Some(take)) => {
            eprintln!("interrupted: the query goes on, and `{take}` gets its answer");
        }
        (None, None) => eprintln!(
            "interrupted: a query that was sent is not taken back; if PvqXcm.ask is in a block, the number in \
             its event Asked is that for `pvq ask --take`"
        ),
    }
    Ok(ExitCode::from(INTERRUPTED))
}

fn print_ask(report: Result<AskReport, CommandError>, json: bool) -> anyhow::Result<ExitCode> {
    match report {
        Ok(report) => {
            let hint = report.hint();
            print_outcome(&report, json, report.to_json(), &report.outcome, hint.as_deref())
        }
        Err(error) => refuse(error, json),
    }
}

pub fn metadata(args: MetadataArgs) -> anyhow::Result<ExitCode> {
    let report = wait_for(false, async |progress: &Progress| {
        network::metadata(&args.node.url, args.at.at, &|step| progress.step(step)).await
    })?;
    print_report(report, args.node.json, |report| report.to_json())
}

pub fn programs(args: ProgramsArgs) -> anyhow::Result<ExitCode> {
    let report = wait_for(false, async |progress: &Progress| {
        network::programs(&args.node.url, args.at.at, &|step| progress.step(step)).await
    })?;
    print_report(report, args.node.json, |report| report.to_json())
}

pub fn validate(program: &Path, url: &NodeUrl, json: bool) -> anyhow::Result<ExitCode> {
    let report = wait_for(false, async |progress: &Progress| {
        network::validate(url, program, &|step| progress.step(step)).await
    })?;
    print_report(report, json, |report| report.to_json())
}

pub fn inspect(
    program: &Path,
    metadata: Option<&Path>,
    url: &NodeUrl,
    json: bool,
) -> anyhow::Result<ExitCode> {
    let report = wait_for(false, async |progress: &Progress| {
        network::inspect(url, program, metadata, &|step| progress.step(step)).await
    })?;
    print_report(report, json, |report| report.to_json())
}

pub fn register(args: RegisterArgs) -> anyhow::Result<ExitCode> {
    let (url, json) = (args.node.url.clone(), args.node.json);
    let command = match args.into_command() {
        Ok(command) => command,
        Err(error) => return refuse(error, json),
    };
    let report = wait_for(true, async |progress: &Progress| {
        network::register(&url, command, &|step| progress.step(step)).await
    })?;
    print_report(report, json, |report| report.to_json())
}

pub fn install(
    node: NodeArgs,
    request: Result<InstallRequest, CommandError>,
) -> anyhow::Result<ExitCode> {
    let NodeArgs { url, json } = node;
    let request = match request {
        Ok(request) => request,
        Err(error) => return refuse(error, json),
    };
    let report = wait_for(true, async |progress: &Progress| {
        network::install(&url, request, &|step| progress.step(step)).await
    })?;
    print_report(report, json, |report| report.to_json())
}

/// Runs what has to wait for a node, and shows what it waits for: with `lines`, also where there is
/// no terminal.
fn wait_for<T>(lines: bool, work: impl AsyncFnOnce(&Progress) -> T) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("cannot use the network")?;
    let progress = Progress::new(lines);
    Ok(runtime.block_on(work(&progress)))
}
