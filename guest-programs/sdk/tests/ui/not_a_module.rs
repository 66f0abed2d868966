#[pvq_program::program]
fn sum_balance() -> u128 {
    0
}

fn main() {}
