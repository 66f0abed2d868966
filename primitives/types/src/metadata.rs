use alloc::{collections::BTreeMap, string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::{
    form::{Form, MetaForm, PortableForm},
    IntoPortable, PortableRegistry, Registry,
};

/// The extensions of a runtime and the types they use, as `PvqApi_metadata` returns them.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Metadata {
    /// The types that the functions refer to.
    pub types: PortableRegistry,
    /// The extensions by their id in decimal. An extension is listed under each of its ids.
    pub extensions: BTreeMap<String, ExtensionMetadata>,
}

/// An extension's name and functions.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(
        serialize = "F::Type: serde::Serialize, F::String: serde::Serialize",
        deserialize = "F::Type: serde::de::DeserializeOwned, F::String: serde::de::DeserializeOwned"
    ))
)]
pub struct ExtensionMetadata<F: Form = PortableForm> {
    /// The name of the trait that declares it.
    pub name: F::String,
    /// Its functions, in the order of their [index](crate::FunctionIndex).
    pub functions: Vec<FunctionMetadata<F>>,
}

/// A function of an extension, or an entrypoint of a program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(
        serialize = "F::Type: serde::Serialize, F::String: serde::Serialize",
        deserialize = "F::Type: serde::de::DeserializeOwned, F::String: serde::de::DeserializeOwned"
    ))
)]
pub struct FunctionMetadata<F: Form = PortableForm> {
    /// Its name.
    pub name: F::String,
    /// Its parameters, in order.
    pub inputs: Vec<ParameterMetadata<F>>,
    /// The type it returns.
    pub output: F::Type,
}

/// A parameter of a function.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(
        serialize = "F::Type: serde::Serialize, F::String: serde::Serialize",
        deserialize = "F::Type: serde::de::DeserializeOwned, F::String: serde::de::DeserializeOwned"
    ))
)]
pub struct ParameterMetadata<F: Form = PortableForm> {
    /// Its name.
    pub name: F::String,
    /// Its type.
    pub ty: F::Type,
}

impl IntoPortable for ExtensionMetadata<MetaForm> {
    type Output = ExtensionMetadata;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        ExtensionMetadata {
            name: self.name.into(),
            functions: registry.map_into_portable(self.functions),
        }
    }
}

impl IntoPortable for FunctionMetadata<MetaForm> {
    type Output = FunctionMetadata;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        FunctionMetadata {
            name: self.name.into(),
            inputs: registry.map_into_portable(self.inputs),
            output: registry.register_type(&self.output),
        }
    }
}

impl IntoPortable for ParameterMetadata<MetaForm> {
    type Output = ParameterMetadata;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        ParameterMetadata { name: self.name.into(), ty: registry.register_type(&self.ty) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scale_info::meta_type;

    fn function(registry: &mut Registry) -> FunctionMetadata {
        FunctionMetadata::<MetaForm> {
            name: "balance",
            inputs: Vec::from([ParameterMetadata { name: "asset", ty: meta_type::<u32>() }]),
            output: meta_type::<u128>(),
        }
        .into_portable(registry)
    }

    #[test]
    fn a_function_encodes_its_types_as_compact_indices() {
        let mut registry = Registry::new();
        let encoded = function(&mut registry).encode();
        let expected =
            ("balance", Vec::from([("asset", codec::Compact(0u32))]), codec::Compact(1u32));
        assert_eq!(encoded, expected.encode());
    }
}
