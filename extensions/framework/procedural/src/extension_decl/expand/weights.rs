use super::substitute;
use crate::extension_decl::parse::{Component, Extension, Function, OUTPUT};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned, ToTokens};
use syn::spanned::Spanned;

/// Generates the trait for weights and its placeholder.
pub fn expand(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let extension = &declaration.ident;
    let methods = declaration.functions.iter().map(|function| {
        let Function { ident, cfgs, components, .. } = function;
        let components: Vec<_> = components.iter().map(|component| &component.ident).collect();
        let doc = format!("Returns the weight of a call of [`{extension}::{ident}`].");
        quote! {
            #[doc = #doc]
            #(#cfgs)*
            fn #ident(#( #components: u32 ),*) -> #krate::Weight;
        }
    });
    let placeholders = declaration.functions.iter().map(|function| {
        let Function { ident, cfgs, components, .. } = function;
        let components: Vec<_> = components.iter().map(|component| &component.ident).collect();
        quote! {
            #(#cfgs)*
            fn #ident(#( #components: u32 ),*) -> #krate::Weight {
                let units: u64 = 1 #( + ::core::primitive::u64::from(#components) )*;
                #krate::UNBENCHMARKED.saturating_mul(units)
            }
        }
    });
    let doc = format!(
        "Weights of the functions of [`{extension}`], in picoseconds of execution and bytes of \
         proof.\n\n\
         `()` is a placeholder: [`UNBENCHMARKED`]({}::UNBENCHMARKED) for a call, and as much \
         again for each unit of each component.",
        krate.to_token_stream().to_string().replace(' ', ""),
    );
    quote! {
        #[doc = #doc]
        pub trait WeightInfo {
            #(#methods)*
        }

        impl WeightInfo for () {
            #(#placeholders)*
        }
    }
}

/// Generates the code that charges for a call, makes it by `run`, corrects the charge and encodes the
/// response.
pub fn charge_and_run(
    function: &Function,
    krate: &syn::Path,
    run: &TokenStream,
    context: &Ident,
    response: &Ident,
) -> TokenStream {
    let ident = &function.ident;
    let private = quote!(#krate::__private);
    let output = Ident::new(OUTPUT, Span::call_site());
    let weight = Ident::new("weight", Span::mixed_site());
    let amount = |component: &Component| {
        format_ident!("amount_{}", component.ident, span = Span::mixed_site())
    };
    let amounts: Vec<_> = function.components.iter().map(amount).collect();

    let before = function.components.iter().zip(&amounts).map(|(component, amount)| {
        let value = substitute::in_expression(component.before.to_token_stream(), "Impl");
        quote_spanned!(component.before.span()=> let #amount: ::core::primitive::u32 = #value;)
    });
    let exceeded = Ident::new("exceeded", Span::mixed_site());
    let corrected = Ident::new("corrected", Span::mixed_site());
    let after = function.components.iter().zip(&amounts).filter_map(|(component, amount)| {
        let after = component.after.as_ref()?;
        let value = substitute::in_expression(after.to_token_stream(), "Impl");
        Some(quote_spanned! {after.span()=>
            let #corrected: ::core::primitive::u32 = #value;
            let #exceeded = #exceeded || #corrected > #amount;
            let #amount = #corrected;
        })
    });
    let settle = function.is_corrected().then(|| {
        quote! {
            let #exceeded = false;
            #(#after)*
            let #corrected = <W as WeightInfo>::#ident(#(#amounts),*);
            #private::settle(#context, #weight, #corrected, #exceeded)?;
        }
    });
    quote! {
        #(#before)*
        let #weight = <W as WeightInfo>::#ident(#(#amounts),*);
        #context.charge(#weight)?;
        let #output = #run;
        #settle
        #private::codec::Encode::encode_to(&#output, #response);
        ::core::result::Result::Ok(())
    }
}
