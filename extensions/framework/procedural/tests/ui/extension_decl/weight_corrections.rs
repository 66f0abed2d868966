#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        #[extension_decl::weight(after(n = 1))]
        fn alone();

        #[extension_decl::weight(n = 1, after())]
        fn empty();

        #[extension_decl::weight(n = 1, after(m = 1))]
        fn unknown();

        #[extension_decl::weight(n = 1, after(n = 1, n = 2))]
        fn twice();

        #[extension_decl::weight(n = 1, after(n = 1), after(n = 1))]
        fn two();

        #[extension_decl::weight(n = 1, after(n = output))]
        fn shadowed(output: u32);
    }
}

fn main() {}
