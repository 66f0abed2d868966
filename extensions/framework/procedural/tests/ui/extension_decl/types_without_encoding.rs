#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn reference(name: &str) -> Vec<&'static [u8]>;
        fn pointer(bytes: *const u8);
        fn function(function: fn() -> u32);
        fn opaque(bytes: impl AsRef<[u8]>) -> impl Copy;
        fn object(bytes: Box<dyn Copy>);
        fn inferred(bytes: Vec<_>);
    }
}

fn main() {}
