use crate::{ExtensionId, ExtensionRule, GasSchedule, Limits, PerSource, Policy, ProgramHash};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// The parameters by which a chain runs queries. A host needs them to run programs as the chain does.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ChainParameters {
    /// The limits that no query exceeds, whatever its program.
    pub limits: Limits,
    /// The limits that no query in a block exceeds: one of any source but the runtime API. They are within
    /// [`limits`](Self::limits).
    pub block_limits: Limits,
    /// The programs that each source may run.
    pub policies: PerSource<Policy>,
    /// The rules of the extensions that have one, by normative id.
    pub rules: Vec<(ExtensionId, ExtensionRule)>,
    /// The prices.
    pub gas: GasSchedule,
    /// The weight limit of each source, within [`limits`](Self::limits), for programs without limits of
    /// their own.
    ///
    /// The limit of the runtime API also bounds each single call to an extension, both in queries through
    /// the runtime API and in its method `call_extension`.
    pub weight_limits: PerSource<Weight>,
    /// Bytes that the interpreter may need for a program; one that needs more is refused, also by a host that
    /// recompiles it.
    pub interpreter_memory: u32,
    /// The programs that are installed as extensions, by id. Calls to these ids are calls to extensions, which a
    /// host elsewhere has the chain answer.
    pub installed: Vec<(ExtensionId, ProgramHash)>,
}
