//! Metrics, printed.

use crate::extensions;
use pvq_executor::{Backend, HostCalls, Metrics};
use pvq_runtime_api::{ExtensionUsage, QueryMetrics};
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
        line(f, "backend", backend_name(metrics.backend))?;
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
            metrics.gas(),
            metrics.load_gas,
            metrics.program_gas,
            metrics.host_gas
        ),
    )?;
    line(
        f,
        "weight",
        format_args!(
            "{} ps of reference time, {} bytes of proof",
            metrics.weight.ref_time(),
            metrics.weight.proof_size()
        ),
    )?;
    for calls in &metrics.host_calls {
        let name = known.name(calls.extension_id).unwrap_or("unknown extension");
        let failed = match calls.failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        line(
            f,
            "calls",
            format_args!(
                "{} to {name} (id {}){failed}: {} bytes in, {} bytes out, {} gas",
                calls.calls, calls.extension_id, calls.bytes_in, calls.bytes_out, calls.gas
            ),
        )?;
    }
    if metrics.host_calls.is_empty() {
        line(f, "calls", "none")?;
    }
    line(f, "memory", format_args!("{} bytes at most", metrics.peak_memory))
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

/// What a query used in a runtime, which sees no clock: all of the `time` counts as run.
pub(crate) fn runtime_metrics(used: &QueryMetrics, time: Duration) -> Metrics {
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

/// Metrics for machines: gas, bytes, and times in nanoseconds.
pub fn metrics_json(metrics: &Metrics) -> Value {
    let known = extensions::executor();
    let calls = |calls: &HostCalls| {
        json!({
            "extension_id": calls.extension_id.to_string(),
            "extension": known.name(calls.extension_id),
            "calls": calls.calls,
            "failed": calls.failed,
            "bytes_in": calls.bytes_in,
            "bytes_out": calls.bytes_out,
            "gas": calls.gas,
        })
    };
    json!({
        "backend": backend_name(metrics.backend),
        "gas": {
            "total": metrics.gas(),
            "load": metrics.load_gas,
            "program": metrics.program_gas,
            "host": metrics.host_gas,
        },
        "weight": {
            "ref_time": metrics.weight.ref_time(),
            "proof_size": metrics.weight.proof_size(),
        },
        "host_calls": metrics.host_calls.iter().map(calls).collect::<Vec<_>>(),
        "peak_memory": metrics.peak_memory,
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

/// What users know a backend as.
pub fn backend_name(backend: Backend) -> &'static str {
    match backend {
        Backend::Interpreter => "interpreter",
        Backend::Recompiler => "recompiler",
    }
}

pub(crate) fn microseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e6)
}
