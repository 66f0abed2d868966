//! The edit distance of strings.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 4096)]
mod edit_distance {
    /// Computes the edit distance of two strings of `size` letters. Returns a checksum.
    #[program::entrypoint]
    fn edit_distance(seed: u32, size: u32) -> u64 {
        computations::edit_distance(seed, size)
    }
}
