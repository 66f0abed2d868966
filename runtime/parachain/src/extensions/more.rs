//! The extensions that the guide does not have: on pools, fees, the runtime, and fees of messages.

pub use over_pallets::MoreExtensions;

/// The extensions over the pallets.
#[pvq_extension::extensions_impl]
pub mod over_pallets {
    use crate::{
        assets::{asset_metadata, AssetMetadata, NativeAndAssets, NATIVE_ASSET},
        configs::{AssetsInstance, NativeLocation, XcmConfig},
        tx_extension, AllPalletsWithSystem, AssetConversion, AssetId, Balance, Hash, ParachainInfo,
        Runtime, TransactionPayment,
    };
    use alloc::{collections::BTreeMap, vec::Vec};
    use frame_support::{traits::fungibles::Inspect, weights::Weight};
    use pvq_extension_fees::{frame as fees, CallFee};
    use pvq_extension_runtime::{frame, Pallet, Version};
    use pvq_extension_swap::{frame as pools, page_size, AssetInfo, Page, Pool};
    use pvq_extension_xcm_fees::{frame as xcm_fees, MessageWeight, XcmFeeError};

    /// Answers from the pallets of this runtime.
    #[extensions_impl::impl_struct]
    pub struct MoreExtensions;

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_swap::WeightInfo<Runtime>)]
    impl pvq_extension_swap::extension::ExtensionSwap for MoreExtensions {
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
    impl pvq_extension_swap::pools::ExtensionPools for MoreExtensions {
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
    impl pvq_extension_fees::extension::ExtensionFees for MoreExtensions {
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
    impl pvq_extension_runtime::extension::ExtensionRuntime for MoreExtensions {
        type Hash = Hash;

        fn version() -> Version {
            frame::version::<Runtime>()
        }

        fn genesis_hash() -> Option<Hash> {
            frame::genesis_hash::<Runtime>()
        }

        fn parachain_id() -> Option<u32> {
            Some(ParachainInfo::parachain_id().into())
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

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_xcm_fees::WeightInfo<Runtime>)]
    impl pvq_extension_xcm_fees::extension::ExtensionXcmFees for MoreExtensions {
        fn payment_assets() -> Vec<Vec<u8>> {
            xcm_fees::payment_assets([xcm::latest::AssetId(NativeLocation::get())])
        }

        fn message_weight(message: Vec<u8>) -> Result<MessageWeight, XcmFeeError> {
            xcm_fees::message_weight::<Runtime>(&message, Self::MAX_VALUE_BYTES)
        }

        fn weight_fee(ref_time: u64, proof_size: u64, asset: Vec<u8>) -> Result<u128, XcmFeeError> {
            let weight = Weight::from_parts(ref_time, proof_size);
            xcm_fees::weight_fee::<Runtime, XcmConfig>(weight, &asset, Self::MAX_VALUE_BYTES)
        }

        fn delivery_fee(
            destination: Vec<u8>,
            message: Vec<u8>,
            asset: Vec<u8>,
        ) -> Result<u128, XcmFeeError> {
            let max_bytes = Self::MAX_VALUE_BYTES;
            xcm_fees::delivery_fee::<Runtime, XcmConfig>(&destination, &message, &asset, max_bytes)
        }
    }

    /// Returns the description of an asset that exists.
    fn info(asset: AssetId) -> AssetInfo<AssetId> {
        let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
        AssetInfo { asset_id: asset, name, symbol, decimals }
    }
}
