//! A map of many entries.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 131072, allocator = "picoalloc")]
mod map {
    /// Inserts `size` entries into a map, and removes and finds others meanwhile. Returns a checksum.
    #[program::entrypoint]
    fn map(seed: u32, size: u32) -> u64 {
        computations::map(seed, size)
    }
}
