#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    #[extension_decl::guest]
    pub trait Extension {
        fn nothing();
    }
}

fn main() {}
