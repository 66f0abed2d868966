//! The extensions that programs may call on this chain: on extensions themselves, hashes, fungible assets one by one
//! and in batches, and pools.

use crate::{weights, Runtime};
use pvq_extension::{ExtensionId, ExtensionSet};
use pvq_extension_core::{ExtensionHashing, Hasher};

pub use pallets::RuntimeExtensions;

/// All extensions: those over the pallets, and hashing.
pub type Extensions = (
    RuntimeExtensions,
    ExtensionHashing<Hasher, weights::pvq_extension_hashing::WeightInfo<Runtime>>,
);

/// Returns whether one of the extensions answers to `id`, normative or legacy.
pub fn contains(id: ExtensionId) -> bool {
    Extensions::contains(id)
}

/// The extensions over the pallets.
#[pvq_extension::extensions_impl]
pub mod pallets {
    use crate::{
        assets::{asset_metadata, AssetMetadata, NativeAndAssets, NATIVE_ASSET},
        configs::AssetsInstance,
        AccountId, AssetConversion, AssetId, Balance, Runtime,
    };
    use alloc::{collections::BTreeSet, vec::Vec};
    use frame_support::traits::fungibles::Inspect;
    use pallet_asset_conversion::Pools;
    use pallet_assets::Asset;
    use pvq_extension_fungibles::AssetDetails;
    use pvq_extension_swap::AssetInfo;

    /// Answers from the pallets of the runtime.
    #[extensions_impl::impl_struct]
    pub struct RuntimeExtensions;

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_core::WeightInfo<Runtime>)]
    impl pvq_extension_core::extension::ExtensionCore for RuntimeExtensions {
        type ExtensionId = u64;

        fn has_extension(id: u64) -> bool {
            super::contains(id)
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fungibles::WeightInfo<Runtime>)]
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

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fungibles_batch::WeightInfo<Runtime>)]
    impl pvq_extension_fungibles::batch::ExtensionFungiblesBatch for RuntimeExtensions {
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

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_swap::WeightInfo<Runtime>)]
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

        // A call is charged by the pools that it lists, so every pool that is read is listed. One that is empty, or
        // whose assets are frozen, has reserves of zero.
        fn list_pools() -> Vec<(AssetId, AssetId, Balance, Balance)> {
            Pools::<Runtime>::iter_keys()
                .take(Self::MAX_POOLS as usize)
                .map(|(asset1, asset2)| {
                    let (reserve1, reserve2) =
                        Self::get_liquidity_pool(asset1, asset2).unwrap_or_default();
                    (asset1, asset2, reserve1, reserve2)
                })
                .collect()
        }

        fn asset_info(asset: AssetId) -> Option<AssetInfo<AssetId>> {
            NativeAndAssets::asset_exists(asset).then(|| info(asset))
        }

        // Beside the assets that it lists, it reads `MAX_POOLS` pools at most, and whether their assets exist. The
        // weight of a call that lists nothing covers that.
        fn assets_info() -> Vec<AssetInfo<AssetId>> {
            let pooled: BTreeSet<AssetId> = Pools::<Runtime>::iter_keys()
                .take(Self::MAX_POOLS as usize)
                .flat_map(|(asset1, asset2)| [asset1, asset2])
                .collect();
            let mut listed: Vec<AssetId> = pooled
                .iter()
                .copied()
                .filter(|asset| NativeAndAssets::asset_exists(*asset))
                .take(Self::MAX_ASSETS as usize)
                .collect();
            let others: BTreeSet<AssetId> = [NATIVE_ASSET]
                .into_iter()
                .chain(Asset::<Runtime, AssetsInstance>::iter_keys())
                .filter(|asset| !pooled.contains(asset))
                .take(Self::MAX_ASSETS as usize - listed.len())
                .collect();
            listed.extend(others);
            listed.into_iter().map(info).collect()
        }
    }

    /// Returns the description of an asset that exists.
    fn info(asset: AssetId) -> AssetInfo<AssetId> {
        let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
        AssetInfo { asset_id: asset, name, symbol, decimals }
    }
}
