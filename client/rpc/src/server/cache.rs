//! A cache of limits, prices, registrations and blobs.
//!
//! The state of a block never changes, so its entries have the block's hash as their key. Blobs have their own.

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

/// The source of queries by RPC: anyone, from outside of blocks.
const SOURCE: InvokeSource = InvokeSource::RuntimeApi;

/// The weight limit of a query on the node whose program has no limits of its own. The chain's limits for any query
/// bound it, and those of the operator. The weight limit of the runtime API is for direct calls of the runtime.
const NODE_WEIGHT: Weight = Weight::MAX;

/// The limits of one query.
pub(crate) struct RunLimits {
    /// The limits of the whole query in the runtime.
    pub runtime: Limits,
    /// The limits on the node, which calls the runtime for extensions alone. None is lower than in the runtime.
    pub node: Limits,
}

/// The limits and prices of blocks, registrations at blocks, and blobs.
pub(crate) struct ChainCache {
    chains: Mutex<LruMap<H256, Arc<ChainParameters>>>,
    programs: Mutex<LruMap<(H256, ProgramHash), Option<RegisteredProgram>>>,
    codes: Mutex<LruMap<ProgramHash, Arc<[u8]>>>,
    max_program_size: usize,
}

/// The reason why a program does not run.
#[derive(Debug)]
pub(crate) enum AdmissionFailure {
    /// The chain does not admit it.
    Refused(AdmissionError),
    /// The node failed, or does not run programs of that size.
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
        // No cached blob is larger than `max_program_size`.
        let codes = (CACHED_CODE_SIZE / config.max_program_size.max(1)).clamp(1, 1024) as u32;
        Self {
            chains: Mutex::new(LruMap::new(ByLength::new(CACHED_BLOCKS))),
            programs: Mutex::new(LruMap::new(ByLength::new(CACHED_PROGRAMS))),
            codes: Mutex::new(LruMap::new(ByLength::new(codes))),
            max_program_size: config.max_program_size,
        }
    }

    /// Returns the limits, policies and prices at a block.
    pub fn chain(&self, at: &impl ChainAt) -> Result<Arc<ChainParameters>, Error> {
        if let Some(chain) = self.chains.lock().get(&at.block()) {
            return Ok(chain.clone());
        }
        let chain = Arc::new(at.chain()?);
        self.chains.lock().insert(at.block(), chain.clone());
        Ok(chain)
    }

    /// Returns the registration of `hash`, or [`Error::TooLarge`] if this node does not run programs of its size.
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

    /// Returns the limits of `program`, whose hash is `hash`, in the runtime and on the node. It need not be
    /// admitted.
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

    /// Returns the blob of a program that is uploaded at the block.
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

    /// Returns the blob of `program` and its limits on the node, if the chain admits it.
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
