//! Two assets in memory.

use pvq_extension::ExtensionsExecutor;
use pvq_extension_fungibles::{
    batch::ExtensionFungiblesBatch as Batch, extension::ExtensionFungibles as Single, AssetDetails,
    ExtensionFungibles, ExtensionFungiblesBatch,
};

pub struct Ledger;

pub const ALICE: [u8; 32] = [1; 32];
pub const BOB: [u8; 32] = [2; 32];

fn details(asset: u32) -> Option<AssetDetails<u128>> {
    let (name, symbol, decimals) = match asset {
        1 => ("Dollar", "USD", 2),
        2 => ("Polkadot", "DOT", 10),
        _ => return None,
    };
    Some(AssetDetails {
        name: name.into(),
        symbol: symbol.into(),
        decimals,
        minimum_balance: asset as u128,
        total_supply: 1000 * asset as u128,
    })
}

impl Single for Ledger {
    type AssetId = u32;
    type AccountId = [u8; 32];
    type Balance = u128;

    fn asset_exists(asset: u32) -> bool {
        details(asset).is_some()
    }

    fn name(asset: u32) -> Vec<u8> {
        details(asset).unwrap_or_default().name
    }

    fn symbol(asset: u32) -> Vec<u8> {
        details(asset).unwrap_or_default().symbol
    }

    fn decimals(asset: u32) -> u8 {
        details(asset).unwrap_or_default().decimals
    }

    fn minimum_balance(asset: u32) -> u128 {
        details(asset).unwrap_or_default().minimum_balance
    }

    fn total_supply(asset: u32) -> u128 {
        details(asset).unwrap_or_default().total_supply
    }

    fn balance(asset: u32, who: [u8; 32]) -> u128 {
        Self::total_supply(asset) / 10 * who[0] as u128
    }
}

impl Batch for Ledger {
    type AssetId = u32;
    type AccountId = [u8; 32];
    type Balance = u128;

    fn balances(asset: u32, who: Vec<[u8; 32]>) -> Vec<u128> {
        who.into_iter().map(|who| <Self as Single>::balance(asset, who)).collect()
    }

    fn assets(assets: Vec<u32>) -> Vec<Option<AssetDetails<u128>>> {
        assets.into_iter().map(details).collect()
    }
}

pub fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionFungibles<Ledger>>();
    extensions.register::<ExtensionFungiblesBatch<Ledger>>();
    extensions
}
