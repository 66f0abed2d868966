//! The extensions that the guide does not have: on pools, fees, the runtime, and fees of messages.

pub use over_pallets::MoreExtensions;

/// The extensions over the pallets.
#[pvq_extension::extensions_impl]
pub mod over_pallets {
    use crate::{
        assets::{asset_metadata, AssetMetadata, NativeAndAssets, NATIVE_ASSET},
        configs::{AssetsInstance, NativeLocation, XcmConfig},
        tx_extension, AllPalletsWithSystem, AssetConversion, AssetId, Balance, Hash, ParachainInfo,
        Runtime, RuntimeCall, TransactionPayment,
    };
    use alloc::{collections::BTreeMap, vec::Vec};
    use frame_support::{
        dispatch::{DispatchClass, GetDispatchInfo, Pays},
        traits::fungibles::Inspect,
        weights::Weight,
    };
    use pallet_asset_conversion::Pools;
    use pallet_assets::Asset;
    use pvq_extension_fees::{decode_call, CallClass, CallFee};
    use pvq_extension_runtime::{frame, Pallet, Version};
    use pvq_extension_swap::{page_size, AssetInfo, Page, Pool};
    use pvq_extension_xcm_fees::{frame as xcm_fees, MessageWeight, XcmFeeError};
    use sp_runtime::traits::TransactionExtension;

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

        // One more than may be listed makes the call fail.
        fn list_pools() -> Vec<(AssetId, AssetId)> {
            Pools::<Runtime>::iter_keys().take(Self::MAX_POOLS as usize + 1).collect()
        }

        fn asset_info(asset: AssetId) -> Option<AssetInfo<AssetId>> {
            NativeAndAssets::asset_exists(asset).then(|| info(asset))
        }

        // One more than may be listed makes the call fail.
        fn assets_info() -> BTreeMap<AssetId, AssetInfo<AssetId>> {
            assets_after(None)
                .take(Self::MAX_ASSETS as usize + 1)
                .map(|asset| (asset, info(asset)))
                .collect()
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_pools::WeightInfo<Runtime>)]
    impl pvq_extension_swap::pools::ExtensionPools for MoreExtensions {
        type AssetId = AssetId;
        type Balance = Balance;

        // A call is charged by the pools that it lists, so every pool that is read is listed. One that is empty, or
        // whose assets are frozen, has reserves of zero.
        fn pools(
            start: Option<(AssetId, AssetId)>,
            limit: u32,
        ) -> Page<Pool<AssetId, Balance>, (AssetId, AssetId)> {
            let keys = match start {
                None => Pools::<Runtime>::iter_keys(),
                Some(key) => {
                    Pools::<Runtime>::iter_keys_from(Pools::<Runtime>::hashed_key_for(key))
                }
            };
            Page::of(keys, page_size(limit, Self::MAX_PAGE), |&(asset1, asset2)| {
                let (reserve1, reserve2) =
                    AssetConversion::get_reserves(asset1, asset2).unwrap_or_default();
                Pool { asset1, asset2, reserve1, reserve2 }
            })
        }

        fn assets(start: Option<AssetId>, limit: u32) -> Page<AssetInfo<AssetId>, AssetId> {
            let size = page_size(limit, Self::MAX_PAGE);
            Page::of(assets_after(start), size, |asset| info(*asset))
        }
    }

    /// Returns the ids of the assets that follow `start`: the native one, then those of Assets in the order of their
    /// keys in storage.
    fn assets_after(start: Option<AssetId>) -> impl Iterator<Item = AssetId> {
        type Ids = Asset<Runtime, AssetsInstance>;
        let keys = match start {
            None | Some(NATIVE_ASSET) => Ids::iter_keys(),
            Some(asset) => Ids::iter_keys_from(Ids::hashed_key_for(asset)),
        };
        let native = start.is_none().then_some(NATIVE_ASSET);
        // A genesis could have an asset of the native id, whose cursor would lead back to the first page.
        native.into_iter().chain(keys.filter(|asset| *asset != NATIVE_ASSET))
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fees::WeightInfo<Runtime>)]
    impl pvq_extension_fees::extension::ExtensionFees for MoreExtensions {
        type Balance = Balance;

        fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<Balance>> {
            let call: RuntimeCall = decode_call(&call, Self::MAX_CALL_BYTES)?;
            let mut info = call.get_dispatch_info();
            // What the extensions weigh depends on the call alone, not on the data that they carry.
            info.extension_weight = tx_extension(0).weight(&call);
            let weight = info.total_weight();
            Some(CallFee {
                ref_time: weight.ref_time(),
                proof_size: weight.proof_size(),
                class: match info.class {
                    DispatchClass::Normal => CallClass::Normal,
                    DispatchClass::Operational => CallClass::Operational,
                    DispatchClass::Mandatory => CallClass::Mandatory,
                },
                pays_fee: info.pays_fee == Pays::Yes,
                fee: TransactionPayment::compute_fee(length, &info, 0),
            })
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

    #[extensions_impl::extension(weights = pvq_extension_xcm_fees::weights::SubstrateWeight<Runtime>)]
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
