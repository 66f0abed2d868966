//! Calls of governance: the registration of programs and their installation as extensions, and the outcomes.

mod calls;
mod committee;
mod install;
mod outcome;
mod state;

pub use install::{install, InstallOutcome, InstallRequest};
pub use outcome::{DecisionState, RegisterOutcome, UploadState};

use super::{
    connection::Node,
    error::{plain, NetworkError},
    transactions::{Call, Calls, Submitter},
    At, CallText, Progress, Signer,
};
use calls::{COMMITTEE, SUDO};
use committee::{decide, two_thirds};
use pvq_primitives::{
    ChainParameters, ExtensionId, Limits, PerSource, ProgramHash, RegisteredProgram,
};
use serde_json::{json, Value};
use sp_crypto_hashing::blake2_256;

/// A program to register, and the way to do it.
pub struct RegisterRequest {
    /// The blake2-256 hash of the program's blob.
    pub program: ProgramHash,
    /// The label, UTF-8 by convention.
    pub label: Vec<u8>,
    /// The sources whose queries may run the program.
    pub sources: PerSource<bool>,
    /// Limits of its own; `None` for those of the chain. [`merge_limits`] makes them from the few that differ.
    pub limits: Option<Limits>,
    /// The blob, to be uploaded once the program is registered, for a deposit of the first signer.
    ///
    /// A chain refuses the upload of an invalid program: validate it before.
    pub upload: Option<Vec<u8>>,
    /// The way to submit the call.
    pub submit: Submit,
}

/// The way to submit a call of governance.
pub enum Submit {
    /// Submit nothing, and return the calls.
    Print,
    /// Submit it by the holder of the sudo key.
    Sudo(Signer),
    /// Submit it to the technical committee, as far as these members can: propose it, vote for it, and close the
    /// vote when there are enough ayes.
    Committee {
        /// The members. The first one proposes and closes.
        members: Vec<Signer>,
        /// Ayes that a new proposal needs; `None` for two thirds of the committee.
        threshold: Option<u32>,
    },
}

impl Submit {
    /// Returns the signer of the first transaction, if there is any.
    fn first_signer(&self) -> Option<&Signer> {
        match self {
            Self::Print => None,
            Self::Sudo(signer) => Some(signer),
            Self::Committee { members, .. } => members.first(),
        }
    }
}

/// An error in the request of a registration or an installation.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// There is no signer.
    #[error("no member of the committee is named: give at least one key")]
    NoSigner,
    /// A signer is no member of the committee.
    #[error("{0} is no member of the technical committee: sign with the keys of members")]
    NotMember(String),
    /// The signer does not hold the sudo key.
    #[error(
        "{0} does not hold the chain's sudo key: sign with the key that does, or have members of the \
         technical committee decide"
    )]
    NotSudo(String),
    /// The threshold exceeds the number of members.
    #[error(
        "a threshold of {threshold} can never be reached, for the committee has {seats} members: \
         give {seats} at most"
    )]
    ThresholdTooHigh {
        /// The threshold of the request.
        threshold: u32,
        /// The members of the committee.
        seats: u32,
    },
    /// The call is proposed already, with another threshold.
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
        /// The threshold of the request.
        wanted: u32,
    },
    /// The limits are not an object of known limits with valid values. The first text is the problem, the second
    /// one the limits of the chain as JSON.
    #[error("the limits are not what they should be: {0}; write a JSON object with some of {1}")]
    Limits(String, String),
    /// The label is longer than the chain allows.
    #[error("the label has {size} bytes, and the chain allows {max}: give a shorter one")]
    LabelTooLong {
        /// Its size in bytes.
        size: usize,
        /// The maximum of the chain, in bytes.
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
    /// The chain does not have the program that is to be installed.
    #[error(
        "the chain does not have the program {0:?}: have it registered and uploaded, then install it"
    )]
    NotUploaded(ProgramHash),
    /// The id is that of an extension of the runtime, whose place no program can take.
    #[error(
        "{id} is the id of {name}, an extension of the runtime: install the program under another"
    )]
    ExtensionIdTaken {
        /// The id.
        id: ExtensionId,
        /// The name of the extension.
        name: String,
    },
}

/// An error of a registration or an installation.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The request is wrong, such as a key or limits.
    #[error(transparent)]
    Registration(#[from] RegistrationError),
    /// The node or its chain failed, or refused a request.
    #[error(transparent)]
    Network(#[from] NetworkError),
}

/// Registers a program at the chain of the node, or returns the calls that do, and reports to `progress`.
///
/// Steps that the chain has seen are not repeated. So the same request continues a registration that was interrupted,
/// or that waited for other members of the committee.
///
/// # Errors
///
/// [`RegisterError::Registration`] for errors in the request, and [`RegisterError::Network`] for those of the node and
/// the chain.
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
    let registration = govern(node, &mut submitter, &calls, &register, submit, same).await?;
    let Some(signer) = submit.first_signer() else {
        return Ok(RegisterOutcome {
            program: wanted.hash,
            registration,
            uploaded: None,
            transactions: Vec::new(),
            calls: printed(&submitter, &calls, register, upload).await?,
        });
    };
    let registered = there.is_some() || !matches!(registration, DecisionState::Waiting { .. });
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

/// Has governance make a call, unless all is `done` that it would do.
async fn govern(
    node: &Node,
    submitter: &mut Submitter<'_>,
    calls: &Calls,
    call: &Call,
    submit: &Submit,
    done: bool,
) -> Result<DecisionState, RegisterError> {
    match submit {
        Submit::Committee { members, .. } if members.is_empty() => {
            Err(RegistrationError::NoSigner.into())
        }
        _ if done => Ok(DecisionState::Already),
        Submit::Print => Ok(DecisionState::NotSubmitted),
        Submit::Sudo(signer) => {
            let sudo = calls.sudo(call)?;
            let key = state::sudo_key(&submitter.at_best().await?).await?;
            if key != Some(signer.account()) {
                return Err(RegistrationError::NotSudo(signer.to_string()).into());
            }
            let sent = submitter.send(&sudo, signer).await?;
            submitter.included(sent).await?;
            Ok(DecisionState::Done)
        }
        Submit::Committee { members, threshold } => {
            decide(node, submitter, calls, call, members, *threshold).await
        }
    }
}

/// Returns the calls by which the chain's governance may make `call`, then the upload.
async fn printed(
    submitter: &Submitter<'_>,
    calls: &Calls,
    call: Call,
    upload: Option<Call>,
) -> Result<Vec<CallText>, RegisterError> {
    let mut texts = Vec::new();
    if calls.has(SUDO) {
        texts.push(calls.sudo(&call)?.text);
    }
    if calls.has(COMMITTEE) {
        let seats = state::seats(&submitter.at_best().await?).await?;
        texts.push(calls.propose(&call, two_thirds(seats.len()))?.text);
    }
    texts.insert(0, call.text);
    texts.extend(upload.map(|upload| upload.text));
    Ok(texts)
}

/// Returns the limits of a program that is registered with some of its own, given as JSON:
/// `{"memory": 65536, "weight": {"ref_time": 1000000000}}`. The others are those that the chain has for queries through
/// the runtime API.
///
/// # Errors
///
/// [`RegistrationError::Limits`] if `own` is no such object.
pub fn merge_limits(chain: &ChainParameters, own: &Value) -> Result<Limits, RegistrationError> {
    // Own limits replace the weight limit of the source too, so a weight that is not given has to be the source's.
    merge(&chain.limits.of_query(chain.weight_limits.runtime_api, None), own)
}

/// Returns `chain` with the limits in `own` replaced.
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

/// Returns a message about a key in `own`, at any depth, that `known` does not have.
fn unknown_key(known: &Value, own: &Value) -> Option<String> {
    let Value::Object(own) = own else { return None };
    own.iter().find_map(|(key, value)| match known.get(key) {
        None => Some(format!("there is no {key:?}")),
        Some(known) => unknown_key(known, value),
    })
}

#[cfg(test)]
mod tests;
