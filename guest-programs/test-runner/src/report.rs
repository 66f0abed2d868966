//! Metrics, printed.

use crate::extensions;
use pvq_executor::Metrics;
use pvq_primitives::{ExtensionUsage, QueryUsage};
use serde_json::{json, Value};
use std::{
    fmt::{self, Display, Formatter},
    time::Duration,
};

/// A labelled line of a text report.
pub(crate) fn line(f: &mut Formatter, label: &str, text: impl Display) -> fmt::Result {
    writeln!(f, "{label:<12} {text}")
}

/// Metrics as text, a line for each kind; extensions by their names.
pub struct MetricsText<'a>(pub &'a Metrics);

impl Display for MetricsText<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let metrics = self.0;
        line(f, "backend", metrics.backend.name())?;
        usage_lines(f, metrics)?;
        line(f, "time", time_text(metrics))?;
        if let Some(steps) = metrics.steps {
            line(f, "steps", format_args!("{steps} instructions"))?;
        }
        if let Some(stack) = metrics.peak_stack {
            line(f, "stack", format_args!("{stack} bytes at most"))?;
        }
        metrics.debug_messages.iter().try_for_each(|message| line(f, "message", message))
    }
}

/// The lines of what does not depend on where a program ran.
pub(crate) fn usage_lines(f: &mut Formatter, metrics: &Metrics) -> fmt::Result {
    let known = extensions::executor();
    line(
        f,
        "gas",
        format_args!(
            "{} = {} load + {} program + {} host",
            metrics.usage.gas.total(),
            metrics.usage.gas.load,
            metrics.usage.gas.program,
            metrics.usage.gas.host
        ),
    )?;
    line(
        f,
        "weight",
        format_args!(
            "{} ps of reference time, {} bytes of proof",
            metrics.usage.weight.ref_time(),
            metrics.usage.weight.proof_size()
        ),
    )?;
    for calls in &metrics.usage.calls {
        let name = known.name(calls.extension).unwrap_or("unknown extension");
        let failed = match calls.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        line(
            f,
            "calls",
            format_args!(
                "{} to {name} (id {}){failed}: {} bytes in, {} bytes out, {} gas",
                calls.calls, calls.extension, calls.bytes_in, calls.bytes_out, calls.gas
            ),
        )?;
    }
    if metrics.usage.calls.is_empty() {
        line(f, "calls", "none")?;
    }
    line(f, "memory", format_args!("{} bytes at most", metrics.usage.peak_memory))
}

/// Where the time went.
pub(crate) fn time_text(metrics: &Metrics) -> String {
    format!(
        "{} us load, {} us compile, {} us run",
        microseconds(metrics.load_time),
        microseconds(metrics.compile_time),
        microseconds(metrics.run_time)
    )
}

/// The metrics of a query in a runtime, which sees no clock: all of the `time` counts as run.
pub(crate) fn runtime_metrics(usage: QueryUsage, time: Duration) -> Metrics {
    let mut metrics = Metrics::default();
    metrics.usage = usage;
    metrics.run_time = time;
    metrics
}

/// Metrics for machines: gas, bytes, and times in nanoseconds.
pub fn metrics_json(metrics: &Metrics) -> Value {
    let known = extensions::executor();
    let calls = |calls: &ExtensionUsage| {
        json!({
            "extension_id": calls.extension.to_string(),
            "extension": known.name(calls.extension),
            "calls": calls.calls,
            "failed": calls.failed,
            "bytes_in": calls.bytes_in,
            "bytes_out": calls.bytes_out,
            "gas": calls.gas,
        })
    };
    json!({
        "backend": metrics.backend.name(),
        "gas": {
            "total": metrics.usage.gas.total(),
            "load": metrics.usage.gas.load,
            "program": metrics.usage.gas.program,
            "host": metrics.usage.gas.host,
        },
        "weight": {
            "ref_time": metrics.usage.weight.ref_time(),
            "proof_size": metrics.usage.weight.proof_size(),
        },
        "host_calls": metrics.usage.calls.iter().map(calls).collect::<Vec<_>>(),
        "peak_memory": metrics.usage.peak_memory,
        "time_ns": {
            "load": metrics.load_time.as_nanos() as u64,
            "compile": metrics.compile_time.as_nanos() as u64,
            "run": metrics.run_time.as_nanos() as u64,
        },
        "steps": metrics.steps,
        "peak_stack": metrics.peak_stack,
        "debug_messages": metrics.debug_messages,
    })
}

pub(crate) fn microseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e6)
}
