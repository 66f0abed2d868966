use pvq_procedural::signature::Parameter;
use syn::{
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    token, Attribute, Expr, Ident, Token,
};

/// The name by which a correction refers to the result of the function.
pub const OUTPUT: &str = "output";

const USAGE: &str =
    "write what the weight depends on as `#[extension_decl::weight(n = who.len() as u32)]`";

/// A component of a function's weight.
pub struct Component {
    pub ident: Ident,
    /// Its amount, from the parameters.
    pub before: Expr,
    /// Its amount, from the result.
    pub after: Option<Expr>,
}

/// `n = EXPRESSION`
struct Amount {
    ident: Ident,
    value: Expr,
}

enum Entry {
    Before(Box<Amount>),
    After(Ident, Punctuated<Amount, Token![,]>),
}

impl Parse for Amount {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if !(input.peek(Ident) && input.peek2(Token![=])) {
            return Err(input.error("here can be `NAME = EXPRESSION`"));
        }
        let ident = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { ident, value: input.parse()? })
    }
}

impl Parse for Entry {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Ident) && input.peek2(token::Paren) {
            let ident: Ident = input.parse()?;
            if ident != "after" {
                return Err(syn::Error::new_spanned(
                    &ident,
                    "here can be `NAME = EXPRESSION` or `after(NAME = EXPRESSION)`",
                ));
            }
            let content;
            parenthesized!(content in input);
            return Ok(Self::After(ident, content.parse_terminated(Amount::parse, Token![,])?));
        }
        Ok(Self::Before(input.parse()?))
    }
}

/// Parses the components in `#[extension_decl::weight(..)]`.
pub fn parse(attribute: &Attribute, parameters: &[Parameter]) -> syn::Result<Vec<Component>> {
    if !matches!(attribute.meta, syn::Meta::List(_)) {
        return Err(syn::Error::new_spanned(attribute, USAGE));
    }
    let entries = attribute.parse_args_with(Punctuated::<Entry, Token![,]>::parse_terminated)?;

    let mut components: Vec<Component> = Vec::new();
    let mut corrections = None;
    for entry in entries {
        match entry {
            Entry::Before(amount) => {
                let Amount { ident, value } = *amount;
                if components.iter().any(|component| component.ident == ident) {
                    return Err(syn::Error::new_spanned(
                        &ident,
                        format!("`{ident}` is given twice; remove one"),
                    ));
                }
                components.push(Component { ident, before: value, after: None });
            }
            Entry::After(ident, _) if corrections.is_some() => {
                return Err(syn::Error::new_spanned(
                    ident,
                    "`after` is given twice; write one: `after(n = .., m = ..)`",
                ));
            }
            Entry::After(ident, amounts) => corrections = Some((ident, amounts)),
        }
    }
    if components.is_empty() {
        return Err(syn::Error::new_spanned(attribute, USAGE));
    }
    let Some((keyword, amounts)) = corrections else { return Ok(components) };
    if let Some(parameter) = parameters.iter().find(|parameter| parameter.ident.unraw() == OUTPUT) {
        return Err(syn::Error::new_spanned(
            &parameter.ident,
            "`after` sees the result as `output`; rename this parameter",
        ));
    }
    if amounts.is_empty() {
        return Err(syn::Error::new_spanned(
            keyword,
            "write what to correct as `after(n = output.len() as u32)`",
        ));
    }
    for Amount { ident, value } in amounts {
        match components.iter_mut().find(|component| component.ident == ident) {
            None => {
                return Err(syn::Error::new_spanned(
                    &ident,
                    format!(
                        "`after` corrects what is charged before; add `{ident} = ..` before it"
                    ),
                ))
            }
            Some(component) if component.after.is_some() => {
                return Err(syn::Error::new_spanned(
                    &ident,
                    format!("`{ident}` is given twice; remove one"),
                ))
            }
            Some(component) => component.after = Some(value),
        }
    }
    Ok(components)
}
