//! An interpreter of a byte code.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 1024)]
mod interpreter {
    /// Interprets a byte code for each of `size` numbers. Returns a checksum.
    #[program::entrypoint]
    fn interpreter(seed: u32, size: u32) -> u64 {
        computations::interpreter(seed, size)
    }
}
