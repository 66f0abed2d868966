//! The benchmarks of the extensions that the guide does not have, and of queries between chains.

use super::{create_asset, AssetsHelper};
use crate::{
    assets::{asset_metadata, AssetMetadata, NativeAndAssets, NATIVE_ASSET},
    configs::{AssetsInstance, LocationToAccountId},
    constants::UNIT,
    extensions::MoreExtensions,
    tx_extension, AccountId, AllPalletsWithSystem, AssetId, Balance, Balances, ParachainSystem,
    Runtime, RuntimeCall, RuntimeOrigin, TransactionPayment,
};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use frame_support::{
    dispatch::{DispatchInfo, GetDispatchInfo},
    traits::{fungible::Mutate as _, fungibles::Mutate},
    weights::Weight,
};
use pallet_asset_conversion::{PoolInfo, PoolLocator, Pools};
use pallet_assets::{Asset, Metadata};
use pallet_pvq_xcm::Chain;
use pvq_extension_fees::{CallClass, CallFee, MAX_CALL_DEPTH};
use pvq_extension_swap::{benchmarking::TestPool, AssetInfo, Pool};
use sp_runtime::traits::TransactionExtension;
use xcm_executor::traits::ConvertLocation;

/// The first id of the assets that are in no pool.
const ASSETS: AssetId = 1_000_000;
/// The first id of the assets in pools with liquidity.
const POOLED: AssetId = 2_000_000;

impl pvq_extension_swap::benchmarking::Config for Runtime {
    type AssetId = AssetId;
    type Balance = Balance;
    type Extension = MoreExtensions;
    type Pools = MoreExtensions;
    type Helper = AssetsHelper;
}

impl pvq_extension_fees::benchmarking::Config for Runtime {
    type Extension = MoreExtensions;
    type Helper = Calls;
}

impl pvq_extension_runtime::benchmarking::Config for Runtime {
    type Extension = MoreExtensions;
    type Pallets = AllPalletsWithSystem;
}

fn info(asset: AssetId) -> AssetInfo<AssetId> {
    let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
    AssetInfo { asset_id: asset, name, symbol, decimals }
}

/// Puts a pool with `reserves` into storage.
fn create_pool(assets: (AssetId, AssetId), reserves: (Balance, Balance)) {
    let pool = <Runtime as pallet_asset_conversion::Config>::PoolLocator::address(&assets)
        .expect("every pool has an address; qed");
    for (asset, reserve) in [(assets.0, reserves.0), (assets.1, reserves.1)] {
        if reserve > 0 {
            NativeAndAssets::mint_into(asset, &pool, reserve).expect("the asset exists; qed");
        }
    }
    Pools::<Runtime>::insert(assets, PoolInfo { lp_token: assets.0 });
}

impl pvq_extension_swap::benchmarking::BenchmarkHelper<AssetId, Balance> for AssetsHelper {
    fn clear() {
        let _ = Pools::<Runtime>::clear(u32::MAX, None);
        let _ = Asset::<Runtime, AssetsInstance>::clear(u32::MAX, None);
        let _ = Metadata::<Runtime, AssetsInstance>::clear(u32::MAX, None);
    }

    fn create_pool(n: u32) -> TestPool<AssetId, Balance> {
        let assets = (create_asset(POOLED + 2 * n), create_asset(POOLED + 2 * n + 1));
        let reserves = (1_000_000_000, 2_000_000_000 + Balance::from(n));
        create_pool(assets, reserves);
        let pool =
            Pool { asset1: assets.0, asset2: assets.1, reserve1: reserves.0, reserve2: reserves.1 };
        TestPool { pool, amount: 1_000_000 }
    }

    fn create_asset(n: u32) -> AssetInfo<AssetId> {
        info(create_asset(ASSETS + n))
    }
}

/// Calls for the benchmarks of fees.
pub enum Calls {}

/// Calls of Sudo around the innermost call, whose keys are the level that is left.
const LEVELS_OF_SUDO: u32 = MAX_CALL_DEPTH - 1;

impl pvq_extension_fees::benchmarking::BenchmarkHelper<Balance> for Calls {
    // A key of one byte takes two, and an allocation.
    fn call(bytes: u32, length: u32) -> (Vec<u8>, CallFee<Balance>) {
        // The indices of each call, and the number of the keys, which takes four bytes at most.
        let keys = (bytes - 2 * (LEVELS_OF_SUDO + 1) - 4) / 2;
        let keys = vec![vec![0]; keys as usize];
        let mut call = RuntimeCall::System(frame_system::Call::kill_storage { keys });
        for _ in 0..LEVELS_OF_SUDO {
            call = RuntimeCall::Sudo(pallet_sudo::Call::sudo { call: Box::new(call) });
        }
        let extension_weight = tx_extension(0).weight(&call);
        let info = DispatchInfo { extension_weight, ..call.get_dispatch_info() };
        let weight = info.total_weight();
        let fee = CallFee {
            ref_time: weight.ref_time(),
            proof_size: weight.proof_size(),
            class: CallClass::Operational,
            pays_fee: true,
            fee: TransactionPayment::compute_fee(length, &info, 0),
        };
        (call.encode(), fee)
    }

    fn weight_fee(ref_time: u64, proof_size: u64) -> Balance {
        TransactionPayment::weight_to_fee(Weight::from_parts(ref_time, proof_size))
    }

    fn length_fee(length: u32) -> Balance {
        TransactionPayment::length_to_fee(length)
    }
}

/// Ids for the benchmarks of Assets, which begin at zero.
pub enum AssetIds {}

impl pallet_assets::BenchmarkHelper<AssetId, ()> for AssetIds {
    fn create_asset_id_parameter(id: u32) -> AssetId {
        NATIVE_ASSET + 1 + id
    }

    fn create_reserve_id_parameter(_: u32) {}
}

/// Assets for the benchmarks of AssetConversion, which create them.
pub enum Pairs {}

impl pallet_asset_conversion::BenchmarkHelper<AssetId> for Pairs {
    fn create_pair(seed1: u32, seed2: u32) -> (AssetId, AssetId) {
        (NATIVE_ASSET + 1 + seed1, NATIVE_ASSET + 1 + seed2)
    }
}

/// Chains to ask, and to be asked by.
pub enum Chains {}

impl pallet_pvq_xcm::BenchmarkHelper<RuntimeOrigin, AccountId> for Chains {
    fn reachable_chain() -> Chain {
        let id = crate::genesis::SIBLING_ID;
        ParachainSystem::open_outbound_hrmp_channel_for_benchmarks_or_tests(id.into());
        Chain::Sibling(id)
    }

    fn origin_of(chain: Chain) -> RuntimeOrigin {
        pallet_xcm::Origin::Xcm(chain.into()).into()
    }

    fn fund(account: &AccountId) {
        Balances::set_balance(account, 1_000 * UNIT);
    }

    fn fund_chain(chain: Chain) {
        let account =
            LocationToAccountId::convert_location(&chain.into()).expect("it has one; qed");
        Self::fund(&account);
    }
}
