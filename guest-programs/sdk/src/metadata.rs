//! The metadata of a program, and the code that builds it for a program's export.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use pvq_primitives::{
    EntrypointMetadata, ExtensionId, FunctionIndex, FunctionMetadata, ProgramMetadata,
    PROGRAM_METADATA_VERSION,
};
use scale_info::{form::MetaForm, meta_type, IntoPortable, Registry};

/// A function of an extension, as its stubs describe it to [`call`](crate::call) and to the metadata of the programs that
/// call it.
pub trait ExtensionFn {
    /// The extension's id.
    const EXTENSION_ID: ExtensionId;
    /// The function's position in the extension's declaration.
    const INDEX: FunctionIndex;

    /// Its parameters, a tuple.
    type Parameters: Encode;
    /// The type that it returns.
    type Output: Decode + 'static;

    /// Returns its name, its parameters and the type that it returns.
    fn metadata() -> FunctionMetadata<MetaForm>;
}

/// The functions of extensions that a program calls, each once.
#[derive(Default)]
pub struct Calls(Vec<(ExtensionId, FunctionIndex, FunctionMetadata<MetaForm>)>);

impl Calls {
    /// Adds a function, if it is not there yet.
    pub fn add<F: ExtensionFn>(&mut self) {
        if !self.0.iter().any(|(id, index, _)| (*id, *index) == (F::EXTENSION_ID, F::INDEX)) {
            self.0.push((F::EXTENSION_ID, F::INDEX, F::metadata()));
        }
    }
}

/// Lists the function `F` in the metadata of the program, if what calls this is compiled into it. Stubs of extensions
/// do, by [`call`](crate::call); it costs nothing where the program runs.
#[cfg(not(all(feature = "metadata", target_env = "polkavm")))]
#[inline(always)]
pub fn list_call<F: ExtensionFn>() {}

/// Returns no calls: only a compiled program knows those that it makes.
#[cfg(not(all(feature = "metadata", target_env = "polkavm")))]
pub fn listed_calls() -> Calls {
    Calls::default()
}

/// Returns a program's metadata, with the types of all its functions in one registry, and the functions that it calls
/// in the order of their extensions' ids and their indices, whatever the order in which they were added. What only the
/// builder knows, the program's name and blob, is left out.
pub fn program_metadata(
    calls: Calls,
    entrypoints: Vec<EntrypointMetadata<MetaForm>>,
) -> ProgramMetadata {
    let mut calls = calls.0;
    calls.sort_by_key(|(id, index, _)| (*id, *index));
    let mut registry = Registry::new();
    // Clients of PVQ 0.1 take type 0 for "nothing", whatever it is.
    registry.register_type(&meta_type::<()>());
    let entrypoints = registry.map_into_portable(entrypoints);
    let extension_fns = calls
        .into_iter()
        .map(|(id, index, function)| (id, index, function.into_portable(&mut registry)))
        .collect();
    ProgramMetadata {
        version: PROGRAM_METADATA_VERSION,
        program: None,
        types: registry.into(),
        extension_fns,
        entrypoints,
    }
}

/// Returns the size of a program's heap, in bytes: at least 1 MiB in a build that exports metadata, which allocates
/// whatever the program does.
#[cfg(target_env = "polkavm")]
pub const fn heap_size(asked: usize) -> usize {
    const FOR_METADATA: usize = 1 << 20;
    if cfg!(feature = "metadata") && asked < FOR_METADATA {
        FOR_METADATA
    } else {
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString, vec};
    use pvq_primitives::ParameterMetadata;
    use scale_info::{TypeDef, TypeDefPrimitive};

    enum Balance {}
    impl ExtensionFn for Balance {
        const EXTENSION_ID: ExtensionId = 9;
        const INDEX: FunctionIndex = 6;
        type Parameters = (u32,);
        type Output = u128;
        fn metadata() -> FunctionMetadata<MetaForm> {
            FunctionMetadata {
                name: "balance",
                inputs: vec![ParameterMetadata { name: "asset", ty: meta_type::<u32>() }],
                output: meta_type::<u128>(),
            }
        }
    }

    enum Supply {}
    impl ExtensionFn for Supply {
        const EXTENSION_ID: ExtensionId = 9;
        const INDEX: FunctionIndex = 5;
        type Parameters = ();
        type Output = u64;
        fn metadata() -> FunctionMetadata<MetaForm> {
            FunctionMetadata { name: "supply", inputs: vec![], output: meta_type::<u64>() }
        }
    }

    #[test]
    fn the_order_of_calls_does_not_matter() {
        let (mut one, mut other) = (Calls::default(), Calls::default());
        one.add::<Balance>();
        one.add::<Supply>();
        other.add::<Supply>();
        other.add::<Balance>();
        let metadata = program_metadata(one, vec![]);
        assert_eq!(metadata, program_metadata(other, vec![]));
        let indices: Vec<_> = metadata.extension_fns.iter().map(|(_, index, _)| *index).collect();
        assert_eq!(indices, [5, 6]);
    }

    #[test]
    fn a_function_called_twice_is_listed_once_and_types_are_shared() {
        let mut calls = Calls::default();
        calls.add::<Balance>();
        calls.add::<Balance>();
        let entrypoint = EntrypointMetadata { function: Balance::metadata(), docs: vec!["Docs."] };
        let metadata = program_metadata(calls, vec![entrypoint]);
        assert_eq!(metadata.extension_fns.len(), 1);
        let (id, index, function) = &metadata.extension_fns[0];
        assert_eq!((*id, *index, function.name.to_string()), (9, 6, "balance".to_string()));
        assert_eq!(&metadata.entrypoints[0].function, function);
        assert_eq!(metadata.entrypoints[0].docs, ["Docs."]);
        assert_eq!(metadata.types.types.len(), 3);
    }

    #[test]
    fn nothing_is_type_0_and_a_result_is_not() {
        let function = FunctionMetadata { name: "f", inputs: vec![], output: meta_type::<u32>() };
        let entrypoint = EntrypointMetadata { function, docs: vec![] };
        let metadata = program_metadata(Calls::default(), vec![entrypoint]);
        let ty = |id| &metadata.types.resolve(id).unwrap().type_def;
        assert!(matches!(ty(0), TypeDef::Tuple(of) if of.fields.is_empty()));
        let output = metadata.entrypoints[0].output.id;
        assert_ne!(output, 0);
        assert_eq!(*ty(output), TypeDef::Primitive(TypeDefPrimitive::U32));
    }
}
