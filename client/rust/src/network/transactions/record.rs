use crate::network::BlockId;
use serde::Serialize;
use serde_json::Value;
use sp_core::H256;

/// A transaction that was included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The pallet and function of the call, such as `Pvq.register`.
    pub call: String,
    /// The account that signed it.
    pub signer: String,
    /// The hash of the transaction.
    pub hash: H256,
    /// The block that it is in.
    pub block: BlockId,
    /// True if that block is finalized.
    pub finalized: bool,
}

/// A call to be submitted by other means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallText {
    /// Pallet and function.
    pub name: String,
    /// The origin that may submit it, for a person to read.
    pub by: &'static str,
    /// The SCALE encoding.
    pub data: Vec<u8>,
    /// The hash of the encoding, on which a committee votes.
    pub hash: H256,
    /// The encoding as JSON.
    pub decoded: Value,
    /// The encoding as text for people, of several lines.
    pub text: String,
}
