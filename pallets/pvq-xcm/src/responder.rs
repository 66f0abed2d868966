//! Execution of the queries of other chains.

use frame_support::weights::Weight;
use pallet_pvq::WeightInfo;
use pvq_executor::RunOptions;
use pvq_primitives::{InvokeSource, Program, ProgramHash, PvqError, PvqResult};

/// A runtime that can run the queries of other chains.
pub trait RunQuery {
    /// Runs the registered program within `limit`, and returns its result and the weight used.
    ///
    /// The weight is that of reading the program and of the run, as [`ChargedExecution::weight`] has it.
    ///
    /// [`ChargedExecution::weight`]: pallet_pvq::ChargedExecution::weight
    fn run_query(program: ProgramHash, args: &[u8], limit: Weight) -> (PvqResult, Weight);

    /// Returns the weight of preparing a query with `args` bytes of arguments, which is no part of its usage: of reading
    /// settings and the registration, and of collecting the extensions.
    fn overhead(args: u32) -> Weight;
}

/// Runs queries for the source [`InvokeSource::Xcm`], so that the rules, policies and limits of that source apply.
impl<T: pallet_pvq::Config> RunQuery for pallet_pvq::Pallet<T> {
    fn run_query(program: ProgramHash, args: &[u8], limit: Weight) -> (PvqResult, Weight) {
        let options = RunOptions { weight_limit: Some(limit), ..Default::default() };
        let execution = Self::run(InvokeSource::Xcm, Program::Registered(program), args, options);
        let result: PvqResult = execution.result.map_err(|error| {
            log::debug!(target: crate::LOG_TARGET, "no result from {program:?}: {error}");
            error.into()
        });
        (result, execution.weight)
    }

    fn overhead(args: u32) -> Weight {
        // The call prepares its query in the same way.
        T::WeightInfo::query(args, 0)
    }
}

/// For runtimes that only ask: every query is refused.
impl RunQuery for () {
    fn run_query(_: ProgramHash, _: &[u8], _: Weight) -> (PvqResult, Weight) {
        (Err(PvqError::PermissionDenied), Weight::zero())
    }

    fn overhead(_: u32) -> Weight {
        Weight::zero()
    }
}
