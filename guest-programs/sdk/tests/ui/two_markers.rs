#[pvq_program::program]
mod program {
    #[program::entrypoint]
    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    fn nothing() {}

    #[program::entrypoint]
    #[program::entrypoint]
    fn again() {}
}

fn main() {}
