use crate::types::type_name;
use pvq_primitives::{FunctionMetadata, ProgramInterface, ProgramMetadata};
use scale_info::{
    form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefBitSequence, TypeDefVariant,
};
use std::collections::BTreeSet;

/// The most pairs of types that are compared: more than the types of any interface, and few enough that a hostile JSON
/// takes no time.
const MAX_PAIRS: usize = 1 << 16;

/// The first point in which a program's metadata contradicts its blob.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Difference {
    /// They have different entrypoints.
    #[error("entrypoint {index} is {blob} in the blob, and {json} in the JSON")]
    Entrypoint {
        /// The index of the entrypoint.
        index: usize,
        /// Its name in the blob, or "missing".
        blob: String,
        /// Its name in the JSON, or "missing".
        json: String,
    },
    /// An entrypoint has other parameters.
    #[error("{entrypoint} takes ({blob}) in the blob, and ({json}) in the JSON")]
    Parameters {
        /// The name of the entrypoint.
        entrypoint: String,
        /// The names of its parameters in the blob.
        blob: String,
        /// The names of its parameters in the JSON.
        json: String,
    },
    /// A parameter, or the result, of an entrypoint is of another type.
    #[error("{place} of {entrypoint} is {blob} in the blob, and {json} in the JSON")]
    Type {
        /// The name of the entrypoint.
        entrypoint: String,
        /// The parameter, or the result.
        place: String,
        /// The type in the blob.
        blob: String,
        /// The type in the JSON. The name may be the same, where a field or a variant differs.
        json: String,
    },
    /// The program calls other functions of extensions.
    #[error("the {which} has a call of function {function} of the extension {extension}, the other has none")]
    Call {
        /// The one of the two that has the call: "blob" or "JSON".
        which: &'static str,
        /// The id of the extension.
        extension: u64,
        /// The index of the function.
        function: u8,
    },
    /// The JSON is that of another build.
    #[error("the hash of the blob is {blob}, and {json} in the JSON")]
    Hash {
        /// The blake2-256 hash of the blob, in hex.
        blob: String,
        /// The hash in the JSON, in hex.
        json: String,
    },
}

/// Returns the first difference between a program, by its hash and its interface, and its metadata, if there is one.
pub(super) fn difference(
    hash: [u8; 32],
    blob: &ProgramInterface,
    json: &ProgramMetadata,
) -> Option<Difference> {
    let count = blob.entrypoints.len().max(json.entrypoints.len());
    for index in 0..count {
        let ours = blob.entrypoints.get(index);
        let theirs = json.entrypoints.get(index).map(|entrypoint| &entrypoint.function);
        match (ours, theirs) {
            (Some(ours), Some(theirs)) if ours.name == theirs.name => {
                let found = of_function((&blob.types, ours), (&json.types, theirs));
                if found.is_some() {
                    return found;
                }
            }
            _ => {
                let name = |function: Option<&FunctionMetadata>| {
                    function.map_or("missing".to_owned(), |function| printable(&function.name))
                };
                return Some(Difference::Entrypoint {
                    index,
                    blob: name(ours),
                    json: name(theirs),
                });
            }
        }
    }
    let ours: BTreeSet<_> = blob.calls.iter().copied().collect();
    let theirs = json.extension_fns.iter().map(|(id, index, _)| (*id, *index)).collect();
    let only = |which, calls: &BTreeSet<(u64, u8)>, others: &BTreeSet<(u64, u8)>| {
        let (extension, function) = *calls.difference(others).next()?;
        Some(Difference::Call { which, extension, function })
    };
    only("blob", &ours, &theirs).or_else(|| only("JSON", &theirs, &ours)).or_else(|| {
        let told =
            json.program.as_ref().map(|program| program.hash).filter(|told| *told != hash)?;
        let (blob, json) = (const_hex::encode_prefixed(hash), const_hex::encode_prefixed(told));
        Some(Difference::Hash { blob, json })
    })
}

fn of_function(
    (our_types, ours): (&PortableRegistry, &FunctionMetadata),
    (their_types, theirs): (&PortableRegistry, &FunctionMetadata),
) -> Option<Difference> {
    let names = |function: &FunctionMetadata| {
        function.inputs.iter().map(|input| printable(&input.name)).collect::<Vec<_>>()
    };
    let (our_names, their_names) = (names(ours), names(theirs));
    if our_names != their_names {
        return Some(Difference::Parameters {
            entrypoint: ours.name.clone(),
            blob: our_names.join(", "),
            json: their_names.join(", "),
        });
    }
    let inputs = ours.inputs.iter().zip(&theirs.inputs);
    let inputs = inputs.map(|(a, b)| (format!("parameter {}", a.name), a.ty.id, b.ty.id));
    let output = ("the result".to_owned(), ours.output.id, theirs.output.id);
    let mut places = inputs.chain([output]);
    let (place, a, b) = places.find(|(_, a, b)| !same_type((our_types, *a), (their_types, *b)))?;
    Some(Difference::Type {
        entrypoint: ours.name.clone(),
        place,
        blob: printable(&type_name(our_types, a)),
        json: printable(&type_name(their_types, b)),
    })
}

/// Returns a text of the JSON without characters on which a terminal might act, and not longer than a line.
fn printable(text: &str) -> String {
    text.chars()
        .take(100)
        .flat_map(|c| match c.is_alphanumeric() || c.is_ascii_graphic() {
            true => c.to_string().chars().collect::<Vec<_>>(),
            false if c == ' ' => vec![c],
            false => c.escape_unicode().collect(),
        })
        .collect()
}

/// Returns whether two types are written and encoded alike. Their parameters, and all documentation, may differ.
fn same_type(
    (our_types, ours): (&PortableRegistry, u32),
    (their_types, theirs): (&PortableRegistry, u32),
) -> bool {
    // Types may contain themselves: a pair that is being compared counts as the same.
    let mut seen = BTreeSet::from([(ours, theirs)]);
    let mut pending = vec![(ours, theirs)];
    while let Some((a, b)) = pending.pop() {
        let (Some(a), Some(b)) = (our_types.resolve(a), their_types.resolve(b)) else {
            return false;
        };
        let Some(parts) = parts(&a.type_def, &b.type_def).filter(|_| a.path == b.path) else {
            return false;
        };
        pending.extend(parts.into_iter().filter(|pair| seen.insert(*pair)));
        if seen.len() > MAX_PAIRS {
            return false;
        }
    }
    true
}

/// Returns the pairs of types that have to be the same for two types to be the same. `None` if they are not whatever
/// these are.
fn parts(a: &TypeDef<PortableForm>, b: &TypeDef<PortableForm>) -> Option<Vec<(u32, u32)>> {
    match (a, b) {
        (TypeDef::Composite(a), TypeDef::Composite(b)) => fields(&a.fields, &b.fields),
        (TypeDef::Variant(a), TypeDef::Variant(b)) => variants(a, b),
        (TypeDef::Sequence(a), TypeDef::Sequence(b)) => {
            Some(vec![(a.type_param.id, b.type_param.id)])
        }
        (TypeDef::Array(a), TypeDef::Array(b)) if a.len == b.len => {
            Some(vec![(a.type_param.id, b.type_param.id)])
        }
        (TypeDef::Tuple(a), TypeDef::Tuple(b)) if a.fields.len() == b.fields.len() => {
            Some(a.fields.iter().zip(&b.fields).map(|(a, b)| (a.id, b.id)).collect())
        }
        (TypeDef::Primitive(a), TypeDef::Primitive(b)) if a == b => Some(vec![]),
        (TypeDef::Compact(a), TypeDef::Compact(b)) => {
            Some(vec![(a.type_param.id, b.type_param.id)])
        }
        (TypeDef::BitSequence(a), TypeDef::BitSequence(b)) => {
            let ids = |of: &TypeDefBitSequence<PortableForm>| {
                [of.bit_store_type.id, of.bit_order_type.id]
            };
            Some(ids(a).into_iter().zip(ids(b)).collect())
        }
        _ => None,
    }
}

fn variants(
    a: &TypeDefVariant<PortableForm>,
    b: &TypeDefVariant<PortableForm>,
) -> Option<Vec<(u32, u32)>> {
    if a.variants.len() != b.variants.len() {
        return None;
    }
    let mut pairs = Vec::new();
    for (a, b) in a.variants.iter().zip(&b.variants) {
        if (&a.name, a.index) != (&b.name, b.index) {
            return None;
        }
        pairs.extend(fields(&a.fields, &b.fields)?);
    }
    Some(pairs)
}

fn fields(a: &[Field<PortableForm>], b: &[Field<PortableForm>]) -> Option<Vec<(u32, u32)>> {
    let same = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name);
    same.then(|| a.iter().zip(b).map(|(a, b)| (a.ty.id, b.ty.id)).collect())
}
