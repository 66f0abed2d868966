#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        type Generic<T>;
        type Default = u32;

        fn nothing();
    }
}

fn main() {}
