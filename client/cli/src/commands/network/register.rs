use super::{
    connect,
    decision::{calls_json, decision_text, write_calls},
    validate::check,
    CommandError, ProgramSource,
};
use crate::report::line;
use pvq_client::{
    network::{
        self, merge_limits, At, NodeUrl, Progress, RegisterOutcome, RegisterRequest, Submit,
        UploadState,
    },
    program::read,
};
use pvq_primitives::{PerSource, ProgramHash};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;
use std::fmt;

/// A registration, and what becomes of its call.
pub struct RegisterCommand {
    /// The program.
    pub program: ProgramSource,
    /// The label that governance gives it. Default: the name of its file, nothing without one.
    pub label: Option<String>,
    /// The sources whose queries may run it.
    pub sources: PerSource<bool>,
    /// Limits of its own as JSON, those that differ from the chain's:
    /// `{"memory": 65536, "weight": {"ref_time": 1000000000}}`.
    pub limits: Option<Value>,
    /// True to upload its blob once it is registered, for a deposit of the first signer.
    pub upload: bool,
    /// The way to submit the call, or to print it.
    pub submit: Submit,
}

/// The outcome of a registration.
pub struct RegisterReport(pub RegisterOutcome);

/// Registers a program at the chain of the node at `url`, or tells how.
///
/// Nothing that the chain has already is done again, so a command that was cut short, or waits for other
/// members of the committee, is given again to go on.
///
/// # Errors
///
/// Files, keys and limits that are wrong; a program that the chain would refuse to upload; and
/// [`CommandError::Network`] for all that node and chain object to.
pub async fn register(
    url: &NodeUrl,
    command: RegisterCommand,
    progress: Progress<'_>,
) -> Result<RegisterReport, CommandError> {
    let RegisterCommand { program, label, sources, limits, upload, submit } = command;
    let (hash, blob) = match &program {
        ProgramSource::File(path) => {
            let blob = read(path)?;
            (ProgramHash::from(blake2_256(&blob)), Some(blob))
        }
        ProgramSource::Hash(_) if upload => return Err(CommandError::NoBlob),
        ProgramSource::Hash(hash) => (*hash, None),
    };
    let node = connect(url, progress).await?;
    let chain = node.chain(At::Best).await?;
    let limits = limits.map(|own| merge_limits(&chain, &own)).transpose()?;
    if let Some(blob) = &blob {
        let limits = limits.map_or(chain.limits, |own| own.lower(&chain.limits));
        check(&program.to_string(), blob, &limits, &chain)?;
    }
    let request = RegisterRequest {
        label: label.unwrap_or_else(|| default_label(&program)).into_bytes(),
        program: hash,
        sources,
        limits,
        upload: blob.filter(|_| upload),
        submit,
    };
    Ok(RegisterReport(network::register(&node, &request, progress).await?))
}

/// The name of the program's file, without its extension.
fn default_label(program: &ProgramSource) -> String {
    match program {
        ProgramSource::File(path) => {
            path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
        }
        ProgramSource::Hash(_) => String::new(),
    }
}

impl RegisterReport {
    /// The report for machines.
    pub fn to_json(&self) -> Value {
        json!({
            "program": self.0.program,
            "registration": self.0.registration,
            "uploaded": self.0.uploaded,
            "transactions": self.0.transactions,
            "calls": calls_json(&self.0.calls),
        })
    }
}

impl fmt::Display for RegisterReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        line(f, "program", format_args!("{:?}", self.0.program))?;
        line(f, "registered", decision_text(&self.0.registration, "registers it"))?;
        match self.0.uploaded {
            None => {}
            Some(UploadState::Already) => line(f, "uploaded", "already")?,
            Some(UploadState::Done) => line(f, "uploaded", "yes")?,
            Some(UploadState::Waiting) => {
                line(f, "uploaded", "no, give this command again once it is registered")?;
            }
        }
        write_calls(f, &self.0.transactions, &self.0.calls)
    }
}
