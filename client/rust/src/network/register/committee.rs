use super::{
    state::{seats, votes, Votes},
    DecisionState, RegisterError, RegistrationError,
};
use crate::network::{
    connection::Node,
    error::{plain, NetworkError},
    transactions::{Call, Calls, Submitter},
    At, Signer,
};
use codec::{Compact, Encode};

/// Proposes `call`, votes for it and closes the vote, as far as `members` can. Without a `threshold`, an open proposal
/// keeps its own, and a new one needs two thirds of the committee.
pub(super) async fn decide(
    node: &Node,
    submitter: &mut Submitter<'_>,
    calls: &Calls,
    call: &Call,
    members: &[Signer],
    threshold: Option<u32>,
) -> Result<DecisionState, RegisterError> {
    let first = members.first().ok_or(RegistrationError::NoSigner)?;
    let at = submitter.at_best().await?;
    let seats = seats(&at).await?;
    let stranger = members.iter().find(|member| !seats.contains(&member.account()));
    if let Some(stranger) = stranger {
        return Err(RegistrationError::NotMember(stranger.to_string()).into());
    }
    let count = seats.len() as u32;
    if let Some(threshold) = threshold.filter(|threshold| *threshold > count) {
        return Err(RegistrationError::ThresholdTooHigh { threshold, seats: count }.into());
    }
    let votes = match votes(&at, call.text.hash).await? {
        Some(votes) => {
            check_open(&votes, call, count, threshold)?;
            votes
        }
        None => {
            let threshold = threshold.unwrap_or_else(|| two_thirds(seats.len()));
            let sent = submitter.send(&calls.propose(call, threshold)?, first).await?;
            submitter.included(sent).await?;
            // A proposal that needs one aye is executed at once.
            if threshold < 2 {
                return Ok(DecisionState::Done);
            }
            open(submitter, call).await?
        }
    };
    let vote = calls.vote(call, votes.index)?;
    let mut sent = Vec::new();
    for member in members.iter().filter(|member| !votes.ayes.contains(&member.account())) {
        sent.push(submitter.send(&vote, member).await?);
    }
    for vote in sent {
        submitter.included(vote).await?;
    }
    let Votes { index, threshold, ayes } = open(submitter, call).await?;
    let ayes = ayes.len() as u32;
    if ayes < threshold {
        return Ok(DecisionState::Waiting { ayes, threshold });
    }
    let close = calls.close(call, index, weight(node, submitter, call).await?)?;
    let sent = submitter.send(&close, first).await?;
    submitter.included(sent).await?;
    Ok(DecisionState::Done)
}

/// Checks that an open proposal can pass, and that its threshold is the wanted one.
fn check_open(
    votes: &Votes,
    call: &Call,
    seats: u32,
    wanted: Option<u32>,
) -> Result<(), RegisterError> {
    let Votes { index, threshold, .. } = *votes;
    let proposal = format!("{:?}", call.text.hash);
    if threshold > seats {
        return Err(NetworkError::NeverPasses { proposal, index, threshold, seats }.into());
    }
    match wanted.filter(|wanted| *wanted != threshold) {
        Some(wanted) => {
            Err(RegistrationError::OtherThreshold { proposal, threshold, wanted }.into())
        }
        None => Ok(()),
    }
}

/// Returns two thirds of the committee's members, rounded up, and at least one.
pub(super) fn two_thirds(seats: usize) -> u32 {
    u32::try_from(seats.saturating_mul(2).div_ceil(3)).unwrap_or(u32::MAX).max(1)
}

/// Returns the vote on a proposal that was just made or voted on.
async fn open(submitter: &Submitter<'_>, call: &Call) -> Result<Votes, NetworkError> {
    let votes = votes(&submitter.at_best().await?, call.text.hash).await?;
    votes.ok_or_else(|| NetworkError::Unknown {
        call: call.text.name.clone(),
        reason: "the vote on it was closed by somebody else".to_owned(),
    })
}

/// Returns the weight of a call, as reference time and proof size, which closing the vote on it has to name.
async fn weight(
    node: &Node,
    submitter: &Submitter<'_>,
    call: &Call,
) -> Result<(u64, u64), NetworkError> {
    const FUNCTION: &str = "TransactionPaymentApi_query_info";

    let at = submitter.at_best().await?;
    let unsigned = at.tx().create_unsigned(&call.payload).map_err(|error| NetworkError::Call {
        call: call.text.name.clone(),
        reason: plain(&error.to_string()),
    })?;
    let mut args = unsigned.encoded().to_vec();
    (args.len() as u32).encode_to(&mut args);
    let block = node.block(At::Best).await?;
    let info: (Compact<u64>, Compact<u64>, u8, u128) =
        node.call_encoded(&block, FUNCTION, args).await?;
    Ok((info.0 .0, info.1 .0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_never_less() {
        for seats in 1..100 {
            let ayes = two_thirds(seats) as usize;
            assert!(ayes * 3 >= seats * 2 && (ayes - 1) * 3 < seats * 2, "{ayes} of {seats}");
        }
        assert_eq!(two_thirds(0), 1);
        assert_eq!(two_thirds(usize::MAX), u32::MAX);
    }
}
