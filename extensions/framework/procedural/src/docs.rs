use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, MetaNameValue};

/// Returns the lines of doc comments, as expressions of type `&'static str`.
///
/// The blank that usually begins a line is removed; a macro, such as `include_str!(..)`, stays as it
/// is.
pub fn lines(docs: &[Attribute]) -> Vec<Expr> {
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
pub fn linked(attributes: &[Attribute], of_trait: &Ident) -> Vec<Attribute> {
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
