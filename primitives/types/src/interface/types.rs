//! The types of an interface.

use super::InterfaceError;
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use scale_info::{
    form::PortableForm, Field, PortableRegistry, PortableType, Type, TypeDef, TypeDefTuple,
};

/// Checks that ids are positions, that every type that is referred to exists, and that all text is names.
pub(super) fn check(types: &PortableRegistry) -> Result<(), InterfaceError> {
    for (position, PortableType { id, ty }) in types.types.iter().enumerate() {
        if usize::try_from(*id) != Ok(position) {
            return Err(InterfaceError::TypeId { position, id: *id });
        }
        check_text(ty)?;
        let mut unknown = None;
        // A copy, so that one function tells what a type refers to.
        references(&mut ty.clone(), &mut |id| {
            unknown = unknown.or(types.resolve(*id).is_none().then_some(*id));
        });
        if let Some(id) = unknown {
            return Err(InterfaceError::UnknownType(id));
        }
    }
    Ok(())
}

/// Checks that a name is a Rust identifier, more or less: that nothing in it can steer a terminal or a page.
pub(super) fn check_name(name: &str) -> Result<(), InterfaceError> {
    let letters = name.strip_prefix("r#").unwrap_or(name);
    let is_valid = |c: char| c.is_alphanumeric() || c == '_';
    match !letters.is_empty() && letters.chars().all(is_valid) {
        true => Ok(()),
        false => Err(InterfaceError::Name(name.into())),
    }
}

fn check_text(ty: &Type<PortableForm>) -> Result<(), InterfaceError> {
    let check_fields = |fields: &[Field<PortableForm>]| {
        fields.iter().try_for_each(|Field { name, type_name, docs, .. }| {
            no_text(type_name)?;
            no_text(docs)?;
            name.iter().try_for_each(|name| check_name(name))
        })
    };
    no_text(&ty.docs)?;
    ty.path.segments.iter().try_for_each(|name| check_name(name))?;
    ty.type_params.iter().try_for_each(|param| check_name(&param.name))?;
    match &ty.type_def {
        TypeDef::Composite(of) => check_fields(&of.fields),
        TypeDef::Variant(of) => of.variants.iter().try_for_each(|variant| {
            no_text(&variant.docs)?;
            check_name(&variant.name)?;
            check_fields(&variant.fields)
        }),
        _ => Ok(()),
    }
}

fn no_text<'a>(text: impl IntoIterator<Item = &'a String>) -> Result<(), InterfaceError> {
    match text.into_iter().next() {
        None => Ok(()),
        Some(_) => Err(InterfaceError::Text),
    }
}

/// Calls `visit` with each type id in a type's definition and parameters.
fn references(ty: &mut Type<PortableForm>, visit: &mut impl FnMut(&mut u32)) {
    ty.type_params
        .iter_mut()
        .filter_map(|param| param.ty.as_mut())
        .for_each(|ty| visit(&mut ty.id));
    match &mut ty.type_def {
        TypeDef::Composite(of) => of.fields.iter_mut().for_each(|field| visit(&mut field.ty.id)),
        TypeDef::Variant(of) => of
            .variants
            .iter_mut()
            .flat_map(|variant| &mut variant.fields)
            .for_each(|field| visit(&mut field.ty.id)),
        TypeDef::Sequence(of) => visit(&mut of.type_param.id),
        TypeDef::Array(of) => visit(&mut of.type_param.id),
        TypeDef::Tuple(of) => of.fields.iter_mut().for_each(|ty| visit(&mut ty.id)),
        TypeDef::Primitive(_) => {}
        TypeDef::Compact(of) => visit(&mut of.type_param.id),
        TypeDef::BitSequence(of) => {
            visit(&mut of.bit_store_type.id);
            visit(&mut of.bit_order_type.id);
        }
    }
}

/// Removes documentation and the names of fields' types.
fn without_text(mut ty: Type<PortableForm>) -> Type<PortableForm> {
    let strip = |fields: &mut Vec<Field<PortableForm>>| {
        for Field { type_name, docs, .. } in fields {
            *type_name = None;
            docs.clear();
        }
    };
    ty.docs.clear();
    match &mut ty.type_def {
        TypeDef::Composite(of) => strip(&mut of.fields),
        TypeDef::Variant(of) => {
            for variant in &mut of.variants {
                variant.docs.clear();
                strip(&mut variant.fields);
            }
        }
        _ => {}
    }
    ty
}

/// Those types of a registry that are referred to, without their text.
///
/// `PortableRegistry::retain` recurses as deep as types nest, and panics where one is missing.
pub(super) struct Subset<'a> {
    all: &'a PortableRegistry,
    /// The ids in the registry of the types that are kept, in the order of their new ids.
    kept: Vec<u32>,
    new_ids: BTreeMap<u32, u32>,
}

impl<'a> Subset<'a> {
    /// Creates one that has only `()`, if that is the registry's first type.
    pub fn of(all: &'a PortableRegistry) -> Self {
        let mut subset = Self { all, kept: Vec::new(), new_ids: BTreeMap::new() };
        let is_unit = |ty: &Type<PortableForm>| match &ty.type_def {
            TypeDef::Tuple(TypeDefTuple { fields, .. }) => fields.is_empty(),
            _ => false,
        };
        if all.resolve(0).is_some_and(is_unit) {
            subset.keep(&mut 0);
        }
        subset
    }

    /// Keeps the type `id`, and replaces `id` by its new one.
    pub fn keep(&mut self, id: &mut u32) {
        let next = self.kept.len() as u32;
        let new_id = *self.new_ids.entry(*id).or_insert(next);
        if new_id == next {
            self.kept.push(*id);
        }
        *id = new_id;
    }

    /// Returns the types that are kept, and those that they refer to.
    pub fn types(mut self) -> Result<PortableRegistry, InterfaceError> {
        let mut types = Vec::new();
        while let Some(&id) = self.kept.get(types.len()) {
            let ty = self.all.resolve(id).ok_or(InterfaceError::UnknownType(id))?;
            let mut ty = without_text(ty.clone());
            references(&mut ty, &mut |id| self.keep(id));
            types.push(PortableType { id: types.len() as u32, ty });
        }
        Ok(PortableRegistry { types })
    }
}
