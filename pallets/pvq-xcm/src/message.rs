//! The messages between chains.
//!
//! They use nothing that is new in version 5 of XCM, so that they reach chains of version 4: no `PayFees`, and calls
//! with a weight, which would be unlimited there otherwise.
//!
//! Their format changes with the major version of this crate alone, also while that is zero: `ExpectPallet` compares it for
//! equality, and has no upper bound for minor versions. A change is released as the next major version.

use crate::{QueryId, RemotePallet, Reply};
use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use frame_support::weights::Weight;
use pvq_primitives::{ProgramHash, PvqResult};
use xcm::latest::prelude::*;

/// The index of the call `answer`. It is the same on all chains that have the same major version of this crate, and
/// so is the encoding of its arguments.
pub const ANSWER_CALL: u8 = 1;

/// The index of the call `receive`.
pub const RECEIVE_CALL: u8 = 2;

/// The name of this crate as a module, by which other chains find the pallet.
pub const MODULE_NAME: &str = "pallet_pvq_xcm";

/// The way of a message to a chain and of the reports back.
pub struct Route<'a> {
    /// The asset that pays there, if it is to pay.
    pub payment: Option<&'a Asset>,
    /// This chain as that one names it.
    pub us: Location,
    /// The number of the XCM query whose response reports what becomes of the message.
    pub report: xcm::latest::QueryId,
}

impl Route<'_> {
    /// Returns the instructions that begin a message: they pay for it, have an error reported, and return what is left.
    fn begin(&self) -> Vec<Instruction<()>> {
        let mut message = match self.payment {
            Some(asset) => vec![
                WithdrawAsset(asset.clone().into()),
                BuyExecution { fees: asset.clone(), weight_limit: Unlimited },
            ],
            None => vec![UnpaidExecution { weight_limit: Unlimited, check_origin: None }],
        };
        message.push(SetErrorHandler(Xcm(vec![ReportError(self.response_info())])));
        if self.payment.is_some() {
            let deposit =
                DepositAsset { assets: Wild(AllCounted(1)), beneficiary: self.us.clone() };
            message.push(SetAppendix(Xcm(vec![RefundSurplus, deposit])));
        }
        message
    }

    fn response_info(&self) -> QueryResponseInfo {
        QueryResponseInfo {
            destination: self.us.clone(),
            query_id: self.report,
            max_weight: Weight::zero(),
        }
    }
}

/// Returns the message that asks: it makes `call`, an [`answer_call`] that weighs `weight`, of `pallet`.
pub fn ask(route: &Route, pallet: &RemotePallet, call: Vec<u8>, weight: Weight) -> Xcm<()> {
    let mut message = route.begin();
    message.extend([
        ExpectPallet {
            index: pallet.index.into(),
            name: pallet.name.to_vec(),
            module_name: MODULE_NAME.into(),
            crate_major: pallet.major,
            min_crate_minor: pallet.min_minor,
        },
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(weight),
            call: call.into(),
        },
        // The call fails where it could send no answer.
        ExpectTransactStatus(MaybeErrorCode::Success),
    ]);
    Xcm(message)
}

/// Returns the message that asks for the index, name and version of this pallet.
pub fn discover(route: &Route) -> Xcm<()> {
    let mut message = route.begin();
    let response_info = route.response_info();
    message.push(QueryPallet { module_name: MODULE_NAME.into(), response_info });
    Xcm(message)
}

/// Returns the message with an answer, which [`AllowExpectedAnswers`](crate::AllowExpectedAnswers) lets pass where it
/// is expected. The asker has paid for it.
pub fn reply(reply: &Reply, query_id: QueryId, answer: &PvqResult, used: Weight) -> Xcm<()> {
    Xcm(vec![
        UnpaidExecution { weight_limit: Unlimited, check_origin: None },
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(reply.max_weight),
            call: (reply.pallet, reply.call, query_id, answer, used).encode().into(),
        },
    ])
}

/// Returns the call `answer` of the pallet with the index `pallet`, encoded.
pub fn answer_call(
    pallet: u8,
    query_id: QueryId,
    program: ProgramHash,
    args: &[u8],
    max_weight: Weight,
    reply: Reply,
) -> Vec<u8> {
    (pallet, ANSWER_CALL, query_id, program, args, max_weight, reply).encode()
}

/// Returns the query that an encoded call `receive` of the pallet with the index `pallet` is about; `None` for any
/// other call.
pub fn query_of_receive_call(pallet: u8, call: &[u8]) -> Option<QueryId> {
    let (index, RECEIVE_CALL, query_id) = <(u8, u8, QueryId)>::decode(&mut &call[..]).ok()? else {
        return None;
    };
    (index == pallet).then_some(query_id)
}
