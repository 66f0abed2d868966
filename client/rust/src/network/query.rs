use super::{
    block_text,
    connection::Node,
    error::{plain, NetworkError},
    At, BlockId, Choice, Engine, NodeUrl, ProgramSource, Progress,
};
use crate::{
    commands::{
        call::{hint, outcome_json, outcome_text, EncodedCall},
        Call, CommandError, Output,
    },
    program::read,
    report::{line, metrics_json, microseconds, runtime_metrics, time_text, usage_lines},
};
use frame_support::weights::Weight;
use pvq_executor::{Backend, Metrics};
use pvq_primitives::PvqError;
use pvq_rpc::{Query, QueryAnswer, QueryLimits, Used};
use pvq_runtime_api::{
    ExtensionUsage, Program, QueryFailure, QueryMetrics, QueryOutcome, QueryRequest,
};
use serde_json::{json, Value};
use sp_core::Bytes;
use std::{
    fmt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use subxt::rpcs::client::rpc_params;

/// The method that nodes of PVQ have.
const METHOD: &str = "pvq_query";

/// The code of the JSON-RPC error for a method that there is not.
const METHOD_NOT_FOUND: i32 = -32601;

/// What to ask a node, and how.
#[derive(Clone, Debug)]
pub struct QueryCommand {
    /// The program.
    pub program: ProgramSource,
    /// Its metadata, if not next to its file.
    pub metadata: Option<PathBuf>,
    /// What to run it with.
    pub call: Call,
    /// The block whose state is asked.
    pub at: At,
    /// Where the program is to run. A node without `pvq_query` has [`Engine::Runtime`] alone.
    pub engine: Engine,
    /// Gas that it may use; `None` for as much as chain and node allow.
    pub gas_limit: Option<u64>,
    /// Whether the runtime API is to be asked, and `pvq_query` not, as of any node.
    pub state_call: bool,
}

/// What came of a query.
pub struct QueryReport {
    /// The program as it was named.
    pub program: String,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The result, or why there is none.
    pub outcome: Result<Output, CommandError>,
    /// The block whose state was asked.
    pub block: BlockId,
    /// Where the program ran, and why there.
    pub engine: Choice,
    /// How long the query waited for its turn on the node.
    pub queued: Duration,
    /// What the query used. Through the runtime API, the time is that of the call as seen from here.
    pub metrics: Metrics,
}

/// Asks the node at `url`: by `pvq_query`, or by the runtime API where the node has no such method.
///
/// # Errors
///
/// What is wrong before the run: files, arguments, the connection, the chain. A program that is
/// refused or fails is in the [report](QueryReport::outcome), with what it used.
pub async fn query(
    url: &NodeUrl,
    command: &QueryCommand,
    progress: Progress<'_>,
) -> Result<QueryReport, CommandError> {
    let program = match &command.program {
        ProgramSource::File(path) => Program::Code(read(path)?),
        ProgramSource::Hash(hash) => Program::Registered(*hash),
    };
    let path = command.program.file().map(PathBuf::as_path);
    let call = EncodedCall::new(path, command.metadata.as_deref(), &command.call)?;

    progress(&format!("connecting to {url}"));
    let node = Node::connect(url).await?;
    progress(&format!("waiting for the answer of {url}"));
    let by_runtime_api = |why| by_runtime_api(&node, command, program.clone(), &call.args, why);
    let answered = if command.state_call {
        by_runtime_api("the runtime was asked by state_call").await?
    } else {
        match by_method(&node, command, &program, &call.args).await {
            Err(NetworkError::Refused { code: METHOD_NOT_FOUND, .. }) => {
                let why = "the node has no pvq_query, so its runtime was asked by state_call";
                by_runtime_api(why).await?
            }
            answered => answered?,
        }
    };
    let name = command.program.to_string();
    let failed = |failure| CommandError::by_chain(Path::new(&name), failure);
    Ok(QueryReport {
        entrypoint: call.entrypoint(),
        outcome: answered.result.map_err(failed).and_then(|bytes| call.output(bytes)),
        program: name,
        block: answered.block,
        engine: answered.engine,
        queued: answered.queued,
        metrics: answered.metrics,
    })
}

struct Answered {
    result: Result<Vec<u8>, QueryFailure>,
    block: BlockId,
    engine: Choice,
    queued: Duration,
    metrics: Metrics,
}

async fn by_method(
    node: &Node,
    command: &QueryCommand,
    program: &Program,
    args: &[u8],
) -> Result<Answered, NetworkError> {
    let at = match command.at {
        At::Best => None,
        At::Finalized => Some(node.block(At::Finalized).await?.hash),
        At::Hash(hash) => Some(hash),
    };
    let limits = QueryLimits { gas: command.gas_limit, ..Default::default() };
    let mut query = Query {
        args: args.to_vec().into(),
        at,
        limits: command.gas_limit.map(|_| limits),
        engine: command.engine,
        ..Default::default()
    };
    match program {
        Program::Code(code) => query.program = Some(Bytes(code.clone())),
        Program::Registered(hash) => query.hash = Some(*hash),
    }
    let answer: QueryAnswer = node.request(METHOD, rpc_params![query]).await?;
    let refused =
        |reason: &str| NetworkError::Answer { method: METHOD.into(), reason: reason.into() };
    let result = match (answer.result, answer.error) {
        (Some(result), None) => Ok(result.0),
        (None, Some(failure)) => Err(QueryFailure {
            error: error_of_kind(&failure.kind),
            message: plain(&failure.message),
        }),
        _ => return Err(refused("it has both a result and an error, or neither")),
    };
    if at.is_some_and(|at| at != answer.at.hash) {
        return Err(refused("it is about another block than the one that was named"));
    }
    let metrics = metrics(&answer.metrics, answer.engine.backend)
        .ok_or_else(|| refused("it names an extension by what is no number"))?;
    let engine = Choice { reason: plain(&answer.engine.reason), ..answer.engine };
    let queued = Duration::from_micros(answer.metrics.microseconds.queue);
    Ok(Answered { result, block: answer.at, engine, queued, metrics })
}

/// What decides how the tool exits, and what it hints at: whether the program was refused, trapped,
/// or failed otherwise.
fn error_of_kind(kind: &str) -> PvqError {
    [PvqError::InvalidPvqProgramFormat, PvqError::Trap]
        .into_iter()
        .find(|error| format!("{error:?}") == kind)
        .unwrap_or(PvqError::Other)
}

fn metrics(used: &Used, backend: Option<pvq_rpc::Backend>) -> Option<Metrics> {
    let calls: Option<Vec<ExtensionUsage>> = used
        .calls
        .iter()
        .map(|calls| {
            Some(ExtensionUsage {
                extension: calls.extension.parse().ok()?,
                calls: calls.calls,
                failed: calls.failed,
                bytes_in: calls.bytes_in,
                bytes_out: calls.bytes_out,
                gas: calls.gas,
            })
        })
        .collect();
    let in_runtime = QueryMetrics {
        load_gas: used.gas.load,
        program_gas: used.gas.program,
        host_gas: used.gas.host,
        weight: Weight::from_parts(used.weight.ref_time, used.weight.proof_size),
        peak_memory: used.peak_memory,
        calls: calls?,
    };
    let mut metrics = runtime_metrics(&in_runtime, Duration::from_micros(used.microseconds.run));
    metrics.load_time = Duration::from_micros(used.microseconds.load);
    metrics.compile_time = Duration::from_micros(used.microseconds.compile);
    if let Some(pvq_rpc::Backend::Recompiler) = backend {
        metrics.backend = Backend::Recompiler;
    }
    Some(metrics)
}

async fn by_runtime_api(
    node: &Node,
    command: &QueryCommand,
    program: Program,
    args: &[u8],
    reason: &str,
) -> Result<Answered, NetworkError> {
    if command.engine == Engine::Native {
        return Err(NetworkError::NoNativeEngine);
    }
    let block = node.pvq_block(command.at).await?;
    let request = QueryRequest {
        program,
        args: args.to_vec(),
        gas_limit: command.gas_limit.map(|gas| i64::try_from(gas).unwrap_or(i64::MAX)),
        proof_size_limit: None,
    };
    let start = Instant::now();
    let outcome: QueryOutcome = node.call(&block, "PvqApi_query", &request).await?;
    let metrics = runtime_metrics(&outcome.metrics, start.elapsed());
    let engine = Choice { engine: Engine::Runtime, backend: None, reason: reason.to_owned() };
    let plain =
        |failure: QueryFailure| QueryFailure { message: plain(&failure.message), ..failure };
    let result = outcome.result.map_err(plain);
    Ok(Answered { result, block, engine, queued: Duration::ZERO, metrics })
}

impl QueryReport {
    /// What to look at first, where the program trapped and neither said why nor called an extension.
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.outcome, &self.metrics)
    }

    /// The report for machines, as that of [`RunReport`](crate::commands::RunReport), with `block`
    /// and `engine`.
    pub fn to_json(&self) -> Value {
        let mut metrics = metrics_json(&self.metrics);
        metrics["time_ns"]["queue"] = (self.queued.as_nanos() as u64).into();
        if self.engine.backend.is_none() {
            metrics["backend"] = Value::Null;
        }
        let mut report = json!({
            "program": self.program,
            "entrypoint": self.entrypoint,
            "block": self.block,
            "engine": self.engine,
            "metrics": metrics,
        });
        outcome_json(&self.outcome, &self.metrics, &mut report);
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
        let engine = self.engine.engine.name();
        let reason = &self.engine.reason;
        match self.engine.backend {
            None => line(f, "engine", format_args!("{engine}: {reason}"))?,
            Some(pvq_rpc::Backend::Interpreter) => {
                line(f, "engine", format_args!("{engine}, interpreter: {reason}"))?;
            }
            Some(pvq_rpc::Backend::Recompiler) => {
                line(f, "engine", format_args!("{engine}, recompiler: {reason}"))?;
            }
        }
        usage_lines(f, &self.metrics)?;
        let queued = microseconds(self.queued);
        line(f, "time", format_args!("{queued} us queued, {}", time_text(&self.metrics)))
    }
}
