//! The two engines. For the same query at the same block, they have the same result, error and gas.

pub(crate) mod native;
pub(crate) mod runtime;

use crate::server::Error;
use pvq_primitives::{Backend, QueryFailure, QueryUsage};
use std::time::Duration;

/// The run of a query on an engine.
pub(crate) struct EngineRun {
    /// The result or the failure that the chain determines; an error where the query was not run to its end.
    pub result: Result<Result<Vec<u8>, QueryFailure>, Error>,
    /// The usage of the query until its end.
    pub usage: QueryUsage,
    /// The facts of the node's run, where the node ran it.
    pub native: Option<NativeRun>,
    /// The time to run it.
    pub run_time: Duration,
}

/// The facts of a program's run on the node.
pub(crate) struct NativeRun {
    pub backend: Backend,
    /// True if the program was kept from an earlier query.
    pub cached: bool,
    pub load_time: Duration,
    pub compile_time: Duration,
}

impl EngineRun {
    /// Returns the run of a program that was not run.
    fn refused(result: Result<QueryFailure, Error>) -> Self {
        Self {
            result: result.map(Err),
            usage: QueryUsage::default(),
            native: None,
            run_time: Duration::ZERO,
        }
    }
}
