//! Numbers and letters in UTF-8.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 81920)]
mod text {
    /// Reads a text of `size` words. Returns a checksum.
    #[program::entrypoint]
    fn text(seed: u32, size: u32) -> u64 {
        computations::text(seed, size)
    }
}
