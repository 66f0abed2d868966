#[pvq_program::program]
mod program {
    #[program::extension_fn]
    fn no_options() -> u8;

    #[program::extension_fn(extension_id = 1)]
    fn no_index() -> u8;

    #[program::extension_fn(fn_index = 1)]
    fn no_id() -> u8;

    #[program::extension_fn(extension_id = 1, fn_index = 1, fn_index = 2)]
    fn twice() -> u8;

    #[program::extension_fn(extension = 1, fn_index = 1)]
    fn unknown() -> u8;

    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
