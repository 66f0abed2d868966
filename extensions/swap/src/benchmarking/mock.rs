//! A runtime with assets and pools in storage, and nothing else. Pools have a constant product and
//! take no fee.

use super::{BenchmarkHelper, TestPool};
use crate::{extension::ExtensionSwap, page_size, pools::ExtensionPools, AssetInfo, Page, Pool};
use frame_support::{derive_impl, storage_alias, Blake2_128Concat};
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;

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
    type AssetId = u32;
    type Balance = u128;
    type Pools = Runtime;
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

    fn create_pool(n: u32) -> TestPool<u32, u128> {
        let (asset1, asset2) = (10_000 + 2 * n, 10_001 + 2 * n);
        let (reserve1, reserve2) = (1_000_000, 2_000_000 + u128::from(n));
        create(asset1);
        create(asset2);
        Pools::insert((asset1, asset2), (reserve1, reserve2));
        TestPool { pool: Pool { asset1, asset2, reserve1, reserve2 }, amount: 1_000 }
    }

    fn create_asset(n: u32) -> AssetInfo<u32> {
        create(n)
    }
}

impl ExtensionSwap for Runtime {
    type AssetId = u32;
    type Balance = u128;
    type AssetInfo = AssetInfo<u32>;

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

    fn list_pools() -> Vec<(u32, u32)> {
        Pools::iter_keys().take(Self::MAX_POOLS as usize + 1).collect()
    }

    fn asset_info(asset: u32) -> Option<AssetInfo<u32>> {
        Assets::get(asset)
    }

    fn assets_info() -> BTreeMap<u32, AssetInfo<u32>> {
        Assets::iter().take(Self::MAX_ASSETS as usize + 1).collect()
    }
}

impl ExtensionPools for Runtime {
    type AssetId = u32;
    type Balance = u128;

    fn pools(start: Option<(u32, u32)>, limit: u32) -> Page<Pool<u32, u128>, (u32, u32)> {
        let keys = match start {
            None => Pools::iter_keys(),
            Some(key) => Pools::iter_keys_from(Pools::hashed_key_for(key)),
        };
        Page::of(keys, page_size(limit, Self::MAX_PAGE), |&(asset1, asset2)| {
            let (reserve1, reserve2) = Pools::get((asset1, asset2)).expect("the key is in storage");
            Pool { asset1, asset2, reserve1, reserve2 }
        })
    }

    fn assets(start: Option<u32>, limit: u32) -> Page<AssetInfo<u32>, u32> {
        let keys = match start {
            None => Assets::iter_keys(),
            Some(asset) => Assets::iter_keys_from(Assets::hashed_key_for(asset)),
        };
        let info = |asset: &u32| Assets::get(asset).expect("the key is in storage");
        Page::of(keys, page_size(limit, Self::MAX_PAGE), info)
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}
