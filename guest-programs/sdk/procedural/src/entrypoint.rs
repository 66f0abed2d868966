use proc_macro2::TokenStream;
use pvq_procedural::{attributes, Errors};
use quote::ToTokens;
use syn::{
    parse_quote, Attribute, Error, Expr, ExprLit, Ident, Item, ItemFn, Lit, Meta, Result,
    Signature, Type, Visibility,
};

/// A function with `#[program::entrypoint]`.
pub struct Entrypoint {
    /// The visibility that its author gave it.
    pub vis: Visibility,
    pub name: Ident,
    pub parameters: Vec<Parameter>,
    pub output: Type,
    /// Its documentation: an expression for each line.
    pub docs: Vec<TokenStream>,
}

/// A parameter of an entrypoint, or of a function of an extension.
pub struct Parameter {
    pub name: Ident,
    pub kind: ParameterKind,
}

/// The form of a parameter, by which it is read from the arguments.
pub enum ParameterKind {
    /// `T`
    Owned(Type),
    /// `&[T]`
    Slice(Type),
    /// `&str`
    Str,
    /// `&T`
    Reference(Type),
}

impl Entrypoint {
    pub fn parse(item: Item) -> Result<(Self, ItemFn)> {
        let Item::Fn(mut function) = item else {
            return Err(Error::new_spanned(
                item,
                "an entrypoint is a function with a body: `fn name(parameters) -> Result { .. }`",
            ));
        };
        if let Some(cfg) = attributes::cfgs(&function.attrs).first() {
            return Err(Error::new_spanned(
                cfg,
                "an entrypoint is always there, so that the index of the next one is always the \
                 same: remove the `#[cfg]`",
            ));
        }
        let (parameters, output) = signature(&function.sig, "an entrypoint")?;
        let (vis, name) = (function.vis.clone(), function.sig.ident.clone());
        if matches!(vis, Visibility::Inherited) {
            function.vis = parse_quote!(pub(super));
        }
        let docs = docs(&function.attrs);
        Ok((Self { vis, name, parameters, output, docs }, function))
    }
}

/// Returns the lines of documentation comments, without the space that they begin with.
fn docs(attributes: &[Attribute]) -> Vec<TokenStream> {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(match &doc.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
                let text = text.value();
                text.strip_prefix(' ').unwrap_or(&text).to_token_stream()
            }
            other => other.to_token_stream(),
        }),
        _ => None,
    };
    attributes.iter().filter_map(line).collect()
}

/// Returns the parameters and the output of an entrypoint or a function of an extension. `what` names it in errors.
pub fn signature(signature: &Signature, what: &str) -> Result<(Vec<Parameter>, Type)> {
    let mut errors = Errors::default();
    let (parameters, output) =
        pvq_procedural::signature::parse(signature, what, "a concrete type", &mut errors);
    let parameters = parameters
        .into_iter()
        .filter_map(|parameter| {
            let kind = errors.ok(ParameterKind::parse(&parameter.ty))?;
            Some(Parameter { name: parameter.ident, kind })
        })
        .collect();
    let output = ungroup(&output).clone();
    if let Type::Reference(reference) = &output {
        errors.at(
            reference,
            format!(
                "{what} returns an owned value: write the type without `&`, or `Vec<T>` for a \
                 slice and `String` for `str`"
            ),
        );
    }
    errors.finish()?;
    Ok((parameters, output))
}

impl ParameterKind {
    fn parse(ty: &Type) -> Result<Self> {
        let reference = match ungroup(ty) {
            Type::Reference(reference) => reference,
            owned => return Ok(Self::Owned(owned.clone())),
        };
        if let Some(mutability) = &reference.mutability {
            return Err(Error::new_spanned(
                mutability,
                "the arguments are read-only: take `&T`, or an owned `T`",
            ));
        }
        match ungroup(&reference.elem) {
            Type::Slice(slice) => Ok(Self::Slice((*slice.elem).clone())),
            Type::Path(path) if path.path.is_ident("str") => Ok(Self::Str),
            Type::Reference(inner) => Err(Error::new_spanned(
                inner,
                "a reference points right into the arguments: take `&[T]`, `&T` or `&str`",
            )),
            other => Ok(Self::Reference(other.clone())),
        }
    }
}

/// Returns a type without the parentheses or invisible groups around it.
fn ungroup(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungroup(&group.elem),
        Type::Paren(paren) => ungroup(&paren.elem),
        other => other,
    }
}
