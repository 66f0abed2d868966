use super::{function_metadata, substitute};
use crate::{
    docs,
    extension_decl::parse::{Extension, Function},
};
use proc_macro2::TokenStream;
use quote::quote;

/// Generates the description of an extension: its documentation, functions and their weights.
pub fn expand(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let private = quote!(#krate::__private);
    let docs = docs::lines(&declaration.docs);
    let functions = declaration.functions.iter().map(|function| of_function(function, krate));
    quote! {
        #krate::Details {
            docs: &[#( #docs ),*],
            functions: #private::Vec::from([#( #functions ),*]),
        }
    }
}

fn of_function(function: &Function, krate: &syn::Path) -> TokenStream {
    let Function { ident, cfgs, docs, components, .. } = function;
    let private = quote!(#krate::__private);
    let docs = docs::lines(docs);
    let metadata = function_metadata(function, krate, |ty| substitute::of_parameter(ty, "Impl"));
    let [none, one] = [0u32, 1].map(|amount| {
        let amounts = components.iter().map(|_| amount);
        quote!(<W as WeightInfo>::#ident(#( #amounts ),*))
    });
    quote! {
        #(#cfgs)*
        #private::FunctionDetails::new(#metadata, &[#( #docs ),*], #none, #one)
    }
}
