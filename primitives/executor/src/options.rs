use crate::{gas::Charges, Backend, RunConfig, Validation};
use core::time::Duration;
use sp_weights::Weight;

/// The options of one run. Its limits can only lower those of the [`RunConfig`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RunOptions {
    /// Gas that the query may use; `None` for what the configuration allows. Negative is zero.
    pub gas_limit: Option<i64>,
    /// Bytes of proof that its calls may be charged for; `None` for no limit.
    pub proof_size_limit: Option<u64>,
    /// Weight that it may use, beside the two other limits; `None` for no further limit.
    pub weight_limit: Option<Weight>,
    /// Wall-clock time that it may take. Without effect where there is no clock.
    pub time_limit: Option<Duration>,
    /// Its depth of nesting: see [`CallContext::nested`](crate::CallContext::nested).
    pub depth: u32,
    /// The backend that executes it; `None` lets the engine choose. It is the interpreter all the same with
    /// debugging enabled, where no worker is available, and for a program that a worker recently refused or
    /// failed on.
    pub backend: Option<Backend>,
    /// The [`validation`](crate::validation) of the very same blob at an earlier time, for which the caller vouches.
    ///
    /// The instructions are not validated again where its [version](crate::VALIDATION_VERSION) is that of the rules in
    /// force. All else is checked, and the charge is the same. Without effect for a 32-bit program, whose instructions
    /// tell where it grows its heap, and in an engine that keeps programs or has a recompiler: it validates each itself, once.
    pub validation: Option<Validation>,
}

impl RunOptions {
    /// Returns the gas of a run within `config`.
    pub(crate) fn gas_limit(&self, config: &RunConfig) -> i64 {
        let by_weight = self.weight_limit.map(|limit| config.gas.gas_within(limit.ref_time()));
        let by_clock = match cfg!(feature = "std") {
            true => None,
            false => Some(config.gas.gas_in(config.max_execution_time)),
        };
        let limits = [self.gas_limit, config.gas_limit, by_weight, by_clock];
        limits.into_iter().flatten().min().unwrap_or(i64::MAX).max(0)
    }

    /// Returns the bytes of proof that the calls of a run may be charged for.
    pub(crate) fn proof_size_limit(&self) -> u64 {
        let by_weight = self.weight_limit.map_or(u64::MAX, |limit| limit.proof_size());
        self.proof_size_limit.unwrap_or(u64::MAX).min(by_weight)
    }
}
