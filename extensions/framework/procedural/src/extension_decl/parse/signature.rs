use crate::errors::Errors;
use syn::{
    visit::{self, Visit},
    Ident, Type, TypeBareFn, TypeImplTrait, TypeInfer, TypePath, TypePtr, TypeReference,
    TypeTraitObject,
};

/// Checks a type in the signature of a function.
pub fn check(ty: &Type, associated: &[Ident], errors: &mut Errors) {
    Check { associated, errors }.visit_type(ty);
}

struct Check<'a> {
    associated: &'a [Ident],
    errors: &'a mut Errors,
}

impl<'ast> Visit<'ast> for Check<'_> {
    fn visit_type_reference(&mut self, ty: &'ast TypeReference) {
        self.errors.at(
            ty,
            "values cross to the host encoded, so a function has no references; \
             write an owned type, `Vec<u8>` for `&[u8]` or `&str`",
        );
    }

    fn visit_type_ptr(&mut self, ty: &'ast TypePtr) {
        self.errors.at(ty, "a pointer has no encoding; write an owned type");
    }

    fn visit_type_bare_fn(&mut self, ty: &'ast TypeBareFn) {
        self.errors.at(ty, "a function pointer has no encoding; write an owned type");
    }

    fn visit_type_impl_trait(&mut self, ty: &'ast TypeImplTrait) {
        self.errors.at(ty, "a call has one encoding; write a concrete type or an associated one");
    }

    fn visit_type_trait_object(&mut self, ty: &'ast TypeTraitObject) {
        self.errors.at(ty, "a call has one encoding; write a concrete type or an associated one");
    }

    fn visit_type_infer(&mut self, ty: &'ast TypeInfer) {
        self.errors.at(ty, "a call has one encoding; write the type");
    }

    fn visit_type_path(&mut self, ty: &'ast TypePath) {
        if let Some(qself) = &ty.qself {
            if matches!(qself.ty.as_ref(), Type::Path(path) if path.path.is_ident("Self")) {
                self.errors.at(ty, "write an associated type as `Self::Name`");
                return;
            }
        } else if ty.path.segments.first().is_some_and(|first| first.ident == "Self") {
            match ty.path.segments.iter().nth(1) {
                None => self.errors.at(
                    ty,
                    "the implementing type is never encoded; write an associated type, `Self::Name`",
                ),
                Some(second) if !self.associated.contains(&second.ident) => self.errors.at(
                    ty,
                    format!(
                        "the extension has no associated type `{0}`; \
                         declare it: `type {0}: Parameter;`",
                        second.ident
                    ),
                ),
                Some(_) if ty.path.segments.len() > 2 => {
                    self.errors.at(ty, "write an associated type as `Self::Name`")
                },
                Some(_) => {},
            }
            return;
        }
        visit::visit_type_path(self, ty);
    }
}
