//! Functions that the guests share with others.

#![cfg_attr(target_env = "polkavm", no_std)]

/// The supply of an asset, twice.
#[cfg(feature = "ledgers")]
pub fn twice_the_supply(asset: u32) -> u128 {
    assets::guest::total_supply(asset) * 2
}

/// The decimals of an asset, for which no guest asks.
#[cfg(feature = "ledgers")]
pub fn decimals(asset: u32) -> u8 {
    assets::guest::decimals(asset)
}
