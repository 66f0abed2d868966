use crate::{
    definition::Program,
    entrypoint::{Entrypoint, Parameter, ParameterKind},
    extension::ExtensionFn,
    options::Allocator,
};
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, ToTokens};
use syn::{ext::IdentExt, AttrStyle, Ident, ItemMod, LitInt, Path, Type, Visibility};

/// Expands a program to the module that is compiled. `krate` is the path of `pvq-program`.
pub fn program(program: &Program, krate: &Path) -> TokenStream {
    let ItemMod { attrs, vis, mod_token, ident, content, .. } = &program.module;
    let (inner, outer): (Vec<_>, Vec<_>) =
        attrs.iter().partition(|attribute| matches!(attribute.style, AttrStyle::Inner(_)));
    let items = content.iter().flat_map(|(_, items)| items);
    let extension_fns = program.extension_fns.iter().map(|function| extension_fn(function, krate));
    let dispatch = dispatch(&program.entrypoints, krate);
    let public =
        |(_, entrypoint): &(usize, &Entrypoint)| !matches!(entrypoint.vis, Visibility::Inherited);
    let entrypoints = program.entrypoints.iter().enumerate().filter(public);
    let entrypoints =
        entrypoints.map(|(index, entrypoint)| entrypoint_type(index, entrypoint, krate));
    let metadata = metadata(program, krate);
    // A library with the same source, for clients, has neither exports nor a heap, which the binary has.
    let is_binary = std::env::var_os("CARGO_BIN_NAME").is_some();
    let guest = is_binary.then(|| guest(program, krate));
    quote! {
        #(#outer)*
        #[allow(private_interfaces)]
        #vis #mod_token #ident {
            #(#inner)*

            #(#items)*
            #(#extension_fns)*
            #dispatch
            #metadata
            #guest

            #krate::__native! {
                /// Runs the program as its host does: with the index of the entrypoint, then the
                /// SCALE-encoded parameters. Panics where the program traps.
                #[allow(dead_code)]
                pub fn pvq(arguments: &[u8]) -> #krate::__private::Vec<u8> {
                    __pvq_dispatch(arguments)
                }

                #(#entrypoints)*
            }
        }

        #krate::__native! {
            #[allow(dead_code)]
            fn main() {
                ::std::eprintln!(
                    "This is a PVQ program. Make a .polkavm file of it with pvq-program-builder."
                );
                ::std::process::exit(1)
            }
        }
    }
}

fn dispatch(entrypoints: &[Entrypoint], krate: &Path) -> TokenStream {
    let arms = entrypoints.iter().enumerate().map(|(index, entrypoint)| {
        let index = index_literal(index);
        let name = &entrypoint.name;
        let variables: Vec<Ident> = (0..entrypoint.parameters.len())
            .map(|position| Ident::new(&format!("parameter_{position}"), Span::mixed_site()))
            .collect();
        let decoded = entrypoint.parameters.iter().map(|parameter| match &parameter.kind {
            ParameterKind::Owned(ty) => quote!(__pvq_arguments.owned::<#ty>()),
            ParameterKind::Slice(ty) => quote!(__pvq_arguments.slice::<#ty>()),
            ParameterKind::Str => quote!(__pvq_arguments.str()),
            ParameterKind::Reference(ty) => quote!(__pvq_arguments.reference::<#ty>()),
        });
        let sizes = sizes(&entrypoint.parameters, krate);
        quote! {
            #index => {
                __pvq_arguments.expect_sizes(#sizes);
                #(let #variables = #decoded;)*
                __pvq_arguments.end();
                #krate::__private::respond(#name(#(#variables),*))
            }
        }
    });
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        #[allow(dead_code, clippy::all)]
        fn __pvq_dispatch(__pvq_arguments: &[u8]) -> #krate::__private::Response {
            let mut __pvq_arguments = #krate::__private::Arguments::new(__pvq_arguments);
            match __pvq_arguments.entrypoint() {
                #(#arms)*
                _ => #krate::trap("there is no entrypoint at this index"),
            }
        }
    }
}

/// Expands to the sizes of the arguments, in bytes, of those whose type always has the same.
fn sizes(parameters: &[Parameter], krate: &Path) -> TokenStream {
    let sizes = parameters.iter().map(|parameter| match &parameter.kind {
        ParameterKind::Owned(ty) => {
            quote!(<#ty as #krate::codec::Decode>::encoded_fixed_size())
        }
        ParameterKind::Reference(ty) => {
            quote!(::core::option::Option::Some(::core::mem::size_of::<#ty>()))
        }
        ParameterKind::Slice(_) | ParameterKind::Str => quote!(::core::option::Option::None),
    });
    quote!([#(#sizes),*])
}

/// Expands to the type of an entrypoint, for clients, if the entrypoint is visible outside of its module. Its name is
/// that of a function, which does not clash with it.
fn entrypoint_type(index: usize, entrypoint: &Entrypoint, krate: &Path) -> TokenStream {
    let Entrypoint { vis, name, parameters, output, .. } = entrypoint;
    let index = index_literal(index);
    let types = parameters.iter().map(|parameter| owned(&parameter.kind, krate));
    let docs = format!("The entrypoint `{}`, for clients.", name.unraw());
    quote! {
        #[doc = #docs]
        #[allow(non_camel_case_types, dead_code)]
        #vis enum #name {}

        impl #krate::Entrypoint for #name {
            const INDEX: u8 = #index;
            type Parameters = (#(#types,)*);
            type Output = #output;
        }
    }
}

fn index_literal(index: usize) -> LitInt {
    LitInt::new(&format!("{index}u8"), Span::call_site())
}

/// Expands to the type of the values that a parameter is decoded from.
fn owned(kind: &ParameterKind, krate: &Path) -> TokenStream {
    match kind {
        ParameterKind::Owned(ty) | ParameterKind::Reference(ty) => quote!(#ty),
        ParameterKind::Slice(ty) => quote!(#krate::__private::Vec<#ty>),
        ParameterKind::Str => quote!(#krate::__private::String),
    }
}

/// Expands to what only exists on PolkaVM: the exports, the heap and the size of the stack.
fn guest(program: &Program, krate: &Path) -> TokenStream {
    let heap = match &program.options.heap {
        Some(heap) => heap.to_token_stream(),
        None => quote!(65536),
    };
    let allocator = match program.options.allocator {
        Allocator::Bump => quote!(Heap),
        Allocator::Picoalloc => quote!(ReusingHeap),
    };
    let stack = program
        .options
        .stack
        .as_ref()
        .map(|stack| quote!(#krate::__private::polkavm_derive::min_stack_size!(#stack);));
    quote! {
        #krate::__guest! {
        #[doc(hidden)]
        mod __pvq_export {
            use super::*;

            #[#krate::__private::polkavm_derive::polkavm_export(
                abi = #krate::__private::polkavm_derive::default_abi
            )]
            fn pvq(arg_ptr: u64, arg_len: u64) -> u64 {
                // SAFETY: the host calls this with where it has put the arguments.
                super::__pvq_dispatch(unsafe {
                    #krate::__private::arguments(arg_ptr, arg_len)
                })
            }

            const __PVQ_HEAP_SIZE: usize = #krate::__private::heap_size(#heap);
            static __PVQ_ROOM: #krate::__private::Room<__PVQ_HEAP_SIZE> =
                #krate::__private::Room::new();

            enum __PvqRegion {}
            // SAFETY: nobody else has the room.
            unsafe impl #krate::__private::Region for __PvqRegion {
                const SIZE: usize = __PVQ_HEAP_SIZE;

                fn base() -> *mut u8 {
                    __PVQ_ROOM.base()
                }
            }

            #[global_allocator]
            static __PVQ_HEAP: #krate::__private::#allocator<__PvqRegion> =
                #krate::__private::#allocator::new();
            #stack
        }
        }

        #krate::__export_metadata!(__pvq_metadata);
    }
}

fn extension_fn(extension_fn: &ExtensionFn, krate: &Path) -> TokenStream {
    let ExtensionFn { extension_id: id, fn_index: index, function, parameters, output } =
        extension_fn;
    let (attributes, vis, signature) = (&function.attrs, &function.vis, &function.sig);
    let (name, inputs) = (&signature.ident, &signature.inputs);
    let try_name = format_ident!("try_{name}");
    let arguments: Vec<&Ident> = parameters.iter().map(|parameter| &parameter.name).collect();
    let types = parameters.iter().map(|parameter| owned(&parameter.kind, krate));
    let metadata = function_metadata(name, parameters, output, krate);
    quote! {
        #(#attributes)*
        #[allow(dead_code)]
        #[inline(always)]
        #vis fn #name(#inputs) -> #output {
            #krate::call::<#name>(&(#(#arguments,)*))
        }

        #(#attributes)*
        #[allow(dead_code)]
        #[inline(always)]
        #vis fn #try_name(#inputs) -> ::core::result::Result<#output, #krate::CallError> {
            #krate::try_call::<#name>(&(#(#arguments,)*))
        }

        #[doc(hidden)]
        #[allow(non_camel_case_types, dead_code)]
        #vis enum #name {}

        impl #krate::ExtensionFn for #name {
            const EXTENSION_ID: #krate::ExtensionId = #id;
            const INDEX: u8 = #index;
            type Parameters = (#(#types,)*);
            type Output = #output;

            fn metadata() -> #krate::__private::FunctionMetadata<
                #krate::__private::MetaForm,
            > {
                #metadata
            }
        }
    }
}

fn metadata(program: &Program, krate: &Path) -> TokenStream {
    let declared = program.extension_fns.iter().map(|function| &function.function.sig.ident);
    let entrypoints = program.entrypoints.iter().map(|entrypoint| {
        let Entrypoint { name, parameters, output, docs, .. } = entrypoint;
        let function = function_metadata(name, parameters, output, krate);
        quote! {
            #krate::__private::EntrypointMetadata {
                function: #function,
                docs: #krate::__private::vec![#(#docs),*],
            }
        }
    });
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, unused_mut, clippy::all)]
        fn __pvq_metadata() -> impl #krate::codec::Encode {
            let mut calls = #krate::__private::listed_calls();
            #(calls.add::<#declared>();)*
            #krate::__private::program_metadata(
                calls,
                #krate::__private::vec![#(#entrypoints),*],
            )
        }
    }
}

fn function_metadata(
    name: &Ident,
    parameters: &[Parameter],
    output: &Type,
    krate: &Path,
) -> TokenStream {
    let name = name.unraw().to_string();
    let inputs = parameters.iter().map(|parameter| {
        let name = parameter.name.unraw().to_string();
        let ty = owned(&parameter.kind, krate);
        quote! {
            #krate::__private::ParameterMetadata {
                name: #name,
                ty: #krate::scale_info::meta_type::<#ty>(),
            }
        }
    });
    quote! {
        #krate::__private::FunctionMetadata {
            name: #name,
            inputs: #krate::__private::vec![#(#inputs),*],
            output: #krate::scale_info::meta_type::<#output>(),
        }
    }
}
