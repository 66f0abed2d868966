//! Attributes inside the module.

use crate::Errors;
use syn::{Attribute, Item, Meta};

/// Returns the attributes of an item, unless it consists of tokens that `syn` does not parse.
pub fn of_item(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::ExternCrate(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::ForeignMod(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Mod(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::TraitAlias(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        Item::Union(item) => &mut item.attrs,
        Item::Use(item) => &mut item.attrs,
        _ => return None,
    })
}

/// Removes the attributes of a macro, `#[MACRO::NAME ..]`, from `attributes`, and returns them with
/// their names.
///
/// A name that is not `known`, or that appears twice, is an error.
pub fn take(
    attributes: &mut Vec<Attribute>,
    namespace: &str,
    known: &[&str],
    errors: &mut Errors,
) -> Vec<(String, Attribute)> {
    let mut taken = Vec::new();
    attributes.retain(|attribute| {
        let path = attribute.path();
        if path.segments.first().is_none_or(|first| first.ident != namespace) {
            return true;
        }
        let name = path.segments.iter().nth(1).map(|second| second.ident.to_string());
        match name {
            Some(name) if path.segments.len() == 2 && known.contains(&name.as_str()) => {
                if taken.iter().any(|(earlier, _)| *earlier == name) {
                    errors.at(path, format!("`#[{namespace}::{name}]` is given twice; remove one"));
                } else {
                    taken.push((name, attribute.clone()));
                }
            }
            _ if known.is_empty() => {
                errors.at(path, format!("no attribute of `{namespace}` belongs here; remove it"));
            }
            _ => {
                let known: Vec<_> =
                    known.iter().map(|name| format!("`#[{namespace}::{name}]`")).collect();
                errors
                    .at(path, format!("unknown attribute; here it can be {}", known.join(" or ")));
            }
        }
        false
    });
    taken
}

/// Refuses arguments of an attribute that takes none.
pub fn without_arguments(attribute: &Attribute, errors: &mut Errors) {
    if !matches!(attribute.meta, Meta::Path(_)) {
        errors.at(attribute, "this attribute takes no arguments; remove them");
    }
}

/// Returns the `cfg` attributes, which all code generated for an item has to carry, too.
pub fn cfgs(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect()
}
