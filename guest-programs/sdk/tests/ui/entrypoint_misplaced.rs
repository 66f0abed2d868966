#[pvq_program::program]
mod program {
    #[program::entrypoint]
    struct Nothing;

    #[program::entrypoint]
    fn without_body();

    #[program::entrypoint(0)]
    fn with_options() {}

    #[program::entrypoint]
    #[cfg(test)]
    fn sometimes() {}
}

fn main() {}
