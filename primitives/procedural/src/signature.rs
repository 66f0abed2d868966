//! Signatures of functions that metadata describes.

use crate::Errors;
use quote::ToTokens;
use syn::{
    parse_quote,
    visit::{self, Visit},
    FnArg, Generics, Ident, Pat, ReturnType, Signature, Type,
};

/// A parameter of a function.
pub struct Parameter {
    /// Its name.
    pub ident: Ident,
    /// Its type, as written.
    pub ty: Type,
}

/// Parses the signature of a plain function, and returns its parameters and the type of its result.
///
/// A function that is not a plain one is an error, and so are parameters without a name and types
/// without an encoding. References are not: whether they may be there is for the caller to check.
///
/// In errors, `what` names the function, such as "an entrypoint", and `types` is what to write where
/// a type is not known, such as "a concrete type".
pub fn parse(
    signature: &Signature,
    what: &str,
    types: &str,
    errors: &mut Errors,
) -> (Vec<Parameter>, Type) {
    for (qualifier, keyword) in [
        (signature.constness.to_token_stream(), "const"),
        (signature.asyncness.to_token_stream(), "async"),
        (signature.unsafety.to_token_stream(), "unsafe"),
        (signature.abi.to_token_stream(), "extern"),
    ] {
        if !qualifier.is_empty() {
            errors.at(qualifier, format!("{what} is a plain function; remove `{keyword}`"));
        }
    }
    let Generics { params, where_clause, .. } = &signature.generics;
    if !params.is_empty() {
        errors.at(
            &signature.generics,
            format!("{what} has no generic parameters: a value has one encoding; write {types}"),
        );
    }
    if let Some(clause) = where_clause {
        errors.at(
            clause,
            format!("{what} has no where clause; put bounds where its types are declared"),
        );
    }
    if let Some(variadic) = &signature.variadic {
        errors.at(variadic, format!("{what} has a fixed number of parameters; remove `...`"));
    }
    let mut parameters = Vec::new();
    for input in &signature.inputs {
        let input = match input {
            FnArg::Typed(input) => input,
            FnArg::Receiver(receiver) => {
                errors.at(receiver, format!("{what} has no receiver; remove `self`"));
                continue;
            }
        };
        if let Some(attribute) = input.attrs.first() {
            errors
                .at(attribute, format!("the parameters of {what} have no attributes; remove this"));
        }
        Check { types, errors }.visit_type(&input.ty);
        match input.pat.as_ref() {
            // `mut` is for the body, and the compiler refuses it where there is none.
            Pat::Ident(pattern) if pattern.by_ref.is_none() && pattern.subpat.is_none() => {
                let ty = input.ty.as_ref().clone();
                parameters.push(Parameter { ident: pattern.ident.clone(), ty });
            }
            pattern => errors.at(
                pattern,
                format!(
                    "the parameters of {what} are plain names, which metadata shows; \
                     write `name: Type`"
                ),
            ),
        }
    }
    let output = match &signature.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, output) => {
            Check { types, errors }.visit_type(output);
            output.as_ref().clone()
        }
    };
    (parameters, output)
}

/// Refuses types without an encoding.
struct Check<'a> {
    types: &'a str,
    errors: &'a mut Errors,
}

impl<'ast> Visit<'ast> for Check<'_> {
    fn visit_type(&mut self, ty: &'ast Type) {
        let message = match ty {
            Type::ImplTrait(_) | Type::TraitObject(_) | Type::Infer(_) => {
                format!("a value has one encoding; write {}", self.types)
            }
            Type::Ptr(_) => "a pointer has no encoding; write an owned type".into(),
            Type::BareFn(_) => "a function pointer has no encoding; write an owned type".into(),
            _ => return visit::visit_type(self, ty),
        };
        self.errors.at(ty, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The compiler refuses this before the macro, for now.
    #[test]
    fn functions_have_a_fixed_number_of_parameters() {
        let mut errors = Errors::default();
        let signature = parse_quote!(fn variadic(first: u32, ...));
        parse(&signature, "a function", "a concrete type", &mut errors);
        assert!(errors.finish().unwrap_err().to_string().contains("fixed number of parameters"));
    }
}
