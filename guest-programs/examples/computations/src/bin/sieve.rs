//! A sieve of primes.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 131072)]
mod sieve {
    /// Finds the primes below `size`. Returns a checksum.
    #[program::entrypoint]
    fn sieve(seed: u32, size: u32) -> u64 {
        computations::sieve(seed, size)
    }
}
