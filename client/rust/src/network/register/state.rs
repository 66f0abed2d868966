use super::calls::{COMMITTEE, SUDO};
use crate::network::{
    error::NetworkError,
    state::{stored, ChainAt},
};
use sp_core::H256;
use subxt::{ext::scale_decode::DecodeAsType, utils::AccountId32};

/// The vote on a proposal: the fields of the chain's record that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) struct Votes {
    pub(super) index: u32,
    pub(super) threshold: u32,
    pub(super) ayes: Vec<AccountId32>,
}

/// Returns the account that holds the sudo key, if there is one.
pub(super) async fn sudo_key(at: &ChainAt) -> Result<Option<AccountId32>, NetworkError> {
    stored(at, SUDO.name, "Key", ()).await
}

/// Returns the members of the committee.
pub(super) async fn seats(at: &ChainAt) -> Result<Vec<AccountId32>, NetworkError> {
    Ok(stored(at, COMMITTEE.name, "Members", ()).await?.unwrap_or_default())
}

/// Returns the vote on a proposal, if one is open.
pub(super) async fn votes(at: &ChainAt, proposal: H256) -> Result<Option<Votes>, NetworkError> {
    stored(at, COMMITTEE.name, "Voting", (proposal.0,)).await
}
