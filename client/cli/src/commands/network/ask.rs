use super::{connect, decision::write_calls, CommandError, ProgramSource};
use crate::{
    commands::{
        call::{outcome_json, outcome_text, EncodedCall},
        Call, Output,
    },
    report::line,
};
use pvq_client::{
    network::{
        AskError, AskOutcome, AskRequest, AskedOutcome, Asker, At, Chain, Node, NodeUrl, Progress,
        QueryId, Signer, Transaction, WeightUsed,
    },
    program::{describe, read, read_metadata, FileError, ProgramDescription},
};
use pvq_primitives::{ProgramHash, ProgramInterface, PvqError};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A query of another chain.
pub struct AskCommand {
    /// The chain to ask.
    pub chain: Chain,
    /// The program, which is registered there.
    pub program: ProgramSource,
    /// Its entrypoint and arguments.
    pub call: Call,
    /// The JSON of its metadata, if not next to its file.
    pub metadata: Option<PathBuf>,
    /// A node of the chain to ask, which tells the program's types and what a query may take.
    pub destination: Option<NodeUrl>,
    /// Picoseconds of reference time that the query may take there; `None` for as many as are allowed.
    pub ref_time: Option<u64>,
    /// Bytes of proof that it may take there; `None` for as many as are allowed.
    pub proof_size: Option<u64>,
    /// Blocks until the deadline; `None` for 100, or as many as the chain allows.
    pub timeout: Option<u64>,
    /// True to leave the outcome in the chain's storage.
    pub keep: bool,
    /// The account that asks.
    pub signer: Signer,
}

/// A query whose outcome is taken, which was asked before.
pub struct TakeCommand {
    /// The query.
    pub query: QueryId,
    /// The entrypoint that was called, by which the result is decoded; `None` for a result in hex.
    pub entrypoint: Option<String>,
    /// The program's file, if that is to tell its types.
    pub program: Option<PathBuf>,
    /// The JSON of its metadata, if not next to its file.
    pub metadata: Option<PathBuf>,
    /// A node of the chain that was asked, if that is to tell the program's types.
    pub destination: Option<NodeUrl>,
    /// The account that asked.
    pub signer: Signer,
}

/// The outcome of a query of another chain.
pub struct AskReport {
    /// The query.
    pub query: QueryId,
    /// The program, where that is known.
    pub program: Option<String>,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The chain that was asked, where that is known.
    pub responder: Option<Chain>,
    /// The fee for the answer, in the smallest unit of the chain's token, where this command has asked.
    pub fee: Option<u128>,
    /// The result, or why there is none.
    pub outcome: Result<Output, CommandError>,
    /// The weight that the query took, and the number of the block in which the outcome came, if it did.
    pub answered: Option<(WeightUsed, u64)>,
    /// The state of the outcome in the chain's storage.
    pub storage: StorageState,
    /// The transactions that were included, in order.
    pub transactions: Vec<Transaction>,
    /// The command that gets the outcome from the chain's storage.
    pub take: String,
    /// The command that expires the query.
    pub expire: String,
}

/// The state of an outcome in the storage of the chain that asked.
pub enum StorageState {
    /// There is none yet.
    Waiting,
    /// It was to be left.
    Kept,
    /// It was taken.
    Taken,
    /// It is still there, because it could not be taken.
    NotTaken(CommandError),
}

/// The end of a query after its deadline.
pub struct ExpireReport {
    /// The query.
    pub query: QueryId,
    /// The transaction that expired it.
    pub transaction: Transaction,
}

/// Asks another chain by the chain of the node at `url`, waits for the outcome and takes it. `on_asked` is told the command
/// that gets the outcome later, as soon as the query is in a block.
///
/// # Errors
///
/// Errors before the query is in a block: files, arguments, the chains, the account. What comes after is in the
/// [report](AskReport::outcome).
pub async fn ask(
    url: &NodeUrl,
    command: AskCommand,
    on_asked: &dyn Fn(&str),
    progress: Progress<'_>,
) -> Result<AskReport, CommandError> {
    let AskCommand { chain, program, call, metadata, destination, signer, .. } = command;
    let name = program.to_string();
    let (hash, file) = match program {
        ProgramSource::File(path) => (None, Some(path)),
        ProgramSource::Hash(hash) => (Some(hash), None),
    };
    let types = TypesSource { file, metadata, destination };
    // What is wrong with files is said before a node is asked.
    let types = types.read()?;
    let hash = hash.or(types.file_hash()).unwrap_or_default();
    let answering = types.connect(progress).await?;
    let interface = match &answering {
        Some(answering) => Some(interface(answering, chain, hash, progress).await?),
        None => None,
    };
    let encoded = match types.describe(hash, interface.flatten())? {
        None if matches!(call, Call::Entrypoint(..)) => {
            return Err(CommandError::UndescribedProgram)
        }
        described => EncodedCall::of_description(described, &call)?,
    };

    let node = connect(url, progress).await?;
    let mut asker = Asker::new(&node, signer, progress).await?;
    let limit = match &answering {
        Some(answering) => asker.weight_limit(chain, answering).await?,
        None => None,
    };
    let mut asked = asker
        .ask(&AskRequest {
            args: encoded.args.clone(),
            ref_time: command.ref_time.or(limit.map(|limit| limit.ref_time)),
            proof_size: command.proof_size.or(limit.map(|limit| limit.proof_size)),
            timeout: command.timeout,
            ..AskRequest::new(chain, hash)
        })
        .await?;
    let entrypoint = match &call {
        Call::Entrypoint(name, _) => Some(name.as_str()),
        Call::Encoded(_) => None,
    };
    let (take, outcome) = loop {
        let take = types.take_command(url, asked.query, entrypoint);
        on_asked(&take);
        match asker.outcome(asked.query).await {
            Err(AskError::Moved { asked: again, .. }) => asked = *again,
            outcome => break (take, outcome),
        }
    };
    let settled = settle(&mut asker, &name, outcome, |bytes| encoded.output(bytes), command.keep);
    let Settled { outcome, answered, storage, taken } = settled.await;
    Ok(AskReport {
        query: asked.query,
        program: Some(name),
        entrypoint: encoded.entrypoint(),
        responder: Some(asked.responder),
        fee: Some(asked.fee),
        outcome,
        answered,
        storage,
        transactions: [asked.transaction].into_iter().chain(taken).collect(),
        take,
        expire: expire_command(url, asked.query),
    })
}

/// Waits for the outcome of a query that was asked before by the chain of the node at `url`, and takes it.
///
/// # Errors
///
/// Files, the chains, a query that there is not or of another account. What else goes wrong is in the
/// [report](AskReport::outcome).
pub async fn take(
    url: &NodeUrl,
    command: TakeCommand,
    progress: Progress<'_>,
) -> Result<AskReport, CommandError> {
    let TakeCommand { query, entrypoint, program, metadata, destination, signer } = command;
    let types = TypesSource { file: program, metadata, destination }.read()?;
    let node = connect(url, progress).await?;
    let mut asker = Asker::new(&node, signer, progress).await?;
    let outcome = match asker.outcome(query).await {
        Err(error @ (AskError::UnknownQuery(_) | AskError::NotAsker { .. })) => {
            return Err(error.into())
        }
        outcome => outcome,
    };
    let known = outcome.as_ref().ok().map(|outcome| (outcome.program, outcome.responder));
    let encoded = match (&entrypoint, known) {
        (Some(name), Some((program, chain))) => {
            let interface = match types.connect(progress).await? {
                Some(answering) => interface(&answering, chain, program, progress).await?,
                None => None,
            };
            let described = types.describe(program, interface)?;
            EncodedCall::of_entrypoint(described.ok_or(CommandError::UndescribedProgram)?, name)?
        }
        _ => EncodedCall::undescribed(),
    };
    let program = known.map(|(program, _)| format!("{program:?}"));
    let name = program.clone().unwrap_or_default();
    let settled = settle(&mut asker, &name, outcome, |bytes| encoded.output(bytes), false);
    let Settled { outcome, answered, storage, taken } = settled.await;
    Ok(AskReport {
        query,
        program,
        entrypoint: encoded.entrypoint(),
        responder: known.map(|(_, chain)| chain),
        fee: None,
        outcome,
        answered,
        storage,
        transactions: taken.into_iter().collect(),
        take: types.take_command(url, query, entrypoint.as_deref()),
        expire: expire_command(url, query),
    })
}

/// Expires a query of the chain of the node at `url` that has no outcome by its deadline.
///
/// # Errors
///
/// A query that there is not, has an outcome, or whose deadline has not passed, and [`CommandError::Network`].
pub async fn expire(
    url: &NodeUrl,
    query: QueryId,
    signer: Signer,
    progress: Progress<'_>,
) -> Result<ExpireReport, CommandError> {
    let node = connect(url, progress).await?;
    let mut asker = Asker::new(&node, signer, progress).await?;
    Ok(ExpireReport { query, transaction: asker.expire(query).await? })
}

/// The fate of a query that was asked.
struct Settled {
    outcome: Result<Output, CommandError>,
    answered: Option<(WeightUsed, u64)>,
    storage: StorageState,
    taken: Option<Transaction>,
}

/// Takes the outcome of a query of `program`, unless it is to be kept, and decodes it by `output`. An answer that
/// cannot be taken is an answer.
async fn settle(
    asker: &mut Asker<'_>,
    program: &str,
    outcome: Result<AskedOutcome, AskError>,
    output: impl FnOnce(Vec<u8>) -> Result<Output, CommandError>,
    keep: bool,
) -> Settled {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            let (outcome, storage) = (Err(error.into()), StorageState::Waiting);
            return Settled { outcome, answered: None, storage, taken: None };
        }
    };
    let AskedOutcome { query, responder, outcome, used, block, .. } = outcome;
    let (storage, taken) = match keep {
        true => (StorageState::Kept, None),
        false => match asker.take(query).await {
            Ok(transaction) => (StorageState::Taken, Some(transaction)),
            Err(error) => (StorageState::NotTaken(error.into()), None),
        },
    };
    let outcome = match outcome {
        AskOutcome::Answered(bytes) => output(bytes),
        AskOutcome::Failed(failure) => Err(CommandError::of_query(program, failure)),
        AskOutcome::NotExecuted { instruction, error } => {
            let chain = responder.to_string();
            Err(CommandError::NotExecuted { chain, instruction, error })
        }
        // An account's query that expires is no longer stored, so that no chain stores this.
        AskOutcome::Expired => Err(AskError::UnknownQuery(query).into()),
    };
    Settled { outcome, answered: Some((used, block)), storage, taken }
}

/// The places that may tell the types of a program that another chain has.
struct TypesSource {
    file: Option<PathBuf>,
    metadata: Option<PathBuf>,
    destination: Option<NodeUrl>,
}

/// The same, after its files were read.
struct Types {
    source: TypesSource,
    /// The blob, if there is a file of it.
    blob: Option<Vec<u8>>,
    /// The description by the files, if there are any.
    described: Option<ProgramDescription>,
}

impl TypesSource {
    fn read(self) -> Result<Types, CommandError> {
        let metadata = self.metadata.as_deref();
        let (blob, described) = match &self.file {
            Some(path) => {
                let blob = read(path)?;
                let described = describe(path, &blob, metadata)?;
                (Some(blob), described)
            }
            None => {
                let json = metadata.map(|path| read_metadata(path, Some(path))).transpose()?;
                (None, json.map(ProgramDescription::OfJson))
            }
        };
        Ok(Types { source: self, blob, described })
    }
}

impl Types {
    /// Returns the hash of the program whose file was read, if one was.
    fn file_hash(&self) -> Option<ProgramHash> {
        self.blob.as_ref().map(|blob| blake2_256(blob).into())
    }

    /// Connects to the node of the chain that has the program, if one is named.
    async fn connect(&self, progress: Progress<'_>) -> Result<Option<Node>, CommandError> {
        match &self.source.destination {
            Some(url) => Ok(Some(connect(url, progress).await?)),
            None => Ok(None),
        }
    }

    /// Describes a program by the files, and by the `interface` that its chain has of it.
    fn describe(
        &self,
        program: ProgramHash,
        interface: Option<ProgramInterface>,
    ) -> Result<Option<ProgramDescription>, CommandError> {
        if let Some(found) = self.file_hash().filter(|found| *found != program) {
            return Err(CommandError::OtherProgram {
                path: self.source.file.clone().unwrap_or_default(),
                found,
                asked: program,
            });
        }
        match (&self.described, interface) {
            (Some(ProgramDescription::OfJson(json)), Some(interface)) => {
                let described =
                    ProgramDescription::of(program.0, Some(interface), Some(json.clone()));
                let path = self.source.metadata.clone().or(self.source.file.clone());
                let path = path.unwrap_or_default();
                Ok(described.map_err(|difference| FileError::Contradiction { path, difference })?)
            }
            (None, Some(interface)) => Ok(Some(ProgramDescription::OfBlob(interface, None))),
            (described, _) => Ok(described.clone()),
        }
    }

    /// Returns the command that takes the outcome of a query, and decodes it as the result of `entrypoint`.
    fn take_command(&self, url: &NodeUrl, query: QueryId, entrypoint: Option<&str>) -> String {
        let mut command = format!("pvq ask --take {query} --url {}", quoted(&url.to_string()));
        let mut option = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                command += &format!(" {name} {}", quoted(&value));
            }
        };
        if entrypoint.is_some() {
            let path = |path: &Path| path.display().to_string();
            option("--program", self.source.file.as_deref().map(path));
            option("--metadata", self.source.metadata.as_deref().map(path));
            option("--destination-url", self.source.destination.as_ref().map(NodeUrl::to_string));
        }
        match entrypoint {
            Some(entrypoint) => format!("{command} {}", quoted(entrypoint)),
            None => command,
        }
    }
}

/// Returns the interface of a program that `chain` has, if the program has one.
///
/// # Errors
///
/// [`AskError::OtherChain`] if the node is one of another chain, [`AskError::NoProgram`] if the chain does not have the program,
/// and errors of the connection.
async fn interface(
    answering: &Node,
    chain: Chain,
    program: ProgramHash,
    progress: Progress<'_>,
) -> Result<Option<ProgramInterface>, CommandError> {
    chain.check(answering).await?;
    progress(&format!("waiting for the program {program:?} of {}", answering.url()));
    match answering.program_code(program, At::Best).await? {
        Some(code) => Ok(ProgramInterface::of_blob(&code).ok().flatten()),
        None => Err(AskError::NoProgram { chain, program }.into()),
    }
}

fn expire_command(url: &NodeUrl, query: QueryId) -> String {
    format!("pvq ask --expire {query} --url {}", quoted(&url.to_string()))
}

/// Returns an argument as a shell takes it.
fn quoted(argument: &str) -> String {
    let plain = |char: char| char.is_ascii_alphanumeric() || "-_./:[]@".contains(char);
    match !argument.is_empty() && argument.chars().all(plain) {
        true => argument.to_owned(),
        false => format!("'{}'", argument.replace('\'', r"'\''")),
    }
}

impl AskReport {
    /// Advice on the next step, where there is no result.
    pub fn hint(&self) -> Option<String> {
        let Self { take, expire, .. } = self;
        Some(match self.outcome.as_ref().err()? {
            CommandError::Ask(AskError::NoAnswer { .. }) => format!(
                "`{expire}` returns the deposit; until someone does that, an answer is still taken, and `{take}` gets it"
            ),
            CommandError::Ask(AskError::NoBlocks { .. }) | CommandError::Network(_) => {
                format!("the query goes on: `{take}` gets its answer")
            }
            CommandError::Failed { error: PvqError::QueryExceedsWeightLimit, .. } => {
                "raise --ref-time and --proof-size, as far as the other chain allows".to_owned()
            }
            CommandError::Failed { error: PvqError::PermissionDenied, .. } => {
                "have the program registered there for the source xcm".to_owned()
            }
            CommandError::Refused { .. } => {
                "have the program registered there, and uploaded".to_owned()
            }
            CommandError::NotExecuted { .. } => {
                "where the other chain has moved or upgraded its pallet PvqXcm, governance of this one finds it by \
                 PvqXcm.discover"
                    .to_owned()
            }
            _ => return None,
        })
    }

    /// The report for machines, with `result` or `error` as that of [`RunReport`](crate::commands::RunReport).
    pub fn to_json(&self) -> Value {
        let (storage, storage_error) = match &self.storage {
            StorageState::Waiting => ("waiting", None),
            StorageState::Kept => ("kept", None),
            StorageState::Taken => ("taken", None),
            StorageState::NotTaken(error) => ("notTaken", Some(error.to_string())),
        };
        let answered =
            self.answered.map(|(weight, block)| json!({ "weight": weight, "block": block }));
        let mut report = json!({
            "query": self.query,
            "program": self.program,
            "entrypoint": self.entrypoint,
            "responder": self.responder,
            "fee": self.fee.map(|fee| fee.to_string()),
            "answered": answered,
            "storage": storage,
            "storageError": storage_error,
            "transactions": self.transactions,
            "take": self.take,
        });
        outcome_json(&self.outcome, self.hint().as_deref(), &mut report);
        report
    }
}

impl fmt::Display for AskReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        outcome_text(&self.outcome, f)?;
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        match &self.responder {
            Some(responder) => line(f, "query", format_args!("{}, of {responder}", self.query))?,
            None => line(f, "query", self.query)?,
        }
        if let Some(fee) = self.fee {
            line(f, "fee", format_args!("{fee} for the answer, beside the delivery"))?;
        }
        if let Some((WeightUsed { ref_time, proof_size }, block)) = self.answered {
            line(f, "answered", format_args!("in block #{block}"))?;
            line(
                f,
                "weight",
                format_args!("{ref_time} ps of reference time, {proof_size} bytes of proof"),
            )?;
        }
        match &self.storage {
            StorageState::Waiting => {}
            StorageState::Kept => {
                line(f, "stored", format_args!("yes, with its deposit: {} takes it", self.take))?;
            }
            StorageState::Taken => line(f, "stored", "no longer, and the deposit is returned")?,
            StorageState::NotTaken(error) => {
                let take = &self.take;
                line(f, "stored", format_args!("yes, with its deposit, for {error}: {take}"))?;
            }
        }
        write_calls(f, &self.transactions, &[])
    }
}

impl ExpireReport {
    /// The report for machines.
    pub fn to_json(&self) -> Value {
        json!({ "query": self.query, "transactions": [self.transaction] })
    }
}

impl fmt::Display for ExpireReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        line(f, "query", self.query)?;
        line(f, "expired", "yes, and the deposit is returned to the account that asked")?;
        write_calls(f, std::slice::from_ref(&self.transaction), &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(file: Option<&str>, destination: Option<&str>) -> Types {
        let source = TypesSource {
            file: file.map(PathBuf::from),
            metadata: None,
            destination: destination.map(|url| url.parse().unwrap()),
        };
        Types { source, blob: None, described: None }
    }

    #[test]
    fn the_command_that_takes_is_one_that_a_shell_takes() {
        let url: NodeUrl = "ws://127.0.0.1:9944".parse().unwrap();
        let by_file = types(Some("my programs/o'sum.polkavm"), None);
        assert_eq!(
            by_file.take_command(&url, 7, Some("sum")),
            r"pvq ask --take 7 --url ws://127.0.0.1:9944 --program 'my programs/o'\''sum.polkavm' sum"
        );
        assert_eq!(
            types(None, Some("wss://other")).take_command(&url, 8, Some("sum")),
            "pvq ask --take 8 --url ws://127.0.0.1:9944 --destination-url wss://other sum"
        );
        assert_eq!(
            by_file.take_command(&url, 9, None),
            "pvq ask --take 9 --url ws://127.0.0.1:9944"
        );
    }

    fn report(outcome: Result<Output, CommandError>) -> AskReport {
        AskReport {
            query: 7,
            program: None,
            entrypoint: None,
            responder: None,
            fee: None,
            outcome,
            answered: None,
            storage: StorageState::Waiting,
            transactions: Vec::new(),
            take: "TAKE".into(),
            expire: "EXPIRE".into(),
        }
    }

    #[test]
    fn a_hint_is_what_helps_against_the_failure() {
        let hint = |error: CommandError| report(Err(error)).hint();
        let chain = Chain::Sibling(2001);
        let expired = hint(AskError::NoAnswer { query: 7, chain, deadline: 5 }.into()).unwrap();
        assert!(expired.contains("`EXPIRE`") && expired.contains("`TAKE`"), "{expired}");
        let stalled = hint(AskError::NoBlocks { query: 7, seconds: 120 }.into()).unwrap();
        assert!(stalled.contains("`TAKE`") && !stalled.contains("EXPIRE"), "{stalled}");
        let failed = |error| {
            let failure = pvq_primitives::QueryFailure { error, message: "why".into() };
            hint(CommandError::of_query("program", failure))
        };
        assert!(failed(PvqError::QueryExceedsWeightLimit).unwrap().contains("--ref-time"));
        assert!(failed(PvqError::PermissionDenied).unwrap().contains("source xcm"));
        assert!(failed(PvqError::InvalidPvqProgramFormat).unwrap().contains("uploaded"));
        assert_eq!(failed(PvqError::Trap), None);
        assert_eq!(hint(AskError::UnknownQuery(7).into()), None);
    }
}
