//! Every error of the macros, as an author sees it.

#[test]
fn mistakes_are_explained() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/extension_decl/*.rs");
    cases.compile_fail("tests/ui/extensions_impl/*.rs");
}
