#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn balance() -> u32;
        fn try_balance() -> u32;
    }
}

fn main() {}
