use super::{connection::Node, error::NetworkError, At};
use pvq_primitives::{ChainParameters, ExtensionId, ProgramHash, RegisteredProgram};

/// A program that is installed as an extension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstalledProgram {
    /// The id of the extension.
    pub extension: ExtensionId,
    /// The program.
    pub program: RegisteredProgram,
}

impl Node {
    /// Returns the programs that are installed as extensions, by the runtime API. What a program answers is told by its
    /// [`interface`](Self::interface): the index of a function is that of an entrypoint.
    ///
    /// # Errors
    ///
    /// Those of [`pvq_block`](Self::pvq_block), and [`NetworkError::Answer`] if an installed program is not registered.
    pub async fn installed(&self, at: At) -> Result<Vec<InstalledProgram>, NetworkError> {
        const FUNCTION: &str = "PvqApi_program";

        let block = self.pvq_block(at).await?;
        let chain: ChainParameters = self.call(&block, "PvqApi_chain", &()).await?;
        let mut installed = Vec::new();
        for (extension, hash) in chain.installed {
            let program: Option<RegisteredProgram> = self.call(&block, FUNCTION, &hash).await?;
            let program = program.filter(|program| program.hash == hash);
            let program = program.ok_or_else(|| not_registered(FUNCTION, extension, hash))?;
            installed.push(InstalledProgram { extension, program });
        }
        Ok(installed)
    }
}

fn not_registered(function: &str, extension: ExtensionId, program: ProgramHash) -> NetworkError {
    NetworkError::Answer {
        method: function.to_owned(),
        reason: format!("{program:?}, which is installed as {extension}, is not registered"),
    }
}
