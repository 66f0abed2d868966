use super::{
    connect,
    decision::{calls_json, decision_text, write_calls},
    CommandError,
};
use crate::report::line;
use pvq_client::network::{self, InstallOutcome, InstallRequest, NodeUrl, Progress};
use serde_json::{json, Value};
use std::fmt;

/// The outcome of an installation, or of its end.
pub struct InstallReport(pub InstallOutcome);

/// Installs a program as an extension of the chain of the node at `url`, or uninstalls it, or tells how.
///
/// Nothing that the chain has already is done again, as by [`register`](fn@super::register).
///
/// # Errors
///
/// Ids, keys and programs that are wrong, and [`CommandError::Network`] for all that node and chain object to.
pub async fn install(
    url: &NodeUrl,
    request: InstallRequest,
    progress: Progress<'_>,
) -> Result<InstallReport, CommandError> {
    let node = connect(url, progress).await?;
    Ok(InstallReport(network::install(&node, &request, progress).await?))
}

impl InstallReport {
    /// The report for machines. `program` is `null` where one was to be uninstalled, and `previous` where none was
    /// installed before.
    pub fn to_json(&self) -> Value {
        json!({
            "extension": self.0.extension.to_string(),
            "program": self.0.program,
            "previous": self.0.previous,
            "installation": self.0.installation,
            "transactions": self.0.transactions,
            "calls": calls_json(&self.0.calls),
        })
    }
}

impl fmt::Display for InstallReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let InstallOutcome { extension, program, previous, installation, transactions, calls } =
            &self.0;
        line(f, "extension", extension)?;
        match (program, previous) {
            (Some(program), Some(previous)) if program != previous => {
                line(f, "program", format_args!("{program:?}, in place of {previous:?}"))?
            }
            (Some(program), _) | (None, Some(program)) => {
                line(f, "program", format_args!("{program:?}"))?
            }
            (None, None) => line(f, "program", "none is installed")?,
        }
        match program {
            Some(_) => line(f, "installed", decision_text(installation, "installs it"))?,
            None => line(f, "uninstalled", decision_text(installation, "uninstalls it"))?,
        }
        write_calls(f, transactions, calls)
    }
}
