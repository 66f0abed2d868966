//! The native token and the assets of the Assets pallet under one kind of id.

use crate::{
    configs::AssetsInstance,
    constants::{NATIVE_DECIMALS, NATIVE_NAME, NATIVE_SYMBOL},
    AccountId, AssetId, Assets, Balances, Runtime,
};
use alloc::vec::Vec;
use frame_support::traits::fungible::UnionOf;
use pallet_assets::Metadata;
use sp_runtime::{traits::Convert, Either};

/// The id that stands for the native token. Assets has no asset of this id.
pub const NATIVE_ASSET: AssetId = 0;

/// The assets of pools and queries: the native token and those of [`Assets`].
pub type NativeAndAssets = UnionOf<Balances, Assets, NativeIsZero, AssetId, AccountId>;

/// Sends [`NATIVE_ASSET`] to Balances and every other id to Assets.
pub struct NativeIsZero;

impl Convert<AssetId, Either<(), AssetId>> for NativeIsZero {
    fn convert(asset: AssetId) -> Either<(), AssetId> {
        match asset {
            NATIVE_ASSET => Either::Left(()),
            asset => Either::Right(asset),
        }
    }
}

/// The metadata of an asset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssetMetadata {
    /// Its name, UTF-8 by convention.
    pub name: Vec<u8>,
    /// Its ticker symbol, UTF-8 by convention.
    pub symbol: Vec<u8>,
    /// Its decimals: one of it is `10^decimals` of its smallest unit.
    pub decimals: u8,
}

/// Returns the metadata of `asset`. Empty and zero where it has none, as in Assets.
pub fn asset_metadata(asset: AssetId) -> AssetMetadata {
    match asset {
        NATIVE_ASSET => AssetMetadata {
            name: NATIVE_NAME.as_bytes().to_vec(),
            symbol: NATIVE_SYMBOL.as_bytes().to_vec(),
            decimals: NATIVE_DECIMALS,
        },
        asset => {
            let metadata = Metadata::<Runtime, AssetsInstance>::get(asset);
            AssetMetadata {
                name: metadata.name.into_inner(),
                symbol: metadata.symbol.into_inner(),
                decimals: metadata.decimals,
            }
        }
    }
}
