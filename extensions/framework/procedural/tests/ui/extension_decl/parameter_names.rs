#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn tuple((asset, who): (u32, u64));
        fn wildcard(_: u32);
        fn reference(ref asset: u32);
        fn attribute(#[cfg(all())] asset: u32);
    }
}

fn main() {}
