//! The work of a request, from the first check to the answer, on any chain.

use crate::server::{
    cache::{AdmissionFailure, ChainCache},
    chain::ChainAt,
    engine::{native::Native, runtime, EngineRun, NativeRun},
    metrics::Metrics,
    planner,
    queue::RunPermit,
    Config, Error,
};
use crate::{
    BlockId, Engine, EngineSelection, Microseconds, Query, QueryAnswer, QueryLimits, QueryMetrics,
    Validation,
};
use pvq_executor::UsageKey;
use pvq_primitives::{Program, ProgramHash, QueryRequest};
use sp_crypto_hashing::blake2_256;
use std::time::Duration;

/// The state that requests share, apart from the chain and the queue.
pub(crate) struct Service {
    config: Config,
    cache: ChainCache,
    native: Native,
    metrics: Metrics,
}

/// A query that passed the checks of this node.
pub(crate) struct CheckedQuery {
    request: QueryRequest,
    engine: Engine,
    /// The time that it may take.
    pub allowed: Duration,
    /// The size of its program and its arguments in bytes.
    pub size: usize,
}

impl Service {
    pub fn new(config: Config, metrics: Metrics) -> Self {
        Self { cache: ChainCache::new(&config), native: Native::new(&config), config, metrics }
    }

    /// Checks `query` as far as possible without the chain.
    pub fn check(&self, query: Query) -> Result<CheckedQuery, Error> {
        let Query { program, hash, entrypoint, args, at: _, limits, engine } = query;
        let program = match (program, hash) {
            (Some(program), None) => {
                self.cache.check_size(program.len())?;
                Program::Code(program.0)
            }
            (None, Some(hash)) => Program::Registered(hash),
            (Some(_), Some(_)) => return Err(Error::ProgramOrHash("both")),
            (None, None) => return Err(Error::ProgramOrHash("neither")),
        };
        let (size, limit) = (args.len(), self.config.max_args_size);
        if size > limit {
            return Err(Error::TooLarge { what: "arguments of the query", size, limit });
        }
        let mut args = args.0;
        if let Some(entrypoint) = entrypoint {
            args.insert(0, entrypoint);
        }
        let QueryLimits { gas, proof_size, milliseconds } = limits.unwrap_or_default();
        let max_time = self.config.max_time;
        let code = match &program {
            Program::Code(code) => code.len(),
            Program::Registered(_) => 0,
        };
        Ok(CheckedQuery {
            size: code + args.len(),
            request: QueryRequest {
                program,
                args,
                gas_limit: gas.map(|gas| i64::try_from(gas).unwrap_or(i64::MAX)),
                proof_size_limit: proof_size,
            },
            engine,
            allowed: milliseconds
                .map_or(max_time, |time| max_time.min(Duration::from_millis(time))),
        })
    }

    /// Runs a query at a block.
    pub fn query(
        &self,
        at: &impl ChainAt,
        block: BlockId,
        query: CheckedQuery,
        permit: &RunPermit,
    ) -> Result<QueryAnswer, Error> {
        let CheckedQuery { request, engine, .. } = query;
        let chain = self.cache.chain(at)?;
        let hash = match &request.program {
            Program::Code(code) => ProgramHash::from(blake2_256(code)),
            Program::Registered(hash) => *hash,
        };
        let key = UsageKey::new(hash.into(), &request.args);
        let (engine, reason) = match engine {
            Engine::Auto => planner::choose(&self.native.engine, &key, &chain.gas),
            engine => (engine, "the request asks for it".into()),
        };
        let in_runtime = match engine {
            Engine::Runtime => runtime::run(at, &self.cache, &chain, request.clone(), hash, permit),
            _ => None,
        };
        let (engine, reason, run) = match in_runtime {
            Some(run) => {
                planner::record(&self.native.engine, key, &run.usage);
                (engine, reason, run)
            }
            None => {
                let run = self.native.run(at, &self.cache, &chain, request, permit);
                let reason = match engine {
                    Engine::Runtime => format!("{reason}; {WENT_ON}"),
                    _ => reason,
                };
                (Engine::Native, reason, run)
            }
        };
        if let Some(native) = &run.native {
            self.metrics.module(native.cached);
        }
        let microseconds = microseconds(&run, permit.waited);
        let EngineRun { result, usage, native, .. } = run;
        let (result, error) = match result? {
            Ok(result) => (Some(self.sized(result.len(), result)?.into()), None),
            Err(failure) => (None, Some(failure)),
        };
        let backend = native.map(|native| native.backend);
        let engine = EngineSelection { engine, backend, reason };
        let metrics = QueryMetrics { usage, microseconds };
        Ok(QueryAnswer { result, error, at: block, engine, metrics })
    }

    /// Validates a program whose size is checked already.
    pub fn validate(&self, at: &impl ChainAt, program: Vec<u8>) -> Result<Validation, Error> {
        let chain = self.cache.chain(at)?;
        let (limits, reason) = match self.cache.admit(at, &chain, Program::Code(program.clone())) {
            Ok((_, limits)) => (limits, None),
            Err(AdmissionFailure::Refused(error)) => (chain.limits, Some(error.to_string())),
            Err(AdmissionFailure::Failed(error)) => return Err(error),
        };
        let admitted = reason.is_none();
        let config = self.native.run_config(&limits, &chain);
        let checked = self.native.engine.validate(&program, &config);
        let (info, error) = match checked {
            Ok(info) => (Some(info), None),
            Err(error) => (None, Some(error.into())),
        };
        Ok(Validation { valid: info.is_some(), info, error, admitted, reason })
    }

    /// Checks that the runtime implements the API, as [`query`](Self::query) does.
    pub fn check_chain(&self, at: &impl ChainAt) -> Result<(), Error> {
        self.cache.chain(at).map(drop)
    }

    /// Checks that this node accepts a program of `size` bytes.
    pub fn check_program(&self, size: usize) -> Result<(), Error> {
        self.cache.check_size(size)
    }

    /// Returns `answer`, if this node returns answers of `size` bytes.
    pub fn sized<R>(&self, size: usize, answer: R) -> Result<R, Error> {
        let limit = self.config.max_response_size;
        match size > limit {
            true => Err(Error::ResponseTooLarge { size, limit }),
            false => Ok(answer),
        }
    }

    /// Returns the time that a request may take by default.
    pub fn max_time(&self) -> Duration {
        self.config.max_time
    }
}

/// The reason why a query that was to run in the runtime ran on the node.
const WENT_ON: &str =
    "it used what the runtime API allows, or gas that stands for its time there, and went on on the node";

fn microseconds(run: &EngineRun, waited: Duration) -> Microseconds {
    let microseconds = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let native = |time: fn(&NativeRun) -> Duration| {
        microseconds(run.native.as_ref().map_or(Duration::ZERO, time))
    };
    Microseconds {
        queue: microseconds(waited),
        load: native(|native| native.load_time),
        compile: native(|native| native.compile_time),
        run: microseconds(run.run_time),
    }
}
