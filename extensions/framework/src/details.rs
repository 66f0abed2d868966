use crate::{ExtensionId, Weight};
use alloc::vec::Vec;
use pvq_primitives::FunctionMetadata;
use scale_info::{
    form::{Form, MetaForm, PortableForm},
    IntoPortable, PortableRegistry, Registry,
};

/// What an extension tells about itself beside its name and ids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// The documentation of the trait, line by line.
    pub docs: &'static [&'static str],
    /// Its functions, in order.
    pub functions: Vec<FunctionDetails>,
}

/// What there is to know about a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FunctionDetails<F: Form = MetaForm> {
    /// Its name, parameters and result.
    pub function: FunctionMetadata<F>,
    /// Its documentation, line by line.
    pub docs: &'static [&'static str],
    /// What a call weighs whose components are zero, beside what the host charges for every call
    /// and its bytes.
    pub weight: Weight,
    /// What one unit of each component weighs on top; zero for a function without components.
    pub weight_per_item: Weight,
}

impl FunctionDetails {
    /// A function that weighs `weight` when its components are zero, and `with_one` when each of
    /// them is one.
    pub fn new(
        function: FunctionMetadata<MetaForm>,
        docs: &'static [&'static str],
        weight: Weight,
        with_one: Weight,
    ) -> Self {
        Self { function, docs, weight, weight_per_item: with_one.saturating_sub(weight) }
    }
}

impl IntoPortable for FunctionDetails {
    type Output = FunctionDetails<PortableForm>;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        let Self { function, docs, weight, weight_per_item } = self;
        FunctionDetails {
            function: function.into_portable(registry),
            docs,
            weight,
            weight_per_item,
        }
    }
}

/// What there is to know about the extensions of a registry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegistryDetails {
    /// The types that the functions refer to.
    pub types: PortableRegistry,
    /// The extensions, in the order of their registration.
    pub extensions: Vec<RegisteredExtension>,
}

/// An extension of a registry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisteredExtension {
    /// The name of the trait that declares it.
    pub name: &'static str,
    /// Its normative id.
    pub id: ExtensionId,
    /// The id that programs of PVQ 0.1 use.
    pub legacy_id: ExtensionId,
    /// The documentation of the trait, line by line.
    pub docs: &'static [&'static str],
    /// Its functions; the position is the index in a call.
    pub functions: Vec<FunctionDetails<PortableForm>>,
}
