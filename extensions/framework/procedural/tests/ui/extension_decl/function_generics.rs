#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn generic<T>(value: T);
        fn bounded()
        where
            Self: Copy;
    }
}

fn main() {}
