use super::AssociatedType;
use pvq_procedural::Errors;
use syn::{
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    Attribute, Ident, Token, Type,
};

/// `AssetId = u32`
struct Binding {
    ident: Ident,
    ty: Type,
}

impl Parse for Binding {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let ident = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { ident, ty: input.parse()? })
    }
}

/// Assigns to `types` their defaults for guests, by `#[extension_decl::guest(..)]`.
pub fn parse(attribute: &Attribute, types: &mut [AssociatedType], errors: &mut Errors) {
    let bindings = attribute.parse_args_with(Punctuated::<Binding, Token![,]>::parse_terminated);
    let Ok(bindings) = bindings else {
        errors.at(
            attribute,
            "write the types as `#[extension_decl::guest(AssetId = u32, Balance = u128)]`",
        );
        return;
    };
    for Binding { ident, ty } in bindings {
        match types.iter_mut().find(|associated| associated.ident == ident) {
            None => errors
                .at(&ident, format!("the extension has no associated type `{ident}`; remove this")),
            Some(associated) if associated.guest.is_some() => {
                errors.at(&ident, format!("`{ident}` is given twice; remove one"));
            }
            Some(associated) => associated.guest = Some(ty),
        }
    }
    for missing in types.iter().filter(|associated| associated.guest.is_none()) {
        errors
            .at(attribute, format!("say what `{0}` is for guests: add `{0} = ..`", missing.ident));
    }
}
