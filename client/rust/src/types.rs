//! The types of a program's metadata, named as in Rust.

use crate::text::printable;
use scale_info::{
    form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, TypeDefVariant,
    Variant,
};
use std::collections::BTreeSet;

/// The maximum depth of types that are encoded or decoded. A registry read from a file may hold types that contain
/// nothing but themselves.
pub(crate) const MAX_DEPTH: u32 = 128;

/// The bytes of a type's name after which the rest is left out.
const MAX_NAME_SIZE: usize = 1024;

/// Returns the name of the type `id`, such as `Vec<[u8; 32]>`. Types that the registry does not have, and those that
/// nest too deep, are `?`. Characters on which a terminal might act are spaces.
pub fn type_name(types: &PortableRegistry, id: u32) -> String {
    let mut name = String::new();
    // A name that nests deeper than 16 helps no reader, and its length may grow exponentially.
    write_name(types, id, 16, &mut name);
    printable(&name)
}

fn write_name(types: &PortableRegistry, id: u32, depth: u32, name: &mut String) {
    let Some(ty) = types.resolve(id).filter(|_| depth > 0 && name.len() < MAX_NAME_SIZE) else {
        name.push('?');
        return;
    };
    let mut list = |open: &str, ids: &mut dyn Iterator<Item = u32>, close: &str| {
        name.push_str(open);
        for (position, id) in ids.enumerate() {
            if position > 0 {
                name.push_str(", ");
            }
            if name.len() >= MAX_NAME_SIZE {
                name.push_str("..");
                break;
            }
            write_name(types, id, depth - 1, name);
        }
        name.push_str(close);
    };
    match &ty.type_def {
        TypeDef::Primitive(primitive) => name.push_str(primitive_name(primitive)),
        TypeDef::Sequence(of) => list("Vec<", &mut [of.type_param.id].into_iter(), ">"),
        TypeDef::Array(of) => {
            list("[", &mut [of.type_param.id].into_iter(), &format!("; {}]", of.len))
        }
        TypeDef::Compact(of) => list("Compact<", &mut [of.type_param.id].into_iter(), ">"),
        TypeDef::Tuple(of) if of.fields.len() == 1 => {
            list("(", &mut of.fields.iter().map(|ty| ty.id), ",)")
        }
        TypeDef::Tuple(of) => list("(", &mut of.fields.iter().map(|ty| ty.id), ")"),
        TypeDef::BitSequence(_) => name.push_str("BitVec"),
        TypeDef::Composite(_) | TypeDef::Variant(_) => {
            let last = ty.path.segments.last().map_or("{unnamed}", String::as_str);
            let last = last.char_indices().nth(MAX_NAME_SIZE).map_or(last, |(end, _)| &last[..end]);
            let mut params = ty.type_params.iter().filter_map(|param| Some(param.ty?.id));
            match params.next() {
                None => name.push_str(last),
                Some(first) => {
                    let mut params = std::iter::once(first).chain(params);
                    list(&format!("{last}<"), &mut params, ">")
                }
            }
        }
    }
}

fn primitive_name(primitive: &TypeDefPrimitive) -> &'static str {
    match primitive {
        TypeDefPrimitive::Bool => "bool",
        TypeDefPrimitive::Char => "char",
        TypeDefPrimitive::Str => "String",
        TypeDefPrimitive::U8 => "u8",
        TypeDefPrimitive::U16 => "u16",
        TypeDefPrimitive::U32 => "u32",
        TypeDefPrimitive::U64 => "u64",
        TypeDefPrimitive::U128 => "u128",
        TypeDefPrimitive::U256 => "u256",
        TypeDefPrimitive::I8 => "i8",
        TypeDefPrimitive::I16 => "i16",
        TypeDefPrimitive::I32 => "i32",
        TypeDefPrimitive::I64 => "i64",
        TypeDefPrimitive::I128 => "i128",
        TypeDefPrimitive::I256 => "i256",
    }
}

/// Returns the definitions of the structs and enums that `roots` contain, in the order of their names, such as
/// `AssetInfo<u32> { asset_id: u32, name: Vec<u8> }`. Those of the standard library are left out.
pub fn definitions(types: &PortableRegistry, roots: impl IntoIterator<Item = u32>) -> Vec<String> {
    let mut pending: Vec<u32> = roots.into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    while let Some(id) = pending.pop() {
        let Some(ty) = types.resolve(id).filter(|_| seen.insert(id)) else { continue };
        match &ty.type_def {
            TypeDef::Sequence(of) => pending.push(of.type_param.id),
            TypeDef::Array(of) => pending.push(of.type_param.id),
            TypeDef::Compact(of) => pending.push(of.type_param.id),
            TypeDef::Tuple(of) => pending.extend(of.fields.iter().map(|ty| ty.id)),
            TypeDef::Primitive(_) | TypeDef::BitSequence(_) => {}
            TypeDef::Composite(of) => pending.extend(of.fields.iter().map(|field| field.ty.id)),
            TypeDef::Variant(of) => pending.extend(
                of.variants.iter().flat_map(|variant| &variant.fields).map(|field| field.ty.id),
            ),
        }
        // The prelude's types have a path of one segment.
        if ty.path.segments.len() > 1 {
            found.extend(body(types, ty).map(|body| type_name(types, id) + &printable(&body)));
        }
    }
    found.into_iter().collect()
}

fn body(types: &PortableRegistry, ty: &Type<PortableForm>) -> Option<String> {
    match &ty.type_def {
        TypeDef::Composite(composite) => Some(fields(types, &composite.fields)),
        TypeDef::Variant(variant) => {
            let variants: Vec<String> = variant
                .variants
                .iter()
                .map(|Variant { name, fields: of, .. }| format!("{name}{}", fields(types, of)))
                .collect();
            Some(format!(" = {}", variants.join(" | ")))
        }
        _ => None,
    }
}

fn fields(types: &PortableRegistry, fields: &[Field<PortableForm>]) -> String {
    let named = fields.iter().any(|field| field.name.is_some());
    let list: Vec<String> = fields
        .iter()
        .map(|field| match &field.name {
            Some(name) => format!("{name}: {}", type_name(types, field.ty.id)),
            None => type_name(types, field.ty.id),
        })
        .collect();
    match (list.is_empty(), named) {
        (true, _) => String::new(),
        (_, true) => format!(" {{ {} }}", list.join(", ")),
        (_, false) => format!("({})", list.join(", ")),
    }
}

/// An `Option` of the standard library.
pub(crate) struct OptionType {
    /// The index of `None`.
    pub none: u8,
    /// The index of `Some`.
    pub some: u8,
    /// The type of the value in `Some`.
    pub value: u32,
}

/// Returns `ty` as an `Option`, if it is one.
pub(crate) fn option(ty: &Type<PortableForm>) -> Option<OptionType> {
    let TypeDef::Variant(of) = &ty.type_def else { return None };
    let named = |name: &str| of.variants.iter().find(|variant| variant.name == name);
    let (none, some) = (named("None")?, named("Some")?);
    match (&none.fields[..], &some.fields[..]) {
        ([], [Field { name: None, ty: value, .. }])
            if ty.path.segments == ["Option"] && of.variants.len() == 2 =>
        {
            Some(OptionType { none: none.index, some: some.index, value: value.id })
        }
        _ => None,
    }
}

/// A collection of the standard library that is ordered by its keys and holds each once.
pub(crate) enum Collection {
    /// `BTreeMap<key, value>`
    Map { key: u32, value: u32 },
    /// `BTreeSet<item>`
    Set { item: u32 },
}

/// Returns `ty` as an ordered collection, if it is one.
pub(crate) fn collection(types: &PortableRegistry, ty: &Type<PortableForm>) -> Option<Collection> {
    let TypeDef::Composite(of) = &ty.type_def else { return None };
    let [Field { name: None, ty: field, .. }] = &of.fields[..] else { return None };
    let TypeDef::Sequence(items) = &types.resolve(field.id)?.type_def else { return None };
    let item = items.type_param.id;
    match &ty.path.segments[..] {
        [name] if name == "BTreeSet" => Some(Collection::Set { item }),
        [name] if name == "BTreeMap" => match &types.resolve(item)?.type_def {
            TypeDef::Tuple(pair) => match &pair.fields[..] {
                [key, value] => Some(Collection::Map { key: key.id, value: value.id }),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Returns whether every value of the type `id` is written as a string or a number, which can be the key of a JSON
/// object: strings, integers, bytes, and enums whose variants have no fields.
pub(crate) fn is_key(types: &PortableRegistry, id: u32) -> bool {
    let Some(ty) = unwrapped(types, id) else { return false };
    match &ty.type_def {
        TypeDef::Primitive(primitive) => {
            !matches!(primitive, TypeDefPrimitive::Bool | TypeDefPrimitive::Char)
        }
        TypeDef::Sequence(of) => is_byte(types, of.type_param.id),
        TypeDef::Array(of) => is_byte(types, of.type_param.id),
        TypeDef::Composite(_) => is_u256(types, ty),
        TypeDef::Variant(of) => {
            option(ty).is_none() && of.variants.iter().all(|variant| variant.fields.is_empty())
        }
        TypeDef::Compact(_) | TypeDef::Tuple(_) | TypeDef::BitSequence(_) => false,
    }
}

/// Returns whether `Some` of a value of the type `id` is written as `{"Some": value}`: where the value may be written
/// as `null`, or be an object that looks the same.
pub(crate) fn needs_some(types: &PortableRegistry, id: u32) -> bool {
    let Some(ty) = unwrapped(types, id) else { return true };
    match &ty.type_def {
        TypeDef::Primitive(_)
        | TypeDef::Sequence(_)
        | TypeDef::Array(_)
        | TypeDef::Compact(_)
        | TypeDef::BitSequence(_) => false,
        TypeDef::Tuple(of) => of.fields.is_empty(),
        TypeDef::Composite(of) => match collection(types, ty) {
            Some(Collection::Map { key, .. }) => match unwrapped(types, key) {
                Some(Type { type_def: TypeDef::Primitive(TypeDefPrimitive::Str), .. }) => true,
                Some(Type { type_def: TypeDef::Variant(of), .. }) => has_some(of),
                _ => false,
            },
            Some(Collection::Set { .. }) => false,
            None => match &of.fields[..] {
                [] => true,
                [only] => only.name.as_deref() == Some("Some"),
                _ => false,
            },
        },
        TypeDef::Variant(of) => has_some(of),
    }
}

fn has_some(of: &TypeDefVariant<PortableForm>) -> bool {
    of.variants.iter().any(|variant| variant.name == "Some")
}

/// Returns the type as which values of the type `id` are written: the one within compact encoding and structs of a
/// single field without a name. `None` if the registry lacks it, or it nests too deep.
fn unwrapped(types: &PortableRegistry, mut id: u32) -> Option<&Type<PortableForm>> {
    for _ in 0..MAX_DEPTH {
        let ty = types.resolve(id)?;
        id = match &ty.type_def {
            TypeDef::Compact(of) => of.type_param.id,
            TypeDef::Composite(of) => match &of.fields[..] {
                [Field { name: None, ty: field, .. }]
                    if collection(types, ty).is_none() && !is_u256(types, ty) =>
                {
                    field.id
                }
                _ => return Some(ty),
            },
            _ => return Some(ty),
        };
    }
    None
}

/// Returns whether `ty` is the 256-bit integer of the crate `primitive-types`.
pub(crate) fn is_u256(types: &PortableRegistry, ty: &Type<PortableForm>) -> bool {
    let TypeDef::Composite(of) = &ty.type_def else { return false };
    let [Field { name: None, ty: field, .. }] = &of.fields[..] else { return false };
    let is_limb = |id: u32| {
        types
            .resolve(id)
            .is_some_and(|ty| matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U64)))
    };
    ty.path.segments == ["primitive_types", "U256"]
        && types.resolve(field.id).is_some_and(|ty| {
            matches!(&ty.type_def, TypeDef::Array(of) if of.len == 4 && is_limb(of.type_param.id))
        })
}

/// Returns whether the type `id` is `u8`.
pub(crate) fn is_byte(types: &PortableRegistry, id: u32) -> bool {
    types
        .resolve(id)
        .is_some_and(|ty| matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Compact;
    use scale_info::{meta_type, MetaType, Registry, TypeInfo};
    use std::collections::BTreeMap;

    #[derive(TypeInfo)]
    #[allow(dead_code)]
    struct Info<Id> {
        id: Id,
        name: Vec<u8>,
        state: State,
    }

    #[derive(TypeInfo)]
    #[allow(dead_code)]
    enum State {
        Open,
        Closed(u32, bool),
        Moved { to: Unit },
    }

    #[derive(TypeInfo)]
    struct Unit;

    fn registry(ty: MetaType) -> (PortableRegistry, u32) {
        let mut registry = Registry::new();
        let id = registry.register_type(&ty).id;
        (registry.into(), id)
    }

    #[test]
    fn types_are_named_as_in_rust() {
        for (ty, expected) in [
            (meta_type::<Vec<[u8; 32]>>(), "Vec<[u8; 32]>"),
            (meta_type::<Option<(u128, String, char)>>(), "Option<(u128, String, char)>"),
            (meta_type::<BTreeMap<u32, Result<bool, ()>>>(), "BTreeMap<u32, Result<bool, ()>>"),
            (meta_type::<Compact<u64>>(), "Compact<u64>"),
            (meta_type::<(i8,)>(), "(i8,)"),
            (meta_type::<Vec<Info<u32>>>(), "Vec<Info<u32>>"),
        ] {
            let (types, id) = registry(ty);
            assert_eq!(type_name(&types, id), expected);
        }
    }

    #[test]
    fn definitions_spell_out_structs_and_enums() {
        let (types, id) = registry(meta_type::<Option<Vec<Info<u32>>>>());
        assert_eq!(
            definitions(&types, [id]),
            [
                "Info<u32> { id: u32, name: Vec<u8>, state: State }",
                "State = Open | Closed(u32, bool) | Moved { to: Unit }",
                "Unit",
            ]
        );
    }

    #[test]
    fn a_type_within_itself_and_a_missing_type_end() {
        let hostile = serde_json::json!({ "types": [
            { "id": 0, "type": { "def": { "sequence": { "type": 0 } } } },
            { "id": 1, "type": { "def": { "tuple": [1, 1, 1, 1, 1, 1, 1, 1] } } },
            { "id": 2, "type": { "def": { "sequence": { "type": 9 } } } },
            { "id": 3, "type": { "def": { "tuple": vec![2; 100_000] } } },
            { "id": 4, "type": { "path": ["n".repeat(100_000)], "def": { "composite": {} } } },
            { "id": 5, "type": { "path": ["m", "\u{1b}[2J"], "def": { "composite": {} } } },
        ] });
        let types: PortableRegistry = serde_json::from_value(hostile).unwrap();
        assert!(type_name(&types, 0).contains('?'));
        assert!(type_name(&types, 1).len() < 1300);
        assert!(type_name(&types, 3).len() < 1300);
        assert_eq!(type_name(&types, 2), "Vec<?>");
        assert!(type_name(&types, 4).len() < 1300);
        assert_eq!(type_name(&types, 5), " [2J");
        assert_eq!(definitions(&types, [5]), [" [2J"]);
        assert!(definitions(&types, [0, 1, 2, 9]).is_empty());
    }
}
