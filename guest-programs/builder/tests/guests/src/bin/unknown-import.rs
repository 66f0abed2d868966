//! Imports what no host offers.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[cfg(target_env = "polkavm")]
mod import {
    #[polkavm_derive::polkavm_import]
    extern "C" {
        pub fn block_time() -> u64;
    }
}

/// Milliseconds, if a host told them.
#[cfg(target_env = "polkavm")]
#[inline(never)]
fn now() -> u64 {
    // SAFETY: it touches no memory.
    unsafe { import::block_time() }
}

#[cfg(not(target_env = "polkavm"))]
fn now() -> u64 {
    0
}

#[sdk::program]
mod unknown_import {
    /// The time of the block, in seconds.
    #[program::entrypoint]
    fn seconds() -> u64 {
        super::now() / 1000
    }
}
