//! Queries that run as a whole in the runtime.

use super::EngineRun;
use crate::server::{cache::ChainCache, chain::ChainAt, queue::RunPermit};
use pvq_primitives::{
    ChainParameters, GasSchedule, ProgramHash, PvqError, QueryOutcome, QueryRequest, QueryUsage,
};
use std::time::{Duration, Instant};

/// Runs a query, whose program has the hash `hash`. Returns `None` if the query exceeds a bound that holds in the
/// runtime alone, so that it has to run on the node.
///
/// There are two such bounds. Nothing interrupts a runtime, so the gas that stands for the time of `permit` bounds the
/// query where the chain allows more. And the chain may allow a query less weight through its API than on the node.
/// Exceeding one of them is no failure of the query: gas only approximates time, and the proof size may be what ran
/// out.
pub(crate) fn run(
    at: &impl ChainAt,
    cache: &ChainCache,
    chain: &ChainParameters,
    mut request: QueryRequest,
    hash: ProgramHash,
    permit: &RunPermit,
) -> Option<EngineRun> {
    let limits = match cache.limits(at, chain, &request.program, hash) {
        Ok(limits) => limits,
        Err(error) => return Some(EngineRun::refused(Err(error))),
    };
    let schedule = chain.gas;
    let (most, allowed) = (limits.runtime.weight, limits.node.weight);
    let gas = request.gas_limit.unwrap_or(i64::MAX).min(schedule.weight_to_gas(allowed));
    let gas_here = gas_in(permit.allowed, &schedule).min(schedule.weight_to_gas(most));
    let proof_size = request.proof_size_limit.unwrap_or(u64::MAX).min(allowed.proof_size());
    // Whether a bound here is lower than on the node.
    let capped = gas_here < gas || most.proof_size() < proof_size;
    if capped {
        request.gas_limit = Some(gas_here.min(gas));
    }

    let started = Instant::now();
    let (result, usage) = match at.query(request) {
        Ok(QueryOutcome { result: Err(failure), .. })
            if capped && failure.error == PvqError::QueryExceedsWeightLimit =>
        {
            return None;
        }
        Ok(QueryOutcome { result, usage }) => (Ok(result), usage),
        Err(error) => (Err(error), QueryUsage::default()),
    };
    Some(EngineRun { result, usage, native: None, run_time: started.elapsed() })
}

/// Returns the gas that stands for `time`, rounded up as for a weight of that time.
fn gas_in(time: Duration, schedule: &GasSchedule) -> i64 {
    let picoseconds = time.as_nanos().saturating_mul(1_000);
    schedule.gas(u64::try_from(picoseconds).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_runtime::Weight;

    #[test]
    fn time_is_as_much_gas_as_the_weight_that_it_stands_for() {
        for ref_time_per_gas in [1, 4_500, 24_417, 1_000_003] {
            let schedule = GasSchedule { ref_time_per_gas, ..Default::default() };
            for nanoseconds in [0, 1, 999, 1_000_000, 2_000_000_000] {
                let weight = Weight::from_parts(nanoseconds * 1_000, 0);
                let time = Duration::from_nanos(nanoseconds);
                assert_eq!(gas_in(time, &schedule), schedule.weight_to_gas(weight));
            }
            assert!(gas_in(Duration::MAX, &schedule) > 0);
        }
    }
}
