#[pvq_program::program(heap = 1, heap = 2)]
mod program {
    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
