//! A merge sort.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program(heap = 65536)]
mod merge_sort {
    /// Sorts `size` numbers. Returns a checksum.
    #[program::entrypoint]
    fn merge_sort(seed: u32, size: u32) -> u64 {
        computations::merge_sort(seed, size)
    }
}
