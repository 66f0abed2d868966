#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        fn by_reference(&self);
        fn by_value(self, asset: u32);
        fn by_pin(self: Box<Self>);
    }
}

fn main() {}
