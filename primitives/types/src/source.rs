use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Who asked for the query that a call belongs to.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum InvokeSource {
    /// Anyone, off chain, through the runtime API. The one assumed where nothing else is said.
    #[default]
    RuntimeApi,
    /// A signed extrinsic.
    Extrinsic,
    /// An XCM message.
    Xcm,
    /// The runtime itself.
    Runtime,
}

impl InvokeSource {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::RuntimeApi, Self::Extrinsic, Self::Xcm, Self::Runtime];
}
