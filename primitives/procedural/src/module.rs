//! The module that a macro goes on.

use proc_macro2::TokenStream;
use syn::{Error, Item, ItemMod, Result};

/// Parses the module that the macro `#[name]` goes on. `declaration` is what such a module begins
/// with, for errors.
///
/// Anything else is an error, and so is a module whose contents are in a file of their own.
pub fn parse(item: TokenStream, name: &str, declaration: &str) -> Result<ItemMod> {
    match syn::parse2(item)? {
        Item::Mod(module) if module.content.is_some() => Ok(module),
        Item::Mod(module) => Err(Error::new_spanned(
            module,
            format!(
                "`#[{name}]` needs the module's contents here: \
                 write `{declaration} {{ .. }}`, not `{declaration};`"
            ),
        )),
        other => Err(Error::new_spanned(
            other,
            format!("`#[{name}]` goes on a module: `#[{name}] {declaration} {{ .. }}`"),
        )),
    }
}

/// Returns the contents of a module.
pub fn items(module: &mut ItemMod) -> &mut Vec<Item> {
    &mut module.content.get_or_insert_default().1
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    // The compiler refuses this before the macro, for now.
    #[test]
    fn contents_are_needed_here() {
        let module = quote!(
            mod extension;
        );
        let Err(error) = parse(module, "extension_decl", "pub mod extension") else {
            panic!("there are no contents")
        };
        assert!(error.to_string().contains("pub mod extension { .. }"));
    }
}
