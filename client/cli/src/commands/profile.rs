use super::{
    call::{hint, outcome_json},
    CommandError, Output, ProgramRun,
};
use crate::report::{line, Usage};
use inferno::flamegraph;
use pvq_executor::{Profile, ProfileFrame};
use pvq_test_runner::{extension_name, function_name, TestRunner};
use serde_json::{json, Value};
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
};

/// Functions that a report lists.
const LISTED: usize = 15;

/// The gas of a run by call stack.
pub struct ProfileReport {
    /// The entrypoint as it is declared, where that is known.
    pub entrypoint: Option<String>,
    /// The result, or why there is none. The profile is that of the run, however it ended.
    pub outcome: Result<Output, CommandError>,
    /// The usage of the run.
    pub usage: Usage,
    /// The gas by call stack.
    pub profile: Profile,
    /// The file of the flame graph.
    pub output: PathBuf,
}

/// Runs a program step by step and draws a flame graph of its gas, an SVG file at `output`.
///
/// # Errors
///
/// Errors before the run, a query without the gas to load its program, and a file that cannot be written. A program that
/// fails later is in the [report](ProfileReport::outcome), with its profile.
pub fn profile(request: &ProgramRun, output: &Path) -> Result<ProfileReport, CommandError> {
    let (call, query) = request.encode()?;
    let mut runner = TestRunner::with_genesis(&request.genesis()?)?;
    let program = request.program.display().to_string();
    let failed = |failure| CommandError::of_query(&program, failure);
    let (execution, profile) = runner.profile(query).map_err(failed)?;
    let outcome = execution.result.map_err(failed).and_then(|bytes| call.output(bytes));
    let outcome = match outcome {
        // It had not the gas to load the program, so that there is nothing to draw.
        Err(error) if profile.entries.iter().all(|entry| entry.gas == 0) => return Err(error),
        outcome => outcome,
    };
    let title = call.entrypoint().unwrap_or_else(|| program.clone());
    write(&profile, &title, output)?;
    Ok(ProfileReport {
        outcome,
        entrypoint: call.entrypoint(),
        usage: execution.metrics.into(),
        profile,
        output: output.to_owned(),
    })
}

fn write(profile: &Profile, title: &str, output: &Path) -> Result<(), CommandError> {
    let lines: Vec<String> = profile
        .entries
        .iter()
        .map(|entry| {
            let names: Vec<String> = entry.stack.iter().map(frame_name).collect();
            let stack = if names.is_empty() { UNNAMED.to_owned() } else { names.join(";") };
            format!("{stack} {}", entry.gas)
        })
        .collect();
    let mut options = flamegraph::Options::default();
    options.title = format!("Gas of {title}");
    options.count_name = "gas".into();
    let mut svg = Vec::new();
    let unwritten = |reason: String| CommandError::Unwritten { path: output.to_owned(), reason };
    flamegraph::from_lines(&mut options, lines.iter().map(String::as_str), &mut svg)
        .map_err(|error| unwritten(error.to_string()))?;
    fs::write(output, svg).map_err(|error| unwritten(error.to_string()))
}

/// The frame of instructions that no name is known of.
const UNNAMED: &str = "the program";

fn frame_name(frame: &ProfileFrame) -> String {
    match frame {
        ProfileFrame::Load => "load".into(),
        // A semicolon separates frames.
        ProfileFrame::Function(name) => name.replace(';', ","),
        ProfileFrame::Extension { extension, function } => {
            let name = extension_name(*extension)
                .map_or_else(|| format!("extension {extension}"), str::to_owned);
            match function.and_then(|index| function_name(*extension, index)) {
                Some(function) => format!("{name}.{function}"),
                None => name,
            }
        }
        ProfileFrame::Host => "host".into(),
    }
}

impl ProfileReport {
    /// Returns whether a function of the program has a name.
    fn is_named(&self) -> bool {
        let is_function = |frame: &ProfileFrame| matches!(frame, ProfileFrame::Function(_));
        self.profile.entries.iter().any(|entry| entry.stack.iter().any(is_function))
    }

    /// Returns the gas of each function by itself, the most first.
    fn functions(&self) -> Vec<(String, i64)> {
        let mut functions = BTreeMap::<String, i64>::new();
        for entry in &self.profile.entries {
            let name = entry.stack.last().map_or_else(|| UNNAMED.to_owned(), frame_name);
            *functions.entry(name).or_default() += entry.gas;
        }
        let mut functions: Vec<_> = functions.into_iter().collect();
        functions.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        functions
    }

    /// A hint at the likely cause of a failure, or at a build whose profile tells more.
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.outcome, &self.usage).or((!self.is_named())
            .then_some("build the program with `pvq-program-builder --debug` to see its functions"))
    }

    /// The report for machines.
    pub fn to_json(&self) -> Value {
        let stacks = self.profile.entries.iter().map(|entry| {
            let stack: Vec<String> = entry.stack.iter().map(frame_name).collect();
            json!({ "stack": stack, "gas": entry.gas })
        });
        let mut report = json!({
            "entrypoint": self.entrypoint,
            "output": self.output.display().to_string(),
            "metrics": self.usage.to_json(),
            "stacks": stacks.collect::<Vec<_>>(),
        });
        outcome_json(&self.outcome, self.hint(), &mut report);
        report
    }
}

impl fmt::Display for ProfileReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let total = self.usage.query.gas.total();
        if let Some(entrypoint) = &self.entrypoint {
            line(f, "entrypoint", entrypoint)?;
        }
        line(f, "flame graph", self.output.display())?;
        line(f, "gas", total)?;
        writeln!(f, "\n{:>12} {:>6}  by itself", "gas", "%")?;
        let functions = self.functions();
        for (name, gas) in functions.iter().take(LISTED) {
            let share = 100.0 * *gas as f64 / total.max(1) as f64;
            writeln!(f, "{gas:>12} {share:>6.1}  {name}")?;
        }
        match functions.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => writeln!(f, "{:>12} {:>6}  and {more} more", "", ""),
        }
    }
}
