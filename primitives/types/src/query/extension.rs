use crate::{ExtensionId, FunctionMetadata, PerSource};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::{PortableRegistry, TypeInfo};
use sp_weights::Weight;

/// The version of [`QueryMetadata`].
pub const METADATA_VERSION: u32 = 1;

/// Who may call an extension.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ExtensionRule {
    /// The sources whose queries may. An extension without a rule may be called from all of them.
    pub sources: PerSource<bool>,
}

/// The extensions with all that there is to know about them.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct QueryMetadata {
    /// The types that the functions refer to.
    pub types: PortableRegistry,
    /// The extensions, in the order of their registration.
    pub extensions: Vec<ExtensionDetails>,
}

/// An extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ExtensionDetails {
    /// The name of the trait that declares it.
    pub name: String,
    /// Its normative id.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::decimal"))]
    pub id: ExtensionId,
    /// The id that programs of PVQ 0.1 use.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::decimal"))]
    pub legacy_id: ExtensionId,
    /// The documentation of the trait.
    pub docs: Vec<String>,
    /// The sources whose queries may call it now.
    pub sources: PerSource<bool>,
    /// Its functions; the position is the index in a call.
    pub functions: Vec<FunctionDetails>,
}

/// A function of an extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FunctionDetails {
    /// Its name, parameters and result.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub function: FunctionMetadata,
    /// Its documentation.
    pub docs: Vec<String>,
    /// What a call weighs beside the base cost and the bytes of each call.
    pub weight: Weight,
    /// What each unit of its variable part weighs on top: of the items of its argument, or of those
    /// it returns. Zero for a function that has none.
    pub weight_per_item: Weight,
}
