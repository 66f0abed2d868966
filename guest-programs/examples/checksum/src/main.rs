//! Nothing but computation, for benchmarks.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

mod rounds;

#[pvq_program::program]
mod checksum {
    /// Returns a number that depends on `seed` and takes `rounds` rounds to compute.
    #[program::entrypoint]
    fn checksum(seed: u64, rounds: u32) -> u64 {
        crate::rounds::checksum(seed, rounds)
    }
}

#[cfg(test)]
mod tests {
    use super::checksum::checksum;

    #[test]
    fn the_same_seed_gives_the_same_checksum_and_another_one_another() {
        assert_eq!(checksum(0, 0), checksum(0, 0));
        assert_ne!(checksum(1, 100), checksum(1, 101));
        assert_ne!(checksum(1, 100), checksum(2, 100));
        assert_eq!(checksum(42, 1000), crate::rounds::checksum(42, 1000));
    }
}
