#[pvq_extension_procedural::extensions_impl]
mod extensions {
    #[extensions_impl::impl_struct(one)]
    #[extensions_impl::impl_struct]
    #[cfg(all())]
    pub struct Extensions<T>(T);

    #[extensions_impl::extension]
    impl crate::extension::Extension for Extensions {
        fn nothing() {}
    }
}

fn main() {}
