#[pvq_extension_procedural::extensions_impl]
mod extensions {
    #[extensions_impl::impl_struct]
    pub struct Extensions;

    #[extensions_impl::extension(weight = ())]
    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }

    #[extensions_impl::extension(weights = (), more)]
    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }
}

fn main() {}
