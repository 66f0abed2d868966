//! Modular powers of 256 bits.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
mod power {
    /// Raises a number to a power `size` times. Returns a checksum.
    #[program::entrypoint]
    fn power(seed: u32, size: u32) -> u64 {
        computations::power(seed, size)
    }
}
