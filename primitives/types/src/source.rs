use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The source of a query.
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
    /// Anyone, off chain, through the runtime API. The default.
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
    /// All sources, in the order of their encoding.
    pub const ALL: [Self; 4] = [Self::RuntimeApi, Self::Extrinsic, Self::Xcm, Self::Runtime];
}
