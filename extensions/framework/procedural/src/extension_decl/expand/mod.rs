//! Generation of code, one file for each part of it.

mod details;
mod dispatch;
mod guest;
mod ids;
mod parameters;
mod substitute;
mod weights;

use super::parse::{Declaration, Function};
use proc_macro2::TokenStream;
use pvq_procedural::{dependency, module};
use quote::{quote, ToTokens};
use syn::ext::IdentExt;

/// Returns the module with all that is generated appended.
pub fn expand(declaration: Declaration) -> syn::Result<TokenStream> {
    let Declaration { mut module, extension } = declaration;
    let krate = dependency::path("pvq-extension")?;
    let ids = ids::expand(&extension, &krate);
    let call = dispatch::call(&extension, &krate);
    let dispatch = dispatch::dispatch(&extension, &krate);
    let weights = weights::expand(&extension, &krate);
    let guest = guest::expand(&extension, &krate);

    // The author's crate would have to declare a `cfg` that is written here, so a macro of
    // `pvq-extension` decides.
    let host = quote!(#krate::__host_only! { #call #dispatch #weights });
    module::items(&mut module).extend([ids, host, guest].map(syn::Item::Verbatim));
    Ok(module.into_token_stream())
}

/// Generates the metadata of a function, its types replaced by `substitute`.
fn function_metadata(
    function: &Function,
    krate: &syn::Path,
    substitute: impl Fn(&syn::Type) -> syn::Type,
) -> TokenStream {
    let private = quote!(#krate::__private);
    let name = function.name();
    let names = function.parameters.iter().map(|parameter| parameter.ident.unraw().to_string());
    let types = function.parameters.iter().map(|parameter| substitute(&parameter.ty));
    let output = substitute(&function.output);
    quote! {
        #private::FunctionMetadata::<#private::scale_info::form::MetaForm> {
            name: #name,
            inputs: #private::Vec::from([#(
                #private::ParameterMetadata {
                    name: #names,
                    ty: #private::scale_info::meta_type::<#types>(),
                }
            ),*]),
            output: #private::scale_info::meta_type::<#output>(),
        }
    }
}
