//! The crate that a macro's expansion names.

use proc_macro2::{Ident, Span};
use proc_macro_crate::{crate_name, FoundCrate};
use syn::{parse_quote, Error, Path, Result};

/// Returns the path of the crate of `package` in the crate being compiled, which may have renamed it.
///
/// A package that is not among the dependencies is an error.
pub fn path(package: &str) -> Result<Path> {
    let name = match crate_name(package) {
        Ok(FoundCrate::Itself) => package.replace('-', "_"),
        Ok(FoundCrate::Name(name)) => name,
        Err(_) => {
            return Err(Error::new(
                Span::call_site(),
                format!(
                    "the crate `{package}` is not among the dependencies; add it to Cargo.toml"
                ),
            ))
        }
    };
    let name = Ident::new(&name, Span::call_site());
    Ok(parse_quote!(::#name))
}
