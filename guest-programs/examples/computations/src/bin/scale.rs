//! SCALE of nested structures.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 65536, allocator = "picoalloc")]
mod scale {
    /// Decodes and encodes accounts `size` times. Returns a checksum.
    #[program::entrypoint]
    fn scale(seed: u32, size: u32) -> u64 {
        computations::scale(seed, size)
    }
}
