use super::CommandError;
use crate::{
    arguments::{encode, signature},
    chain::WasmChain,
    genesis::Genesis,
    program::{read, read_metadata, read_text, FileError},
    report::{line, metrics_json, MetricsText},
    result::decode,
    runner::TestRunner,
};
use pvq_executor::{Backend, HostCalls, Metrics, PvqExecutorConfig, RunOptions};
use pvq_primitives::PvqError;
use pvq_runtime_api::{ExtensionUsage, Program, QueryFailure, QueryMetrics, QueryRequest};
use serde_json::{json, Value};
use std::{
    fmt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// What to run, and how.
#[derive(Clone, Debug)]
pub struct RunRequest {
    /// The program's file.
    pub program: PathBuf,
    /// Its metadata, if not next to it.
    pub metadata: Option<PathBuf>,
    /// What to run against.
    pub host: Host,
    /// What to run it with.
    pub call: Call,
    /// Gas that it may use; `None` for as much as it can in its time.
    pub gas_limit: Option<i64>,
}

/// What a program runs against.
#[derive(Clone, Debug)]
pub enum Host {
    /// The small [runtime](crate::runtime) in this process.
    Native {
        /// The state, if not the built-in one.
        genesis: Option<PathBuf>,
        /// Where the program runs.
        backend: Backend,
        /// Whether to keep its messages, name source lines and count steps.
        debug: bool,
    },
    /// A chain's runtime, executed as nodes do.
    Wasm {
        /// The runtime's file, Wasm that may be compressed.
        runtime: PathBuf,
        /// The genesis preset that the state is made from.
        preset: String,
    },
}

/// What a program is run with.
#[derive(Clone, Debug)]
pub enum Call {
    /// An entrypoint by its name, and [arguments](crate::arguments) as JSON.
    Entrypoint(String, Vec<String>),
    /// The arguments in hex as the program gets them, the entrypoint's index included. Needs no
    /// metadata.
    Encoded(String),
}

/// What came of a run.
pub struct RunReport {
    /// The program's file.
    pub program: PathBuf,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The result, or why there is none.
    pub outcome: Result<Output, CommandError>,
    /// What the run used.
    pub metrics: Metrics,
}

/// A program's result.
pub struct Output {
    /// As the program returned it.
    pub bytes: Vec<u8>,
    /// Decoded, where its type is known.
    pub decoded: Option<Value>,
}

/// Runs a program against the state of a genesis.
///
/// # Errors
///
/// Only what is wrong before the run: files, genesis, runtime, arguments. A program that is refused or fails
/// is in the [report](RunReport::outcome), with what it used.
pub fn run(request: &RunRequest) -> Result<RunReport, CommandError> {
    let program = read(&request.program)?;
    let metadata = match (&request.call, &request.metadata) {
        (Call::Encoded(_), None) => match read_metadata(&request.program, None) {
            Err(FileError::NoMetadata { .. }) => None,
            read => Some(read?),
        },
        (_, path) => Some(read_metadata(&request.program, path.as_deref())?),
    };
    let args = match (&request.call, &metadata) {
        (Call::Encoded(digits), _) => const_hex::decode(digits)?,
        (Call::Entrypoint(name, args), Some(metadata)) => encode(metadata, name, args)?,
        (Call::Entrypoint(..), None) => unreachable!("it was read or an error returned; qed"),
    };
    let called = metadata.as_ref().and_then(|metadata| {
        let function = metadata.entrypoints.get(usize::from(*args.first()?))?;
        Some((&metadata.types, function))
    });
    let (result, metrics) = match &request.host {
        Host::Native { genesis, backend, debug } => {
            let config = PvqExecutorConfig {
                enable_debugging: *debug,
                enable_jit: *backend == Backend::Recompiler,
                ..Default::default()
            };
            let options = RunOptions {
                gas_limit: request.gas_limit,
                backend: Some(*backend),
                ..Default::default()
            };
            let mut runner = new_runner(genesis.as_deref(), config)?;
            let execution = runner.execute(&program, &args, options);
            let failed = |error| CommandError::of(&request.program, error);
            (execution.result.map_err(failed), execution.metrics)
        }
        Host::Wasm { runtime, preset } => {
            let chain = WasmChain::new(read(runtime)?, preset).map_err(|source| {
                CommandError::Chain { path: runtime.clone(), source: Box::new(source) }
            })?;
            run_in_wasm(&chain, request, program, args)?
        }
    };
    let outcome = match result {
        Ok(bytes) => called
            .map(|(types, function)| decode(types, function.output.id, &bytes))
            .transpose()
            .map(|decoded| Output { bytes, decoded })
            .map_err(CommandError::from),
        Err(error) => Err(error),
    };
    Ok(RunReport {
        program: request.program.clone(),
        entrypoint: called.map(|(types, function)| signature(types, function)),
        outcome,
        metrics,
    })
}

/// Runs the query in the runtime of `chain`, twice: what compiles the runtime is not the query's.
fn run_in_wasm(
    chain: &WasmChain,
    request: &RunRequest,
    program: Vec<u8>,
    args: Vec<u8>,
) -> Result<(Result<Vec<u8>, CommandError>, Metrics), CommandError> {
    let query = QueryRequest {
        program: Program::Code(program),
        args,
        gas_limit: request.gas_limit,
        proof_size_limit: None,
    };
    let ask = || chain.query(&query).map_err(|error| CommandError::Runtime(Box::new(error)));
    ask()?;
    let start = Instant::now();
    let outcome = ask()?;
    let metrics = wasm_metrics(&outcome.metrics, start.elapsed());
    let result = outcome.result.map_err(|QueryFailure { error, message }| match error {
        PvqError::InvalidPvqProgramFormat => {
            CommandError::RefusedByChain { path: request.program.clone(), message }
        }
        _ => CommandError::FailedOnChain(message),
    });
    Ok((result, metrics))
}

/// What a query used in a runtime, which sees no clock: all of the `time` counts as run.
fn wasm_metrics(used: &QueryMetrics, time: Duration) -> Metrics {
    let calls = |usage: &ExtensionUsage| HostCalls {
        extension_id: usage.extension,
        calls: usage.calls,
        failed: usage.failed,
        bytes_in: usage.bytes_in,
        bytes_out: usage.bytes_out,
        gas: usage.gas,
    };
    let mut metrics = Metrics::default();
    metrics.load_gas = used.load_gas;
    metrics.program_gas = used.program_gas;
    metrics.host_gas = used.host_gas;
    metrics.proof_size = used.weight.proof_size();
    metrics.weight = used.weight;
    metrics.peak_memory = used.peak_memory;
    metrics.host_calls = used.calls.iter().map(calls).collect();
    metrics.run_time = time;
    metrics
}

fn new_runner(path: Option<&Path>, config: PvqExecutorConfig) -> Result<TestRunner, CommandError> {
    let genesis = match path {
        Some(path) => Genesis::from_json(&read_text(path)?),
        None => Ok(Genesis::default()),
    };
    genesis.and_then(|genesis| TestRunner::new(&genesis, config)).map_err(|source| {
        let path = path.map_or("the built-in genesis".to_owned(), |p| p.display().to_string());
        CommandError::Genesis { path, source }
    })
}

impl RunReport {
    /// The report for machines. `result.value` is `null` where the type is not known.
    pub fn to_json(&self) -> Value {
        let mut report = json!({
            "program": self.program.display().to_string(),
            "entrypoint": self.entrypoint,
            "metrics": metrics_json(&self.metrics),
        });
        match &self.outcome {
            Ok(Output { bytes, decoded }) => {
                report["result"] = json!({
                    "value": decoded,
                    "hex": const_hex::encode_prefixed(bytes),
                });
            }
            Err(error) => report["error"] = error.to_string().into(),
        }
        report
    }
}

impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.outcome {
            Ok(Output { decoded: Some(value), .. }) => writeln!(f, "{value:#}\n")?,
            Ok(Output { bytes, .. }) => writeln!(f, "{}\n", const_hex::encode_prefixed(bytes))?,
            Err(_) => {}
        }
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        write!(f, "{}", MetricsText(&self.metrics))
    }
}
