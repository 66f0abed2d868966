//! A chain with its balances in memory.

use codec::Encode;
use pvq_executor::{PvqExecutor, PvqExecutorConfig, PvqExecutorContext};
use pvq_extension::ExtensionsExecutor;
use pvq_extension_fungibles::{batch, extension, AssetDetails};

/// A chain with the asset 1, of which the nth account has n.
pub struct Chain;

/// Returns an executor for queries of this chain.
pub fn executor(config: PvqExecutorConfig) -> PvqExecutor<ExtensionsExecutor> {
    let mut extensions = ExtensionsExecutor::new();
    extensions
        .register::<pvq_extension_fungibles::ExtensionFungibles<Chain>>()
        .register::<pvq_extension_fungibles::ExtensionFungiblesBatch<Chain>>();
    PvqExecutor::with_config(PvqExecutorContext::new(extensions), config)
}

type AccountId = [u8; 32];

/// Returns the nth account: its number, then a pattern.
fn account(n: u32) -> AccountId {
    let mut account = [0xa5; 32];
    account[..4].copy_from_slice(&n.to_le_bytes());
    account
}

fn balance(who: &AccountId) -> u128 {
    u32::from_le_bytes([who[0], who[1], who[2], who[3]]).into()
}

/// Returns the first `count` accounts.
pub fn accounts(count: u32) -> Vec<AccountId> {
    (0..count).map(account).collect()
}

/// Returns the encoded sum of the balances of the first `count` accounts.
#[allow(dead_code)]
pub fn total(count: u32) -> Vec<u8> {
    (0..count).map(u128::from).sum::<u128>().encode()
}

/// Returns the arguments of a query.
pub fn args(entrypoint: u8, parameters: &impl Encode) -> Vec<u8> {
    (entrypoint, parameters).encode()
}

impl extension::ExtensionFungibles for Chain {
    type AssetId = u32;
    type AccountId = AccountId;
    type Balance = u128;

    fn asset_exists(asset: u32) -> bool {
        asset == 1
    }

    fn name(_: u32) -> Vec<u8> {
        b"Counted".to_vec()
    }

    fn symbol(_: u32) -> Vec<u8> {
        b"CNT".to_vec()
    }

    fn decimals(_: u32) -> u8 {
        0
    }

    fn minimum_balance(_: u32) -> u128 {
        1
    }

    fn total_supply(_: u32) -> u128 {
        u32::MAX.into()
    }

    fn balance(_: u32, who: AccountId) -> u128 {
        balance(&who)
    }
}

impl batch::ExtensionFungiblesBatch for Chain {
    type AssetId = u32;
    type AccountId = AccountId;
    type Balance = u128;

    fn balances(_: u32, who: Vec<AccountId>) -> Vec<u128> {
        who.iter().map(balance).collect()
    }

    fn assets(assets: Vec<u32>) -> Vec<Option<AssetDetails<u128>>> {
        assets.iter().map(|_| None).collect()
    }
}
