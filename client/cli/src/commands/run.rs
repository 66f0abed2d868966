use super::{
    call::{hint, outcome_json, outcome_text, EncodedCall},
    Call, CommandError, Output,
};
use crate::{
    chain::WasmChain,
    genesis::Genesis,
    program::{read, read_text},
    report::{line, metrics_json, runtime_metrics, MetricsText},
    runner::TestRunner,
};
use pvq_executor::{Backend, Metrics, PvqExecutorConfig, RunOptions, WorkerCommand};
use pvq_runtime_api::{Program, QueryRequest};
use serde_json::{json, Value};
use std::{
    fmt,
    path::{Path, PathBuf},
    time::Instant,
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
        /// The command of a worker to recompile the program in. Without it, it is interpreted.
        worker: Option<WorkerCommand>,
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

/// Runs a program against the state of a genesis.
///
/// # Errors
///
/// Only what is wrong before the run: files, genesis, runtime, arguments. A program that is refused or fails
/// is in the [report](RunReport::outcome), with what it used.
pub fn run(request: &RunRequest) -> Result<RunReport, CommandError> {
    let program = read(&request.program)?;
    let call =
        EncodedCall::new(Some(&request.program), request.metadata.as_deref(), &request.call)?;
    let (result, metrics) = match &request.host {
        Host::Native { genesis, worker, debug } => {
            let backend = match worker {
                Some(_) => Backend::Recompiler,
                None => Backend::Interpreter,
            };
            let config = PvqExecutorConfig {
                enable_debugging: *debug,
                enable_jit: true,
                worker: worker.clone(),
                ..Default::default()
            };
            let options = RunOptions {
                gas_limit: request.gas_limit,
                backend: Some(backend),
                ..Default::default()
            };
            let mut runner = new_runner(genesis.as_deref(), config)?;
            let execution = runner.execute(&program, &call.args, options);
            let failed = |error| CommandError::of(&request.program, error);
            (execution.result.map_err(failed), execution.metrics)
        }
        Host::Wasm { runtime, preset } => {
            let chain = WasmChain::new(read(runtime)?, preset).map_err(|source| {
                CommandError::Chain { path: runtime.clone(), source: Box::new(source) }
            })?;
            run_in_wasm(&chain, request, program, call.args.clone())?
        }
    };
    Ok(RunReport {
        program: request.program.clone(),
        entrypoint: call.entrypoint(),
        outcome: result.and_then(|bytes| call.output(bytes)),
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
    let metrics = runtime_metrics(&outcome.metrics, start.elapsed());
    let failed = |failure| CommandError::by_chain(&request.program, failure);
    Ok((outcome.result.map_err(failed), metrics))
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
    /// What to look at first, where the program trapped and neither said why nor called an extension.
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.outcome, &self.metrics)
    }

    /// The report for machines. `result.value` is `null` where the type is not known.
    pub fn to_json(&self) -> Value {
        let mut report = json!({
            "program": self.program.display().to_string(),
            "entrypoint": self.entrypoint,
            "metrics": metrics_json(&self.metrics),
        });
        outcome_json(&self.outcome, &self.metrics, &mut report);
        report
    }
}

impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        outcome_text(&self.outcome, f)?;
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        write!(f, "{}", MetricsText(&self.metrics))
    }
}
