#[pvq_program::program]
mod program {
    #[program::extension_fn(extension_id = 1, fn_index = 256)]
    fn beyond() -> u8;

    #[program::entrypoint]
    fn nothing() -> u8 {
        beyond()
    }
}
