use crate::{ExtensionsExecutor, PerSource};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use core::fmt;
use scale_info::{PortableRegistry, TypeDef};

/// A parameter of which a few bytes can stand for billions of elements: its type contains a collection
/// of elements with an empty encoding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnboundedParameter {
    /// The name of the extension.
    pub extension: String,
    /// The name of its function.
    pub function: String,
    /// The name of the parameter.
    pub parameter: String,
}

impl fmt::Display for UnboundedParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { extension, function, parameter } = self;
        write!(
            f,
            "the parameter {parameter} of {extension}::{function} has a collection of what encodes to \
             nothing; take the number of the elements, or give them a field"
        )
    }
}

impl<P> ExtensionsExecutor<P> {
    /// Returns the parameters of its extensions whose decoding is unbounded, as far as their metadata
    /// shows.
    ///
    /// A sound runtime has none. The compiler refuses those in a signature; those found here are in a
    /// struct, or in an associated type. Call it in a test, such as an `integrity_test`, not for every
    /// query.
    pub fn unbounded_parameters(&self) -> Vec<UnboundedParameter> {
        let details = self.details(|_| PerSource::all(true));
        let mut found = Vec::new();
        for extension in &details.extensions {
            for function in extension.functions.iter().map(|function| &function.function) {
                for input in &function.inputs {
                    if is_unbounded(&details.types, input.ty.id, &mut BTreeSet::new()) {
                        found.push(UnboundedParameter {
                            extension: extension.name.clone(),
                            function: function.name.clone(),
                            parameter: input.name.clone(),
                        });
                    }
                }
            }
        }
        found
    }
}

/// Returns whether a type contains a collection of elements with an empty encoding, the types in `seen`
/// aside.
fn is_unbounded(types: &PortableRegistry, id: u32, seen: &mut BTreeSet<u32>) -> bool {
    let Some(ty) = types.resolve(id).filter(|_| seen.insert(id)) else { return false };
    let mut any = |mut parts: &mut dyn Iterator<Item = u32>| {
        Iterator::any(&mut parts, |part| is_unbounded(types, part, seen))
    };
    match &ty.type_def {
        TypeDef::Composite(composite) => any(&mut composite.fields.iter().map(|field| field.ty.id)),
        TypeDef::Variant(variant) => {
            let fields = variant.variants.iter().flat_map(|variant| &variant.fields);
            any(&mut fields.map(|field| field.ty.id))
        }
        TypeDef::Tuple(tuple) => any(&mut tuple.fields.iter().map(|field| field.id)),
        TypeDef::Array(array) => any(&mut [array.type_param.id].into_iter()),
        TypeDef::Sequence(sequence) => {
            let element = sequence.type_param.id;
            encodes_to_nothing(types, element, &mut BTreeSet::new())
                || any(&mut [element].into_iter())
        }
        TypeDef::Compact(_) | TypeDef::Primitive(_) | TypeDef::BitSequence(_) => false,
    }
}

/// Returns whether every value of a type has an empty encoding, where the types in `within` are assumed
/// to have one.
fn encodes_to_nothing(types: &PortableRegistry, id: u32, within: &mut BTreeSet<u32>) -> bool {
    let Some(ty) = types.resolve(id).filter(|_| within.insert(id)) else { return true };
    let mut all = |mut parts: &mut dyn Iterator<Item = u32>| {
        Iterator::all(&mut parts, |part| encodes_to_nothing(types, part, within))
    };
    let nothing = match &ty.type_def {
        TypeDef::Composite(composite) => all(&mut composite.fields.iter().map(|field| field.ty.id)),
        TypeDef::Tuple(tuple) => all(&mut tuple.fields.iter().map(|field| field.id)),
        TypeDef::Array(array) => array.len == 0 || all(&mut [array.type_param.id].into_iter()),
        TypeDef::Compact(compact) => all(&mut [compact.type_param.id].into_iter()),
        TypeDef::Variant(_)
        | TypeDef::Sequence(_)
        | TypeDef::Primitive(_)
        | TypeDef::BitSequence(_) => false,
    };
    within.remove(&id);
    nothing
}
