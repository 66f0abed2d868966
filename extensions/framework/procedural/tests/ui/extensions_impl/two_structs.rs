#[pvq_extension_procedural::extensions_impl]
mod extensions {
    #[extensions_impl::impl_struct]
    pub struct One;

    #[extensions_impl::impl_struct]
    pub struct Two;

    #[extensions_impl::extension]
    impl crate::extension::Extension for One {
        fn nothing() {}
    }
}

fn main() {}
