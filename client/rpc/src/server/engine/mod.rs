//! The two engines. For the same query at the same block they come to the same result, the same
//! error and the same gas.

pub(crate) mod native;
pub(crate) mod runtime;

use crate::server::Error;
use pvq_primitives::{Backend, QueryFailure, QueryUsage};
use std::time::Duration;

/// A query's run on an engine.
pub(crate) struct EngineRun {
    /// The result or the failure that the chain gives; an error where the query was not run to its
    /// end.
    pub result: Result<Result<Vec<u8>, QueryFailure>, Error>,
    /// What it used, as far as it came.
    pub usage: QueryUsage,
    /// How the node ran it, where the node did.
    pub native: Option<NativeRun>,
    /// Time to run it.
    pub run_time: Duration,
}

/// How the node ran a program.
pub(crate) struct NativeRun {
    pub backend: Backend,
    /// Whether the program was kept from an earlier query.
    pub cached: bool,
    pub load_time: Duration,
    pub compile_time: Duration,
}

impl EngineRun {
    /// Nothing, for the program was not run.
    fn refused(result: Result<QueryFailure, Error>) -> Self {
        Self {
            result: result.map(Err),
            usage: QueryUsage::default(),
            native: None,
            run_time: Duration::ZERO,
        }
    }
}
