//! Substitution of `Self` and its associated types.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{
    visit_mut::{self, VisitMut},
    Type,
};

/// Returns `ty` with `replace(X)` for `Self::X`.
pub fn associated(ty: &Type, replace: impl Fn(&Ident) -> Type) -> Type {
    struct Replace<F>(F);

    impl<F: Fn(&Ident) -> Type> VisitMut for Replace<F> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if let Type::Path(path) = &*ty {
                let mut segments = path.path.segments.iter();
                if segments.next().is_some_and(|first| first.ident == "Self") {
                    if let Some(name) = segments.next() {
                        *ty = (self.0)(&name.ident);
                        return;
                    }
                }
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }

    let mut ty = ty.clone();
    Replace(replace).visit_type_mut(&mut ty);
    ty
}

/// Returns `ty` with `PARAMETER::X` for `Self::X`.
pub fn of_parameter(ty: &Type, parameter: &str) -> Type {
    associated(ty, |name| {
        let parameter = Ident::new(parameter, name.span());
        Type::Verbatim(quote_spanned!(name.span()=> #parameter::#name))
    })
}

/// Returns an expression with `parameter` for `Self`, inside of macros too.
pub fn in_expression(expression: TokenStream, parameter: &str) -> TokenStream {
    expression
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                TokenTree::Ident(Ident::new(parameter, ident.span()))
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), in_expression(group.stream(), parameter));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            other => other,
        })
        .collect()
}
