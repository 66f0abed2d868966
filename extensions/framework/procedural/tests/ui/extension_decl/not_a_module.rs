#[pvq_extension_procedural::extension_decl]
pub trait Extension {
    fn nothing();
}

fn main() {}
