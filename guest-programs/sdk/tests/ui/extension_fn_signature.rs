#[pvq_program::program]
mod program {
    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    fn with_body() -> u8 {
        0
    }

    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    const NOT_A_FUNCTION: u8 = 0;

    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    fn returns_a_reference() -> &'static str;

    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    fn is_generic<T>(value: T) -> u8;

    #[program::extension_fn(extension_id = 1, fn_index = 1)]
    unsafe fn is_unsafe(self, values: Vec<impl Into<u8>>) -> u8;

    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
