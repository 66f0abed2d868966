//! Registering a program: the calls, who makes them, and what comes of them.

mod calls;
mod committee;
mod failure;
mod report;
mod signer;
mod state;
mod submitter;

pub use report::{CallText, RegisterReport, Registration, Transaction, Uploaded};
pub use signer::Signer;

use super::{connection::Node, error::plain, At, NodeUrl, ProgramSource, Progress};
use crate::{commands::CommandError, program::read};
use calls::{Call, Calls};
use committee::{decide, two_thirds};
use pvq_executor::{PvqExecutor, PvqExecutorContext};
use pvq_runtime_api::{Chain, Limits, PerSource, ProgramHash, RegisteredProgram};
use serde_json::{json, Value};
use sp_io::hashing::blake2_256;
use submitter::Submitter;

/// What to register, and how.
pub struct RegisterCommand {
    /// The program.
    pub program: ProgramSource,
    /// What governance calls it. Default: the name of its file, nothing without one.
    pub label: Option<String>,
    /// Who may run it.
    pub sources: PerSource<bool>,
    /// Limits of its own as JSON, those that differ from the chain's:
    /// `{"memory": 65536, "weight": {"ref_time": 1000000000}}`.
    pub limits: Option<Value>,
    /// Whether to upload its blob once it is registered, for a deposit of the first signer.
    pub upload: bool,
    /// What to do with the call.
    pub submit: Submit,
}

/// What to do with a call of governance.
pub enum Submit {
    /// Nothing, but to tell what it is.
    Print,
    /// Submit it by the holder of the sudo key.
    Sudo(Signer),
    /// Bring it forward in the technical committee as far as these members can: propose it, vote for
    /// it, and close the vote when there are enough ayes.
    Committee {
        /// The members. The first one proposes and closes.
        members: Vec<Signer>,
        /// Ayes that a new proposal needs; `None` for two thirds of the committee.
        threshold: Option<u32>,
    },
}

/// Why a registration is not begun.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// A text that names no key. It is not repeated, being a secret.
    #[error(
        "the key of signer {position} is no secret URI, {reason}: write a phrase of 12 to 24 words, \
         0x and 64 hex digits, or a path from the development phrase such as //Alice"
    )]
    Key {
        /// Which signer, from 1.
        position: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// Nobody who could sign.
    #[error("no member of the committee is named: give at least one key")]
    NoSigner,
    /// A signer that may not vote.
    #[error("{0} is no member of the technical committee: sign with the keys of members")]
    NotMember(String),
    /// A signer that does not hold the sudo key.
    #[error(
        "{0} does not hold the chain's sudo key: sign with the key that does, or name members of the \
         technical committee by --committee"
    )]
    NotSudo(String),
    /// More ayes than there can be.
    #[error(
        "--threshold {threshold} can never be reached, for the committee has {seats} members: give \
         {seats} at most"
    )]
    ThresholdTooHigh {
        /// The ayes that were to be needed.
        threshold: u32,
        /// The members of the committee.
        seats: u32,
    },
    /// The program is proposed already, with another threshold.
    #[error(
        "the proposal that is open needs {threshold} ayes, and --threshold is {wanted}: leave \
         --threshold out to vote on it as it is; for another, root has to end it by \
         TechnicalCommittee.disapprove_proposal of {proposal}, or its vote has to end first"
    )]
    OtherThreshold {
        /// The hash of the proposal.
        proposal: String,
        /// The ayes that it needs.
        threshold: u32,
        /// The ayes that it was to need.
        wanted: u32,
    },
    /// The limits are none.
    #[error("--limits is not what it should be: {0}; write a JSON object with some of {1}")]
    Limits(String, String),
    /// The label is longer than the chain allows.
    #[error(
        "the label has {size} bytes, and the chain allows {max}: give a shorter one by --label"
    )]
    LabelTooLong {
        /// Its size in bytes.
        size: usize,
        /// What the chain allows.
        max: u32,
    },
    /// There is nothing to upload.
    #[error("there is no blob to upload: name the program by its file, not by its hash")]
    NoBlob,
}

/// Registers a program at the chain of the node at `url`, or tells how.
///
/// What the chain has already is not done again, so a command that was cut short, or waits for other
/// members of the committee, is given again to go on.
///
/// # Errors
///
/// Files, keys and limits that are wrong; a program that the chain would refuse to upload; and
/// [`CommandError::Network`] for all that node and chain object to.
pub async fn register(
    url: &NodeUrl,
    command: &RegisterCommand,
    progress: Progress<'_>,
) -> Result<RegisterReport, CommandError> {
    let blob = command.program.file().map(|path| read(path)).transpose()?;
    if command.upload && blob.is_none() {
        return Err(RegistrationError::NoBlob.into());
    }
    progress(&format!("connecting to {url}"));
    let node = Node::connect(url).await?;
    let block = node.pvq_block(At::Best).await?;
    let chain: Chain = node.call(&block, "PvqApi_chain", &()).await?;
    let wanted = wanted(command, blob.as_deref(), chain)?;
    let there: Option<RegisteredProgram> =
        node.call(&block, "PvqApi_program", &wanted.hash).await?;

    progress(&format!("waiting for the metadata of {url}"));
    let mut submitter = Submitter::new(&node, progress).await?;
    let calls = Calls::new(submitter.at_best().await?.metadata());
    calls.check_label(&wanted.label)?;
    let register = calls.register(&wanted)?;
    let upload = blob.filter(|_| command.upload).map(|blob| calls.upload(&blob)).transpose()?;

    let size = there.as_ref().and_then(|there| there.size);
    let same = there == Some(RegisteredProgram { size, ..wanted.clone() });
    let (registration, signer) = match &command.submit {
        Submit::Print => {
            return Ok(RegisterReport {
                program: wanted.hash,
                registration: match same {
                    true => Registration::Already,
                    false => Registration::NotSubmitted,
                },
                uploaded: None,
                transactions: Vec::new(),
                calls: printed(&submitter, &calls, register, upload).await?,
            })
        }
        Submit::Sudo(signer) if same => (Registration::Already, signer),
        Submit::Sudo(signer) => {
            let sudo = calls.sudo(&register)?;
            let key = state::sudo_key(&submitter.at_best().await?).await?;
            if key != Some(signer.account()) {
                return Err(RegistrationError::NotSudo(signer.to_string()).into());
            }
            let sent = submitter.send(&sudo, signer).await?;
            submitter.included(sent).await?;
            (Registration::Done, signer)
        }
        Submit::Committee { members, threshold } => {
            let first = members.first().ok_or(RegistrationError::NoSigner)?;
            let registration = match same {
                true => Registration::Already,
                false => {
                    decide(&node, &mut submitter, &calls, &register, members, *threshold).await?
                }
            };
            (registration, first)
        }
    };
    let registered = there.is_some() || !matches!(registration, Registration::Waiting { .. });
    let uploaded = match upload {
        None => None,
        Some(_) if size.is_some() => Some(Uploaded::Already),
        Some(_) if !registered => Some(Uploaded::Waiting),
        Some(upload) => {
            let sent = submitter.send(&upload, signer).await?;
            submitter.included(sent).await?;
            Some(Uploaded::Done)
        }
    };
    Ok(RegisterReport {
        program: wanted.hash,
        registration,
        uploaded,
        transactions: submitter.finalized().await?,
        calls: Vec::new(),
    })
}

/// What is to be registered, of a program that the chain would run.
fn wanted(
    command: &RegisterCommand,
    blob: Option<&[u8]>,
    chain: Chain,
) -> Result<RegisteredProgram, CommandError> {
    // Limits of its own stand for the weight of the source too: what is not given stays as it was.
    let usual = chain.limits.of_query(chain.weight_limits.runtime_api, None);
    let own = command.limits.as_ref().map(|own| merge(&usual, own)).transpose()?;
    let hash = match (&command.program, blob) {
        (ProgramSource::Hash(hash), _) => *hash,
        (ProgramSource::File(path), blob) => {
            let blob = blob.unwrap_or_default();
            let limits = own.map_or(chain.limits, |own| own.lower(&chain.limits));
            let config = limits.executor_config(chain.gas.into());
            let executor = PvqExecutor::with_config(PvqExecutorContext::new(()), config);
            executor.validate(blob).map_err(|error| CommandError::of(path, error))?;
            ProgramHash::from(blake2_256(blob))
        }
    };
    let stem = || Some(command.program.file()?.file_stem()?.to_string_lossy().into_owned());
    let label = command.label.clone().or_else(stem).unwrap_or_default().into_bytes();
    Ok(RegisteredProgram { hash, size: None, limits: own, sources: command.sources, label })
}

/// The calls by which the chain's governance may register, and the upload after them.
async fn printed(
    submitter: &Submitter<'_>,
    calls: &Calls,
    register: Call,
    upload: Option<Call>,
) -> Result<Vec<CallText>, CommandError> {
    let mut texts = Vec::new();
    if calls.has_sudo() {
        texts.push(CallText::new(calls.sudo(&register)?, "the holder of the sudo key"));
    }
    if calls.has_committee() {
        let seats = state::seats(&submitter.at_best().await?).await?;
        let propose = calls.propose(&register, two_thirds(seats.len()))?;
        texts.push(CallText::new(propose, "a member of the committee"));
    }
    texts.insert(0, CallText::new(register, "the origin that governs queries"));
    texts.extend(upload.map(|upload| CallText::new(upload, "anyone, once it is registered")));
    Ok(texts)
}

/// `own` over the limits of the chain.
fn merge(chain: &Limits, own: &Value) -> Result<Limits, RegistrationError> {
    let mut merged = json!(chain);
    let wrong =
        |reason: String| RegistrationError::Limits(plain(&reason), json!(chain).to_string());
    let Value::Object(fields) = own else { return Err(wrong(format!("{own} is no object"))) };
    if let Some(unknown) = unknown_key(&merged, own) {
        return Err(wrong(unknown));
    }
    let mut limits = *chain;
    for (name, value) in fields {
        json_patch::merge(&mut merged, &json!({ name: value }));
        limits = serde_json::from_value(merged.clone())
            .map_err(|error| wrong(format!("{name} cannot be {value}, {error}")))?;
    }
    Ok(limits)
}

/// A key in `own`, at any depth, that `known` does not have.
fn unknown_key(known: &Value, own: &Value) -> Option<String> {
    let Value::Object(own) = own else { return None };
    own.iter().find_map(|(key, value)| match known.get(key) {
        None => Some(format!("there is no {key:?}")),
        Some(known) => unknown_key(known, value),
    })
}

#[cfg(test)]
mod tests;
