use super::calls::Call;
use crate::{
    network::{block_text, BlockId},
    report::line,
};
use pvq_runtime_api::ProgramHash;
use serde::Serialize;
use serde_json::{json, Value};
use sp_core::H256;
use std::fmt;

/// What came of a registration.
pub struct RegisterReport {
    /// The hash of the program.
    pub program: ProgramHash,
    /// Whether it is registered.
    pub registration: Registration,
    /// What became of its blob; `None` where it was not to be uploaded.
    pub uploaded: Option<Uploaded>,
    /// The transactions that were included, in order.
    pub transactions: Vec<Transaction>,
    /// The calls to submit, where they were to be printed.
    pub calls: Vec<CallText>,
}

/// Whether a program is registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", tag = "state")]
pub enum Registration {
    /// It was before, with the same label, sources and limits.
    Already,
    /// It is now.
    Done,
    /// It was not to be, only told how.
    NotSubmitted,
    /// The committee has to vote.
    Waiting {
        /// The ayes that there are.
        ayes: u32,
        /// Those that it needs.
        threshold: u32,
    },
}

/// What became of a blob.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Uploaded {
    /// It was there before.
    Already,
    /// It is now.
    Done,
    /// It has to wait until the program is registered.
    Waiting,
}

/// A transaction that was included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The call.
    pub call: String,
    /// The account that signed it.
    pub signer: String,
    /// Its hash.
    pub hash: H256,
    /// The block that it is in.
    pub block: BlockId,
    /// Whether that is final.
    pub finalized: bool,
}

/// A call that anyone may submit who is entitled to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// Pallet and function.
    pub name: String,
    /// Who may submit it.
    pub by: &'static str,
    /// Its SCALE encoding.
    pub data: Vec<u8>,
    /// The hash of that, which a committee votes on.
    pub hash: H256,
    /// What is in it.
    pub decoded: Value,
}

impl CallText {
    pub(super) fn new(Call { name, data, hash, decoded, .. }: Call, by: &'static str) -> Self {
        Self { name, by, data, hash, decoded }
    }
}

impl RegisterReport {
    /// The report for machines.
    pub fn to_json(&self) -> Value {
        let calls = self.calls.iter().map(|call| {
            json!({
                "call": call.name,
                "by": call.by,
                "data": const_hex::encode_prefixed(&call.data),
                "hash": call.hash,
                "decoded": call.decoded,
            })
        });
        json!({
            "program": self.program,
            "registration": self.registration,
            "uploaded": self.uploaded,
            "transactions": self.transactions,
            "calls": calls.collect::<Vec<_>>(),
        })
    }
}

impl fmt::Display for RegisterReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        line(f, "program", format_args!("{:?}", self.program))?;
        match self.registration {
            Registration::Already => line(f, "registered", "already")?,
            Registration::Done => line(f, "registered", "yes")?,
            Registration::NotSubmitted => line(f, "registered", "no, submit one of these calls")?,
            Registration::Waiting { ayes, threshold } => {
                let text = "when other members give this command, the last of them registers it";
                line(f, "registered", format_args!("no, {ayes} of {threshold} ayes: {text}"))?;
            }
        }
        match self.uploaded {
            None => {}
            Some(Uploaded::Already) => line(f, "uploaded", "already")?,
            Some(Uploaded::Done) => line(f, "uploaded", "yes")?,
            Some(Uploaded::Waiting) => {
                line(f, "uploaded", "no, give this command again once it is registered")?;
            }
        }
        for Transaction { call, signer, block, finalized, .. } in &self.transactions {
            let finality = if *finalized { "final" } else { "not final yet" };
            let block = block_text(block);
            line(f, "included", format_args!("{call} of {signer} in block {block}, {finality}"))?;
        }
        for CallText { name, by, data, hash, decoded } in &self.calls {
            writeln!(f, "\n{name}, by {by}")?;
            line(f, "  call", const_hex::encode_prefixed(data))?;
            line(f, "  hash", format_args!("{hash:?}"))?;
            line(f, "  decoded", decoded)?;
        }
        Ok(())
    }
}
