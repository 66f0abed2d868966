use super::CommandError;
use crate::report::line;
use pvq_client::program::read;
use pvq_primitives::{Abi, ProgramInfo};
use pvq_test_runner::TestRunner;
use serde_json::{json, Value};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A program that the reference runtime accepts.
pub struct ValidateReport {
    /// The program's file.
    pub path: PathBuf,
    /// The properties of the program.
    pub info: ProgramInfo,
}

/// Checks the program at `path` as the reference runtime does before the first instruction, within
/// its limits.
///
/// # Errors
///
/// [`CommandError::Refused`] with the reason.
pub fn validate(path: &Path) -> Result<ValidateReport, CommandError> {
    let program = read(path)?;
    let refused = |failure| CommandError::of_query(&path.display().to_string(), failure);
    let info = TestRunner::new().validate(&program).map_err(refused)?;
    Ok(ValidateReport { path: path.to_owned(), info })
}

impl ValidateReport {
    /// The report for machines: `valid` and `info`, as `pvq_validate` answers them.
    pub fn to_json(&self) -> Value {
        json!({
            "program": self.path.display().to_string(),
            "valid": true,
            "info": self.info,
        })
    }
}

impl fmt::Display for ValidateReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { path, info } = self;
        writeln!(f, "ok: {}", path.display())?;
        line(f, "hash", const_hex::encode_prefixed(info.hash))?;
        line(f, "size", format_args!("{} bytes", info.size))?;
        line(f, "abi", abi_name(info.abi))
    }
}

/// Returns the name of an ABI, for a person to read.
pub(super) fn abi_name(abi: Abi) -> &'static str {
    match abi {
        Abi::Current => "current (64-bit)",
        Abi::Legacy => "legacy (32-bit, PVQ 0.1)",
    }
}
