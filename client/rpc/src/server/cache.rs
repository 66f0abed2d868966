//! A cache of what blocks say of limits, prices and programs.
//!
//! The state of a block never changes, so it is kept by the block's hash, and a blob by its own.

use crate::server::{
    chain::ChainAt,
    config::{CACHED_BLOCKS, CACHED_CODE_SIZE, CACHED_PROGRAMS},
    Config, Error,
};
use parking_lot::Mutex;
use pvq_primitives::{
    admit, AdmissionError, ChainParameters, InvokeSource, Limits, Policy, Program, ProgramHash,
    RegisteredProgram,
};
use schnellru::{ByLength, LruMap};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use sp_runtime::Weight;
use std::sync::Arc;

/// Who asks: anyone, from outside of blocks.
const SOURCE: InvokeSource = InvokeSource::RuntimeApi;

/// Weight of a query on the node whose program has no limits of its own. The limits of every query
/// bound it, and the operator's; that of the runtime API is for those who call the runtime directly.
const NODE_WEIGHT: Weight = Weight::MAX;

/// The limits of one query.
pub(crate) struct RunLimits {
    /// In the runtime, as a whole.
    pub runtime: Limits,
    /// On the node, which calls the runtime for extensions alone. None of them is lower.
    pub node: Limits,
}

/// Limits and prices of blocks, registrations, and blobs.
pub(crate) struct ChainCache {
    chains: Mutex<LruMap<H256, Arc<ChainParameters>>>,
    programs: Mutex<LruMap<(H256, ProgramHash), Option<RegisteredProgram>>>,
    codes: Mutex<LruMap<ProgramHash, Arc<[u8]>>>,
    max_program_size: usize,
}

/// Why a program does not run.
#[derive(Debug)]
pub(crate) enum AdmissionFailure {
    /// The chain does not let it.
    Refused(AdmissionError),
    /// The node cannot say, or does not want to.
    Failed(Error),
}

impl From<AdmissionError> for AdmissionFailure {
    fn from(error: AdmissionError) -> Self {
        Self::Refused(error)
    }
}

impl From<Error> for AdmissionFailure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl ChainCache {
    pub fn new(config: &Config) -> Self {
        // No blob is larger.
        let codes = (CACHED_CODE_SIZE / config.max_program_size.max(1)).clamp(1, 1024) as u32;
        Self {
            chains: Mutex::new(LruMap::new(ByLength::new(CACHED_BLOCKS))),
            programs: Mutex::new(LruMap::new(ByLength::new(CACHED_PROGRAMS))),
            codes: Mutex::new(LruMap::new(ByLength::new(codes))),
            max_program_size: config.max_program_size,
        }
    }

    /// Limits, policies and prices.
    pub fn chain(&self, at: &impl ChainAt) -> Result<Arc<ChainParameters>, Error> {
        if let Some(chain) = self.chains.lock().get(&at.block()) {
            return Ok(chain.clone());
        }
        let chain = Arc::new(at.chain()?);
        self.chains.lock().insert(at.block(), chain.clone());
        Ok(chain)
    }

    /// What is registered under `hash`, if this node runs programs of its size.
    pub fn program(
        &self,
        at: &impl ChainAt,
        hash: ProgramHash,
    ) -> Result<Option<RegisteredProgram>, Error> {
        let key = (at.block(), hash);
        let known = self.programs.lock().get(&key).cloned();
        let program = match known {
            Some(program) => program,
            None => {
                let program = at.program(hash)?;
                self.programs.lock().insert(key, program.clone());
                program
            }
        };
        match program.as_ref().and_then(|program| program.size) {
            Some(size) => self.check_size(size as usize).map(|()| program),
            None => Ok(program),
        }
    }

    /// The limits within which `program`, whose hash is `hash`, runs in the runtime and on the node,
    /// if it does at all.
    pub fn limits(
        &self,
        at: &impl ChainAt,
        chain: &ChainParameters,
        program: &Program,
        hash: ProgramHash,
    ) -> Result<RunLimits, Error> {
        let own = match (program, chain.policies.get(SOURCE)) {
            (Program::Code(_), Policy::Open) => None,
            _ => self.program(at, hash)?.and_then(|program| program.limits),
        };
        let of_query = |weight| chain.limits.of_query(weight, own.as_ref());
        Ok(RunLimits {
            runtime: of_query(*chain.weight_limits.get(SOURCE)),
            node: of_query(NODE_WEIGHT),
        })
    }

    /// The blob of a program that is uploaded at the block.
    fn code(&self, at: &impl ChainAt, hash: ProgramHash) -> Result<Option<Vec<u8>>, Error> {
        if let Some(code) = self.codes.lock().get(&hash) {
            return Ok(Some(code.to_vec()));
        }
        let code = at.program_code(hash)?;
        if let Some(code) = &code {
            self.codes.lock().insert(hash, code.as_slice().into());
        }
        Ok(code)
    }

    /// The blob of `program` and the limits within which it runs on the node, if the chain lets it.
    pub fn admit(
        &self,
        at: &impl ChainAt,
        chain: &ChainParameters,
        program: Program,
    ) -> Result<(Vec<u8>, Limits), AdmissionFailure> {
        let registered = |hash| Ok::<_, AdmissionFailure>(self.program(at, hash)?);
        let policy = *chain.policies.get(SOURCE);
        admit(&chain.limits, NODE_WEIGHT, policy, SOURCE, program, blake2_256, registered)?
            .load(|hash| Ok(self.code(at, hash)?))
    }

    /// Checks that this node runs programs of `size` bytes.
    pub fn check_size(&self, size: usize) -> Result<(), Error> {
        let limit = self.max_program_size;
        match size > limit {
            true => Err(Error::TooLarge { what: "program", size, limit }),
            false => Ok(()),
        }
    }
}
