//! Ids come from the names of an extension and of the functions that it has.

use pvq_extension::{id, Extension};

macro_rules! declare {
    ($($module:ident { $($body:tt)* })*) => { $(
        #[pvq_extension::extension_decl]
        #[allow(dead_code)]
        mod $module {
            #[extension_decl::extension]
            pub trait Extension { $($body)* }
        }
    )* };
}

declare! {
    forwards { fn a(); fn b(x: u32); }
    backwards { fn b(x: u32); fn a(); }
    more { fn a(); fn b(x: u32); fn c(); }
    removed { fn a(); fn b(x: u32); #[cfg(any())] fn c(); }
    kept { #[cfg(not(any()))] fn c(); fn a(); fn b(x: u32); }
}

#[test]
fn a_normative_id_does_not_depend_on_the_order() {
    assert_eq!(forwards::EXTENSION_ID, backwards::EXTENSION_ID);
    assert_eq!(forwards::EXTENSION_ID, id::normative("Extension", &["a", "b"]));
    assert_ne!(forwards::LEGACY_EXTENSION_ID, backwards::LEGACY_EXTENSION_ID);
    assert_eq!(backwards::LEGACY_EXTENSION_ID, id::legacy("Extension", &["b", "a"]));
}

#[test]
fn only_functions_that_are_there_are_in_the_id() {
    assert_eq!(removed::EXTENSION_ID, forwards::EXTENSION_ID);
    assert_eq!(removed::LEGACY_EXTENSION_ID, forwards::LEGACY_EXTENSION_ID);
    assert_eq!(kept::EXTENSION_ID, more::EXTENSION_ID);
}

struct Nothing;

impl removed::Extension for Nothing {
    fn a() {}
    fn b(_: u32) {}
}

#[test]
fn only_functions_that_are_there_are_counted() {
    assert_eq!(<removed::Dispatch<Nothing> as Extension>::FUNCTIONS, 2);
    assert_eq!(<removed::Dispatch<Nothing> as Extension>::details().functions.len(), 2);
}
