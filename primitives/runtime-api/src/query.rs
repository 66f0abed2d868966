use crate::{ExtensionRule, Gas, Limits, PerSource, Policy, Program};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use pvq_executor::Metrics;
use pvq_primitives::{ExtensionId, HostError, PvqError};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// A query.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct QueryRequest {
    /// What to run.
    pub program: Program,
    /// One byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub args: Vec<u8>,
    /// Gas that it may use. It can only lower what the chain allows; negative is zero.
    pub gas_limit: Option<i64>,
    /// Bytes of proof that its calls may be charged for. It can only lower what the chain allows.
    pub proof_size_limit: Option<u64>,
}

/// What came of a query.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct QueryOutcome {
    /// The SCALE-encoded result of the program's entrypoint, or why there is none.
    pub result: Result<Vec<u8>, QueryFailure>,
    /// What the query used.
    pub metrics: QueryMetrics,
}

/// Why a query has no result.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct QueryFailure {
    /// The kind of failure.
    pub error: PvqError,
    /// What happened, and what to do about it.
    pub message: String,
}

/// What a query used.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct QueryMetrics {
    /// Gas for loading the program and its arguments.
    pub load_gas: i64,
    /// Gas for the program's own instructions.
    pub program_gas: i64,
    /// Gas for calls to extensions, and for the result.
    pub host_gas: i64,
    /// All of the gas as reference time, and the bytes of proof that calls were charged for.
    pub weight: Weight,
    /// Bytes of memory at their most.
    pub peak_memory: u32,
    /// The calls to each extension, in the order of the first.
    pub calls: Vec<ExtensionUsage>,
}

impl From<Metrics> for QueryMetrics {
    fn from(metrics: Metrics) -> Self {
        let calls = metrics.host_calls.iter().map(|calls| ExtensionUsage {
            extension: calls.extension_id,
            calls: calls.calls,
            failed: calls.failed,
            bytes_in: calls.bytes_in,
            bytes_out: calls.bytes_out,
            gas: calls.gas,
        });
        Self {
            load_gas: metrics.load_gas,
            program_gas: metrics.program_gas,
            host_gas: metrics.host_gas,
            weight: metrics.weight,
            peak_memory: metrics.peak_memory,
            calls: calls.collect(),
        }
    }
}

/// A query's calls to one extension.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct ExtensionUsage {
    /// The id that the program called.
    pub extension: ExtensionId,
    /// The number of calls.
    pub calls: u64,
    /// The number of calls that failed.
    pub failed: u64,
    /// Bytes of the calls.
    pub bytes_in: u64,
    /// Bytes of the responses.
    pub bytes_out: u64,
    /// Gas charged, what was refunded taken off.
    pub gas: i64,
}

/// One call to an extension, outside of a program that runs in the runtime.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionCall {
    /// Either of the extension's ids.
    pub extension: ExtensionId,
    /// The function's index, then its SCALE-encoded arguments.
    pub call: Vec<u8>,
    /// Gas that the query has left after the base cost of the call and its bytes.
    pub gas_left: i64,
    /// Bytes of proof that the query has left.
    pub proof_size_left: u64,
}

/// What came of a call to an extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExtensionAnswer {
    /// The response, or why there is none.
    pub result: Result<Vec<u8>, ExtensionFailure>,
    /// Gas that the function was charged, beside the base cost of the call and its bytes.
    pub gas: i64,
    /// Bytes of proof that the function was charged.
    pub proof_size: u64,
}

/// Why a call to an extension has no response.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum ExtensionFailure {
    /// The query has too little gas, or proof size, left. It ends.
    OutOfGas,
    /// The program is told, and goes on.
    Host {
        /// What the program is told.
        error: HostError,
        /// What happened, for the host's log.
        message: String,
    },
}

/// What a host needs to know to run programs as the chain does.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Chain {
    /// What no query exceeds, whatever its program.
    pub limits: Limits,
    /// Which programs each source may run.
    pub policies: PerSource<Policy>,
    /// The rules of those extensions that have one, by their normative ids.
    pub rules: Vec<(ExtensionId, ExtensionRule)>,
    /// What things cost.
    pub gas: Gas,
    /// What queries of each source may use whose programs have no limits of their own, at most what
    /// [`limits`](Self::limits) say.
    ///
    /// One call to an extension may use what that of the runtime API says, in queries through it and
    /// by itself ([`PvqApi::call_extension`](crate::PvqApi::call_extension)).
    pub weight_limits: PerSource<Weight>,
}
