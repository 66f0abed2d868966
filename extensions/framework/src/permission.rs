use crate::{ExtensionId, FunctionIndex};
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

/// Decides which functions a query may call.
pub trait PermissionController {
    /// Whether a query from `source` may call the function at index `function` of `extension`.
    ///
    /// `extension` is the normative id, whichever of its ids the program used, and `function`
    /// exists. Asked for every call, before its arguments are decoded and its weight is charged:
    /// be quick, and remember what storage said.
    fn is_allowed(extension: ExtensionId, function: FunctionIndex, source: InvokeSource) -> bool;
}

/// Every query may call every function that is registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AllowAll;

impl PermissionController for AllowAll {
    #[inline]
    fn is_allowed(_: ExtensionId, _: FunctionIndex, _: InvokeSource) -> bool {
        true
    }
}
