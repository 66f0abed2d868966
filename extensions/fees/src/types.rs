use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// The fee of a transaction, and what it is computed from.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct CallFee<Balance> {
    /// The time that the transaction may take, in picoseconds: the call's, and that of the checks
    /// which the chain does of every signed transaction.
    pub ref_time: u64,
    /// The bytes that the transaction may add to a proof of storage.
    pub proof_size: u64,
    /// The class of the call.
    pub class: CallClass,
    /// Whether the signer pays for the transaction at all.
    pub pays_fee: bool,
    /// The fee, without a tip; zero where the signer does not pay.
    pub fee: Balance,
}

/// The class of a call, by which it has its share of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum CallClass {
    /// A call that users make.
    #[codec(index = 0)]
    Normal,
    /// A call that keeps the chain running, which may use more of a block.
    #[codec(index = 1)]
    Operational,
    /// A call that is in a block whatever its weight, which no user can send.
    #[codec(index = 2)]
    Mandatory,
}
