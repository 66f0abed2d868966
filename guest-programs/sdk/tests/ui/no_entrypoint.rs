#[pvq_program::program]
mod program {
    fn sum_balance() -> u128 {
        0
    }
}

fn main() {}
