//! Queens on boards, by recursion.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
mod queens {
    /// Counts the ways to place eight queens on each of `size` boards. Returns a checksum.
    #[program::entrypoint]
    fn queens(seed: u32, size: u32) -> u64 {
        computations::queens(seed, size)
    }
}
