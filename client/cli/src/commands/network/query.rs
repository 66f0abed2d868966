use super::{connect, plain_names, CommandError, ProgramSource};
use crate::{
    commands::{
        call::{hint, outcome_json, outcome_text, EncodedCall},
        Call, Output,
    },
    report::{line, ExtensionNames, RunTime, Usage},
};
use pvq_client::{
    network::{
        block_text, plain, Answer, At, BlockId, Engine, EngineSelection, Node, NodeUrl, Progress,
        Query,
    },
    program::{read, read_metadata, FileError, ProgramDescription},
};
use pvq_primitives::QueryUsage;
use serde_json::{json, Value};
use std::{fmt, path::PathBuf, time::Duration};

/// A query, and how a node is asked.
#[derive(Clone, Debug)]
pub struct QueryCommand {
    /// The program.
    pub program: ProgramSource,
    /// The JSON of its metadata, if not next to its file.
    pub metadata: Option<PathBuf>,
    /// Its entrypoint and arguments.
    pub call: Call,
    /// The block whose state is asked.
    pub at: At,
    /// The engine that is to run the program. A node without `pvq_query` has [`Engine::Runtime`] alone.
    pub engine: Engine,
    /// Gas that it may use; `None` for as much as chain and node allow.
    pub gas_limit: Option<u64>,
    /// True to ask the runtime API, which any node has, and not `pvq_query`.
    pub state_call: bool,
}

/// The outcome of a query.
pub struct QueryReport {
    /// The program as it was named.
    pub program: String,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The result, or why there is none.
    pub outcome: Result<Output, CommandError>,
    /// The block whose state was asked.
    pub block: BlockId,
    /// The engine that ran the program, and the reason.
    pub engine: EngineSelection,
    /// The usage of the query. `None` from a chain with the runtime API of PVQ 0.1, which does not tell it.
    pub usage: Option<Usage>,
}

/// Asks the node at `url`: by `pvq_query`, or by the runtime API where the node has no such method, or
/// the chain only the API of PVQ 0.1.
///
/// # Errors
///
/// Errors before the run: files, arguments, the connection, the chain. A program that is refused or fails is
/// in the [report](QueryReport::outcome), with its usage.
pub async fn query(
    url: &NodeUrl,
    command: &QueryCommand,
    progress: Progress<'_>,
) -> Result<QueryReport, CommandError> {
    let metadata = command.metadata.as_deref();
    let (query, call, node) = match &command.program {
        // What is wrong with files is said before a node is asked.
        ProgramSource::File(path) => {
            let blob = read(path)?;
            let call = EncodedCall::of_file(path, &blob, metadata, &command.call)?;
            (Query::of_blob(blob), call, connect(url, progress).await?)
        }
        ProgramSource::Hash(hash) => {
            let json = metadata.map(|path| read_metadata(path, Some(path))).transpose()?;
            let node = connect(url, progress).await?;
            let program = match (&command.call, json) {
                // Needs no types, so the blob is not fetched.
                (Call::Encoded(_), None) => None,
                (_, json) => {
                    progress(&format!("waiting for the program {hash:?}"));
                    let interface = node.interface(*hash, command.at).await?;
                    let described = ProgramDescription::of(hash.0, interface, json);
                    described.map_err(|difference| FileError::Contradiction {
                        path: command.metadata.clone().unwrap_or_default(),
                        difference,
                    })?
                }
            };
            let call = EncodedCall::of_description(program, &command.call)?;
            (Query::of_registered(*hash), call, node)
        }
    };
    let mut query = query.args(call.args.clone()).at(command.at).engine(command.engine);
    if let Some(gas) = command.gas_limit {
        query = query.gas_limit(gas);
    }
    if command.state_call {
        query = query.by_state_call();
    }

    progress(&format!("waiting for the answer of {url}"));
    let Answer { result, block, engine, usage, time } = node.query(&query).await?;
    let usage = match usage {
        None => None,
        Some(query) => Some(Usage {
            extension_names: names_of_called(&node, &query, &block).await,
            query,
            backend: engine.executing_backend(),
            time: RunTime {
                queue: Some(Duration::from_micros(time.queue)),
                load: Duration::from_micros(time.load),
                compile: Duration::from_micros(time.compile),
                run: Duration::from_micros(time.run),
            },
            ..Default::default()
        }),
    };
    let program = command.program.to_string();
    let failed = |failure| CommandError::of_query(&program, failure);
    Ok(QueryReport {
        entrypoint: call.entrypoint(),
        outcome: result.map_err(failed).and_then(|bytes| call.output(bytes)),
        program,
        block,
        usage,
        engine,
    })
}

/// Returns the names of the chain's extensions, and the labels of the programs that are installed as such, where a query
/// called any. An answer is one without them, too.
async fn names_of_called(node: &Node, usage: &QueryUsage, block: &BlockId) -> ExtensionNames {
    if usage.calls.is_empty() {
        return ExtensionNames::new();
    }
    let at = At::Hash(block.hash);
    let Ok(chain) = node.metadata(at).await else { return ExtensionNames::new() };
    let mut names = plain_names(&chain.metadata);
    if usage.calls.iter().any(|call| !names.contains_key(&call.extension)) {
        for installed in node.installed(at).await.unwrap_or_default() {
            let label = plain(&String::from_utf8_lossy(&installed.program.label));
            if !label.is_empty() {
                names.entry(installed.extension).or_insert(label);
            }
        }
    }
    names
}

impl QueryReport {
    /// A hint at the likely cause of a failure, where there is one.
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.outcome, self.usage.as_ref()?)
    }

    /// The report for machines, as that of [`RunReport`](crate::commands::RunReport), with `block`
    /// and `engine`. `metrics` is `null` where the usage is not told.
    pub fn to_json(&self) -> Value {
        let mut report = json!({
            "program": self.program,
            "entrypoint": self.entrypoint,
            "block": self.block,
            "engine": self.engine,
            "metrics": self.usage.as_ref().map(Usage::to_json),
        });
        outcome_json(&self.outcome, self.hint(), &mut report);
        report
    }
}

impl fmt::Display for QueryReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        outcome_text(&self.outcome, f)?;
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        line(f, "block", block_text(&self.block))?;
        let backend = match self.engine.executing_backend() {
            None => String::new(),
            Some(backend) => format!(", {}", backend.name()),
        };
        let (engine, reason) = (self.engine.engine.name(), &self.engine.reason);
        line(f, "engine", format_args!("{engine}{backend}: {reason}"))?;
        match &self.usage {
            Some(usage) => usage.fmt_usage(f),
            None => line(f, "gas", "not told by the runtime API of PVQ 0.1"),
        }
    }
}
