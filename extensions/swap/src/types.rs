use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// The name, symbol and decimals of an asset, encoded as PVQ 0.1 published it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct AssetInfo<AssetId> {
    /// The asset.
    pub asset_id: AssetId,
    /// Its name, UTF-8 by convention; empty if it has none.
    pub name: Vec<u8>,
    /// Its ticker symbol, UTF-8 by convention; empty if it has none.
    pub symbol: Vec<u8>,
    /// The decimals that it is shown with: `10^decimals` of the smallest unit are one.
    pub decimals: u8,
}

/// A pool of two assets, and the amount of each.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Pool<AssetId, Balance> {
    /// One asset of the pool. With `asset2`, in this order, the key of the pool.
    pub asset1: AssetId,
    /// The other asset.
    pub asset2: AssetId,
    /// The amount of `asset1`, in its smallest unit. Both are zero where the pool cannot be traded in:
    /// it is empty, or an asset of it is frozen or does not exist any more.
    pub reserve1: Balance,
    /// The amount of `asset2`, in its smallest unit.
    pub reserve2: Balance,
}
