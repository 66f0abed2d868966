//! A runtime with assets and balances in storage, and nothing else.

use super::BenchmarkHelper;
use crate::{batch::ExtensionFungiblesBatch, extension::ExtensionFungibles, AssetDetails};
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
type Assets = StorageMap<Mock, Blake2_128Concat, u32, AssetDetails<u128>>;
#[storage_alias]
type Balances = StorageDoubleMap<Mock, Blake2_128Concat, u32, Blake2_128Concat, u64, u128>;

impl super::Config for Runtime {
    type Extension = Runtime;
    type Batch = Runtime;
    type Helper = Runtime;
}

impl BenchmarkHelper<u32, u64, u128> for Runtime {
    fn create_asset(n: u32) -> u32 {
        let details = AssetDetails {
            name: vec![b'n'; 50],
            symbol: vec![b's'; 50],
            decimals: 10,
            minimum_balance: 1 + u128::from(n),
            total_supply: 0,
        };
        Assets::insert(n, details);
        n
    }

    fn create_holder(asset: &u32, n: u32) -> (u64, u128) {
        let (who, balance) = (n.into(), 1_000 + u128::from(n));
        Balances::insert(asset, who, balance);
        Assets::mutate(asset, |details| details.as_mut().unwrap().total_supply += balance);
        (who, balance)
    }

    fn details(asset: &u32) -> AssetDetails<u128> {
        Assets::get(asset).unwrap()
    }
}

impl ExtensionFungibles for Runtime {
    type AssetId = u32;
    type AccountId = u64;
    type Balance = u128;

    fn asset_exists(asset: u32) -> bool {
        Assets::contains_key(asset)
    }

    fn name(asset: u32) -> Vec<u8> {
        Assets::get(asset).unwrap_or_default().name
    }

    fn symbol(asset: u32) -> Vec<u8> {
        Assets::get(asset).unwrap_or_default().symbol
    }

    fn decimals(asset: u32) -> u8 {
        Assets::get(asset).unwrap_or_default().decimals
    }

    fn minimum_balance(asset: u32) -> u128 {
        Assets::get(asset).unwrap_or_default().minimum_balance
    }

    fn total_supply(asset: u32) -> u128 {
        Assets::get(asset).unwrap_or_default().total_supply
    }

    fn balance(asset: u32, who: u64) -> u128 {
        Balances::get(asset, who).unwrap_or_default()
    }
}

impl ExtensionFungiblesBatch for Runtime {
    type AssetId = u32;
    type AccountId = u64;
    type Balance = u128;

    fn balances(asset: u32, who: Vec<u64>) -> Vec<u128> {
        who.into_iter().map(|who| Self::balance(asset, who)).collect()
    }

    fn assets(assets: Vec<u32>) -> Vec<Option<AssetDetails<u128>>> {
        assets.into_iter().map(Assets::get).collect()
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}
