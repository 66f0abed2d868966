#[pvq_program::program]
mod program {
    #[program::entrypoint]
    fn sum(values: &[u32]) -> u32 {
        values.iter().sum()
    }
}
