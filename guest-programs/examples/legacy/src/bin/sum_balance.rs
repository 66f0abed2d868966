//! How much of an asset some accounts hold together, as a program of PVQ 0.1.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

fn sum_balance(arguments: &[u8]) -> alloc::vec::Vec<u8> {
    let (asset, accounts): (u32, alloc::vec::Vec<[u8; 32]>) = legacy::parameters(arguments);
    legacy::result(accounts.iter().map(|who| legacy::balance(asset, who)).sum())
}

legacy::program!(sum_balance);
