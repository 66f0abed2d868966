//! The swap extension, with the types that PVQ 0.1 published.

use crate::host_call;
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeAll, Encode};

/// The id under which PVQ 0.1 knows the swap extension.
const SWAP: u64 = 15900548380266538526;

/// The name, symbol and decimals of an asset.
#[derive(Clone, Encode, Decode)]
pub struct AssetInfo {
    /// The asset.
    pub asset_id: u32,
    /// Its name.
    pub name: Vec<u8>,
    /// Its ticker symbol.
    pub symbol: Vec<u8>,
    /// The decimals that it is shown with.
    pub decimals: u8,
}

/// Calls function 0 of the swap extension.
pub fn quote_price_tokens_for_exact_tokens(
    asset1: u32,
    asset2: u32,
    amount: u128,
    include_fee: bool,
) -> Option<u128> {
    answer(&(0u8, asset1, asset2, amount, include_fee))
}

/// Calls function 1 of the swap extension.
pub fn quote_price_exact_tokens_for_tokens(
    asset1: u32,
    asset2: u32,
    amount: u128,
    include_fee: bool,
) -> Option<u128> {
    answer(&(1u8, asset1, asset2, amount, include_fee))
}

/// Calls function 2 of the swap extension.
pub fn get_liquidity_pool(asset1: u32, asset2: u32) -> Option<(u128, u128)> {
    answer(&(2u8, asset1, asset2))
}

/// Calls function 3 of the swap extension.
pub fn list_pools() -> Vec<(u32, u32)> {
    answer(&3u8)
}

/// Calls function 5 of the swap extension.
pub fn assets_info() -> BTreeMap<u32, AssetInfo> {
    answer(&5u8)
}

/// Decodes the whole answer, which PVQ 0.1 did not: another type would not do.
fn answer<T: Decode>(call: &impl Encode) -> T {
    T::decode_all(&mut &host_call(SWAP, &call.encode())[..]).expect("the answer has the type")
}
