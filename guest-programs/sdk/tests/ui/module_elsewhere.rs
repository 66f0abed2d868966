#[pvq_program::program]
mod program;

fn main() {}
