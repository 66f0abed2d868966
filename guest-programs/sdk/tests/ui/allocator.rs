#[pvq_program::program(allocator = "pico")]
mod unknown {
    #[program::entrypoint]
    fn nothing() {}
}

#[pvq_program::program(allocator = picoalloc)]
mod without_quotes {
    #[program::entrypoint]
    fn nothing() {}
}

#[pvq_program::program(allocator = "bump", allocator = "bump")]
mod twice {
    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
