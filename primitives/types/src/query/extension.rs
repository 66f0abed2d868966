use crate::{ExtensionId, FunctionMetadata, PerSource};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::{
    form::{Form, MetaForm, PortableForm},
    IntoPortable, PortableRegistry, Registry, TypeInfo,
};
use sp_weights::Weight;

/// The version of [`QueryMetadata`].
pub const METADATA_VERSION: u32 = 1;

/// The callers that an extension has.
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
    /// The sources whose queries may call it. Without a rule, those of all sources may.
    pub sources: PerSource<bool>,
    /// Whether programs that are installed as extensions may call it, whatever the source of the query that
    /// called them. Without a rule, they may.
    ///
    /// In JSON it may be left out, and is `false` then.
    #[cfg_attr(feature = "serde", serde(default))]
    pub installed: bool,
}

impl ExtensionRule {
    /// The rule of an extension that nothing may call.
    pub const CLOSED: Self = Self::for_sources(PerSource {
        runtime_api: false,
        extrinsic: false,
        xcm: false,
        runtime: false,
    });

    /// Returns the rule by which the programs of queries from `sources` may call an extension, and programs that are
    /// installed as extensions may not.
    pub const fn for_sources(sources: PerSource<bool>) -> Self {
        Self { sources, installed: false }
    }
}

/// The extensions with their documentation, weights and rules.
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
    /// The documentation of the trait, line by line.
    pub docs: Vec<String>,
    /// The sources whose queries may call it, by the rules in force.
    pub sources: PerSource<bool>,
    /// Its functions, in the order of their index in a call.
    pub functions: Vec<FunctionDetails>,
}

/// A function of an extension.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        rename_all = "camelCase",
        bound(
            serialize = "F::Type: serde::Serialize, F::String: serde::Serialize",
            deserialize = "F::Type: serde::de::DeserializeOwned, F::String: serde::de::DeserializeOwned"
        )
    )
)]
pub struct FunctionDetails<F: Form = PortableForm> {
    /// Its name, parameters and result.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub function: FunctionMetadata<F>,
    /// Its documentation, line by line.
    pub docs: Vec<F::String>,
    /// The weight of a call, without the base cost and the bytes that every call pays for.
    pub weight: Weight,
    /// The weight that one unit of each variable part adds, such as an item of an argument or of the
    /// result. Zero for a function of constant weight.
    pub weight_per_item: Weight,
}

impl FunctionDetails<MetaForm> {
    /// Describes a function that weighs `weight` when its variable parts are empty, and `with_one` when each
    /// of them is one item.
    pub fn new(
        function: FunctionMetadata<MetaForm>,
        docs: &[&'static str],
        weight: Weight,
        with_one: Weight,
    ) -> Self {
        let weight_per_item = with_one.saturating_sub(weight);
        Self { function, docs: docs.to_vec(), weight, weight_per_item }
    }
}

impl IntoPortable for FunctionDetails<MetaForm> {
    type Output = FunctionDetails;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        let Self { function, docs, weight, weight_per_item } = self;
        FunctionDetails {
            function: function.into_portable(registry),
            docs: docs.into_iter().map(Into::into).collect(),
            weight,
            weight_per_item,
        }
    }
}
