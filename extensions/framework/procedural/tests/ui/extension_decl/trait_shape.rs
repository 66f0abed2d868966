#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    #[cfg(all())]
    unsafe trait Extension<T>
    where
        T: Copy,
    {
        fn nothing();
    }
}

fn main() {}
