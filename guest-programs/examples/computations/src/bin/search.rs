//! Searches of a text.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 20480)]
mod search {
    /// Searches a text for `size` patterns. Returns a checksum.
    #[program::entrypoint]
    fn search(seed: u32, size: u32) -> u64 {
        computations::search(seed, size)
    }
}
