//! A runtime with assets and pools in storage, and nothing else. Pools have a constant product and
//! take no fee.

use super::{BenchmarkHelper, Pool};
use crate::{extension::ExtensionSwap, AssetInfo};
use frame_support::{derive_impl, storage_alias, Blake2_128Concat};
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
    pub enum Runtime {
        System: frame_system,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = frame_system::mocking::MockBlock<Runtime>;
}

#[storage_alias]
type Assets = StorageMap<Mock, Blake2_128Concat, u32, AssetInfo<u32>>;
#[storage_alias]
type Pools = StorageMap<Mock, Blake2_128Concat, (u32, u32), (u128, u128)>;

impl super::Config for Runtime {
    type Extension = Runtime;
    type Helper = Runtime;
}

fn create(asset_id: u32) -> AssetInfo<u32> {
    let info = AssetInfo { asset_id, name: vec![b'n'; 50], symbol: vec![b's'; 50], decimals: 10 };
    Assets::insert(asset_id, &info);
    info
}

impl BenchmarkHelper<u32, u128> for Runtime {
    fn clear() {
        let _ = Assets::clear(u32::MAX, None);
        let _ = Pools::clear(u32::MAX, None);
    }

    fn create_pool(n: u32) -> Pool<u32, u128> {
        let assets = (10_000 + 2 * n, 10_001 + 2 * n);
        let reserves = (1_000_000, 2_000_000 + u128::from(n));
        create(assets.0);
        create(assets.1);
        Pools::insert(assets, reserves);
        Pool { assets, reserves, amount: 1_000 }
    }

    fn fill_pools(pools: u32) {
        for n in 0..pools {
            Pools::insert((20_000 + 2 * n, 20_001 + 2 * n), (0, 0));
        }
    }

    fn create_asset(n: u32) -> AssetInfo<u32> {
        create(n)
    }
}

impl ExtensionSwap for Runtime {
    type AssetId = u32;
    type Balance = u128;

    fn quote_price_tokens_for_exact_tokens(
        asset1: u32,
        asset2: u32,
        amount: u128,
        _: bool,
    ) -> Option<u128> {
        let (reserve1, reserve2) = Pools::get((asset1, asset2))?;
        Some((reserve1 * amount).div_ceil(reserve2 - amount))
    }

    fn quote_price_exact_tokens_for_tokens(
        asset1: u32,
        asset2: u32,
        amount: u128,
        _: bool,
    ) -> Option<u128> {
        let (reserve1, reserve2) = Pools::get((asset1, asset2))?;
        Some(reserve2 * amount / (reserve1 + amount))
    }

    fn get_liquidity_pool(asset1: u32, asset2: u32) -> Option<(u128, u128)> {
        Pools::get((asset1, asset2))
    }

    fn list_pools() -> Vec<(u32, u32, u128, u128)> {
        let pools = Pools::iter().take(Self::MAX_POOLS as usize);
        pools.map(|((asset1, asset2), reserves)| (asset1, asset2, reserves.0, reserves.1)).collect()
    }

    fn asset_info(asset: u32) -> Option<AssetInfo<u32>> {
        Assets::get(asset)
    }

    fn assets_info() -> Vec<AssetInfo<u32>> {
        Assets::iter_values().take(Self::MAX_ASSETS as usize).collect()
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}
