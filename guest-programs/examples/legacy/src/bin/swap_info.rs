//! Prices, and pools with how their assets are shown, as a program of PVQ 0.1.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, Encode};
use legacy::swap::{self, AssetInfo};

fn swap_info(mut arguments: &[u8]) -> Vec<u8> {
    let input = &mut arguments;
    let entrypoint = u8::decode(input).expect("the entrypoint's index comes first");
    let answer = match entrypoint {
        0 => {
            let (asset1, asset2, amount, fee) = parameters(input);
            swap::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, fee).encode()
        }
        1 => {
            let (asset1, asset2, amount, fee) = parameters(input);
            swap::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, fee).encode()
        }
        2 => {
            let (asset1, asset2) = parameters(input);
            swap::get_liquidity_pool(asset1, asset2).encode()
        }
        3 => list_pools().encode(),
        _ => panic!("there are four entrypoints"),
    };
    assert!(input.is_empty(), "the arguments end with the parameters");
    answer
}

fn parameters<T: Decode>(input: &mut &[u8]) -> T {
    T::decode(input).expect("the host has checked the arguments")
}

/// The pools of assets that are described.
fn list_pools() -> Vec<(AssetInfo, AssetInfo)> {
    let assets = swap::assets_info();
    let described =
        |pool: (u32, u32)| Some((assets.get(&pool.0)?.clone(), assets.get(&pool.1)?.clone()));
    swap::list_pools().into_iter().filter_map(described).collect()
}

legacy::program!(swap_info);
