#[pvq_extension_procedural::extensions_impl]
mod extensions {
    #[extensions_impl::impl_struct]
    pub struct Extensions;

    #[extensions_impl::extension]
    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }

    pub fn metadata() {}
}

fn main() {}
