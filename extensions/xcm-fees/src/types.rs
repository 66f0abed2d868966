use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// The weight of a message: the most that the chain may take to execute it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct MessageWeight {
    /// The time, in picoseconds.
    pub ref_time: u64,
    /// The bytes of a proof of storage.
    pub proof_size: u64,
}

/// The reason why a question about XCM has no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum XcmFeeError {
    /// A value has more bytes than [`MAX_VALUE_BYTES`](crate::extension::ExtensionXcmFees::MAX_VALUE_BYTES).
    #[codec(index = 0)]
    TooLong,
    /// A value is not the SCALE encoding of what it should be, with its version: it does not decode, nests too deep,
    /// takes too much memory, or leaves bytes over.
    #[codec(index = 1)]
    Undecodable,
    /// A value cannot be expressed in the XCM version of the chain.
    #[codec(index = 2)]
    VersionedConversionFailed,
    /// The chain cannot weigh the message: it has more instructions than the chain executes, or a `Transact` whose call
    /// is none of the chain's, or one that nests too deep.
    #[codec(index = 3)]
    WeightNotComputable,
    /// The weight is more than a block may have. So is that of an instruction which the chain does not execute.
    #[codec(index = 4)]
    ExceedsBlock,
    /// The chain takes no such asset for fees. No asset pays for a weight of zero.
    #[codec(index = 5)]
    AssetNotFound,
    /// No message goes to the destination, or not this one: it is too long, or has an instruction that the destination
    /// does not know.
    #[codec(index = 6)]
    Unroutable,
    /// The chain takes delivery fees in several assets at once, or in one that is not fungible.
    #[codec(index = 7)]
    Unimplemented,
}
