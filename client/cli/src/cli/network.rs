use super::{one_of, CallArgs, Cli, NOTATIONS};
use clap::{
    builder::{PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
    ArgGroup, Args, CommandFactory,
};
use pvq_cli::commands::{
    network::{AskCommand, ProgramSource, QueryCommand, RegisterCommand, TakeCommand},
    Call, CommandError,
};
use pvq_client::network::{
    self, At, Chain, Engine, InstallRequest, NodeUrl, QueryId, Signer, Submit,
};
use pvq_primitives::{ExtensionId, InvokeSource, PerSource};
use serde_json::Value;
use sp_core::H256;
use std::path::PathBuf;

/// The variable of the environment that keys are in which are not on the command line.
const SURI: &str = "PVQ_SURI";

#[derive(Clone, Args)]
pub struct NodeArgs {
    /// The node's RPC: ws://HOST:PORT or wss://HOST.
    #[arg(long, value_name = "URL", default_value = network::DEFAULT_URL)]
    pub url: NodeUrl,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct AtArgs {
    /// The block whose state is asked: best, finalized, or a hash.
    #[arg(long, value_name = "BLOCK", default_value = "best")]
    pub at: At,
}

#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true).args(["program", "hash"]))]
struct ProgramArgs {
    /// The program, a .polkavm file.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// The blake2-256 hash of the program, instead of its file.
    #[arg(long, value_name = "HASH", value_parser = hash)]
    hash: Option<H256>,
}

impl ProgramArgs {
    fn source(self) -> ProgramSource {
        match self.program {
            Some(path) => ProgramSource::File(path),
            None => ProgramSource::Hash(self.hash.unwrap_or_default()),
        }
    }
}

#[derive(Args)]
#[command(after_help = query_help())]
pub struct QueryArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    program: ProgramArgs,
    #[command(flatten)]
    call: CallArgs,
    #[command(flatten)]
    at: AtArgs,
    /// The engine that runs the program: native code on the node, the chain's runtime, or whichever the node
    /// expects to be quicker. Result and gas are the same.
    #[arg(long, default_value = Engine::Auto.name())]
    #[arg(value_parser = one_of(Engine::ALL.map(|engine| (engine.name(), engine)).to_vec()))]
    engine: Engine,
    /// Ask the chain's runtime API by state_call, which every node has, and not the node's pvq_query.
    #[arg(long, conflicts_with = "engine")]
    state_call: bool,
}

fn query_help() -> String {
    format!(
        "{NOTATIONS}

A program that is named by its hash has to be registered at the chain, which has its blob: that says
which entrypoints there are. For one that does not, --metadata names a file.

A node without pvq_query is asked by state_call, if its chain's runtime implements PvqApi.

Examples:
  pvq query --program total-supply.polkavm total_supply 1984
  pvq query --url wss://rpc.example.org --hash 0x5d6c... total_supply 0"
    )
}

impl QueryArgs {
    /// Returns the query, and how a node is asked.
    pub fn into_command(self) -> QueryCommand {
        QueryCommand {
            program: self.program.source(),
            call: self.call.call(),
            metadata: self.call.metadata,
            gas_limit: self.call.gas_limit,
            at: self.at.at,
            engine: self.engine,
            state_call: self.state_call,
        }
    }
}

#[derive(Args)]
pub struct MetadataArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    pub at: AtArgs,
}

#[derive(Args)]
pub struct ProgramsArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    pub at: AtArgs,
}

// Without documentation, which would be that of each command that it is a part of.
#[derive(Args)]
#[command(group = ArgGroup::new("how").required(true).args(["print", "sudo", "committee"]))]
struct SubmitArgs {
    /// Print the calls that governance makes for this, and submit nothing.
    #[arg(long)]
    print: bool,
    /// Submit by the holder of this key, who is sudo. Without SURI: that of PVQ_SURI.
    #[arg(long, value_name = "SURI", num_args = 0..=1, default_missing_value = "")]
    sudo: Option<String>,
    /// Submit by these members of the technical committee: propose, vote, and close the vote once
    /// there are enough ayes. Without SURI: those of PVQ_SURI.
    #[arg(long, value_name = "SURI,...", num_args = 0..=1, default_missing_value = "")]
    committee: Option<String>,
    /// Ayes that a new proposal needs, at most as many as the committee has members. Default: two
    /// thirds of them.
    #[arg(long, value_name = "AYES", conflicts_with_all = ["print", "sudo"])]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    threshold: Option<u32>,
}

impl SubmitArgs {
    /// Returns the way to submit the call of `command`. Ends the process where a key is neither here nor in the
    /// environment.
    fn submit(self, command: &str) -> Result<Submit, CommandError> {
        Ok(match (self.sudo, self.committee) {
            (Some(uri), _) => {
                let signers = Signer::from_uris(&secret(uri, command, "--sudo"))?;
                match <[Signer; 1]>::try_from(signers) {
                    Ok([signer]) => Submit::Sudo(signer),
                    Err(_) => {
                        let message = "there is one sudo key: give one SURI";
                        usage(command, ErrorKind::TooManyValues, message)
                    }
                }
            }
            (None, Some(uris)) => Submit::Committee {
                members: Signer::from_uris(&secret(uris, command, "--committee"))?,
                threshold: self.threshold,
            },
            (None, None) => Submit::Print,
        })
    }
}

/// Returns the help of a command that submits a call of governance.
fn submit_help(examples: &str) -> String {
    format!(
        "A SURI is a phrase, 0x and 64 hex digits, or a path from the development phrase such as //Alice, \
for an sr25519 key. Others can read what is on a command line: put secrets that matter into PVQ_SURI, \
separated by commas.

What the chain has already is not done again: a command that was cut short, or that waits for other \
members of the committee, is given again to go on. A transaction that was sent is not taken back by \
Ctrl-C, and may still be included: `pvq programs` tells what is registered, and `pvq metadata` what is \
installed.

Examples:
{examples}"
    )
}

#[derive(Args)]
#[command(after_help = submit_help(REGISTER_EXAMPLES))]
pub struct RegisterArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    #[command(flatten)]
    program: ProgramArgs,
    /// The label that governance gives the program. Default: the name of its file.
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
    /// The sources whose queries may run the program.
    #[arg(long, value_delimiter = ',', value_name = "SOURCE,...", value_parser = source())]
    #[arg(default_values = InvokeSource::ALL.map(InvokeSource::name))]
    sources: Vec<InvokeSource>,
    /// Limits of the program's own that differ from the chain's, such as '{"memory": 65536}'.
    #[arg(long, value_name = "JSON", value_parser = json)]
    limits: Option<Value>,
    /// Upload the blob, too, for a deposit of the first signer.
    #[arg(long, conflicts_with = "hash")]
    upload: bool,
    #[command(flatten)]
    submit: SubmitArgs,
}

const REGISTER_EXAMPLES: &str = "  pvq register --program total-supply.polkavm --print
  pvq register --program total-supply.polkavm --upload --sudo //Alice
  pvq register --program total-supply.polkavm --upload --committee //Alice,//Bob";

impl RegisterArgs {
    /// Returns what to register, and how. Ends the process where a key is neither here nor in the environment.
    pub fn into_command(self) -> Result<RegisterCommand, CommandError> {
        let sources = PerSource::from_fn(|source| self.sources.contains(&source));
        Ok(RegisterCommand {
            program: self.program.source(),
            label: self.label,
            sources,
            limits: self.limits,
            upload: self.upload,
            submit: self.submit.submit("register")?,
        })
    }
}

#[derive(Args)]
#[command(after_help = submit_help(INSTALL_EXAMPLES))]
pub struct InstallArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    /// The blake2-256 hash of the program, which is registered and uploaded.
    #[arg(value_name = "HASH", value_parser = hash)]
    program: H256,
    /// The id whose calls the program answers, in place of another that is installed under it. The normative id of an
    /// interface is the twox_64 of pvq-ext@NAME@FUNCTION@FUNCTION..., with its functions in the order of the alphabet.
    #[arg(long = "as", value_name = "ID")]
    extension: ExtensionId,
    #[command(flatten)]
    submit: SubmitArgs,
}

const INSTALL_EXAMPLES: &str = "  pvq install 0x5d6c... --as 5827840828412863239 --print
  pvq install 0x5d6c... --as 5827840828412863239 --committee //Alice,//Bob";

impl InstallArgs {
    /// Returns what to install, and how. Ends the process where a key is neither here nor in the environment.
    pub fn into_request(self) -> Result<InstallRequest, CommandError> {
        Ok(InstallRequest {
            extension: self.extension,
            program: Some(self.program),
            submit: self.submit.submit("install")?,
        })
    }
}

#[derive(Args)]
#[command(after_help = submit_help(UNINSTALL_EXAMPLES))]
pub struct UninstallArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    /// The id that the program is installed under.
    #[arg(value_name = "ID")]
    extension: ExtensionId,
    #[command(flatten)]
    submit: SubmitArgs,
}

const UNINSTALL_EXAMPLES: &str = "  pvq uninstall 5827840828412863239 --print
  pvq uninstall 5827840828412863239 --sudo //Alice";

impl UninstallArgs {
    /// Returns what to uninstall, and how. Ends the process where a key is neither here nor in the environment.
    pub fn into_request(self) -> Result<InstallRequest, CommandError> {
        let submit = self.submit.submit("uninstall")?;
        Ok(InstallRequest { extension: self.extension, program: None, submit })
    }
}

#[derive(Args)]
#[command(after_help = ask_help())]
#[command(group = ArgGroup::new("which").required(true).args(["para", "relay", "child", "take", "expire"]))]
pub struct AskArgs {
    #[command(flatten)]
    pub node: NodeArgs,
    /// Ask the parachain with this id on the same relay chain.
    #[arg(long, value_name = "ID")]
    para: Option<u32>,
    /// Ask the relay chain.
    #[arg(long)]
    relay: bool,
    /// Ask the parachain with this id, by its relay chain.
    #[arg(long, value_name = "ID")]
    child: Option<u32>,
    /// Wait for the outcome of a query that was asked before, take it and print it. Its result is decoded as that of
    /// ENTRYPOINT.
    #[arg(long, value_name = "QUERY")]
    take: Option<QueryId>,
    /// Expire a query that has no answer by its deadline: its account gets the deposit back.
    #[arg(long, value_name = "QUERY", conflicts_with_all = ["entrypoint", "program", "metadata", "destination_url"])]
    expire: Option<QueryId>,
    /// The program, a .polkavm file. The chain that is asked gets its hash.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["hash", "take", "expire"])]
    program: Option<PathBuf>,
    /// The blake2-256 hash of the program, instead of its file.
    #[arg(long, value_name = "HASH", value_parser = hash)]
    #[arg(conflicts_with_all = ["program", "take", "expire"])]
    hash: Option<H256>,
    /// The entrypoint's name.
    #[arg(required_unless_present_any = ["args_hex", "take", "expire"])]
    entrypoint: Option<String>,
    /// The entrypoint's arguments, each as JSON; see below.
    #[arg(allow_negative_numbers = true, conflicts_with_all = ["take", "expire"])]
    args: Vec<String>,
    /// All of the arguments as the program gets them, in hex: the entrypoint's index, then the SCALE
    /// encoding of each parameter. Needs no metadata.
    #[arg(long, value_name = "HEX", conflicts_with_all = ["entrypoint", "args", "take", "expire"])]
    args_hex: Option<String>,
    /// The program's metadata, a JSON file, of a program that does not describe itself. Default: the .json file next to
    /// the program, if there is one.
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
    /// A node of the chain that is asked: it tells which entrypoints the program has, and how much weight a query may
    /// take there.
    #[arg(long, value_name = "URL")]
    destination_url: Option<NodeUrl>,
    /// Picoseconds of reference time that the query may take there. Default: as many as the chain that is asked allows,
    /// as --destination-url tells; without it, as this chain allows the queries of that one.
    #[arg(long, value_name = "PS", conflicts_with_all = ["take", "expire"])]
    ref_time: Option<u64>,
    /// Bytes of proof that the query may take there, with the same default.
    #[arg(long, value_name = "BYTES", conflicts_with_all = ["take", "expire"])]
    proof_size: Option<u64>,
    /// Blocks of this chain until the deadline, from which on anyone may expire the query. Default: 100, or as many as
    /// the chain allows.
    #[arg(long, value_name = "BLOCKS", conflicts_with_all = ["take", "expire"])]
    #[arg(value_parser = clap::value_parser!(u64).range(1..))]
    timeout: Option<u64>,
    /// Leave the outcome in the chain's storage, and the deposit with it, until it is taken by --take.
    #[arg(long, conflicts_with_all = ["take", "expire"])]
    keep: bool,
    /// Sign by this key, whose account pays. Default: that of PVQ_SURI.
    #[arg(long, value_name = "SURI")]
    suri: Option<String>,
}

/// The task of `pvq ask`.
pub enum AskAction {
    /// Ask another chain.
    Ask(AskCommand),
    /// Take the outcome of a query that was asked before.
    Take(TakeCommand),
    /// Expire a query.
    Expire(QueryId, Signer),
}

fn ask_help() -> String {
    format!(
        "{NOTATIONS}

A SURI is a phrase, 0x and 64 hex digits, or a path from the development phrase such as //Alice, for an \
sr25519 key. Others can read what is on a command line: put a secret that matters into PVQ_SURI.

The chain of --url needs the pallet PvqXcm, and the other chain as a destination, which governance sets. \
The program has to be registered at the other chain for the source xcm, and uploaded. The account pays the \
delivery, a fee for the answer, and a deposit, which it gets back when the outcome is taken or the query \
expires. The answer is the other chain's word, and comes some blocks later.

A query that was sent is not taken back by Ctrl-C, which prints the command that gets its answer later.

Examples:
  pvq ask --para 2001 --program total-supply.polkavm total_supply 1984 --suri //Alice
  pvq ask --para 2001 --hash 0x5d6c... --destination-url ws://127.0.0.1:9945 total_supply 1984
  pvq ask --take 7 --program total-supply.polkavm total_supply
  pvq ask --expire 7

The last three sign by the key in PVQ_SURI."
    )
}

impl AskArgs {
    /// Returns what to do. Ends the process where a key is neither here nor in the environment.
    pub fn into_action(self) -> Result<AskAction, CommandError> {
        let signers = Signer::from_uris(&secret(self.suri.unwrap_or_default(), "ask", "--suri"))?;
        let Ok([signer]) = <[Signer; 1]>::try_from(signers) else {
            usage("ask", ErrorKind::TooManyValues, "one account asks: give one SURI")
        };
        if let Some(query) = self.expire {
            return Ok(AskAction::Expire(query, signer));
        }
        if let Some(query) = self.take {
            return Ok(AskAction::Take(TakeCommand {
                query,
                entrypoint: self.entrypoint,
                program: self.program,
                metadata: self.metadata,
                destination: self.destination_url,
                signer,
            }));
        }
        Ok(AskAction::Ask(AskCommand {
            chain: match (self.para, self.child) {
                (Some(id), _) => Chain::Sibling(id),
                (None, Some(id)) => Chain::Child(id),
                (None, None) => Chain::Relay,
            },
            program: match self.program {
                Some(path) => ProgramSource::File(path),
                None => ProgramSource::Hash(self.hash.unwrap_or_default()),
            },
            call: match self.args_hex {
                Some(encoded) => Call::Encoded(encoded),
                None => Call::Entrypoint(self.entrypoint.unwrap_or_default(), self.args),
            },
            metadata: self.metadata,
            destination: self.destination_url,
            ref_time: self.ref_time,
            proof_size: self.proof_size,
            timeout: self.timeout,
            keep: self.keep,
            signer,
        }))
    }
}

/// Returns the keys of the command line, given by `option`, or those of the environment.
fn secret(given: String, command: &str, option: &str) -> String {
    match given.is_empty() {
        false => given,
        true => std::env::var(SURI).unwrap_or_else(|_| {
            let message =
                format!("no key is given to sign by: name one by {option} SURI, or set PVQ_SURI");
            usage(command, ErrorKind::MissingRequiredArgument, &message)
        }),
    }
}

fn hash(text: &str) -> Result<H256, String> {
    text.parse().map_err(|_| "write 0x and 64 hex digits".to_owned())
}

fn source() -> impl TypedValueParser<Value = InvokeSource> {
    let names = PossibleValuesParser::new(InvokeSource::ALL.map(InvokeSource::name));
    names.try_map(|name| name.parse::<InvokeSource>())
}

fn json(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(text)
}

/// Ends the process as clap does, with the usage of `command`.
fn usage(command: &str, kind: ErrorKind, message: &str) -> ! {
    let mut cli = Cli::command();
    // Which gives each command its whole name.
    cli.build();
    let command = cli.find_subcommand_mut(command).expect("it is one of `Command`; qed");
    command.error(kind, message).exit()
}
