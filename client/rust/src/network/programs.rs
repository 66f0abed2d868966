use super::{connection::Node, error::NetworkError, At, BlockId};
use pvq_primitives::{ProgramHash, ProgramInterface, RegisteredProgram, PROGRAMS_PAGE_SIZE};
use sp_crypto_hashing::blake2_256;

/// The programs that are registered at a block.
pub struct ChainPrograms {
    /// The block.
    pub block: BlockId,
    /// The programs, in the order of their hashes.
    pub programs: Vec<RegisteredProgram>,
}

impl Node {
    /// Returns all registered programs of the chain, by the runtime API.
    ///
    /// # Errors
    ///
    /// Those of [`pvq_block`](Self::pvq_block), and [`NetworkError::Answer`] if the programs are not in the order
    /// of their hashes.
    pub async fn programs(&self, at: At) -> Result<ChainPrograms, NetworkError> {
        const FUNCTION: &str = "PvqApi_programs";

        let block = self.pvq_block(at).await?;
        let mut programs = Vec::<RegisteredProgram>::new();
        loop {
            let start = programs.last().map(|program| program.hash);
            let page: Vec<RegisteredProgram> =
                self.call(&block, FUNCTION, &(start, PROGRAMS_PAGE_SIZE)).await?;
            if page.is_empty() {
                return Ok(ChainPrograms { block, programs });
            }
            for program in page {
                // Otherwise a node that repeats pages would keep this loop going for ever.
                if programs.last().is_some_and(|last| last.hash >= program.hash) {
                    let reason = "the programs are not in the order of their hashes".to_owned();
                    return Err(NetworkError::Answer { method: FUNCTION.to_owned(), reason });
                }
                programs.push(program);
            }
        }
    }

    /// Returns the blob of a registered program, by the runtime API. `None` where the chain does not have it. What the
    /// node answers has the hash.
    ///
    /// # Errors
    ///
    /// Those of [`pvq_block`](Self::pvq_block), and [`NetworkError::Answer`] if the node answers another blob.
    pub async fn program_code(
        &self,
        hash: ProgramHash,
        at: At,
    ) -> Result<Option<Vec<u8>>, NetworkError> {
        let block = self.pvq_block(at).await?;
        self.program_code_at(hash, &block).await
    }

    /// Returns the interface of a registered program, by which a client knows what to ask and what comes back. `None`
    /// where the chain does not have the program's blob, or that has no interface.
    ///
    /// # Errors
    ///
    /// Those of [`program_code`](Self::program_code), and [`NetworkError::Interface`] if the interface cannot be read.
    pub async fn interface(
        &self,
        hash: ProgramHash,
        at: At,
    ) -> Result<Option<ProgramInterface>, NetworkError> {
        let block = self.pvq_block(at).await?;
        self.interface_at(hash, &block).await
    }

    /// Returns the interface of a program at a block whose runtime has version 2 of `PvqApi`.
    ///
    /// # Errors
    ///
    /// Those of [`interface`](Self::interface) but for the block.
    pub async fn interface_at(
        &self,
        hash: ProgramHash,
        block: &BlockId,
    ) -> Result<Option<ProgramInterface>, NetworkError> {
        let Some(code) = self.program_code_at(hash, block).await? else { return Ok(None) };
        ProgramInterface::of_blob(&code)
            .map_err(|source| NetworkError::Interface { hash: format!("{hash:?}"), source })
    }

    async fn program_code_at(
        &self,
        hash: ProgramHash,
        block: &BlockId,
    ) -> Result<Option<Vec<u8>>, NetworkError> {
        const FUNCTION: &str = "PvqApi_program_code";

        let code: Option<Vec<u8>> = self.call(block, FUNCTION, &hash).await?;
        match code {
            Some(code) if blake2_256(&code) != hash.0 => Err(NetworkError::Answer {
                method: FUNCTION.to_owned(),
                reason: format!("its blob is not that of the program {hash:?}"),
            }),
            code => Ok(code),
        }
    }
}
