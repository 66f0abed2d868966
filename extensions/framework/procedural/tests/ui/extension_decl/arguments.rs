#[pvq_extension_procedural::extension_decl(name = "Extension")]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn nothing();
    }
}

fn main() {}
