//! A table of criterion's medians, in Markdown.

use std::{fmt, path::PathBuf};

/// Returns the folder of criterion's measurements.
pub fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("criterion")
}

/// Returns the median of a benchmark in nanoseconds, if it has been measured.
pub fn median(group: &str, function: &str, parameter: u32) -> Option<f64> {
    let path = directory().join(group).join(function).join(parameter.to_string());
    let estimates = std::fs::read(path.join("new/estimates.json")).ok()?;
    let estimates: serde_json::Value = serde_json::from_slice(&estimates).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Formats nanoseconds in a unit of suitable size.
pub fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1_000.0 => format!("{n:.0} ns"),
        n if n < 1_000_000.0 => format!("{:.2} us", n / 1_000.0),
        n => format!("{:.2} ms", n / 1_000_000.0),
    }
}

/// A table of two columns.
#[derive(Default)]
pub struct Table(Vec<(String, String)>);

impl Table {
    /// Adds a row.
    pub fn row(&mut self, what: &str, value: impl Into<String>) {
        self.0.push((what.into(), value.into()));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n| what | median |\n|---|---|")?;
        self.0.iter().try_for_each(|(what, value)| writeln!(f, "| {what} | {value} |"))
    }
}
