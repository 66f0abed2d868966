#[pvq_extension::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn mutable(mut asset: u32);
    }
}

fn main() {}
