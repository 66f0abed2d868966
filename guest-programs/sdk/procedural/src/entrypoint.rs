use quote::ToTokens;
use syn::{
    parse_quote, Attribute, Error, FnArg, Ident, Item, ItemFn, Pat, Result, ReturnType, Signature,
    Type, Visibility,
};

/// A function with `#[program::entrypoint]`.
pub struct Entrypoint {
    pub name: Ident,
    pub parameters: Vec<Parameter>,
    pub output: Type,
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
    pub fn parse(marker: &Attribute, item: Item) -> Result<(Self, ItemFn)> {
        if marker.meta.require_path_only().is_err() {
            return Err(Error::new_spanned(marker, "`#[program::entrypoint]` takes no options"));
        }
        let mut function = match item {
            Item::Fn(function) => function,
            other => return Err(Error::new_spanned(
                &other,
                "an entrypoint is a function with a body: `fn name(parameters) -> Result { .. }`",
            )),
        };
        if let Some(cfg) = function.attrs.iter().find(|attribute| attribute.path().is_ident("cfg"))
        {
            return Err(Error::new_spanned(
                cfg,
                "an entrypoint is always there, so that the index of the next one is always the \
                 same: remove the `#[cfg]`",
            ));
        }
        let (parameters, output) = signature(&function.sig, "an entrypoint")?;
        if let Type::Reference(reference) = &output {
            return Err(Error::new_spanned(
                reference,
                "an entrypoint returns an owned value: write the type without `&`, or `Vec<T>` \
                 for a slice and `String` for `str`",
            ));
        }
        if matches!(function.vis, Visibility::Inherited) {
            function.vis = parse_quote!(pub(super));
        }
        Ok((Self { name: function.sig.ident.clone(), parameters, output }, function))
    }
}

/// Returns the parameters and the output of an entrypoint or a function of an extension. `what` names it in errors.
pub fn signature(signature: &Signature, what: &str) -> Result<(Vec<Parameter>, Type)> {
    let refuse =
        |tokens: &dyn ToTokens, why: &str| Err(Error::new_spanned(tokens, format!("{what} {why}")));
    if let Some(asyncness) = &signature.asyncness {
        return refuse(asyncness, "is not `async`: a query runs from start to end");
    }
    if let Some(unsafety) = &signature.unsafety {
        return refuse(unsafety, "is not `unsafe`: its caller has nothing to promise");
    }
    if let Some(abi) = &signature.abi {
        return refuse(abi, "is an ordinary function: remove the `extern`");
    }
    if !signature.generics.params.is_empty() {
        return refuse(
            &signature.generics,
            "has no generic parameters: its types are part of the program's metadata",
        );
    }
    if let Some(variadic) = &signature.variadic {
        return refuse(variadic, "has a fixed number of parameters");
    }
    let mut parameters = Vec::new();
    for input in &signature.inputs {
        let input = match input {
            FnArg::Typed(input) => input,
            FnArg::Receiver(receiver) => {
                return refuse(receiver, "is a function, not a method: remove the `self`")
            }
        };
        let name = match &*input.pat {
            Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
                pattern.ident.clone()
            }
            pattern => {
                return refuse(pattern, "has parameters with names: the metadata lists them")
            }
        };
        parameters.push(Parameter { name, kind: ParameterKind::parse(&input.ty)? });
    }
    let output = match &signature.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, output) => {
            refuse_impl(output)?;
            ungroup(output).clone()
        }
    };
    Ok((parameters, output))
}

impl ParameterKind {
    fn parse(ty: &Type) -> Result<Self> {
        refuse_impl(ty)?;
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

fn refuse_impl(ty: &Type) -> Result<()> {
    match ungroup(ty) {
        Type::ImplTrait(ty) => Err(Error::new_spanned(
            ty,
            "this type is part of the program's metadata: write which type it is instead of `impl`",
        )),
        _ => Ok(()),
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
