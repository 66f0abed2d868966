#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, AssetId = u64, Currency = u8)]
    pub trait Extension {
        type AssetId;
        type Balance;

        fn nothing();
    }
}

fn main() {}
