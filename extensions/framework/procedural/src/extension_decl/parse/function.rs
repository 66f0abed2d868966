use super::{
    signature,
    weight::{self, Component},
    NAMESPACE,
};
use crate::{attributes, errors::Errors};
use syn::{
    ext::IdentExt, parse_quote, Attribute, FnArg, Ident, Pat, ReturnType, TraitItemFn, Type,
};

/// Functions that an extension may have: an index is one byte.
pub const MAX_FUNCTIONS: usize = 256;

/// Parameters that a function may have: a stub encodes them as a tuple, and longer ones have no
/// encoding.
const MAX_PARAMETERS: usize = 18;

/// A function of an extension.
pub struct Function {
    pub ident: Ident,
    pub cfgs: Vec<Attribute>,
    pub docs: Vec<Attribute>,
    pub parameters: Vec<Parameter>,
    pub output: Type,
    /// The components of its weight.
    pub components: Vec<Component>,
}

/// A parameter of a function.
pub struct Parameter {
    pub ident: Ident,
    pub ty: Type,
}

impl Parameter {
    /// Returns its name, without the `r#` of a raw identifier.
    pub fn name(&self) -> String {
        self.ident.unraw().to_string()
    }
}

impl Function {
    /// Returns its name, without the `r#` of a raw identifier.
    pub fn name(&self) -> String {
        self.ident.unraw().to_string()
    }

    /// Returns whether a component of its weight is corrected after it ran.
    pub fn is_corrected(&self) -> bool {
        self.components.iter().any(|component| component.after.is_some())
    }

    pub fn parse(
        item: &mut TraitItemFn,
        of_trait: &Ident,
        associated: &[Ident],
        errors: &mut Errors,
    ) -> Option<Self> {
        let taken = attributes::take(&mut item.attrs, NAMESPACE, &["weight"], errors);
        let signature = &item.sig;
        for (keyword, word) in [
            (signature.constness.map(|keyword| keyword.span), "const"),
            (signature.asyncness.map(|keyword| keyword.span), "async"),
            (signature.unsafety.map(|keyword| keyword.span), "unsafe"),
        ] {
            if let Some(span) = keyword {
                errors.push(syn::Error::new(
                    span,
                    format!("a function of an extension is a plain one; remove `{word}`"),
                ));
            }
        }
        if let Some(abi) = &signature.abi {
            errors.at(abi, "a function of an extension is a plain one; remove `extern`");
        }
        if !signature.generics.params.is_empty() {
            errors.at(
                &signature.generics,
                "a function of an extension has no generic parameters: a call has one encoding; \
                 write concrete types or associated ones",
            );
        }
        if let Some(clause) = &signature.generics.where_clause {
            errors.at(clause, "put bounds on the associated types; a function has no where clause");
        }
        if let Some(variadic) = &signature.variadic {
            errors.at(variadic, "a function of an extension has a fixed number of parameters");
        }

        let parameters: Vec<_> = signature
            .inputs
            .iter()
            .filter_map(|input| Parameter::parse(input, associated, errors))
            .collect();
        if parameters.len() > MAX_PARAMETERS {
            errors.at(
                &signature.inputs,
                format!("a function has at most {MAX_PARAMETERS} parameters; take a struct"),
            );
        }
        let output = match &signature.output {
            ReturnType::Default => parse_quote!(()),
            ReturnType::Type(_, ty) => {
                signature::check(ty, associated, errors);
                ty.as_ref().clone()
            }
        };
        let components = taken
            .iter()
            .find_map(|(_, attribute)| errors.ok(weight::parse(attribute, &parameters)))
            .unwrap_or_default();

        Some(Self {
            ident: signature.ident.clone(),
            cfgs: attributes::cfgs(&item.attrs),
            docs: attributes::docs(&item.attrs, of_trait),
            parameters,
            output,
            components,
        })
    }
}

impl Parameter {
    fn parse(input: &FnArg, associated: &[Ident], errors: &mut Errors) -> Option<Self> {
        let input = match input {
            FnArg::Typed(input) => input,
            FnArg::Receiver(receiver) => {
                errors.at(
                    receiver,
                    "a function of an extension has no receiver: calls are made to a chain; \
                     remove `self`",
                );
                return None;
            }
        };
        if let Some(attribute) = input.attrs.first() {
            errors.at(attribute, "a parameter has no attributes; remove it");
        }
        signature::check(&input.ty, associated, errors);
        match input.pat.as_ref() {
            Pat::Ident(pattern)
                if pattern.by_ref.is_none()
                    && pattern.mutability.is_none()
                    && pattern.subpat.is_none() =>
            {
                Some(Self { ident: pattern.ident.clone(), ty: input.ty.as_ref().clone() })
            }
            pattern => {
                errors.at(
                    pattern,
                    "a parameter is a plain name, which metadata shows; write `name: Type`",
                );
                None
            }
        }
    }
}
