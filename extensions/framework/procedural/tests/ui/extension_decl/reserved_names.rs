#[pvq_extension_procedural::extension_decl]
mod extension {
    pub const EXTENSION_ID: u64 = 1;
    pub enum Call {}
    pub struct Dispatch;
    pub type Impl = ();
    pub mod guest {}
    pub trait WeightInfo {}

    #[extension_decl::extension]
    pub trait Extension {
        fn nothing();
    }
}

fn main() {}
