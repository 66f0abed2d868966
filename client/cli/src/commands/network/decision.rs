//! Decisions of governance in reports: what became of a call, its transactions, and the calls that are left to submit.

use crate::report::line;
use pvq_client::network::{block_text, CallText, DecisionState, Transaction};
use serde_json::{json, Value};
use std::fmt;

/// Returns a decision as text, where the last member's command `does` something: "registers it".
pub(super) fn decision_text(state: &DecisionState, does: &str) -> String {
    match state {
        DecisionState::Already => "already".to_owned(),
        DecisionState::Done => "yes".to_owned(),
        DecisionState::NotSubmitted => "no, submit one of these calls".to_owned(),
        DecisionState::Waiting { ayes, threshold } => format!(
            "no, {ayes} of {threshold} ayes: when other members give this command, the last of them {does}"
        ),
    }
}

/// Returns calls for machines.
pub(super) fn calls_json(calls: &[CallText]) -> Value {
    let calls = calls.iter().map(|call| {
        json!({
            "call": call.name,
            "by": call.by,
            "data": const_hex::encode_prefixed(&call.data),
            "hash": call.hash,
            "decoded": call.decoded,
        })
    });
    calls.collect()
}

/// Writes the transactions that were included, and the calls to submit.
pub(super) fn write_calls(
    f: &mut fmt::Formatter,
    transactions: &[Transaction],
    calls: &[CallText],
) -> fmt::Result {
    for Transaction { call, signer, block, finalized, .. } in transactions {
        let finality = if *finalized { "final" } else { "not final yet" };
        let block = block_text(block);
        line(f, "included", format_args!("{call} of {signer} in block {block}, {finality}"))?;
    }
    for CallText { name, by, data, hash, decoded: _, text } in calls {
        writeln!(f, "\n{name}, by {by}")?;
        line(f, "  call", const_hex::encode_prefixed(data))?;
        line(f, "  hash", format_args!("{hash:?}"))?;
        let mut lines = text.lines();
        line(f, "  decoded", lines.next().unwrap_or_default())?;
        lines.try_for_each(|text| line(f, "", text))?;
    }
    Ok(())
}
