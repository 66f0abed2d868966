#[pvq_extension_procedural::extensions_impl]
mod extensions {
    pub struct Extensions;

    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }
}

fn main() {}
