//! Checks of the types of parameters, and their prices, all of them evaluated at compile time.

use super::substitute;
use crate::extension_decl::parse::{Extension, Function};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{
    spanned::Spanned,
    visit::{self, Visit},
    Type,
};

const ELEMENTS_WITHOUT_SIZE: &str =
    "a function cannot take a collection of what encodes to nothing: a few bytes of a call would be \
     billions of elements to decode; take their number, a `u32`, or elements with a field";

/// Generates checks that fail at the author's type where it is no `Parameter`, or where the types of
/// the implementation make it hold a collection of elements without size.
pub fn checks(function: &Function, krate: &syn::Path) -> TokenStream {
    let cfgs = &function.cfgs;
    let types = function
        .parameters
        .iter()
        .map(|parameter| &parameter.ty)
        .chain(core::iter::once(&function.output))
        .map(|ty| (ty.span(), substitute::of_parameter(ty, "Impl")));
    let checks = types.map(|(span, ty)| quote_spanned!(span=> is_parameter::<#ty>();));
    let (_, of_the_implementation) = parts(function);
    let sizes = of_the_implementation.into_iter().map(|ty| elements_have_size(ty, krate));
    quote! {
        #(#cfgs)*
        const {
            #[allow(unused_imports)]
            use #krate::__private::AnyParameterType as _;
            const fn is_parameter<T: #krate::Parameter>() {}
            #(#checks)*
            #(#sizes)*
        }
    }
}

/// Generates checks that fail at the author's type where it holds a collection of elements without
/// size, even if the extension is never implemented.
pub fn known(function: &Function, krate: &syn::Path) -> TokenStream {
    let cfgs = &function.cfgs;
    let (known, _) = parts(function);
    let sizes = known.into_iter().map(|ty| elements_have_size(ty, krate));
    quote! {
        #(#cfgs)*
        const _: () = {
            #[allow(unused_imports)]
            use #krate::__private::AnyParameterType as _;
            #(#sizes)*
        };
    }
}

/// Generates the prices of a byte of arguments, one for each function.
pub fn prices(declaration: &Extension, krate: &syn::Path) -> TokenStream {
    let private = quote!(#krate::__private);
    let prices = declaration.functions.iter().map(|function| {
        let cfgs = &function.cfgs;
        let types = function.parameters.iter().map(|parameter| {
            let ty = substitute::of_parameter(&parameter.ty, "Impl");
            let parameter = quote!(#private::ParameterType::<#ty>);
            quote!((#parameter::IS_COPIED, #parameter::PRICE_OF_A_BYTE))
        });
        quote!(#(#cfgs)* #private::dearest(&[#( #types ),*]))
    });
    quote! {
        #[allow(unused_imports)]
        use #private::AnyParameterType as _;
        &[#( #prices ),*]
    }
}

fn elements_have_size(ty: &Type, krate: &syn::Path) -> TokenStream {
    let substituted = substitute::of_parameter(ty, "Impl");
    quote_spanned! {ty.span()=>
        ::core::assert!(
            #krate::__private::ParameterType::<#substituted>::ELEMENTS_HAVE_SIZE,
            #ELEMENTS_WITHOUT_SIZE,
        );
    }
}

/// Returns the types within a function's parameters that may be collections: those that are known, and
/// those that depend on the implementation.
fn parts(function: &Function) -> (Vec<&Type>, Vec<&Type>) {
    #[derive(Default)]
    struct Parts<'a>(Vec<&'a Type>);

    impl<'a> Visit<'a> for Parts<'a> {
        fn visit_type(&mut self, ty: &'a Type) {
            let is_part = match ty {
                // The compiler does not see whether an associated type itself is a collection.
                Type::Path(path) => path.path.segments.first().is_none_or(|it| it.ident != "Self"),
                Type::Array(_) | Type::Macro(_) => true,
                _ => false,
            };
            if is_part {
                self.0.push(ty);
            }
            visit::visit_type(self, ty);
        }
    }

    let mut parts = Parts::default();
    for parameter in &function.parameters {
        parts.visit_type(&parameter.ty);
    }
    parts.0.into_iter().partition(|ty| !mentions_implementation(ty))
}

fn mentions_implementation(ty: &Type) -> bool {
    struct Mentions(bool);

    impl Visit<'_> for Mentions {
        fn visit_ident(&mut self, ident: &proc_macro2::Ident) {
            self.0 |= ident == "Self";
        }
    }

    let mut mentions = Mentions(false);
    mentions.visit_type(ty);
    mentions.0
}
