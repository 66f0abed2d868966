use super::{CommandError, ProgramRun};
use crate::report::{line, Usage};
use pvq_primitives::{QueryRequest, QueryUsage};
#[cfg(feature = "wasm")]
use pvq_test_runner::chain::WasmChain;
use pvq_test_runner::{RunnerEngine, TestRunner};
use serde_json::{json, Value};
use std::{fmt, path::PathBuf, time::Duration};

/// A query to measure, and the number of rounds.
#[derive(Clone, Debug)]
pub struct BenchRequest {
    /// The program and its call.
    pub run: ProgramRun,
    /// Engines of the reference runtime to compare, by their names.
    pub engines: Vec<(&'static str, RunnerEngine)>,
    /// The Wasm of a runtime to compare as well.
    #[cfg(feature = "wasm")]
    pub runtime: Option<PathBuf>,
    /// Rounds, each of which runs the query once on each engine. At least one.
    pub rounds: u32,
}

/// The gas of a query, which is the same on each engine, and the time that it takes there.
pub struct BenchReport {
    /// The program's file.
    pub program: PathBuf,
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The usage of the query.
    pub usage: QueryUsage,
    /// The rounds.
    pub rounds: u32,
    /// The time on each engine.
    pub engines: Vec<EngineTimes>,
}

/// Times of one query on one engine, over all rounds.
pub struct EngineTimes {
    /// The engine's name.
    pub engine: &'static str,
    /// Finding the program, or parsing and validating it.
    pub load: Spread,
    /// Compiling it, and making an instance.
    pub compile: Spread,
    /// From its first instruction to its result. In Wasm all of it.
    pub run: Spread,
}

/// The least, the median and the most of some times.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spread {
    /// The shortest.
    pub min: Duration,
    /// The one in the middle.
    pub median: Duration,
    /// The longest.
    pub max: Duration,
}

impl Spread {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |index: usize| times.get(index).copied().unwrap_or_default();
        Self { min: at(0), median: at(times.len() / 2), max: at(times.len().saturating_sub(1)) }
    }
}

/// An engine that is measured.
enum MeasuredEngine {
    Reference(Box<TestRunner>),
    #[cfg(feature = "wasm")]
    Wasm(Box<WasmChain>),
}

impl MeasuredEngine {
    fn run(
        &mut self,
        query: &QueryRequest,
    ) -> Result<(Result<Vec<u8>, pvq_primitives::QueryFailure>, Usage), CommandError> {
        match self {
            Self::Reference(runner) => {
                let execution = runner.query(query.clone());
                Ok((execution.result, execution.metrics.into()))
            }
            #[cfg(feature = "wasm")]
            Self::Wasm(chain) => {
                let start = std::time::Instant::now();
                let outcome =
                    chain.query(query).map_err(|error| CommandError::Runtime(Box::new(error)))?;
                let time = start.elapsed();
                Ok((outcome.result, Usage::in_wasm(outcome.usage, time, Default::default())))
            }
        }
    }
}

/// Measures a query: its gas by part, and its time on each engine. Each round runs it on all of them, and
/// begins with another; a first one does not count.
///
/// # Errors
///
/// Errors before the run, and the failure of the query, for there is nothing to compare then.
pub fn bench(request: &BenchRequest) -> Result<BenchReport, CommandError> {
    let (call, query) = request.run.encode()?;
    let genesis = request.run.genesis()?;
    let mut measured = Vec::new();
    for (name, engine) in &request.engines {
        let runner = TestRunner::with_genesis(&genesis)?.with_engine(engine.clone());
        measured.push((*name, MeasuredEngine::Reference(Box::new(runner))));
    }
    #[cfg(feature = "wasm")]
    if let Some(runtime) = &request.runtime {
        let wasm = pvq_client::program::read(runtime)?;
        let chain = WasmChain::with_genesis(wasm, &genesis).map_err(|source| {
            CommandError::Chain { path: runtime.clone(), source: Box::new(source) }
        })?;
        measured.push(("wasm", MeasuredEngine::Wasm(Box::new(chain))));
    }

    let mut usage = QueryUsage::default();
    let mut times: Vec<[Vec<Duration>; 3]> = measured.iter().map(|_| Default::default()).collect();
    for round in 0..=request.rounds.max(1) as usize {
        for turn in 0..measured.len() {
            let index = (round + turn) % measured.len();
            let (_, engine) = &mut measured[index];
            let (result, used) = engine.run(&query)?;
            let program = request.run.program.display().to_string();
            result.map_err(|failure| CommandError::of_query(&program, failure))?;
            if round > 0 {
                let parts = [used.time.load, used.time.compile, used.time.run];
                times[index].iter_mut().zip(parts).for_each(|(times, part)| times.push(part));
            }
            usage = used.query;
        }
    }
    let engines = measured.iter().zip(times).map(|((engine, _), [load, compile, run])| {
        let (load, compile, run) = (Spread::of(load), Spread::of(compile), Spread::of(run));
        EngineTimes { engine, load, compile, run }
    });
    Ok(BenchReport {
        program: request.run.program.clone(),
        entrypoint: call.entrypoint(),
        usage,
        rounds: request.rounds.max(1),
        engines: engines.collect(),
    })
}

impl BenchReport {
    /// The report for machines: [`QueryUsage`] as `pvq_query` answers it, and times in nanoseconds.
    pub fn to_json(&self) -> Value {
        let spread = |spread: &Spread| {
            json!({
                "min": spread.min.as_nanos() as u64,
                "median": spread.median.as_nanos() as u64,
                "max": spread.max.as_nanos() as u64,
            })
        };
        let engines = self.engines.iter().map(|times| {
            json!({
                "engine": times.engine,
                "nanoseconds": {
                    "load": spread(&times.load),
                    "compile": spread(&times.compile),
                    "run": spread(&times.run),
                },
            })
        });
        json!({
            "program": self.program.display().to_string(),
            "entrypoint": self.entrypoint,
            "usage": self.usage,
            "rounds": self.rounds,
            "engines": engines.collect::<Vec<_>>(),
        })
    }
}

impl fmt::Display for BenchReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        let (gas, weight) = (self.usage.gas, self.usage.weight);
        let total = gas.total();
        let share = |gas: i64| 100.0 * gas as f64 / total.max(1) as f64;
        writeln!(f, "\n{:<12} {:>12} {:>6}", "part", "gas", "%")?;
        for (part, gas) in [("load", gas.load), ("program", gas.program), ("host", gas.host)] {
            writeln!(f, "{part:<12} {gas:>12} {:>6.1}", share(gas))?;
        }
        writeln!(f, "{:<12} {total:>12}", "total")?;
        let charged = weight.ref_time() as f64 / 1e6;
        writeln!(
            f,
            "\ncharged for {charged:.1} us; medians of {} rounds in us, and their range",
            self.rounds
        )?;
        writeln!(f, "{:<12} {:>26} {:>26} {:>26}", "engine", "load", "compile", "run")?;
        for EngineTimes { engine, load, compile, run } in &self.engines {
            writeln!(f, "{engine:<12} {load:>26} {compile:>26} {run:>26}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let us = |time: Duration| time.as_secs_f64() * 1e6;
        f.pad(&format!("{:.1} ({:.1} to {:.1})", us(self.median), us(self.min), us(self.max)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_of_all_times_in_whatever_order() {
        let times = [5, 1, 3].map(Duration::from_micros);
        let [five, one, three] = times;
        assert_eq!(Spread::of(times.into()), Spread { min: one, median: three, max: five });
        assert_eq!(Spread::of(Vec::new()), Spread::default());
        assert_eq!(Spread::of(times.into()).to_string(), "3.0 (1.0 to 5.0)");
    }
}
