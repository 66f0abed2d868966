//! The expected answers of programs, computed from those of the pallets.

use codec::Encode;
use frame_support::traits::fungibles::{Inspect, InspectEnumerable};
use pvq_extension_swap::AssetInfo;
use pvq_runtime::{
    assets::{asset_metadata, NativeAndAssets, NATIVE_ASSET},
    AccountId, AssetConversion, AssetId, Assets, Balance, Runtime,
};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One};

/// Every asset of the presets, and one that does not exist.
pub const ASSETS: [AssetId; 7] = [NATIVE_ASSET, 7, 21, 60, 1337, 1984, 404];

/// Every account that holds assets in the presets, and one that does not.
pub const HOLDERS: [Sr25519Keyring; 7] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One];

/// Returns the accounts, as programs take them.
pub fn accounts(holders: &[Sr25519Keyring]) -> Vec<[u8; 32]> {
    holders.iter().map(|who| who.to_raw_public()).collect()
}

/// Returns the sum of the holders' balances of `asset`.
pub fn balances(asset: AssetId, holders: &[Sr25519Keyring]) -> Balance {
    holders.iter().map(|who| NativeAndAssets::balance(asset, &who.to_account_id())).sum()
}

/// Returns the description of `asset`.
pub fn described(asset: AssetId) -> AssetInfo<AssetId> {
    let metadata = asset_metadata(asset);
    AssetInfo {
        asset_id: asset,
        name: metadata.name,
        symbol: metadata.symbol,
        decimals: metadata.decimals,
    }
}

/// A pool, as `swap-info` lists it.
#[derive(Encode)]
pub struct Pool {
    asset1: AssetInfo<AssetId>,
    asset2: AssetInfo<AssetId>,
    reserve1: Balance,
    reserve2: Balance,
}

fn pairs() -> Vec<(AssetId, AssetId)> {
    pallet_asset_conversion::Pools::<Runtime>::iter_keys().collect()
}

/// Returns the pools, as `swap-info` lists them.
pub fn pools() -> Vec<Pool> {
    let pool = |(asset1, asset2)| {
        let (reserve1, reserve2) =
            AssetConversion::get_reserves(asset1, asset2).expect("there is liquidity");
        let (asset1, asset2) = (described(asset1), described(asset2));
        Pool { asset1, asset2, reserve1, reserve2 }
    };
    pairs().into_iter().map(pool).collect()
}

/// An account's holding of one asset, as `portfolio` returns it.
#[derive(Encode)]
pub struct Holding {
    asset: AssetInfo<AssetId>,
    balance: Balance,
    proceeds: Proceeds,
}

/// The proceeds of selling a holding, as `portfolio` returns them.
#[derive(Encode)]
enum Proceeds {
    Paid { amount: Balance, through: Option<AssetId> },
    NoPool,
    PoolCannotPay,
}

/// Returns the answer of `portfolio` as a wallet would compute it, one request after the other.
pub fn portfolio(who: &AccountId, quote: AssetId) -> (Vec<Holding>, Balance) {
    let sell = |asset, to, amount| {
        AssetConversion::quote_price_exact_tokens_for_tokens(asset, to, amount, true)
    };
    let pairs = pairs();
    let pooled = |a: AssetId, b: AssetId| pairs.contains(&(a.min(b), a.max(b)));
    let all = <Assets as InspectEnumerable<AccountId>>::asset_ids();
    let all: Vec<AssetId> = [NATIVE_ASSET].into_iter().chain(all).collect();
    let (mut holdings, mut total) = (Vec::new(), 0);
    for &asset in &all {
        let balance = NativeAndAssets::balance(asset, who);
        if balance == 0 {
            continue;
        }
        let direct = pooled(asset, quote).then(|| (sell(asset, quote, balance), None));
        let between = all.iter().filter(|by| pooled(asset, **by) && pooled(**by, quote));
        let between = between.map(|by| {
            let amount = sell(asset, *by, balance);
            (amount.and_then(|amount| sell(*by, quote, amount)), Some(*by))
        });
        let best = match asset == quote {
            true => Some((Some(balance), None)),
            // No two routes of the presets bring the same.
            false => direct.into_iter().chain(between).max(),
        };
        let proceeds = match best {
            None => Proceeds::NoPool,
            Some((None, _)) => Proceeds::PoolCannotPay,
            Some((Some(amount), through)) => {
                total += amount;
                Proceeds::Paid { amount, through }
            }
        };
        holdings.push(Holding { asset: described(asset), balance, proceeds });
    }
    (holdings, total)
}
