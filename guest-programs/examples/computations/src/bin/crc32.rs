//! CRC-32 by a table.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 4096)]
mod crc32 {
    /// Computes the CRC-32 of 2 KiB of data `size` times. Returns a checksum.
    #[program::entrypoint]
    fn crc32(seed: u32, size: u32) -> u64 {
        computations::crc32(seed, size)
    }
}
