use super::{govern, printed, DecisionState, RegisterError, RegistrationError, Submit};
use crate::network::{
    connection::Node,
    error::plain,
    transactions::{Calls, Submitter},
    At, CallText, Progress, Transaction,
};
use pvq_primitives::{ExtensionId, ProgramHash, RegisteredProgram};

/// The installation of a program as an extension, or its end, and the way to do it.
pub struct InstallRequest {
    /// The id of the extension.
    pub extension: ExtensionId,
    /// The blake2-256 hash of the program's blob, which is registered and uploaded; `None` to uninstall the program that
    /// is installed.
    pub program: Option<ProgramHash>,
    /// The way to submit the call.
    pub submit: Submit,
}

/// The outcome of an installation, or of its end.
pub struct InstallOutcome {
    /// The id of the extension.
    pub extension: ExtensionId,
    /// The hash of the program to install; `None` where one was to be uninstalled.
    pub program: Option<ProgramHash>,
    /// The hash of the program that was installed under the id before, if one was.
    pub previous: Option<ProgramHash>,
    /// The state of the installation, or of its end.
    pub installation: DecisionState,
    /// The transactions that were included, in order.
    pub transactions: Vec<Transaction>,
    /// The calls to submit, with [`Submit::Print`]; otherwise empty.
    pub calls: Vec<CallText>,
}

/// Installs a program as an extension of the chain of the node, or uninstalls it, or returns the calls that do, and
/// reports to `progress`.
///
/// Steps that the chain has seen are not repeated, as by [`register`](super::register). The calls are also returned for a
/// program that the chain does not have yet.
///
/// # Errors
///
/// [`RegisterError::Registration`] for errors in the request, and [`RegisterError::Network`] for those of the node and
/// the chain.
pub async fn install(
    node: &Node,
    request: &InstallRequest,
    progress: Progress<'_>,
) -> Result<InstallOutcome, RegisterError> {
    let InstallRequest { extension, program, submit } = request;
    let (extension, program) = (*extension, *program);
    let installed = node.chain(At::Best).await?.installed;
    let previous = installed.iter().find(|(id, _)| *id == extension).map(|(_, program)| *program);
    let done = previous == program;
    if let Some(program) = program.filter(|_| !done) {
        check_id(node, extension).await?;
        if !matches!(submit, Submit::Print) {
            check_program(node, program).await?;
        }
    }

    progress(&format!("waiting for the metadata of {}", node.url()));
    let mut submitter = Submitter::new(node, progress).await?;
    let calls = Calls::new(submitter.at_best().await?.metadata());
    let call = match program {
        Some(program) => calls.install(extension, program)?,
        None => calls.uninstall(extension)?,
    };
    let installation = govern(node, &mut submitter, &calls, &call, submit, done).await?;
    let (transactions, calls) = match submit {
        Submit::Print => (Vec::new(), printed(&submitter, &calls, call, None).await?),
        _ => (submitter.finalized().await?, Vec::new()),
    };
    Ok(InstallOutcome { extension, program, previous, installation, transactions, calls })
}

/// Checks that no extension of the runtime has the id.
async fn check_id(node: &Node, id: ExtensionId) -> Result<(), RegisterError> {
    let extensions = node.metadata(At::Best).await?.metadata.extensions;
    match extensions.iter().find(|known| [known.id, known.legacy_id].contains(&id)) {
        Some(known) => {
            let name = plain(&known.name);
            Err(RegistrationError::ExtensionIdTaken { id, name }.into())
        }
        None => Ok(()),
    }
}

/// Checks that a program is registered and uploaded.
async fn check_program(node: &Node, program: ProgramHash) -> Result<(), RegisterError> {
    let block = node.pvq_block(At::Best).await?;
    let there: Option<RegisteredProgram> = node.call(&block, "PvqApi_program", &program).await?;
    match there.and_then(|there| there.size) {
        Some(_) => Ok(()),
        None => Err(RegistrationError::NotUploaded(program).into()),
    }
}
