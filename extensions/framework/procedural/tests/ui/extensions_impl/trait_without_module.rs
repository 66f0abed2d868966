#[pvq_extension_procedural::extensions_impl]
mod extensions {
    use crate::extension::Extension;

    #[extensions_impl::impl_struct]
    pub struct Extensions;

    #[extensions_impl::extension]
    impl Extension for Extensions {
        fn nothing() {}
    }
}

fn main() {}
