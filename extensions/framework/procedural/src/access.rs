use proc_macro2::{Ident, Span};
use proc_macro_crate::{crate_name, FoundCrate};

/// Returns the path of `pvq-extension` in the crate being compiled, which may have renamed it.
pub fn pvq_extension() -> syn::Result<syn::Path> {
    let name = match crate_name("pvq-extension") {
        Ok(FoundCrate::Itself) => "pvq_extension".into(),
        Ok(FoundCrate::Name(name)) => name,
        Err(_) => {
            return Err(syn::Error::new(
                Span::call_site(),
                "the crate `pvq-extension` is not among the dependencies; add it to Cargo.toml",
            ))
        }
    };
    let name = Ident::new(&name, Span::call_site());
    Ok(syn::parse_quote!(::#name))
}
