//! The extensions of the [runtime](crate::runtime), over its pallets.
//!
//! Their weights are placeholders, but for hashing: nobody pays for a query here.

use pvq_extension::{ExtensionId, ExtensionSet, ExtensionsExecutor};
use pvq_extension_core::ExtensionHashing;

pub use pallets::RuntimeExtensions;

/// Those over the pallets, and hashing.
pub type AllExtensions = (RuntimeExtensions, ExtensionHashing);

/// All of them, for queries through the runtime API, which may call every function.
pub fn executor() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register_all::<AllExtensions>();
    extensions
}

/// Whether one of them answers to `id`.
pub fn contains(id: ExtensionId) -> bool {
    AllExtensions::contains(id)
}

#[pvq_extension::extensions_impl]
mod pallets {
    use crate::runtime::{
        asset_metadata, AccountId, AssetConversion, AssetId, AssetMetadata, Assets, Balance,
        NativeAndAssets, Runtime, NATIVE_ASSET,
    };
    use frame_support::traits::fungibles::{Inspect, InspectEnumerable};
    use pallet_asset_conversion::Pools;
    use pvq_extension_fungibles::{batch, AssetDetails};
    use pvq_extension_swap::AssetInfo;
    use std::collections::BTreeSet;

    /// Answers from the pallets of the runtime.
    #[extensions_impl::impl_struct]
    pub struct RuntimeExtensions;

    #[extensions_impl::extension]
    impl pvq_extension_core::extension::ExtensionCore for RuntimeExtensions {
        type ExtensionId = u64;

        fn has_extension(id: u64) -> bool {
            super::contains(id)
        }
    }

    #[extensions_impl::extension]
    impl pvq_extension_fungibles::extension::ExtensionFungibles for RuntimeExtensions {
        type AssetId = AssetId;
        type AccountId = AccountId;
        type Balance = Balance;

        fn asset_exists(asset: AssetId) -> bool {
            NativeAndAssets::asset_exists(asset)
        }

        fn name(asset: AssetId) -> Vec<u8> {
            asset_metadata(asset).name
        }

        fn symbol(asset: AssetId) -> Vec<u8> {
            asset_metadata(asset).symbol
        }

        fn decimals(asset: AssetId) -> u8 {
            asset_metadata(asset).decimals
        }

        fn minimum_balance(asset: AssetId) -> Balance {
            NativeAndAssets::minimum_balance(asset)
        }

        fn total_supply(asset: AssetId) -> Balance {
            NativeAndAssets::total_issuance(asset)
        }

        fn balance(asset: AssetId, who: AccountId) -> Balance {
            NativeAndAssets::balance(asset, &who)
        }
    }

    #[extensions_impl::extension]
    impl batch::ExtensionFungiblesBatch for RuntimeExtensions {
        type AssetId = AssetId;
        type AccountId = AccountId;
        type Balance = Balance;

        fn balances(asset: AssetId, who: Vec<AccountId>) -> Vec<Balance> {
            who.iter().map(|who| NativeAndAssets::balance(asset, who)).collect()
        }

        fn assets(assets: Vec<AssetId>) -> Vec<Option<AssetDetails<Balance>>> {
            let details = |asset| {
                NativeAndAssets::asset_exists(asset).then(|| {
                    let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
                    AssetDetails {
                        name,
                        symbol,
                        decimals,
                        minimum_balance: NativeAndAssets::minimum_balance(asset),
                        total_supply: NativeAndAssets::total_issuance(asset),
                    }
                })
            };
            assets.into_iter().map(details).collect()
        }
    }

    #[extensions_impl::extension]
    impl pvq_extension_swap::extension::ExtensionSwap for RuntimeExtensions {
        type AssetId = AssetId;
        type Balance = Balance;

        fn quote_price_tokens_for_exact_tokens(
            asset1: AssetId,
            asset2: AssetId,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_tokens_for_exact_tokens(
                asset1,
                asset2,
                amount,
                include_fee,
            )
        }

        fn quote_price_exact_tokens_for_tokens(
            asset1: AssetId,
            asset2: AssetId,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_exact_tokens_for_tokens(
                asset1,
                asset2,
                amount,
                include_fee,
            )
        }

        fn get_liquidity_pool(asset1: AssetId, asset2: AssetId) -> Option<(Balance, Balance)> {
            AssetConversion::get_reserves(asset1, asset2).ok()
        }

        fn list_pools() -> Vec<(AssetId, AssetId, Balance, Balance)> {
            Pools::<Runtime>::iter_keys()
                .filter_map(|(asset1, asset2)| {
                    let (reserve1, reserve2) = Self::get_liquidity_pool(asset1, asset2)?;
                    Some((asset1, asset2, reserve1, reserve2))
                })
                .take(Self::MAX_POOLS as usize)
                .collect()
        }

        fn asset_info(asset: AssetId) -> Option<AssetInfo<AssetId>> {
            NativeAndAssets::asset_exists(asset).then(|| {
                let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
                AssetInfo { asset_id: asset, name, symbol, decimals }
            })
        }

        fn assets_info() -> Vec<AssetInfo<AssetId>> {
            let pooled: BTreeSet<AssetId> = Pools::<Runtime>::iter_keys()
                .take(Self::MAX_POOLS as usize)
                .flat_map(|(asset1, asset2)| [asset1, asset2])
                .collect();
            let others: BTreeSet<AssetId> = <Assets as InspectEnumerable<AccountId>>::asset_ids()
                .chain([NATIVE_ASSET])
                .filter(|asset| !pooled.contains(asset))
                .take(Self::MAX_ASSETS as usize)
                .collect();
            pooled
                .into_iter()
                .chain(others)
                .filter_map(Self::asset_info)
                .take(Self::MAX_ASSETS as usize)
                .collect()
        }
    }
}

#[cfg(test)]
mod tests;
