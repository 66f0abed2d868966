//! Declares more stack, and more memory, than the reference chain allows.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[sdk::program(heap = 4 << 20, stack = 512 << 10)]
mod large_stack {
    extern crate alloc;

    /// The argument, from the heap.
    #[program::entrypoint]
    fn echo(bytes: alloc::vec::Vec<u8>) -> alloc::vec::Vec<u8> {
        bytes
    }
}
