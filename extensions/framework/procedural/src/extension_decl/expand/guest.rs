use super::{function_metadata, substitute};
use crate::extension_decl::parse::{AssociatedType, Extension, Function};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Type;

/// Generates the stub.
pub fn expand(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let extension = &declaration.ident;
    let stub = Stub { declaration, krate };
    let types = (!declaration.types.is_empty()).then(|| stub.types());
    let plain = stub.has_defaults().then(|| {
        declaration
            .functions
            .iter()
            .map(|function| stub.functions(function, None, &|ty| stub.default_type(ty)))
            .collect::<TokenStream>()
    });
    let markers = declaration.functions.iter().map(|function| stub.marker(function));
    let doc = format!("Calls the functions of [`{extension}`](super::{extension}) from a guest.");
    quote! {
        #[doc = #doc]
        #[allow(deprecated, missing_docs, clippy::too_many_arguments, clippy::type_complexity)]
        pub mod guest {
            #[allow(unused_imports)]
            use super::*;

            pub use #krate::program::CallError;

            #types
            #plain
            #(#markers)*
        }
    }
}

struct Stub<'a> {
    declaration: &'a Extension,
    krate: &'a syn::Path,
}

impl Stub<'_> {
    /// Returns whether every associated type has a default for guests.
    fn has_defaults(&self) -> bool {
        self.declaration.types.iter().all(|ty| ty.guest.is_some())
    }

    fn default_type(&self, ty: &Type) -> Type {
        substitute::associated(ty, |name| {
            let known = self.declaration.types.iter().find(|ty| ty.ident == *name);
            known.and_then(|ty| ty.guest.clone()).expect("parsing has refused other names")
        })
    }

    /// Generates the trait of a chain's types, and the functions for a chain with other types than the
    /// defaults.
    fn types(&self) -> TokenStream {
        let krate = self.krate;
        let extension = &self.declaration.ident;
        let declared = self.declaration.types.iter().map(|ty| {
            let AssociatedType { ident, cfgs, docs, bounds, .. } = ty;
            let bounds = bounds.iter();
            quote! {
                #(#cfgs)* #(#docs)*
                type #ident: #(#bounds +)* #krate::__private::codec::Codec
                    + #krate::__private::scale_info::TypeInfo
                    + 'static;
            }
        });
        let defaults = self.has_defaults().then(|| {
            let assigned = self.declaration.types.iter().map(|ty| {
                let AssociatedType { ident, cfgs, guest, .. } = ty;
                quote!(#(#cfgs)* type #ident = #guest;)
            });
            quote! {
                /// The types of the functions of this module.
                #[derive(Clone, Copy, PartialEq, Eq, Debug)]
                pub enum DefaultTypes {}

                impl Types for DefaultTypes {
                    #(#assigned)*
                }
            }
        });
        let functions = self.declaration.functions.iter().map(|function| {
            let chain = quote!(<Chain>);
            self.functions(function, Some(chain), &|ty| substitute::of_parameter(ty, "Chain"))
        });
        let doc =
            format!("The types with which a chain implements [`{extension}`](super::{extension}).");
        quote! {
            #[doc = #doc]
            pub trait Types: 'static {
                #(#declared)*
            }

            #defaults

            /// The functions for a chain with its own types.
            pub struct With<Chain: Types>(::core::marker::PhantomData<fn() -> Chain>);

            impl<Chain: Types> With<Chain> {
                #(#functions)*
            }
        }
    }

    /// Generates the stub of a function, and its variant that returns the error. `chain` are the arguments of the type
    /// that describes the function, where they are not the default ones.
    fn functions(
        &self,
        function: &Function,
        chain: Option<TokenStream>,
        substitute: &dyn Fn(&Type) -> Type,
    ) -> TokenStream {
        let krate = self.krate;
        let Function { ident, cfgs, docs, .. } = function;
        let try_ident = format_ident!("try_{}", function.name(), span = ident.span());
        let names: Vec<&Ident> =
            function.parameters.iter().map(|parameter| &parameter.ident).collect();
        let types: Vec<_> = function
            .parameters
            .iter()
            .map(|parameter| {
                let ty = substitute(&parameter.ty);
                quote!(impl #krate::__private::codec::EncodeLike<#ty>)
            })
            .collect();
        let output = substitute(&function.output);
        let doc = format!(
            "As `{ident}`, but returns the error when the call fails instead of ending the run."
        );
        quote! {
            #(#cfgs)* #(#docs)*
            #[inline(always)]
            pub fn #ident(#( #names: #types ),*) -> #output {
                #krate::program::call::<#ident #chain>(&(#( #names, )*))
            }

            #[doc = #doc]
            #(#cfgs)*
            #[inline(always)]
            pub fn #try_ident(
                #( #names: #types ),*
            ) -> ::core::result::Result<#output, CallError> {
                #krate::program::try_call::<#ident #chain>(&(#( #names, )*))
            }
        }
    }

    /// Generates the type that describes a function to a program.
    fn marker(&self, function: &Function) -> TokenStream {
        let krate = self.krate;
        let Function { ident, cfgs, .. } = function;
        let doc = format!("Describes `{ident}` in the metadata of the programs that call it.");
        let implementation = |generics: TokenStream, parameter: TokenStream| {
            let of_chain = |ty: &Type| substitute::of_parameter(ty, "Chain");
            let parameters = function.parameters.iter().map(|parameter| of_chain(&parameter.ty));
            let output = of_chain(&function.output);
            let metadata = function_metadata(function, krate, of_chain);
            quote! {
                #(#cfgs)*
                impl #generics #krate::program::ExtensionFn for #ident #parameter {
                    const EXTENSION_ID: #krate::ExtensionId = EXTENSION_ID;
                    const INDEX: #krate::FunctionIndex =
                        __Index::#ident as ::core::primitive::u8;
                    type Parameters = (#( #parameters, )*);
                    type Output = #output;

                    fn metadata() -> #krate::__private::FunctionMetadata<
                        #krate::__private::scale_info::form::MetaForm,
                    > {
                        #metadata
                    }
                }
            }
        };
        if self.declaration.types.is_empty() {
            let implementation = implementation(quote!(), quote!());
            return quote! {
                #[doc = #doc]
                #(#cfgs)*
                #[allow(non_camel_case_types)]
                pub enum #ident {}

                #implementation
            };
        }
        let default = self.has_defaults().then(|| quote!(= DefaultTypes));
        let implementation = implementation(quote!(<Chain: Types>), quote!(<Chain>));
        quote! {
            #[doc = #doc]
            #(#cfgs)*
            #[allow(non_camel_case_types)]
            pub struct #ident<Chain: Types #default> {
                types: ::core::marker::PhantomData<fn() -> Chain>,
            }

            #implementation
        }
    }
}
