use super::parse::Set;
use proc_macro2::TokenStream;
use pvq_procedural::{dependency, module};
use quote::{quote, ToTokens};
use syn::parse_quote;

/// Returns the module with the set's functions appended.
pub fn expand(set: &Set) -> syn::Result<TokenStream> {
    let krate = dependency::path("pvq-extension")?;
    let ident = &set.ident;

    let cfgs: Vec<_> = set.extensions.iter().map(|extension| &extension.cfgs).collect();
    let dispatches: Vec<_> = set
        .extensions
        .iter()
        .map(|extension| {
            let module = &extension.module;
            match &extension.weights {
                Some(weights) => quote!(#module::Dispatch<#ident, #weights>),
                None => quote!(#module::Dispatch<#ident>),
            }
        })
        .collect();

    let implementation = parse_quote! {
        impl #krate::ExtensionSet for #ident {
            fn resolve(id: #krate::ExtensionId) -> ::core::option::Option<#krate::ExtensionId> {
                #(
                    #(#cfgs)*
                    if let ::core::option::Option::Some(id) =
                        <#dispatches as #krate::ExtensionSet>::resolve(id)
                    {
                        return ::core::option::Option::Some(id);
                    }
                )*
                ::core::option::Option::None
            }

            #[inline]
            fn route(id: #krate::ExtensionId) -> ::core::option::Option<#krate::Route> {
                #(
                    #(#cfgs)*
                    if let ::core::option::Option::Some(route) =
                        <#dispatches as #krate::ExtensionSet>::route(id)
                    {
                        return ::core::option::Option::Some(route);
                    }
                )*
                ::core::option::Option::None
            }

            fn register_in<P>(
                extensions: &mut #krate::ExtensionsExecutor<P>,
            ) -> ::core::result::Result<(), #krate::RegisterError> {
                let result = ::core::result::Result::Ok(());
                #(
                    #(#cfgs)*
                    let result = result.and(extensions.try_register::<#dispatches>());
                )*
                result
            }
        }
    };
    let executor = parse_quote! {
        /// Returns a registry of these extensions, for queries from `source`, which may call all of them.
        ///
        /// # Panics
        ///
        /// When two of them have an id in common.
        pub fn executor(source: #krate::InvokeSource) -> #krate::ExtensionsExecutor {
            let mut extensions = #krate::ExtensionsExecutor::new().with_source(source);
            extensions.register_all::<#ident>();
            extensions
        }
    };
    let metadata = parse_quote! {
        /// Describes these extensions, each under both of its ids.
        ///
        /// # Panics
        ///
        /// When two of them have an id in common.
        pub fn metadata() -> #krate::Metadata {
            executor(::core::default::Default::default()).metadata()
        }
    };
    let contains = parse_quote! {
        /// Returns whether one of these extensions answers to `id`.
        pub fn contains(id: #krate::ExtensionId) -> bool {
            <#ident as #krate::ExtensionSet>::contains(id)
        }
    };

    let mut module = set.module.clone();
    let generated: [syn::Item; 4] = [implementation, executor, metadata, contains];
    module::items(&mut module).extend(generated);
    Ok(module.into_token_stream())
}
