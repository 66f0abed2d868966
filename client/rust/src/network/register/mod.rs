//! Registering a program: the calls, who makes them, and what comes of them.

mod calls;
mod committee;
mod failure;
mod outcome;
mod signer;
mod state;
mod submitter;

pub use outcome::{CallText, RegisterOutcome, RegistrationState, Transaction, UploadState};
pub use signer::Signer;

use super::{
    connection::Node,
    error::{plain, NetworkError},
    At, Progress,
};
use calls::{Call, Calls};
use committee::{decide, two_thirds};
use pvq_primitives::{ChainParameters, Limits, PerSource, ProgramHash, RegisteredProgram};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;
use submitter::Submitter;

/// What to register, and how.
pub struct RegisterRequest {
    /// The blake2-256 hash of the program's blob.
    pub program: ProgramHash,
    /// What governance calls it, UTF-8 by convention.
    pub label: Vec<u8>,
    /// The sources whose queries may run it.
    pub sources: PerSource<bool>,
    /// Limits of its own; `None` for those of the chain. [`merge_limits`] makes them of the few that
    /// differ.
    pub limits: Option<Limits>,
    /// The blob, to be uploaded once it is registered, for a deposit of the first signer.
    ///
    /// A chain does not upload what it would not run: validate it before.
    pub upload: Option<Vec<u8>>,
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
        "{0} does not hold the chain's sudo key: sign with the key that does, or have members of the \
         technical committee decide"
    )]
    NotSudo(String),
    /// More ayes than there can be.
    #[error(
        "a threshold of {threshold} can never be reached, for the committee has {seats} members: \
         give {seats} at most"
    )]
    ThresholdTooHigh {
        /// The ayes that were to be needed.
        threshold: u32,
        /// The members of the committee.
        seats: u32,
    },
    /// The program is proposed already, with another threshold.
    #[error(
        "the proposal that is open needs {threshold} ayes, and not {wanted}: leave the threshold out \
         to vote on it as it is; for another, root has to end it by \
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
    #[error("the limits are not what they should be: {0}; write a JSON object with some of {1}")]
    Limits(String, String),
    /// The label is longer than the chain allows.
    #[error("the label has {size} bytes, and the chain allows {max}: give a shorter one")]
    LabelTooLong {
        /// Its size in bytes.
        size: usize,
        /// What the chain allows.
        max: u32,
    },
    /// The blob that is to be uploaded is not that of the program.
    #[error("the blob to upload has the hash {found:?}, and {program:?} is to be registered")]
    OtherBlob {
        /// The hash of the blob.
        found: ProgramHash,
        /// The hash that is to be registered.
        program: ProgramHash,
    },
}

/// Why a program is not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// What is to be registered with, such as a key or limits, is not what it has to be.
    #[error(transparent)]
    Registration(#[from] RegistrationError),
    /// The node, or its chain, has not done what it was asked for.
    #[error(transparent)]
    Network(#[from] NetworkError),
}

/// Registers a program at the chain of the node, or tells how.
///
/// What the chain has already is not done again, so a registration that was cut short, or waits for
/// other members of the committee, is given again to go on.
///
/// # Errors
///
/// [`RegisterError::Registration`] for what is wrong with the request, and
/// [`RegisterError::Network`] for all that node and chain object to.
pub async fn register(
    node: &Node,
    request: &RegisterRequest,
    progress: Progress<'_>,
) -> Result<RegisterOutcome, RegisterError> {
    let RegisterRequest { program, label, sources, limits, upload, submit } = request;
    if let Some(blob) = upload {
        let found = ProgramHash::from(blake2_256(blob));
        if found != *program {
            return Err(RegistrationError::OtherBlob { found, program: *program }.into());
        }
    }
    let block = node.pvq_block(At::Best).await?;
    let there: Option<RegisteredProgram> = node.call(&block, "PvqApi_program", program).await?;
    let (limits, sources, label) = (*limits, *sources, label.clone());
    let wanted = RegisteredProgram { hash: *program, size: None, limits, sources, label };

    progress(&format!("waiting for the metadata of {}", node.url()));
    let mut submitter = Submitter::new(node, progress).await?;
    let calls = Calls::new(submitter.at_best().await?.metadata());
    calls.check_label(&wanted.label)?;
    let register = calls.register(&wanted)?;
    let upload = upload.as_deref().map(|blob| calls.upload(blob)).transpose()?;

    let size = there.as_ref().and_then(|there| there.size);
    let same = there == Some(RegisteredProgram { size, ..wanted.clone() });
    let (registration, signer) = match submit {
        Submit::Print => {
            return Ok(RegisterOutcome {
                program: wanted.hash,
                registration: match same {
                    true => RegistrationState::Already,
                    false => RegistrationState::NotSubmitted,
                },
                uploaded: None,
                transactions: Vec::new(),
                calls: printed(&submitter, &calls, register, upload).await?,
            })
        }
        Submit::Sudo(signer) if same => (RegistrationState::Already, signer),
        Submit::Sudo(signer) => {
            let sudo = calls.sudo(&register)?;
            let key = state::sudo_key(&submitter.at_best().await?).await?;
            if key != Some(signer.account()) {
                return Err(RegistrationError::NotSudo(signer.to_string()).into());
            }
            let sent = submitter.send(&sudo, signer).await?;
            submitter.included(sent).await?;
            (RegistrationState::Done, signer)
        }
        Submit::Committee { members, threshold } => {
            let first = members.first().ok_or(RegistrationError::NoSigner)?;
            let registration = match same {
                true => RegistrationState::Already,
                false => {
                    decide(node, &mut submitter, &calls, &register, members, *threshold).await?
                }
            };
            (registration, first)
        }
    };
    let registered = there.is_some() || !matches!(registration, RegistrationState::Waiting { .. });
    let uploaded = match upload {
        None => None,
        Some(_) if size.is_some() => Some(UploadState::Already),
        Some(_) if !registered => Some(UploadState::Waiting),
        Some(upload) => {
            let sent = submitter.send(&upload, signer).await?;
            submitter.included(sent).await?;
            Some(UploadState::Done)
        }
    };
    Ok(RegisterOutcome {
        program: wanted.hash,
        registration,
        uploaded,
        transactions: submitter.finalized().await?,
        calls: Vec::new(),
    })
}

/// The calls by which the chain's governance may register, and the upload after them.
async fn printed(
    submitter: &Submitter<'_>,
    calls: &Calls,
    register: Call,
    upload: Option<Call>,
) -> Result<Vec<CallText>, RegisterError> {
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

/// Returns the limits of a program that is registered with some of its own, given as JSON:
/// `{"memory": 65536, "weight": {"ref_time": 1000000000}}`. The others are those that the chain has
/// for queries through the runtime API.
///
/// # Errors
///
/// [`RegistrationError::Limits`] where `own` is no such object.
pub fn merge_limits(chain: &ChainParameters, own: &Value) -> Result<Limits, RegistrationError> {
    // Limits of its own stand for the weight of the source too: what is not given stays as it was.
    merge(&chain.limits.of_query(chain.weight_limits.runtime_api, None), own)
}

/// `own` over `chain`.
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
