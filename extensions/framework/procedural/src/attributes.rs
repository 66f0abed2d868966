use crate::errors::Errors;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, MetaNameValue};

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

/// Returns the lines of doc comments, as expressions of type `&'static str`.
///
/// The blank that usually begins a line is removed; a macro, such as `include_str!(..)`, stays as it
/// is.
pub fn doc_lines(docs: &[Attribute]) -> Vec<Expr> {
    let lines = docs.iter().flat_map(|attribute| match &attribute.meta {
        Meta::NameValue(MetaNameValue {
            value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }),
            ..
        }) => text
            .value()
            .split('\n')
            .map(|line| {
                let line = LitStr::new(line.strip_prefix(' ').unwrap_or(line), text.span());
                Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Str(line) })
            })
            .collect(),
        Meta::NameValue(MetaNameValue { value, .. }) => vec![value.clone()],
        // `#[doc(hidden)]` and the like have no text.
        Meta::List(_) | Meta::Path(_) => Vec::new(),
    });
    lines.collect()
}

/// Returns the doc comments for items outside of the trait, with links to `Self::X` made links to the
/// trait's item.
pub fn docs(attributes: &[Attribute], of_trait: &Ident) -> Vec<Attribute> {
    let docs = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    docs.cloned()
        .map(|mut attribute| {
            if let Meta::NameValue(MetaNameValue {
                value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }),
                ..
            }) = &mut attribute.meta
            {
                let linked = text.value().replace("Self::", &format!("{of_trait}::"));
                *text = LitStr::new(&linked, text.span());
            }
            attribute
        })
        .collect()
}
