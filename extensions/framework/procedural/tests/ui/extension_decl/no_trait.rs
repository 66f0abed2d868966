#[pvq_extension_procedural::extension_decl]
mod extension {
    pub trait Extension {
        fn nothing();
    }
}

fn main() {}
