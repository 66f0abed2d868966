//! The usage of a query, printed.

use pvq_client::text::printable;
use pvq_executor::Metrics;
use pvq_primitives::{
    abi::EXHAUSTED_HEAP_ID, Backend, ExtensionId, ExtensionUsage, GasUsage, QueryMetadata,
    QueryUsage, RegisteredProgram,
};
use pvq_test_runner::extension_name;
use serde_json::{json, Value};
use std::{
    collections::BTreeMap,
    fmt::{self, Display, Formatter},
    time::Duration,
};

/// A labelled line of a text report.
pub(crate) fn line(f: &mut Formatter, label: &str, text: impl Display) -> fmt::Result {
    writeln!(f, "{label:<12} {text}")
}

/// Returns a registered program as text, by its label, if it has one, and its hash.
pub(crate) fn program_text(RegisteredProgram { hash, label, .. }: &RegisteredProgram) -> String {
    let label = printable(&String::from_utf8_lossy(label));
    match label.is_empty() {
        true => format!("the program {hash:?}"),
        false => format!("{label:?}, the program {hash:?}"),
    }
}

/// The usage of a query, and what is known of its run. As text it has a line for each kind, with extensions
/// by their names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// Gas, weight, memory and calls.
    pub query: QueryUsage,
    /// The names of extensions that it may have called, where they are known.
    pub extension_names: ExtensionNames,
    /// The backend that executed the program, where that is known. A runtime, also in Wasm, has the
    /// interpreter.
    pub backend: Option<Backend>,
    /// The time that it took.
    pub time: RunTime,
    /// Instructions executed, with debugging.
    pub steps: Option<u64>,
    /// Bytes of stack at their most, with debugging.
    pub peak_stack: Option<u32>,
    /// The program's messages, with debugging.
    pub messages: Vec<String>,
}

/// Names of extensions by their ids, normative and legacy.
pub type ExtensionNames = BTreeMap<ExtensionId, String>;

/// Returns the names of a chain's extensions.
pub fn extension_names(metadata: &QueryMetadata) -> ExtensionNames {
    let names = metadata.extensions.iter().flat_map(|extension| {
        [extension.id, extension.legacy_id].map(|id| (id, extension.name.clone()))
    });
    names.collect()
}

/// Wall-clock time by phase.
// Not the `Microseconds` of `pvq_rpc`, which is there with the feature `network` only: phases of a run in this
// process take fractions of a microsecond.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RunTime {
    /// Waiting for a turn on a node.
    pub queue: Option<Duration>,
    /// Finding the program, or parsing and validating it.
    pub load: Duration,
    /// Compiling it, and making an instance.
    pub compile: Duration,
    /// From its first instruction to its result.
    pub run: Duration,
}

/// The usage of a query in the reference runtime.
impl From<Metrics> for Usage {
    fn from(metrics: Metrics) -> Self {
        let named = |calls: &ExtensionUsage| {
            Some((calls.extension, extension_name(calls.extension)?.to_owned()))
        };
        Self {
            extension_names: metrics.usage.calls.iter().filter_map(named).collect(),
            backend: Some(metrics.backend),
            time: RunTime {
                queue: None,
                load: metrics.load_time,
                compile: metrics.compile_time,
                run: metrics.run_time,
            },
            steps: metrics.steps,
            peak_stack: metrics.peak_stack,
            messages: metrics.debug_messages,
            query: metrics.usage,
        }
    }
}

impl Usage {
    /// Returns the usage of a query in the Wasm of a runtime, which interprets programs and sees no clock:
    /// all of the `time` counts as run.
    pub fn in_wasm(query: QueryUsage, time: Duration, extension_names: ExtensionNames) -> Self {
        let time = RunTime { run: time, ..Default::default() };
        let backend = Some(Backend::Interpreter);
        Self { query, extension_names, backend, time, ..Default::default() }
    }

    /// The usage for machines: [`QueryUsage`] as `pvq_query` answers it, with the `name` of each extension that
    /// has one, the backend, the time, and what is known with debugging.
    pub fn to_json(&self) -> Value {
        let nanoseconds = |time: Duration| time.as_nanos() as u64;
        let mut time = json!({
            "load": nanoseconds(self.time.load),
            "compile": nanoseconds(self.time.compile),
            "run": nanoseconds(self.time.run),
        });
        if let Some(queue) = self.time.queue {
            time["queue"] = nanoseconds(queue).into();
        }
        let mut usage = json!(self.query);
        let calls = usage["calls"].as_array_mut().into_iter().flatten();
        for (json, calls) in calls.zip(&self.query.calls) {
            json["name"] = json!(self.extension_names.get(&calls.extension));
        }
        usage["backend"] = json!(self.backend);
        usage["nanoseconds"] = time;
        usage["steps"] = json!(self.steps);
        usage["peakStack"] = json!(self.peak_stack);
        usage["messages"] = json!(self.messages);
        usage
    }

    /// The lines of what does not depend on where a program ran, and of the time.
    pub(crate) fn fmt_usage(&self, f: &mut Formatter) -> fmt::Result {
        let QueryUsage { gas, weight, peak_memory, calls } = &self.query;
        let GasUsage { load, program, host } = gas;
        let total = gas.total();
        line(f, "gas", format_args!("{total} = {load} load + {program} program + {host} host"))?;
        line(
            f,
            "weight",
            format_args!(
                "{} ps of reference time, {} bytes of proof",
                weight.ref_time(),
                weight.proof_size()
            ),
        )?;
        calls.iter().try_for_each(|calls| self.calls_line(f, calls))?;
        if calls.is_empty() {
            line(f, "calls", "none")?;
        }
        line(f, "memory", format_args!("{peak_memory} bytes at most"))?;
        line(f, "time", self.time)
    }

    fn calls_line(&self, f: &mut Formatter, usage: &ExtensionUsage) -> fmt::Result {
        let ExtensionUsage { extension, calls, failed, bytes_in, bytes_out, gas } = usage;
        let name = match *extension {
            EXHAUSTED_HEAP_ID => "the host, to tell that the heap was full",
            id => self.extension_names.get(&id).map_or("unknown extension", String::as_str),
        };
        let failed = match failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        line(
            f,
            "calls",
            format_args!(
                "{calls} to {name} (id {extension}){failed}: {bytes_in} bytes in, {bytes_out} bytes out, \
                 {gas} gas"
            ),
        )
    }
}

impl Display for Usage {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        if let Some(backend) = self.backend {
            line(f, "backend", backend.name())?;
        }
        self.fmt_usage(f)?;
        if let Some(steps) = self.steps {
            line(f, "steps", format_args!("{steps} instructions"))?;
        }
        if let Some(stack) = self.peak_stack {
            line(f, "stack", format_args!("{stack} bytes at most"))?;
        }
        self.messages.iter().try_for_each(|message| line(f, "message", message))
    }
}

impl Display for RunTime {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let us = |time: Duration| format!("{:.1} us", time.as_secs_f64() * 1e6);
        if let Some(queue) = self.queue {
            write!(f, "{} queued, ", us(queue))?;
        }
        let Self { load, compile, run, .. } = *self;
        write!(f, "{} load, {} compile, {} run", us(load), us(compile), us(run))
    }
}
