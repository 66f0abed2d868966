//! `#[extensions_impl]`.

mod expand;
mod parse;

use proc_macro2::TokenStream;

pub fn expand(attribute: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let set = parse::Set::parse(attribute, item)?;
    expand::expand(&set)
}
