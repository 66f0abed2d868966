//! The state of the pallet that asks.

use super::{
    outcome::{StoredOutcome, WeightUsed},
    Chain, QueryId, PVQ_XCM,
};
use crate::network::{
    connection::Node,
    error::NetworkError,
    state::{stored, wrong, ChainAt},
};
use codec::{DecodeAll, Encode};
use scale_value::Value;
use sp_core::Bytes;
use sp_crypto_hashing::twox_128;
use subxt::{
    dynamic, ext::scale_decode::DecodeAsType, rpcs::client::rpc_params, utils::AccountId32,
};

/// A query without an outcome: the fields of the chain's record that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) struct PendingQuery {
    pub(super) asker: AccountId32,
    pub(super) responder: Chain,
    /// The block from which on anyone may expire the query.
    pub(super) deadline: u64,
}

/// A query with an outcome: the fields of the chain's record that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) struct AnsweredQuery {
    pub(super) asker: AccountId32,
    pub(super) responder: Chain,
    pub(super) program: [u8; 32],
    pub(super) outcome: StoredOutcome,
    pub(super) used: WeightUsed,
    /// The block in which the outcome came.
    pub(super) at: u64,
}

/// The state of a query.
pub(super) enum QueryState {
    Pending(PendingQuery),
    Answered(AnsweredQuery),
}

/// The terms on which a chain can be asked: the fields of the chain's record that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Destination {
    pallet: Option<Value<()>>,
}

/// The record of an account, of chains whose accounts have a balance.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Account {
    data: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Balance {
    free: u128,
}

/// A chain's knowledge of another one that is to be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DestinationState {
    /// Governance has not set it.
    Unknown,
    /// The place of its pallet is not known.
    PalletUnknown,
    /// It can be asked.
    Known,
}

/// Returns what the chain knows of `chain`.
pub(super) async fn destination(
    at: &ChainAt,
    chain: Chain,
) -> Result<DestinationState, NetworkError> {
    let key = (chain.value(),);
    let destination: Option<Destination> = stored(at, PVQ_XCM.name, "Destinations", key).await?;
    Ok(match destination {
        None => DestinationState::Unknown,
        Some(Destination { pallet: None }) => DestinationState::PalletUnknown,
        Some(Destination { pallet: Some(_) }) => DestinationState::Known,
    })
}

/// Returns the state of a query; `None` if it was taken, has expired, or was never asked.
pub(super) async fn query(
    at: &ChainAt,
    query: QueryId,
) -> Result<Option<QueryState>, NetworkError> {
    if let Some(pending) = stored(at, PVQ_XCM.name, "Pending", (query,)).await? {
        return Ok(Some(QueryState::Pending(pending)));
    }
    let answered = stored(at, PVQ_XCM.name, "Answered", (query,)).await?;
    Ok(answered.map(QueryState::Answered))
}

/// Returns the balance that an account has free. `None` where it is not told: a chain may have other accounts.
pub(super) async fn free_balance(
    at: &ChainAt,
    account: &AccountId32,
) -> Result<Option<u128>, NetworkError> {
    let account: Result<Option<Account>, _> = stored(at, "System", "Account", (account.0,)).await;
    match account {
        Ok(account) => Ok(Some(account.map_or(0, |account| account.data.free))),
        Err(NetworkError::Answer { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns the id of a parachain, as its node stores it; `None` of other chains, and of parachains that keep it elsewhere.
pub(super) async fn parachain_id(node: &Node) -> Result<Option<u32>, NetworkError> {
    const ENTRY: (&str, &str) = ("ParachainInfo", "ParachainId");

    let method = || format!("state_getStorage of {}.{}", ENTRY.0, ENTRY.1);
    let key = [twox_128(ENTRY.0.as_bytes()), twox_128(ENTRY.1.as_bytes())].concat();
    let id: Option<Bytes> = node.request("state_getStorage", rpc_params![Bytes(key)]).await?;
    let id = id.map(|id| u32::decode_all(&mut &id[..])).transpose();
    id.map_err(|error| wrong(&method(), error))
}

/// Returns a constant of the pallet, if it has that.
pub(super) fn constant<R: DecodeAsType>(at: &ChainAt, name: &str) -> Option<R> {
    at.constants().entry(dynamic::constant(PVQ_XCM.name, name)).ok()
}

/// Returns the fee for the answer to a query of an account to `chain`; `None` where the runtime does not tell it.
pub(super) async fn fee(at: &ChainAt, chain: Chain) -> Result<Option<u128>, NetworkError> {
    let consumer = Value::unnamed_variant("Account", []);
    let fee: Option<Option<u128>> = view(at, "fee", &[chain.value(), consumer]).await?;
    Ok(fee.flatten())
}

/// Returns the weight that a query of `chain` may take at this one; `None` where the runtime does not tell it.
pub(super) async fn weight_limit(
    at: &ChainAt,
    chain: Chain,
) -> Result<Option<WeightUsed>, NetworkError> {
    view(at, "query_weight_limit", &[chain.value()]).await
}

/// Returns what a view function of the pallet tells, of a runtime that has it.
async fn view<R: DecodeAsType>(
    at: &ChainAt,
    function: &str,
    args: &[Value<()>],
) -> Result<Option<R>, NetworkError> {
    const METHOD: &str = "RuntimeViewFunction_execute_view_function";

    let metadata = at.metadata_ref();
    let pallet = metadata.pallet_by_name(PVQ_XCM.name);
    let Some(view) = pallet.and_then(|pallet| pallet.view_function_by_name(function)) else {
        return Ok(None);
    };
    let wrong = |reason: String| wrong(&format!("{METHOD} of {function}"), reason);
    let mut input = Vec::new();
    for (parameter, arg) in view.inputs().zip(args) {
        scale_value::scale::encode_as_type(arg, parameter.id, metadata.types(), &mut input)
            .map_err(|error| wrong(error.to_string()))?;
    }
    // The client of subxt leaves out the length of the arguments, which runtimes expect.
    let call = (view.query_id(), input).encode();
    let told = at.runtime_apis().call_raw(METHOD, Some(&call)).await;
    let told = told.map_err(|error| wrong(error.to_string()))?;
    // The error of a runtime that does not know the function has nothing to tell.
    let output = match told.split_first() {
        Some((0, output)) => Vec::<u8>::decode_all(&mut &output[..]).ok(),
        _ => None,
    };
    let output = output.ok_or_else(|| wrong("the runtime does not answer".to_owned()))?;
    R::decode_as_type(&mut &output[..], view.output_ty(), metadata.types())
        .map(Some)
        .map_err(|error| wrong(error.to_string()))
}
