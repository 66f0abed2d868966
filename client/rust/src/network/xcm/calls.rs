//! The calls of the pallet that asks.

use super::{AskRequest, QueryId, PVQ_XCM};
use crate::network::{
    error::NetworkError,
    transactions::{weight, Call, Calls},
};
use codec::{Compact, Encode};
use scale_value::Value;

/// The origin that asks.
const ASKER: &str = "an account that may ask";

impl Calls {
    pub(super) fn ask(
        &self,
        request: &AskRequest,
        max_weight: (u64, u64),
        timeout: u64,
    ) -> Result<Call, NetworkError> {
        let (ref_time, proof_size) = max_weight;
        let fields = [
            ("destination", request.chain.value()),
            ("program", Value::from_bytes(request.program)),
            ("args", Value::from_bytes(&request.args)),
            ("max_weight", weight(ref_time, proof_size)),
            ("timeout", Value::u128(timeout.into())),
        ];
        let call = self.call(PVQ_XCM, "ask", fields, ASKER)?;
        let max_weight = (Compact(ref_time), Compact(proof_size));
        let args = (request.chain, request.program, &request.args, max_weight).encode();
        // Chains number their blocks by 32 bits, or by 64.
        let short = u32::try_from(timeout).ok().map(|timeout| timeout.encode());
        let ways = short.into_iter().chain([timeout.encode()]);
        call.if_declared(0, ways.map(|timeout| [&args[..], &timeout].concat()))
    }

    pub(super) fn take(&self, query: QueryId) -> Result<Call, NetworkError> {
        let fields = [("query_id", Value::u128(query.into()))];
        self.call(PVQ_XCM, "take", fields, "the account that asked")?
            .if_declared(3, [query.encode()])
    }

    pub(super) fn expire(&self, query: QueryId) -> Result<Call, NetworkError> {
        let fields = [("query_id", Value::u128(query.into()))];
        self.call(PVQ_XCM, "expire", fields, "anyone, after the deadline")?
            .if_declared(4, [query.encode()])
    }
}
