//! The metadata of a program, and the code that builds it for a program's export.

use alloc::vec::Vec;
use pvq_primitives::{ExtensionId, FunctionIndex, FunctionMetadata, ProgramMetadata};
use scale_info::{form::MetaForm, IntoPortable, Registry};

/// A function of an extension, as its stubs describe it to [`program`](crate::program), for the
/// program's metadata.
pub trait ExtensionFn {
    /// The extension's id.
    const EXTENSION_ID: ExtensionId;
    /// The function's position in the extension's declaration.
    const INDEX: FunctionIndex;

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

/// Returns a program's metadata, with the types of all its functions in one registry.
pub fn program_metadata(
    calls: Calls,
    entrypoints: Vec<FunctionMetadata<MetaForm>>,
) -> ProgramMetadata {
    let mut registry = Registry::new();
    let extension_fns = calls
        .0
        .into_iter()
        .map(|(id, index, function)| (id, index, function.into_portable(&mut registry)))
        .collect();
    let entrypoints = registry.map_into_portable(entrypoints);
    ProgramMetadata { types: registry.into(), extension_fns, entrypoints }
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
    use alloc::string::ToString;
    use alloc::vec;
    use pvq_primitives::ParameterMetadata;
    use scale_info::meta_type;

    enum Balance {}
    impl ExtensionFn for Balance {
        const EXTENSION_ID: ExtensionId = 9;
        const INDEX: FunctionIndex = 6;
        fn metadata() -> FunctionMetadata<MetaForm> {
            FunctionMetadata {
                name: "balance",
                inputs: vec![ParameterMetadata { name: "asset", ty: meta_type::<u32>() }],
                output: meta_type::<u128>(),
            }
        }
    }

    #[test]
    fn a_function_called_twice_is_listed_once_and_types_are_shared() {
        let mut calls = Calls::default();
        calls.add::<Balance>();
        calls.add::<Balance>();
        let metadata = program_metadata(calls, vec![Balance::metadata()]);
        assert_eq!(metadata.extension_fns.len(), 1);
        let (id, index, function) = &metadata.extension_fns[0];
        assert_eq!((*id, *index, function.name.to_string()), (9, 6, "balance".to_string()));
        assert_eq!(&metadata.entrypoints[0], function);
        assert_eq!(metadata.types.types.len(), 2);
    }
}
