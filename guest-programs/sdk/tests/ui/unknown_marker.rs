#[pvq_program::program]
mod program {
    #[program::entry]
    fn nothing() {}
}

fn main() {}
