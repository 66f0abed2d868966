use super::{
    call::{hint, outcome_json, outcome_text, EncodedCall},
    Call, CommandError, Output,
};
#[cfg(feature = "wasm")]
use crate::report::extension_names;
use crate::report::{line, Usage};
use pvq_client::program::{read, read_text};
use pvq_primitives::{Program, QueryRequest};
#[cfg(feature = "wasm")]
use pvq_test_runner::chain::WasmChain;
use pvq_test_runner::{Genesis, RunnerEngine, TestRunner};
use serde_json::{json, Value};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A program, its call, and the state that it runs against.
#[derive(Clone, Debug)]
pub struct ProgramRun {
    /// The program's file.
    pub program: PathBuf,
    /// The JSON of its metadata, if not next to it.
    pub metadata: Option<PathBuf>,
    /// The genesis preset of the runtime that the state is made from.
    pub preset: String,
    /// A file of JSON that is merged over the preset.
    pub genesis: Option<PathBuf>,
    /// Its entrypoint and arguments.
    pub call: Call,
    /// Gas that it may use; `None` for as much as the chain allows.
    pub gas_limit: Option<u64>,
}

impl ProgramRun {
    /// The genesis that the state is made from.
    pub(crate) fn genesis(&self) -> Result<Genesis, CommandError> {
        let patch = self.genesis.as_deref().map(json_of).transpose()?;
        Ok(Genesis { preset: self.preset.clone(), patch })
    }

    /// The call as the program gets it, and the query.
    pub(crate) fn encode(&self) -> Result<(EncodedCall, QueryRequest), CommandError> {
        let program = read(&self.program)?;
        let metadata = self.metadata.as_deref();
        let call = EncodedCall::of_file(&self.program, &program, metadata, &self.call)?;
        let query = QueryRequest {
            program: Program::Code(program),
            args: call.args.clone(),
            gas_limit: self.gas_limit.map(|gas| i64::try_from(gas).unwrap_or(i64::MAX)),
            proof_size_limit: None,
        };
        Ok((call, query))
    }
}

/// A run and its target.
#[derive(Clone, Debug)]
pub struct RunRequest {
    /// The program, its call and the state.
    pub run: ProgramRun,
    /// The runtime to run it in.
    pub target: Target,
}

/// The runtime that a program runs in.
#[derive(Clone, Debug)]
pub enum Target {
    /// The reference runtime in this process.
    Reference(RunnerEngine),
    /// The Wasm of a runtime, executed as nodes do: its file, which may be compressed.
    #[cfg(feature = "wasm")]
    Wasm(PathBuf),
}

/// The outcome of a run.
pub struct RunReport {
    /// The program's file.
    pub program: PathBuf,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The result, or why there is none.
    pub outcome: Result<Output, CommandError>,
    /// The usage of the run.
    pub usage: Usage,
}

/// Runs a program against the state of a genesis, as the chain of the runtime would.
///
/// # Errors
///
/// Errors before the run: files, genesis, runtime, arguments. A program that is refused or fails is in the
/// [report](RunReport::outcome), with its usage.
pub fn run(request: &RunRequest) -> Result<RunReport, CommandError> {
    let (call, query) = request.run.encode()?;
    let genesis = request.run.genesis()?;
    let (result, usage) = match &request.target {
        Target::Reference(engine) => {
            let mut runner = TestRunner::with_genesis(&genesis)?.with_engine(engine.clone());
            let execution = runner.query(query);
            (execution.result, Usage::from(execution.metrics))
        }
        #[cfg(feature = "wasm")]
        Target::Wasm(runtime) => run_in_wasm(runtime, &genesis, &query)?,
    };
    let program = request.run.program.clone();
    let failed = |failure| CommandError::of_query(&program.display().to_string(), failure);
    Ok(RunReport {
        entrypoint: call.entrypoint(),
        outcome: result.map_err(failed).and_then(|bytes| call.output(bytes)),
        program,
        usage,
    })
}

/// Runs the query in the Wasm at `runtime`, twice: what compiles the runtime is not the query's.
#[cfg(feature = "wasm")]
fn run_in_wasm(
    runtime: &Path,
    genesis: &Genesis,
    query: &QueryRequest,
) -> Result<(Result<Vec<u8>, pvq_primitives::QueryFailure>, Usage), CommandError> {
    let chain = WasmChain::with_genesis(read(runtime)?, genesis).map_err(|source| {
        CommandError::Chain { path: runtime.to_owned(), source: Box::new(source) }
    })?;
    let ask = || chain.query(query).map_err(|error| CommandError::Runtime(Box::new(error)));
    ask()?;
    let start = std::time::Instant::now();
    let outcome = ask()?;
    let time = start.elapsed();
    let names = chain.metadata().map(|metadata| extension_names(&metadata)).unwrap_or_default();
    Ok((outcome.result, Usage::in_wasm(outcome.usage, time, names)))
}

fn json_of(path: &Path) -> Result<Value, CommandError> {
    let text = read_text(path)?;
    serde_json::from_str(&text)
        .map_err(|source| CommandError::Json { path: path.to_owned(), source })
}

impl RunReport {
    /// A hint at the likely cause of a failure, where there is one.
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.outcome, &self.usage)
    }

    /// The report for machines. `result.value` is `null` where the type is not known.
    pub fn to_json(&self) -> Value {
        let mut report = json!({
            "program": self.program.display().to_string(),
            "entrypoint": self.entrypoint,
            "metrics": self.usage.to_json(),
        });
        outcome_json(&self.outcome, self.hint(), &mut report);
        report
    }
}

impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        outcome_text(&self.outcome, f)?;
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        write!(f, "{}", self.usage)
    }
}
