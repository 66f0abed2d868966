#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        type AssetId;

        fn itself(extension: Self);
        fn unknown(amount: Self::Balance) -> Vec<Self::Amount>;
        fn qualified(asset: <Self as Extension>::AssetId);
        fn nested(asset: Self::AssetId::Inner);
    }
}

fn main() {}
