#[pvq_program::program]
mod program {
    #[program::extension]
    use std::vec::*;

    #[program::extension]
    use std::{mem, vec};

    #[program::extension]
    use std::mem as _;

    #[program::extension(core)]
    use std::mem as memory;

    #[program::extension]
    type Swap = u32;

    #[program::extension]
    fn function() {}

    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
