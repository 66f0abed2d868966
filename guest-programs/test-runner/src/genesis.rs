//! The state that queries are answered from.

use crate::{
    accounts::parse_account,
    runtime::{
        AccountId, AssetConversion, AssetId, Assets, Balance, NativeAndAssets, NativeDecimals,
        NativeName, NativeSymbol, Runtime, RuntimeOrigin, System, MAX_TEXT, NATIVE_ASSET,
    },
};
use frame_support::traits::fungibles::{Inspect, Mutate};
use serde::{de::Error as _, Deserialize, Deserializer};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError};
use std::{collections::BTreeMap, fmt};

/// The built-in genesis, as JSON.
pub const DEFAULT_JSON: &str = include_str!("../genesis/default.json");

/// The account that owns every asset and brings the pools' liquidity.
const TREASURY: AccountId = AccountId::new(*b"pvq-test-runner/genesis/treasury");

/// The accounts, assets and pools of the [runtime](crate::runtime) in its first block.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genesis {
    /// The native token, which has the asset id [`NATIVE_ASSET`].
    pub native: Native,
    /// The other assets.
    #[serde(default)]
    pub assets: Vec<Asset>,
    /// Pools between any two of them.
    #[serde(default)]
    pub pools: Vec<Pool>,
}

/// The native token.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// Its name, at most [`MAX_TEXT`] bytes.
    pub name: String,
    /// Its symbol, at most [`MAX_TEXT`] bytes.
    pub symbol: String,
    /// How many decimals separate its smallest unit from one token.
    pub decimals: u8,
    /// Who holds how much of it.
    #[serde(default)]
    pub holders: Holders,
}

/// An asset of the Assets pallet.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asset {
    /// Its id, not [`NATIVE_ASSET`].
    pub id: AssetId,
    /// Its name, at most [`MAX_TEXT`] bytes.
    pub name: String,
    /// Its symbol, at most [`MAX_TEXT`] bytes.
    pub symbol: String,
    /// How many decimals separate its smallest unit from one token.
    pub decimals: u8,
    /// The least that an account may hold, 1 if not said.
    #[serde(default)]
    pub minimum_balance: Amount,
    /// Who holds how much of it.
    #[serde(default)]
    pub holders: Holders,
}

/// A pool and what is in it, which is issued beside what the holders have.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// Its two assets.
    pub assets: (AssetId, AssetId),
    /// How much of each it holds.
    pub reserves: (Amount, Amount),
}

/// An amount in an asset's smallest unit: a JSON integer, or a decimal string that `_` may group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount(pub Balance);

impl Default for Amount {
    fn default() -> Self {
        Self(1)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = serde_json::Value::deserialize(deserializer)?;
        crate::integers::unsigned(&json).map(Self).ok_or_else(|| {
            D::Error::custom(format!("{json} is no amount: write an integer below 2^128"))
        })
    }
}

/// Balances by account, each account named once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Holders(pub BTreeMap<AccountId, Balance>);

impl<'de> Deserialize<'de> for Holders {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Holders;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object from accounts to amounts")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Holders, A::Error> {
                let mut holders = BTreeMap::new();
                while let Some((text, Amount(amount))) = map.next_entry::<String, _>()? {
                    let account = parse_account(&text).map_err(A::Error::custom)?;
                    if holders.insert(account, amount).is_some() {
                        return Err(A::Error::custom(format!("the holder {text} is named twice")));
                    }
                }
                Ok(Holders(holders))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

/// Why a genesis cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum GenesisError {
    /// Not JSON, or not of the expected shape.
    #[error("the genesis is not valid: {0}; `pvq genesis` prints one to start from")]
    Json(#[from] serde_json::Error),
    /// An asset claims the id of the native token.
    #[error("asset {NATIVE_ASSET} is the native token: give {0:?} another id")]
    ReservedId(String),
    /// An id is used twice.
    #[error("two assets have the id {0}: give one of them another")]
    DuplicateAsset(AssetId),
    /// A name or a symbol is too long.
    #[error("{0:?} is longer than {MAX_TEXT} bytes: shorten it")]
    TextTooLong(String),
    /// A pool names an asset that there is not.
    #[error("a pool names asset {0}, which is not in \"assets\": add it or correct the pool")]
    UnknownAsset(AssetId),
    /// A pallet refused it.
    #[error("the runtime refuses {what}: {reason}; correct it")]
    Refused {
        /// What it refused.
        what: String,
        /// What it says.
        reason: String,
    },
}

impl Default for Genesis {
    fn default() -> Self {
        Self::from_json(DEFAULT_JSON).expect("the built-in genesis is valid, as its test shows")
    }
}

impl Genesis {
    /// Reads a genesis; a field that is not known is an error.
    pub fn from_json(json: &str) -> Result<Self, GenesisError> {
        Ok(serde_json::from_str(json)?)
    }

    /// Builds the state of the runtime's first block.
    pub fn build(&self) -> Result<TestExternalities, GenesisError> {
        let storage = frame_system::GenesisConfig::<Runtime>::default()
            .build_storage()
            .map_err(|reason| GenesisError::Refused { what: "its first block".into(), reason })?;
        let mut state = TestExternalities::new(storage);
        state.execute_with(|| {
            System::set_block_number(1);
            self.build_native()?;
            for asset in &self.assets {
                asset.build()?;
            }
            self.pools.iter().try_for_each(Pool::build)
        })?;
        Ok(state)
    }

    fn build_native(&self) -> Result<(), GenesisError> {
        let Native { name, symbol, decimals, holders } = &self.native;
        NativeName::set(&text(name)?);
        NativeSymbol::set(&text(symbol)?);
        NativeDecimals::set(decimals);
        holders.build(NATIVE_ASSET)
    }
}

impl Asset {
    fn build(&self) -> Result<(), GenesisError> {
        if self.id == NATIVE_ASSET {
            return Err(GenesisError::ReservedId(self.name.clone()));
        }
        if Assets::asset_exists(self.id) {
            return Err(GenesisError::DuplicateAsset(self.id));
        }
        let refused = |error| refused(format!("asset {} ({})", self.id, self.name), error);
        let root = RuntimeOrigin::root;
        Assets::force_create(root(), self.id, TREASURY, true, self.minimum_balance.0)
            .map_err(refused)?;
        let (name, symbol) = (text(&self.name)?, text(&self.symbol)?);
        Assets::force_set_metadata(root(), self.id, name, symbol, self.decimals, false)
            .map_err(refused)?;
        self.holders.build(self.id)
    }
}

impl Holders {
    fn build(&self, asset: AssetId) -> Result<(), GenesisError> {
        for (account, amount) in &self.0 {
            NativeAndAssets::mint_into(asset, account, *amount).map_err(|error| {
                refused(format!("a balance of {amount} in asset {asset} for {account}"), error)
            })?;
        }
        Ok(())
    }
}

impl Pool {
    fn build(&self) -> Result<(), GenesisError> {
        let Self { assets: (a, b), reserves: (Amount(in_a), Amount(in_b)) } = *self;
        let refused = |error| refused(format!("the pool of assets {a} and {b}"), error);
        for (asset, amount) in [(a, in_a), (b, in_b)] {
            if !NativeAndAssets::asset_exists(asset) {
                return Err(GenesisError::UnknownAsset(asset));
            }
            // The provider's account outlives the transfer to the pool with the minimum in it.
            for part in [NativeAndAssets::minimum_balance(asset), amount] {
                NativeAndAssets::mint_into(asset, &TREASURY, part).map_err(refused)?;
            }
        }
        let origin = || RuntimeOrigin::signed(TREASURY);
        AssetConversion::create_pool(origin(), Box::new(a), Box::new(b)).map_err(refused)?;
        AssetConversion::add_liquidity(
            origin(),
            Box::new(a),
            Box::new(b),
            in_a,
            in_b,
            in_a,
            in_b,
            TREASURY,
        )
        .map_err(refused)
    }
}

fn text(text: &str) -> Result<Vec<u8>, GenesisError> {
    match text.len() <= MAX_TEXT as usize {
        true => Ok(text.as_bytes().to_vec()),
        false => Err(GenesisError::TextTooLong(text.to_owned())),
    }
}

fn refused(what: String, error: DispatchError) -> GenesisError {
    let reason = match error {
        DispatchError::Module(module) => module.message.unwrap_or("an unnamed error").to_owned(),
        other => format!("{other:?}"),
    };
    GenesisError::Refused { what, reason }
}

#[cfg(test)]
mod tests;
