#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait One {
        fn nothing();
    }

    #[extension_decl::extension]
    pub trait Two {
        fn nothing();
    }
}

fn main() {}
