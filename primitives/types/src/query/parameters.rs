use crate::{ExtensionId, ExtensionRule, GasSchedule, Limits, PerSource, Policy};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// The parameters by which a chain runs queries: what a host needs to run programs as the chain does.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ChainParameters {
    /// What no query exceeds, whatever its program.
    pub limits: Limits,
    /// Which programs each source may run.
    pub policies: PerSource<Policy>,
    /// The rules of those extensions that have one, by their normative ids.
    pub rules: Vec<(ExtensionId, ExtensionRule)>,
    /// The prices.
    pub gas: GasSchedule,
    /// What queries of each source may use whose programs have no limits of their own, at most what
    /// [`limits`](Self::limits) say.
    ///
    /// One call to an extension may use what that of the runtime API says, in queries through it and
    /// by itself (the runtime API's `call_extension`).
    pub weight_limits: PerSource<Weight>,
}
