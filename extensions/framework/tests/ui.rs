//! Errors that the compiler finds in what the macros write, as an author sees them.

#[test]
fn mistakes_are_explained() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
