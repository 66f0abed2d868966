use super::{connect, source_names, CommandError};
use crate::report::line;
use pvq_client::network::{block_text, plain, At, ChainPrograms, NodeUrl, Progress};
use pvq_primitives::{Limits, RegisteredProgram};
use serde_json::{json, Value};
use std::fmt;

/// The programs that are registered at a block.
pub struct ProgramsReport(pub ChainPrograms);

/// Asks the node at `url` for all registered programs of its chain, by the runtime API.
///
/// # Errors
///
/// [`CommandError::Network`], for a chain that does not serve queries as well.
pub async fn programs(
    url: &NodeUrl,
    at: At,
    progress: Progress<'_>,
) -> Result<ProgramsReport, CommandError> {
    let node = connect(url, progress).await?;
    progress(&format!("waiting for the programs of {url}"));
    Ok(ProgramsReport(node.programs(at).await?))
}

impl ProgramsReport {
    /// The report for machines: `block`, and `programs` as `pvq_programs` answers them.
    pub fn to_json(&self) -> Value {
        json!({ "block": self.0.block, "programs": self.0.programs })
    }
}

impl fmt::Display for ProgramsReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        line(f, "block", block_text(&self.0.block))?;
        line(f, "programs", self.0.programs.len())?;
        for RegisteredProgram { hash, size, limits, sources, label } in &self.0.programs {
            writeln!(f, "\n{hash:?}")?;
            line(f, "  label", plain(&String::from_utf8_lossy(label)))?;
            match size {
                Some(size) => line(f, "  size", format_args!("{size} bytes"))?,
                None => line(f, "  size", "not uploaded")?,
            }
            line(f, "  runs for", source_names(sources))?;
            match limits {
                Some(limits) => line(f, "  limits", limits_text(limits))?,
                None => line(f, "  limits", "those of the chain")?,
            }
        }
        Ok(())
    }
}

fn limits_text(limits: &Limits) -> String {
    let Limits { weight, memory, stack_size, program_size, args_size, result_size } = limits;
    format!(
        "{} ps, {} bytes of proof, {memory} bytes of memory, {stack_size} of stack, {program_size} \
         of program, {args_size} of arguments, {result_size} of result",
        weight.ref_time(),
        weight.proof_size()
    )
}
