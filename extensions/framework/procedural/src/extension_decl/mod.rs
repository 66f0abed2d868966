//! `#[extension_decl]`.

mod expand;
mod parse;

use proc_macro2::TokenStream;

pub fn expand(attribute: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    expand::expand(parse::Declaration::parse(attribute, item)?)
}
