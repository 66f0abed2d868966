#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension(name = "Other")]
    #[extension_decl::extension]
    #[extension_decl::view]
    pub trait Extension {
        #[extension_decl::weight(n = 1)]
        type AssetId;

        #[extension_decl::weight(n = 1)]
        const MAX: u32;

        #[extension_decl::extension]
        fn nothing();
    }
}

fn main() {}
