#[pvq_program::program(heep = 1)]
mod program {
    #[program::entrypoint]
    fn nothing() {}
}

fn main() {}
