#[pvq_program::program]
mod program {
    #[program::entrypoint]
    const fn is_const() {}

    #[program::entrypoint]
    async fn is_async() {}

    #[program::entrypoint]
    unsafe fn is_unsafe() {}

    #[program::entrypoint]
    extern "C" fn is_extern() {}

    #[program::entrypoint]
    fn is_generic<T>(value: T) {}

    #[program::entrypoint]
    fn has_a_where_clause()
    where
        u8: Copy,
    {
    }

    #[program::entrypoint]
    fn has_self(&self) {}

    #[program::entrypoint]
    fn has_a_pattern((a, b): (u8, u8)) {}

    #[program::entrypoint]
    fn has_no_name(_: u8) {}

    #[program::entrypoint]
    fn has_an_attribute(#[cfg(all())] value: u8) {}

    #[program::entrypoint]
    fn takes_impl(value: impl Into<u8>, values: Vec<impl Into<u8>>) {}

    #[program::entrypoint]
    fn takes_an_object(value: Box<dyn Copy>) {}

    #[program::entrypoint]
    fn takes_pointers(bytes: *const u8, function: fn() -> u8) {}

    #[program::entrypoint]
    fn takes_what_is_inferred(bytes: Vec<_>) {}

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

    #[program::entrypoint]
    async unsafe fn has_several_mistakes(self, (a, b): (u8, u8)) -> &'static str {
        ""
    }
}

fn main() {}
