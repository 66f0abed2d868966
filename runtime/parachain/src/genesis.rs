//! The genesis presets: `development` and `sibling`, two chains on one relay chain that can ask each other.
//!
//! Both have the same accounts, assets and pools to query. On `sibling` there is twice as much of every asset, so that an
//! answer tells which of the two it is from. The keys of all accounts are known to everyone.

use crate::{
    assets::NATIVE_ASSET,
    configs::{LocationToAccountId, StakingPot},
    constants::{EXISTENTIAL_DEPOSIT, UNIT},
    AccountId, AssetConversionConfig, AssetId, AssetsConfig, Balance, BalancesConfig,
    CollatorSelectionConfig, ParachainInfoConfig, PolkadotXcmConfig, PvqXcm, PvqXcmConfig,
    RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig, TechnicalCommitteeConfig,
};
use alloc::{vec, vec::Vec};
use frame_support::{build_struct_json_patch, traits::PalletInfoAccess};
use pallet_pvq_xcm::{Chain, GenesisDestination, GenesisPallet};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use xcm::latest::prelude::{Asset as XcmAsset, Location, XCM_VERSION};
use xcm_executor::traits::ConvertLocation;

/// The preset of the chain that is asked in examples.
pub const SIBLING_PRESET: &str = "sibling";

/// The parachain id of the preset `development`.
pub const DEVELOPMENT_ID: u32 = 2000;
/// The parachain id of the preset `sibling`.
pub const SIBLING_ID: u32 = 2001;

/// The balance of the native token of each endowed account, in its smallest unit, beside its part of the pools.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// The balance of the account that each of the chains has on the other, from which it pays for its queries there.
pub const CHAIN_ENDOWMENT: Balance = 1_000 * UNIT;

/// The amount that a query brings with it, more than the heaviest one takes. The rest goes back.
pub const QUERY_PAYMENT: Balance = 2 * UNIT;

/// The accounts that are endowed.
pub const ENDOWED: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

/// The account that owns the assets, provides the pools' liquidity, and is sudo.
pub const OWNER: Sr25519Keyring = Alice;

/// The members of the technical committee.
pub const COMMITTEE: [Sr25519Keyring; 3] = [Alice, Bob, Charlie];

/// The collator.
pub const COLLATOR: Sr25519Keyring = Alice;

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
    /// Its holders and their balances on the chain [`DEVELOPMENT_ID`], beside what is in the pools.
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

/// The pools of the presets: their two assets, and the reserve of each on the chain [`DEVELOPMENT_ID`].
pub const POOLS: [((AssetId, Balance), (AssetId, Balance)); 5] = [
    ((NATIVE_ASSET, 500_000 * UNIT), (1984, 2_000_000_000_000)),
    ((NATIVE_ASSET, 250_000 * UNIT), (1337, 1_010_000_000_000)),
    ((1337, 800_000_000_000), (1984, 795_000_000_000)),
    ((21, 1_200_000_000), (1984, 780_000_000_000)),
    ((NATIVE_ASSET, 100_000 * UNIT), (60, 160_000_000_000_000_000_000)),
];

/// Returns the names of the presets.
pub fn preset_names() -> Vec<PresetId> {
    vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(SIBLING_PRESET)]
}

/// Returns the preset called `id` as a JSON patch of the default genesis. `None` if there is no such preset.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
    let chain = match id.as_ref() {
        DEV_RUNTIME_PRESET => Preset { id: DEVELOPMENT_ID, other: SIBLING_ID, times: 1 },
        SIBLING_PRESET => Preset { id: SIBLING_ID, other: DEVELOPMENT_ID, times: 2 },
        _ => return None,
    };
    Some(chain.patch())
}

/// The differences of a chain from the other.
struct Preset {
    /// Its parachain id.
    id: u32,
    /// The parachain id of the chain that it can ask.
    other: u32,
    /// The factor of all amounts of assets.
    times: Balance,
}

impl Preset {
    fn patch(&self) -> Vec<u8> {
        let patch = build_struct_json_patch!(RuntimeGenesisConfig {
            parachain_info: ParachainInfoConfig { parachain_id: self.id.into() },
            balances: BalancesConfig { balances: self.native_balances() },
            sudo: SudoConfig { key: Some(OWNER.to_account_id()) },
            collator_selection: CollatorSelectionConfig {
                invulnerables: vec![COLLATOR.to_account_id()],
                candidacy_bond: 100 * UNIT,
            },
            session: SessionConfig {
                keys: vec![(
                    COLLATOR.to_account_id(),
                    COLLATOR.to_account_id(),
                    SessionKeys { aura: COLLATOR.public().into() },
                )],
            },
            // The version for chains whose own is not known yet. Without it, nothing can be sent to them.
            polkadot_xcm: PolkadotXcmConfig { safe_xcm_version: Some(XCM_VERSION) },
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
                accounts: ASSETS.iter().flat_map(|asset| self.balances(asset)).collect::<Vec<_>>(),
            },
            asset_conversion: AssetConversionConfig {
                pools: POOLS
                    .iter()
                    .map(|((asset1, amount1), (asset2, amount2))| {
                        let amounts = (amount1 * self.times, amount2 * self.times);
                        (*asset1, *asset2, OWNER.to_account_id(), amounts.0, amounts.1)
                    })
                    .collect::<Vec<_>>(),
            },
            pvq_xcm: PvqXcmConfig { destinations: vec![self.destination()], asker_limits: vec![] },
        });
        serde_json::to_vec(&patch).expect("a JSON value without maps of other keys than text; qed")
    }

    /// Returns the balances of the native token before the pools are created.
    fn native_balances(&self) -> Vec<(AccountId, Balance)> {
        let other = Location::from(Chain::Sibling(self.other));
        let other = LocationToAccountId::convert_location(&other).expect("a sibling has one; qed");
        let people = ENDOWED.iter().map(|who| {
            (who.to_account_id(), ENDOWMENT + self.times * pooled_by(*who, NATIVE_ASSET))
        });
        // An account that does not exist could not receive the fees of most transactions.
        let pot = (StakingPot::get(), EXISTENTIAL_DEPOSIT);
        people.chain([(other, CHAIN_ENDOWMENT), pot]).collect()
    }

    /// Returns the balances of `asset` before the pools are created.
    fn balances<'a>(
        &'a self,
        asset: &'a Asset,
    ) -> impl Iterator<Item = (AssetId, AccountId, Balance)> + 'a {
        asset.holders.iter().map(move |(who, amount)| {
            let amount = amount + pooled_by(*who, asset.id);
            (asset.id, who.to_account_id(), self.times * amount)
        })
    }

    /// Returns the terms on which this chain asks the other, which has the same runtime.
    fn destination(&self) -> GenesisDestination<Balance> {
        let version = PvqXcm::crate_version();
        GenesisDestination {
            chain: Chain::Sibling(self.other),
            pallet: Some(GenesisPallet {
                index: PvqXcm::index() as u8,
                name: PvqXcm::name().into(),
                major: version.major.into(),
                min_minor: version.minor.into(),
            }),
            payment: Some(XcmAsset::from((Location::here(), QUERY_PAYMENT))),
            charge: QUERY_PAYMENT,
        }
    }
}

/// Returns the amount of `asset` that `who` provides to the pools of the chain [`DEVELOPMENT_ID`].
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
