use super::{connection::Node, error::NetworkError, At, BlockId};
use pvq_primitives::{RegisteredProgram, PROGRAMS_PAGE_SIZE};

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
}
