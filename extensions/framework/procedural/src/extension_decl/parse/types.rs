use pvq_procedural::Errors;
use syn::{
    visit::{self, Visit},
    Ident, Type, TypePath, TypeReference,
};

/// Refuses references in the type of a parameter or a result, and `Self` other than as
/// `Self::Name`, where `associated` has the name.
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
