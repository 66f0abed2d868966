//! The genesis presets: `development`, with one authority, and `local_testnet`, with two.
//!
//! Both have accounts, assets and pools to query; `pvq run` and tests of programs begin with `development`. The keys of
//! all accounts are known to everyone.

use crate::{
    assets::NATIVE_ASSET, constants::UNIT, AccountId, AssetConversionConfig, AssetId, AssetsConfig,
    AuraConfig, Balance, BalancesConfig, GrandpaConfig, RuntimeGenesisConfig, SudoConfig,
    TechnicalCommitteeConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{
    Ed25519Keyring,
    Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie},
};

/// The balance of the native token of each endowed account, in its smallest unit, beside its part of the pools.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// The accounts that are endowed.
pub const ENDOWED: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

/// The account that owns the assets, provides the pools' liquidity, and is sudo.
pub const OWNER: Sr25519Keyring = Alice;

/// The members of the technical committee.
pub const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

/// An asset of the presets.
pub struct Asset {
    /// Its id.
    pub id: AssetId,
    /// Its name.
    pub name: &'static str,
    /// Its ticker symbol.
    pub symbol: &'static str,
    /// Its decimals: one of it is `10^decimals` of its smallest unit.
    pub decimals: u8,
    /// The least balance of an account.
    pub minimum_balance: Balance,
    /// Its holders and their balances, beside what is in the pools.
    pub holders: &'static [(Sr25519Keyring, Balance)],
}

/// The assets of the presets.
pub const ASSETS: [Asset; 5] = [
    Asset {
        id: 7,
        name: "Event Ticket",
        symbol: "TICKET",
        decimals: 0,
        minimum_balance: 1,
        holders: &[(Alice, 2), (Eve, 1), (Ferdie, 40)],
    },
    Asset {
        id: 21,
        name: "Wrapped Bitcoin",
        symbol: "WBTC",
        decimals: 8,
        minimum_balance: 1,
        holders: &[(Alice, 150_000_000), (Charlie, 2_500_000)],
    },
    Asset {
        id: 60,
        name: "Wrapped Ether",
        symbol: "WETH",
        decimals: 18,
        minimum_balance: 1,
        holders: &[(Alice, 12_000_000_000_000_000_000), (Bob, 3_250_000_000_000_000_000)],
    },
    Asset {
        id: 1337,
        name: "USD Coin",
        symbol: "USDC",
        decimals: 6,
        minimum_balance: 10_000,
        holders: &[(Alice, 5_000_000_000), (Bob, 1_200_000_000), (Dave, 50_000)],
    },
    Asset {
        id: 1984,
        name: "Tether USD",
        symbol: "USDT",
        decimals: 6,
        minimum_balance: 10_000,
        holders: &[
            (Alice, 1_000_000_000),
            (Bob, 2_000_000_000),
            (Charlie, 3_000_000_000),
            (Dave, 4_000_000_000),
            (Eve, 5_000_000_000),
        ],
    },
];

/// The pools of the presets: their two assets, and the reserve of each.
pub const POOLS: [((AssetId, Balance), (AssetId, Balance)); 5] = [
    ((NATIVE_ASSET, 500_000 * UNIT), (1984, 2_000_000_000_000)),
    ((NATIVE_ASSET, 250_000 * UNIT), (1337, 1_010_000_000_000)),
    ((1337, 800_000_000_000), (1984, 795_000_000_000)),
    ((21, 1_200_000_000), (1984, 780_000_000_000)),
    ((NATIVE_ASSET, 100_000 * UNIT), (60, 160_000_000_000_000_000_000)),
];

/// Returns the names of the presets.
pub fn preset_names() -> Vec<PresetId> {
    vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}

/// Returns the preset called `id` as a JSON patch of the default genesis. `None` if there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
    let authorities: &[_] = match id.as_ref() {
        DEV_RUNTIME_PRESET => &[(Alice, Ed25519Keyring::Alice)],
        LOCAL_TESTNET_RUNTIME_PRESET => {
            &[(Alice, Ed25519Keyring::Alice), (Bob, Ed25519Keyring::Bob)]
        }
        _ => return None,
    };
    Some(patch(authorities))
}

fn patch(authorities: &[(Sr25519Keyring, Ed25519Keyring)]) -> Vec<u8> {
    let aura: Vec<AuraId> = authorities.iter().map(|(aura, _)| aura.public().into()).collect();
    let grandpa: Vec<(GrandpaId, u64)> =
        authorities.iter().map(|(_, grandpa)| (grandpa.public().into(), 1)).collect();
    let patch = build_struct_json_patch!(RuntimeGenesisConfig {
        balances: BalancesConfig {
            balances: ENDOWED
                .iter()
                .map(|who| (who.to_account_id(), ENDOWMENT + pooled_by(*who, NATIVE_ASSET)))
                .collect::<Vec<_>>(),
        },
        aura: AuraConfig { authorities: aura },
        grandpa: GrandpaConfig { authorities: grandpa },
        sudo: SudoConfig { key: Some(OWNER.to_account_id()) },
        technical_committee: TechnicalCommitteeConfig {
            members: COMMITTEE.iter().map(|who| who.to_account_id()).collect::<Vec<_>>(),
        },
        assets: AssetsConfig {
            assets: ASSETS
                .iter()
                .map(|asset| (asset.id, OWNER.to_account_id(), true, asset.minimum_balance))
                .collect::<Vec<_>>(),
            metadata: ASSETS
                .iter()
                .map(|asset| (asset.id, asset.name.into(), asset.symbol.into(), asset.decimals))
                .collect::<Vec<(_, Vec<u8>, Vec<u8>, _)>>(),
            accounts: ASSETS.iter().flat_map(balances).collect::<Vec<_>>(),
        },
        asset_conversion: AssetConversionConfig {
            pools: POOLS
                .iter()
                .map(|((asset1, amount1), (asset2, amount2))| {
                    (*asset1, *asset2, OWNER.to_account_id(), *amount1, *amount2)
                })
                .collect::<Vec<_>>(),
        },
    });
    serde_json::to_vec(&patch).expect("a JSON value without maps of other keys than text; qed")
}

/// Returns the balances of `asset` before the pools are created.
fn balances(asset: &Asset) -> impl Iterator<Item = (AssetId, AccountId, Balance)> + '_ {
    asset
        .holders
        .iter()
        .map(|(who, amount)| (asset.id, who.to_account_id(), amount + pooled_by(*who, asset.id)))
}

/// Returns the amount of `asset` that `who` provides to the pools.
fn pooled_by(who: Sr25519Keyring, asset: AssetId) -> Balance {
    if who != OWNER {
        return 0;
    }
    POOLS
        .iter()
        .flat_map(|(first, second)| [first, second])
        .filter(|(pooled, _)| *pooled == asset)
        .map(|(_, amount)| amount)
        .sum()
}
