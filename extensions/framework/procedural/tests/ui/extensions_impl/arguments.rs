#[pvq_extension_procedural::extensions_impl(all)]
mod extensions {
    #[extensions_impl::impl_struct]
    pub struct Extensions;
}

fn main() {}
