use super::calls::{COMMITTEE, SUDO};
use crate::network::error::{plain, NetworkError};
use sp_core::H256;
use subxt::{
    client::OnlineClientAtBlock, dynamic, ext::scale_decode::DecodeAsType, utils::AccountId32,
    SubstrateConfig,
};

/// The vote on a proposal: the fields of the chain's record that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) struct Votes {
    pub(super) index: u32,
    pub(super) threshold: u32,
    pub(super) ayes: Vec<AccountId32>,
}

/// Returns the account that holds the sudo key, if there is one.
pub(super) async fn sudo_key(
    at: &OnlineClientAtBlock<SubstrateConfig>,
) -> Result<Option<AccountId32>, NetworkError> {
    let address = dynamic::storage::<(), AccountId32>(SUDO, "Key");
    let key = at.storage().try_fetch(address, ()).await.map_err(|e| answer(SUDO, &e))?;
    key.map(|key| key.decode()).transpose().map_err(|error| answer(SUDO, &error))
}

/// Returns the members of the committee.
pub(super) async fn seats(
    at: &OnlineClientAtBlock<SubstrateConfig>,
) -> Result<Vec<AccountId32>, NetworkError> {
    let address = dynamic::storage::<(), Vec<AccountId32>>(COMMITTEE, "Members");
    let members = at.storage().try_fetch(address, ()).await.map_err(|e| answer(COMMITTEE, &e))?;
    let members = members.map(|members| members.decode()).transpose();
    Ok(members.map_err(|error| answer(COMMITTEE, &error))?.unwrap_or_default())
}

/// Returns the vote on a proposal, if one is open.
pub(super) async fn votes(
    at: &OnlineClientAtBlock<SubstrateConfig>,
    proposal: H256,
) -> Result<Option<Votes>, NetworkError> {
    let address = dynamic::storage::<([u8; 32],), Votes>(COMMITTEE, "Voting");
    let votes = at.storage().try_fetch(address, (proposal.0,)).await;
    let votes = votes.map_err(|error| answer(COMMITTEE, &error))?;
    votes.map(|votes| votes.decode()).transpose().map_err(|error| answer(COMMITTEE, &error))
}

fn answer(pallet: &str, error: &impl std::fmt::Display) -> NetworkError {
    NetworkError::Answer {
        method: format!("state_getStorage of {pallet}"),
        reason: plain(&error.to_string()),
    }
}
