use super::{
    types,
    weight::{self, Component},
    NAMESPACE,
};
use crate::docs;
use pvq_procedural::{
    attributes,
    signature::{self, Parameter},
    Errors,
};
use syn::{ext::IdentExt, Attribute, Ident, TraitItemFn, Type};

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
    ) -> Self {
        let taken = attributes::take(&mut item.attrs, NAMESPACE, &["weight"], errors);
        let (parameters, output) = signature::parse(
            &item.sig,
            "a function of an extension",
            "a concrete type or an associated one",
            errors,
        );
        if parameters.len() > MAX_PARAMETERS {
            errors.at(
                &item.sig.inputs,
                format!("a function has at most {MAX_PARAMETERS} parameters; take a struct"),
            );
        }
        for ty in parameters.iter().map(|parameter| &parameter.ty).chain([&output]) {
            types::check(ty, associated, errors);
        }
        let components = taken
            .iter()
            .find_map(|(_, attribute)| errors.ok(weight::parse(attribute, &parameters)))
            .unwrap_or_default();

        Self {
            ident: item.sig.ident.clone(),
            cfgs: attributes::cfgs(&item.attrs),
            docs: docs::linked(&item.attrs, of_trait),
            parameters,
            output,
            components,
        }
    }
}
