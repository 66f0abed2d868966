#[pvq_extension_procedural::extensions_impl]
mod extensions {
    #[extensions_impl::extension]
    pub struct Extensions;

    #[extensions_impl::impl_struct]
    pub enum Other {}

    #[extensions_impl::impl_struct]
    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }
}

fn main() {}
