use super::{details, parameters, substitute, weights};
use crate::extension_decl::parse::{Extension, Function};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

/// Generates the enum of calls.
pub fn call(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let codec = quote!(#krate::__private::codec);
    let extension = &declaration.ident;
    let variants = declaration.functions.iter().map(|function| {
        let Function { ident, cfgs, docs, .. } = function;
        let names = function.parameters.iter().map(|parameter| &parameter.ident);
        let types = function
            .parameters
            .iter()
            .map(|parameter| substitute::of_parameter(&parameter.ty, "Impl"));
        quote!(#(#cfgs)* #(#docs)* #ident { #( #names: #types, )* })
    });
    let doc = format!(
        "A call of [`{extension}`] as it is encoded: the function's index, then its arguments."
    );
    quote! {
        #[doc = #doc]
        #[allow(
            missing_docs,
            non_camel_case_types,
            clippy::large_enum_variant,
            clippy::type_complexity
        )]
        #[derive(#codec::Encode, #codec::Decode, #codec::DecodeWithMemTracking)]
        #[codec(crate = #codec)]
        #[codec(encode_bound())]
        #[codec(decode_bound())]
        #[codec(decode_with_mem_tracking_bound())]
        pub enum Call<Impl: #extension> {
            #( #variants, )*
            #[doc(hidden)]
            #[codec(skip)]
            __Never(::core::marker::PhantomData<fn() -> Impl>, ::core::convert::Infallible),
        }
    }
}

/// Generates the type to register.
pub fn dispatch(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let private = quote!(#krate::__private);
    let extension = &declaration.ident;
    let name = extension.unraw().to_string();
    // By their spans these names are the macro's alone: a parameter may have any of them.
    let context = Ident::new("context", Span::mixed_site());
    let response = Ident::new("response", Span::mixed_site());

    let arms = declaration.functions.iter().map(|function| {
        let Function { ident, cfgs, .. } = function;
        let names: Vec<_> = function.parameters.iter().map(|parameter| &parameter.ident).collect();
        let run = quote_spanned!(ident.span()=> <Impl as #extension>::#ident(#(#names),*));
        let body = weights::charge_and_run(function, krate, &run, &context, &response);
        quote! {
            #(#cfgs)*
            Call::#ident { #( #names ),* } => { #body }
        }
    });
    let details = details::expand(declaration, krate);
    let indices = declaration.functions.iter().map(|function| {
        let Function { ident, cfgs, .. } = function;
        quote!(#(#cfgs)* __Index::#ident)
    });
    let checks = declaration.functions.iter().map(|function| parameters::checks(function, krate));
    let known = declaration.functions.iter().map(|function| parameters::known(function, krate));
    let prices = parameters::prices(declaration, krate);
    let doc = format!(
        "[`{extension}`] as `Impl` implements it, with the weights of `W`, for a runtime to register."
    );
    quote! {
        #(#known)*

        #[doc = #doc]
        pub struct Dispatch<Impl, W = ()>(::core::marker::PhantomData<fn() -> (Impl, W)>);

        #[allow(deprecated)]
        impl<Impl: #extension + 'static, W: WeightInfo + 'static> #krate::Extension
            for Dispatch<Impl, W>
        {
            const NAME: &'static str = #name;
            const ID: #krate::ExtensionId = EXTENSION_ID;
            const LEGACY_ID: #krate::ExtensionId = LEGACY_EXTENSION_ID;
            const FUNCTIONS: usize = {
                let indices: &[__Index] = &[#( #indices ),*];
                indices.len()
            };

            fn dispatch(
                call: &[u8],
                #context: &mut #krate::CallContext,
                #response: &mut #private::Vec<u8>,
            ) -> ::core::result::Result<(), #krate::ExtensionFailure> {
                #(#checks)*
                let call = #private::decode_call::<Call<Impl>>(
                    #name,
                    const { #prices },
                    call,
                    #context,
                )?;
                match call {
                    #(#arms)*
                    Call::__Never(_, never) => match never {},
                }
            }

            fn details() -> #krate::Details {
                #details
            }
        }
    }
}
