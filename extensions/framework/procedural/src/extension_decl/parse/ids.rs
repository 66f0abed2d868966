use pvq_procedural::Errors;
use syn::{
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    Attribute, Ident, LitInt, Token,
};

const USAGE: &str = "write both ids as `#[extension_decl::ids(normative = 0x0, legacy = 0x0)]`; \
                     the compiler then says what they are";

/// The ids that an extension declares.
pub struct Ids {
    pub normative: u64,
    pub legacy: u64,
    /// The attribute, to point at.
    pub attribute: Attribute,
}

/// `normative = 0x0123456789abcdef`
struct Id {
    ident: Ident,
    value: LitInt,
}

impl Parse for Id {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let ident = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { ident, value: input.parse()? })
    }
}

/// Parses `#[extension_decl::ids(..)]`.
pub fn parse(attribute: &Attribute, errors: &mut Errors) -> Option<Ids> {
    let Ok(ids) = attribute.parse_args_with(Punctuated::<Id, Token![,]>::parse_terminated) else {
        errors.at(attribute, USAGE);
        return None;
    };
    let (mut normative, mut legacy) = (None, None);
    for Id { ident, value } in ids {
        let id = match ident.to_string().as_str() {
            "normative" => &mut normative,
            "legacy" => &mut legacy,
            _ => {
                errors.at(&ident, "an extension has the ids `normative` and `legacy`");
                return None;
            }
        };
        if id.is_some() {
            errors.at(&ident, format!("`{ident}` is given twice; remove one"));
            return None;
        }
        let Ok(value) = value.base10_parse::<u64>() else {
            errors.at(&value, "an id is a `u64`");
            return None;
        };
        *id = Some(value);
    }
    let (Some(normative), Some(legacy)) = (normative, legacy) else {
        errors.at(attribute, USAGE);
        return None;
    };
    Some(Ids { normative, legacy, attribute: attribute.clone() })
}
