#[pvq_program::program]
mod program {
    #[program::entrypoint]
    async fn is_async() {}

    #[program::entrypoint]
    unsafe fn is_unsafe() {}

    #[program::entrypoint]
    extern "C" fn is_extern() {}

    #[program::entrypoint]
    fn is_generic<T>(value: T) {}

    #[program::entrypoint]
    fn has_self(&self) {}

    #[program::entrypoint]
    fn has_a_pattern((a, b): (u8, u8)) {}

    #[program::entrypoint]
    fn takes_impl(value: impl Into<u8>) {}

    #[program::entrypoint]
    fn returns_impl() -> impl Into<u8> {
        0
    }

    #[program::entrypoint]
    fn takes_mutable(value: &mut [u8]) {}

    #[program::entrypoint]
    fn takes_a_reference_to_a_reference(value: &&str) {}

    #[program::entrypoint]
    fn returns_a_reference(value: &[u8]) -> &[u8] {
        value
    }
}

fn main() {}
