//! The benchmarks of what the guides add: the pallets, and the extensions over those of the runtime; and of all other
//! pallets and the instructions of messages.
//!
//! - [`more`]: the setup for the other extensions and for queries between chains;
//! - [`sdk`]: that for the pallets of the SDK;
//! - [`xcm`]: that for messages.

mod more;
mod sdk;
mod xcm;

pub use more::{AssetIds, Chains, Pairs};

use crate::{
    assets::{asset_metadata, AssetMetadata, NativeAndAssets},
    configs::AssetsInstance,
    extensions::RuntimeExtensions,
    AccountId, AllPalletsWithSystem, AssetConversion, AssetId, Assets, Balance, Balances,
    CollatorSelection, MessageQueue, ParachainSystem, PoolAssets, Pvq, PvqXcm, Runtime,
    RuntimeOrigin, Sudo, TechnicalCommittee, Timestamp, TransactionPayment, WeightReclaim,
    XcmpQueue,
};
use alloc::{string::String, vec, vec::Vec};
use frame_benchmarking::{account, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{
    fungibles::{Inspect, Mutate},
    Get, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
};
use pvq_extension_fungibles::{benchmarking::BenchmarkHelper, AssetDetails};

frame_benchmarking::define_benchmarks!(
    [pallet_pvq, Pvq]
    [pvq_extension_core::extension, pvq_extension_core::benchmarking::extension::Pallet<Runtime>]
    [pvq_extension_core::hashing, pvq_extension_core::benchmarking::hashing::Pallet<Runtime>]
    [pvq_extension_fungibles::extension, pvq_extension_fungibles::benchmarking::extension::Pallet<Runtime>]
    [pvq_extension_fungibles::batch, pvq_extension_fungibles::benchmarking::batch::Pallet<Runtime>]
    [pvq_extension_fees::extension, pvq_extension_fees::benchmarking::extension::Pallet<Runtime>]
    [pvq_extension_runtime::extension, pvq_extension_runtime::benchmarking::extension::Pallet<Runtime>]
    [pvq_extension_swap::extension, pvq_extension_swap::benchmarking::extension::Pallet<Runtime>]
    [pvq_extension_swap::pools, pvq_extension_swap::benchmarking::pools::Pallet<Runtime>]
    [pallet_pvq_xcm, PvqXcm]
    [frame_system, frame_system_benchmarking::Pallet<Runtime>]
    [frame_system_extensions, frame_system_benchmarking::extensions::Pallet<Runtime>]
    [cumulus_pallet_parachain_system, ParachainSystem]
    [pallet_timestamp, Timestamp]
    [cumulus_pallet_weight_reclaim, WeightReclaim]
    [pallet_balances, Balances]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_sudo, Sudo]
    [pallet_collator_selection, CollatorSelection]
    [pallet_session, cumulus_pallet_session_benchmarking::Pallet<Runtime>]
    [cumulus_pallet_xcmp_queue, XcmpQueue]
    [pallet_xcm, pallet_xcm::benchmarking::Pallet<Runtime>]
    [pallet_xcm_benchmarks::fungible, pallet_xcm_benchmarks::fungible::Pallet<Runtime>]
    [pallet_xcm_benchmarks::generic, pallet_xcm_benchmarks::generic::Pallet<Runtime>]
    [pallet_message_queue, MessageQueue]
    [pallet_assets, Assets]
    [pallet_assets::pool, PoolAssets]
    [pallet_asset_conversion, AssetConversion]
    [pallet_collective, TechnicalCommittee]
    [pvq_extension_xcm_fees::extension, pvq_extension_xcm_fees::benchmarking::extension::Pallet<Runtime>]
);

/// Returns the list of the benchmarks, and the pallets' storage.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
    let mut list = Vec::new();
    list_benchmarks!(list, extra);
    (list, AllPalletsWithSystem::storage_info())
}

/// Runs the benchmarks that `config` selects.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
    let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
    let mut batches = Vec::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}

impl pvq_extension_core::benchmarking::Config for Runtime {
    type Extension = RuntimeExtensions;
}

impl pvq_extension_fungibles::benchmarking::Config for Runtime {
    type Extension = RuntimeExtensions;
    type Batch = RuntimeExtensions;
    type Helper = AssetsHelper;
}

/// Makes assets and holders in Assets, which cost more to read than the native token.
pub struct AssetsHelper;

/// Above the ids of assets that a genesis preset may have made.
const FIRST_ASSET: AssetId = 1_000_000;

/// Makes an asset with the longest name and symbol that there can be.
fn create_asset(asset: AssetId) -> AssetId {
    let length: u32 = <Runtime as pallet_assets::Config<AssetsInstance>>::StringLimit::get();
    let text = vec![b'x'; length as usize];
    let owner: AccountId = account("owner", 0, 0);
    let root = RuntimeOrigin::root;
    Assets::force_create(root(), asset, owner.into(), true, 1).expect("the id is free; qed");
    Assets::force_set_metadata(root(), asset, text.clone(), text, 10, false)
        .expect("the texts are of the longest length allowed; qed");
    asset
}

impl BenchmarkHelper<AssetId, AccountId, Balance> for AssetsHelper {
    fn create_asset(n: u32) -> AssetId {
        create_asset(FIRST_ASSET + n)
    }

    fn create_holder(asset: &AssetId, n: u32) -> (AccountId, Balance) {
        let (who, amount) = (account("holder", n, 0), 1_000_000 + Balance::from(n));
        NativeAndAssets::mint_into(*asset, &who, amount).expect("the asset is there; qed");
        (who, amount)
    }

    fn details(asset: &AssetId) -> AssetDetails<Balance> {
        let AssetMetadata { name, symbol, decimals } = asset_metadata(*asset);
        AssetDetails {
            name,
            symbol,
            decimals,
            minimum_balance: NativeAndAssets::minimum_balance(*asset),
            total_supply: NativeAndAssets::total_issuance(*asset),
        }
    }
}
