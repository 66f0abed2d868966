use super::{
    block_text,
    connection::Node,
    error::{plain, NetworkError},
    source_names, At, BlockId, NodeUrl, Progress,
};
use crate::{commands::CommandError, report::line};
use pvq_runtime_api::{Limits, RegisteredProgram, PAGE_SIZE};
use serde_json::{json, Value};
use std::fmt;

/// The programs that are registered at a block.
pub struct ProgramsReport {
    /// The block.
    pub block: BlockId,
    /// The programs, in the order of their hashes.
    pub programs: Vec<RegisteredProgram>,
}

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
    const FUNCTION: &str = "PvqApi_programs";

    progress(&format!("connecting to {url}"));
    let node = Node::connect(url).await?;
    let block = node.pvq_block(at).await?;
    let mut programs = Vec::<RegisteredProgram>::new();
    loop {
        progress(&format!("{} programs of {url}", programs.len()));
        let start = programs.last().map(|program| program.hash);
        let page: Vec<RegisteredProgram> = node.call(&block, FUNCTION, &(start, PAGE_SIZE)).await?;
        if page.is_empty() {
            return Ok(ProgramsReport { block, programs });
        }
        for program in page {
            // A node that repeats itself would never come to an end.
            if programs.last().is_some_and(|last| last.hash >= program.hash) {
                let reason = "the programs are not in the order of their hashes".to_owned();
                return Err(NetworkError::Answer { method: FUNCTION.to_owned(), reason }.into());
            }
            programs.push(program);
        }
    }
}

impl ProgramsReport {
    /// The report for machines: `block`, and `programs` as `pvq_programs` answers them.
    pub fn to_json(&self) -> Value {
        json!({ "block": self.block, "programs": self.programs })
    }
}

impl fmt::Display for ProgramsReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        line(f, "block", block_text(&self.block))?;
        line(f, "programs", self.programs.len())?;
        for RegisteredProgram { hash, size, limits, sources, label } in &self.programs {
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
