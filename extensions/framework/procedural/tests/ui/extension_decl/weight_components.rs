#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        #[extension_decl::weight]
        fn missing();

        #[extension_decl::weight()]
        fn empty();

        #[extension_decl::weight(25_000)]
        fn number();

        #[extension_decl::weight(n = 1, n = 2)]
        fn twice();

        #[extension_decl::weight(before(n = 1))]
        fn before();

        #[extension_decl::weight(n = 1)]
        #[extension_decl::weight(m = 1)]
        fn two();
    }
}

fn main() {}
