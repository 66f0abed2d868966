//! What a program of PVQ 0.1 consisted of, beside its entrypoint: the import `host_call`, a heap
//! that grows by `sbrk` and is never freed, and the packed pointers that go in and out.
//!
//! Programs like these are deployed, so a host has to run them. New ones use `pvq-program`.

#![cfg_attr(target_env = "polkavm", no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, Encode};

#[cfg(target_env = "polkavm")]
mod guest;
pub mod swap;

/// Exports the function `$entrypoint`, from arguments to result, as the program `pvq`.
#[macro_export]
macro_rules! program {
    ($entrypoint:ident) => {
        #[cfg(target_env = "polkavm")]
        mod export {
            #[polkavm_derive::polkavm_export]
            extern "C" fn pvq(arg_ptr: u32, arg_len: u32) -> u64 {
                let arguments: &[u8] = match arg_len {
                    0 => &[],
                    // SAFETY: the host calls this with where it has put the arguments.
                    _ => unsafe {
                        core::slice::from_raw_parts(arg_ptr as usize as *const u8, arg_len as usize)
                    },
                };
                let result = alloc::vec::Vec::leak(super::$entrypoint(arguments));
                (result.len() as u64) << 32 | result.as_ptr() as u64
            }
        }

        #[cfg(not(target_env = "polkavm"))]
        fn main() {
            let _ = $entrypoint;
        }
    };
}

/// The id under which PVQ 0.1 knows the fungibles extension.
const FUNGIBLES: u64 = 1248491991627109725;

/// Calls function 5 of the fungibles extension.
pub fn total_supply(asset: u32) -> u128 {
    answer(&(5u8, asset))
}

/// Calls function 6 of the fungibles extension.
pub fn balance(asset: u32, who: &[u8; 32]) -> u128 {
    answer(&(6u8, asset, who))
}

fn answer(call: &impl Encode) -> u128 {
    u128::decode(&mut &host_call(FUNGIBLES, &call.encode())[..]).expect("a balance is 16 bytes")
}

#[cfg(target_env = "polkavm")]
use guest::host_call;

#[cfg(not(target_env = "polkavm"))]
fn host_call(_: u64, _: &[u8]) -> Vec<u8> {
    unreachable!("these programs are for PolkaVM alone")
}

/// A program's parameters, after the index of its only entrypoint.
pub fn parameters<T: Decode>(mut arguments: &[u8]) -> T {
    let index = u8::decode(&mut arguments).expect("the entrypoint's index comes first");
    assert!(index == 0, "there is one entrypoint");
    T::decode(&mut arguments).expect("the host has checked the arguments")
}

/// A result as the host reads it.
pub fn result(value: u128) -> Vec<u8> {
    value.encode()
}
