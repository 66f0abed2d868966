//! Compression and decompression.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 131072)]
mod lz {
    /// Compresses a text of `size` words, and decompresses it. Returns a checksum.
    #[program::entrypoint]
    fn lz(seed: u32, size: u32) -> u64 {
        computations::lz(seed, size)
    }
}
