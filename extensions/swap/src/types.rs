use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// The name, symbol and decimals of an asset.
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
