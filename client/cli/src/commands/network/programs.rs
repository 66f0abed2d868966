use super::{connect, source_names, CommandError};
use crate::report::line;
use pvq_client::{
    arguments::signature,
    network::{block_text, plain, At, ChainPrograms, NodeUrl, Progress},
};
use pvq_primitives::{Limits, ProgramInterface, RegisteredProgram};
use serde_json::{json, Value};
use std::fmt;

/// The programs that are registered at a block.
pub struct ProgramsReport {
    /// The programs and the block.
    pub chain: ChainPrograms,
    /// The interface of each program, in the same order. `None` where it is not uploaded or does not describe itself; an
    /// error, as text, where its blob or its interface cannot be read.
    pub interfaces: Vec<Result<Option<ProgramInterface>, String>>,
}

/// Asks the node at `url` for all registered programs of its chain, by the runtime API, and for the blob of each, which
/// says which entrypoints it has.
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
    let chain = node.programs(at).await?;
    let mut interfaces = Vec::new();
    for program in &chain.programs {
        interfaces.push(match program.size {
            Some(_) => {
                progress(&format!("waiting for the program {:?}", program.hash));
                node.interface_at(program.hash, &chain.block).await.map_err(|e| e.to_string())
            }
            None => Ok(None),
        });
    }
    Ok(ProgramsReport { chain, interfaces })
}

impl ProgramsReport {
    /// The report for machines: `block`, and `programs` as `pvq_programs` answers them, each with `entrypoints`, which are
    /// `null` where they are not known.
    pub fn to_json(&self) -> Value {
        let programs = self.chain.programs.iter().zip(&self.interfaces);
        let programs = programs.map(|(program, interface)| {
            let mut program = json!(program);
            program["entrypoints"] = json!(interface.as_ref().ok().and_then(entrypoints));
            program
        });
        json!({ "block": self.chain.block, "programs": programs.collect::<Vec<_>>() })
    }
}

impl fmt::Display for ProgramsReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let ChainPrograms { block, programs } = &self.chain;
        line(f, "block", block_text(block))?;
        line(f, "programs", programs.len())?;
        for (program, interface) in programs.iter().zip(&self.interfaces) {
            let RegisteredProgram { hash, size, limits, sources, label } = program;
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
            match interface.as_ref().map(entrypoints) {
                Ok(Some(signatures)) => {
                    writeln!(f, "  entrypoints")?;
                    signatures.iter().try_for_each(|signature| writeln!(f, "    {signature}"))?;
                }
                Ok(None) if size.is_none() => {}
                Ok(None) => line(f, "  entrypoints", "not known: its blob does not say")?,
                Err(reason) => {
                    line(f, "  entrypoints", format_args!("not known: {}", plain(reason)))?
                }
            }
        }
        Ok(())
    }
}

/// Returns the entrypoints of a program as Rust declares them.
fn entrypoints(interface: &Option<ProgramInterface>) -> Option<Vec<String>> {
    let ProgramInterface { types, entrypoints, .. } = interface.as_ref()?;
    Some(entrypoints.iter().map(|function| signature(types, function)).collect())
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
