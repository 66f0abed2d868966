//! A product of matrices.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 49152)]
mod matrix {
    /// Multiplies two matrices of `size` rows and columns. Returns a checksum.
    #[program::entrypoint]
    fn matrix(seed: u32, size: u32) -> u64 {
        computations::matrix(seed, size)
    }
}
