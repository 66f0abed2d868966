#[pvq_program::program]
mod program {
    #[program::extension(core)]
    use std::mem as memory;

    #[program::extension]
    fn function() {}

    #[program::extension]
    struct Swap;

    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
