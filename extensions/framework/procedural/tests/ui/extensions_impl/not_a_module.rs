#[pvq_extension_procedural::extensions_impl]
pub struct Extensions;

fn main() {}
