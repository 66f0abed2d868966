//! The extensions that programs may call on this chain: on extensions themselves, hashes, fungible assets one by one
//! and in batches, pools, of which lists come in pages, fees, and the runtime.

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
        tx_extension, AccountId, AllPalletsWithSystem, AssetConversion, AssetId, Balance, Hash,
        Runtime, TransactionPayment,
    };
    use alloc::{collections::BTreeMap, vec::Vec};
    use frame_support::{traits::fungibles::Inspect, weights::Weight};
    use pvq_extension_fees::{frame as fees, CallFee};
    use pvq_extension_fungibles::AssetDetails;
    use pvq_extension_runtime::{frame, Pallet, Version};
    use pvq_extension_swap::{frame as pools, page_size, AssetInfo, Page, Pool};

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
        type AssetInfo = AssetInfo<AssetId>;

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

        fn list_pools() -> Vec<(AssetId, AssetId)> {
            pools::list_pools::<Runtime>(Self::MAX_POOLS)
        }

        fn asset_info(asset: AssetId) -> Option<AssetInfo<AssetId>> {
            NativeAndAssets::asset_exists(asset).then(|| info(asset))
        }

        fn assets_info() -> BTreeMap<AssetId, AssetInfo<AssetId>> {
            let info = |asset: &AssetId| info(*asset);
            pools::assets_info::<Runtime, AssetsInstance, _>(NATIVE_ASSET, Self::MAX_ASSETS, info)
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_pools::WeightInfo<Runtime>)]
    impl pvq_extension_swap::pools::ExtensionPools for RuntimeExtensions {
        type AssetId = AssetId;
        type Balance = Balance;

        fn pools(
            start: Option<(AssetId, AssetId)>,
            limit: u32,
        ) -> Page<Pool<AssetId, Balance>, (AssetId, AssetId)> {
            pools::pools::<Runtime>(start, page_size(limit, Self::MAX_PAGE))
        }

        fn assets(start: Option<AssetId>, limit: u32) -> Page<AssetInfo<AssetId>, AssetId> {
            let assets = pools::assets_after::<Runtime, AssetsInstance>(NATIVE_ASSET, start);
            Page::of(assets, page_size(limit, Self::MAX_PAGE), |asset| info(*asset))
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fees::WeightInfo<Runtime>)]
    impl pvq_extension_fees::extension::ExtensionFees for RuntimeExtensions {
        type Balance = Balance;

        fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<Balance>> {
            fees::call_fee::<Runtime>(&call, Self::MAX_CALL_BYTES, length, &tx_extension(0))
        }

        fn weight_to_fee(ref_time: u64, proof_size: u64) -> Balance {
            TransactionPayment::weight_to_fee(Weight::from_parts(ref_time, proof_size))
        }

        fn length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_runtime::WeightInfo<Runtime>)]
    impl pvq_extension_runtime::extension::ExtensionRuntime for RuntimeExtensions {
        type Hash = Hash;

        fn version() -> Version {
            frame::version::<Runtime>()
        }

        fn genesis_hash() -> Option<Hash> {
            frame::genesis_hash::<Runtime>()
        }

        // A solo chain.
        fn parachain_id() -> Option<u32> {
            None
        }

        fn pallet(name: Vec<u8>) -> Option<Pallet> {
            frame::pallet::<AllPalletsWithSystem>(&name)
        }

        fn pallets() -> Vec<Pallet> {
            frame::pallets::<AllPalletsWithSystem>()
        }

        fn call_index(pallet: Vec<u8>, call: Vec<u8>) -> Option<(u8, u8)> {
            frame::call_index::<Runtime, AllPalletsWithSystem>(&pallet, &call)
        }
    }

    /// Returns the description of an asset that exists.
    fn info(asset: AssetId) -> AssetInfo<AssetId> {
        let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
        AssetInfo { asset_id: asset, name, symbol, decimals }
    }
}
