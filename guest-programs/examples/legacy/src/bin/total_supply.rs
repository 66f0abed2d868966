//! How much of an asset there is, as a program of PVQ 0.1.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

fn total_supply(arguments: &[u8]) -> alloc::vec::Vec<u8> {
    legacy::result(legacy::total_supply(legacy::parameters(arguments)))
}

legacy::program!(total_supply);
