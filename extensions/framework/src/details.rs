use crate::{ExtensionId, Weight};
use alloc::vec::Vec;
use pvq_primitives::FunctionMetadata;
use scale_info::{
    form::{Form, MetaForm, PortableForm},
    IntoPortable, PortableRegistry, Registry,
};

/// The description of an extension, apart from its name and ids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// The documentation of the trait, line by line.
    pub docs: &'static [&'static str],
    /// Its functions, in order.
    pub functions: Vec<FunctionDetails>,
}

/// The description of a function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FunctionDetails<F: Form = MetaForm> {
    /// Its name, parameters and result.
    pub function: FunctionMetadata<F>,
    /// Its documentation, line by line.
    pub docs: &'static [&'static str],
    /// Weight of a call whose components are zero, without what the host charges for every call and
    /// its bytes.
    pub weight: Weight,
    /// Weight that one unit of every component adds; zero for a function without components.
    pub weight_per_item: Weight,
}

impl FunctionDetails {
    /// Describes a function that weighs `weight` when its components are zero, and `with_one` when each
    /// of them is one.
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

/// The description of the extensions of a registry.
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
