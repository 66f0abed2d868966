use crate::{Metadata, Programs, Query, QueryAnswer, Validation};
use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pvq_runtime_api::ProgramHash;
use sp_core::{Bytes, H256};

/// The methods `pvq_*`. Their errors have the codes of [`code`](crate::code).
#[rpc(server, namespace = "pvq")]
pub trait PvqRpc {
    /// Runs a query. A program that fails is an answer as well.
    #[method(name = "query")]
    async fn query(&self, query: Query) -> RpcResult<QueryAnswer>;

    /// The extensions of the runtime at a block, the best one if none is named.
    #[method(name = "metadata")]
    async fn metadata(&self, at: Option<H256>) -> RpcResult<Metadata>;

    /// The registered programs, in the order of their hashes: at most `limit` of those after
    /// `start`, or from the first. An answer has at most [`PAGE_SIZE`](pvq_runtime_api::PAGE_SIZE).
    #[method(name = "programs")]
    async fn programs(
        &self,
        start: Option<ProgramHash>,
        limit: Option<u32>,
        at: Option<H256>,
    ) -> RpcResult<Programs>;

    /// Checks a program as the chain does before its first instruction, and whether the chain's
    /// policy lets anyone run it now.
    #[method(name = "validate")]
    async fn validate(&self, program: Bytes, at: Option<H256>) -> RpcResult<Validation>;
}
