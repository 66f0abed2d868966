//! Fills a heap of 64 KiB.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[sdk::program]
mod full_heap {
    extern crate alloc;
    use alloc::vec::Vec;

    /// The sum of as many bytes on the heap.
    #[program::entrypoint]
    fn fill(bytes: u32) -> u32 {
        let filled: Vec<u8> = (0..bytes).map(|byte| byte as u8 | 1).collect();
        filled.iter().map(|byte| u32::from(*byte)).sum()
    }

    /// Whether there is room for as many bytes.
    #[program::entrypoint]
    fn has_room(bytes: u32) -> bool {
        let mut room = Vec::<u8>::new();
        let reserved = room.try_reserve_exact(bytes as usize).is_ok();
        // Room that nobody looks at is not asked for.
        core::hint::black_box(room.as_mut_ptr());
        reserved
    }

    /// The length of bytes that are copied to the heap.
    #[program::entrypoint]
    fn take(bytes: Vec<u8>) -> u32 {
        bytes.len() as u32
    }
}
