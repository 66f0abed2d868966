//! Types of a program's metadata, written as Rust writes them.

use scale_info::{
    form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant,
};
use std::collections::BTreeSet;

/// How deep types nest, at most, in what is printed, read or written. A registry read from a file
/// may hold types that contain nothing but themselves.
pub(crate) const MAX_DEPTH: u32 = 128;

/// The name of the type `id`, such as `Vec<[u8; 32]>`; `?` where the registry has none.
pub fn type_name(types: &PortableRegistry, id: u32) -> String {
    let mut name = String::new();
    // A name that nests deeper than 16 helps nobody, and its length may grow exponentially.
    write_name(types, id, 16, &mut name);
    name
}

fn write_name(types: &PortableRegistry, id: u32, depth: u32, name: &mut String) {
    let Some(ty) = types.resolve(id).filter(|_| depth > 0 && name.len() < 1024) else {
        name.push('?');
        return;
    };
    let mut list = |open: &str, ids: &mut dyn Iterator<Item = u32>, close: &str| {
        name.push_str(open);
        for (position, id) in ids.enumerate() {
            if position > 0 {
                name.push_str(", ");
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

/// The definitions of the structs and enums that `roots` are made of, one a line, in the order of
/// their names: `AssetInfo<u32> { asset_id: u32, name: Vec<u8> }`. Those of the standard library
/// are left out.
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
            found.extend(body(types, ty).map(|body| type_name(types, id) + &body));
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

/// Whether `ty` is the `Option` of the standard library.
pub(crate) fn is_option(ty: &Type<PortableForm>) -> bool {
    ty.path.segments == ["Option"]
}

/// Whether `id` is `u8`.
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
        ] });
        let types: PortableRegistry = serde_json::from_value(hostile).unwrap();
        assert!(type_name(&types, 0).contains('?'));
        assert!(type_name(&types, 1).len() < 10_000);
        assert_eq!(type_name(&types, 2), "Vec<?>");
        assert!(definitions(&types, [0, 1, 2, 9]).is_empty());
    }
}
