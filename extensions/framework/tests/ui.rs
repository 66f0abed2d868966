//! Errors that the compiler finds in the macros' expansions, as an author sees them.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
