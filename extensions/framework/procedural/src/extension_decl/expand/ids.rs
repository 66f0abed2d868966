use crate::extension_decl::parse::{Extension, Function, Ids};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{ext::IdentExt, spanned::Spanned};

/// Generates the ids, a check that they are the declared ones, and the positions of the functions.
///
/// Both are made of arrays and an enum whose entries carry the `cfg`s of the functions, because the functions
/// that a `cfg` removes are known only after expansion.
pub fn expand(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let name = declaration.ident.unraw().to_string();
    let declared: Vec<&Function> = declaration.functions.iter().collect();
    let mut sorted = declared.clone();
    sorted.sort_by_key(|function| function.name());
    let (declared, sorted) = (names(&declared), names(&sorted));

    let idents = declaration.functions.iter().map(|function| &function.ident);
    let cfgs = declaration.functions.iter().map(|function| &function.cfgs);
    let check = declaration.ids.as_ref().map(|declared| {
        let Ids { normative, legacy, attribute } = declared;
        quote_spanned! {attribute.span()=>
            const _: () = {
                const MISMATCH: ::core::option::Option<#krate::__private::IdMismatch> =
                    #krate::__private::IdMismatch::of(
                        [#normative, #legacy],
                        [EXTENSION_ID, LEGACY_EXTENSION_ID],
                    );
                if let ::core::option::Option::Some(mismatch) = &MISMATCH {
                    ::core::panic!("{}", mismatch.message());
                }
            };
        }
    });
    quote! {
        #check

        /// The id of the extension by RFC-0126.
        pub const EXTENSION_ID: #krate::ExtensionId = #krate::id::normative(#name, &#sorted);

        /// The id of the extension for programs of PVQ 0.1.
        pub const LEGACY_EXTENSION_ID: #krate::ExtensionId = #krate::id::legacy(#name, &#declared);

        /// The positions of the functions.
        #[doc(hidden)]
        #[allow(missing_docs, non_camel_case_types)]
        #[derive(Clone, Copy)]
        #[repr(u8)]
        pub enum __Index {
            #( #(#cfgs)* #idents, )*
        }
    }
}

fn names(functions: &[&Function]) -> TokenStream {
    let cfgs = functions.iter().map(|function| &function.cfgs);
    let names = functions.iter().map(|function| function.name());
    quote!([#( #(#cfgs)* #names, )*])
}
