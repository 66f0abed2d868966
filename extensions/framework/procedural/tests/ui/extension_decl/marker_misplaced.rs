#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub struct Extension;

    #[extension_decl::guest(AssetId = u32)]
    #[extension_decl::ids(normative = 1, legacy = 2)]
    pub trait Other {}

    #[extension_decl::function]
    pub fn function() {}
}

fn main() {}
