//! Genesis: the destinations and limits that a chain starts with.

use crate::{
    AskerLimits, Chain, Config, Destination, Destinations, GenesisConfig, PalletName, RemotePallet,
};
use alloc::string::String;
use serde::{Deserialize, Serialize};
use xcm::latest::prelude::{Asset, Fungible};

/// A chain that can be asked from the start: see [`Destination`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisDestination<Balance> {
    /// The chain.
    pub chain: Chain,
    /// This pallet in the runtime there. It may be left out, and discovered.
    #[serde(default)]
    pub pallet: Option<GenesisPallet>,
    /// The asset that pays for the execution there, as that chain names it.
    #[serde(default)]
    pub payment: Option<Asset>,
    /// The part of the fee of an `ask` that stands for it.
    pub charge: Balance,
}

/// The pallet in the runtime of another chain: see [`RemotePallet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisPallet {
    /// Its index.
    pub index: u8,
    /// Its name.
    pub name: String,
    /// The major version of its crate.
    pub major: u32,
    /// The lowest minor version of its crate that is asked.
    pub min_minor: u32,
}

/// Writes `config` to storage.
///
/// # Panics
///
/// When calls would not have accepted it.
pub(crate) fn build<T: Config>(config: &GenesisConfig<T>) {
    for given in &config.destinations {
        let chain = given.chain;
        assert!(
            !Destinations::<T>::contains_key(chain),
            "genesis of pallet-pvq-xcm: {chain:?} is a destination twice",
        );
        assert!(
            !matches!(given.payment, Some(Asset { fun: Fungible(0), .. })),
            "genesis of pallet-pvq-xcm: {chain:?} is paid nothing, which has no encoding; leave `payment` out",
        );
        let destination = Destination {
            pallet: given.pallet.as_ref().map(|pallet| remote(chain, pallet)),
            payment: given.payment.clone(),
            charge: given.charge,
        };
        Destinations::<T>::insert(chain, destination);
    }
    for (chain, limit) in &config.asker_limits {
        assert!(
            !AskerLimits::<T>::contains_key(chain),
            "genesis of pallet-pvq-xcm: {chain:?} has two limits",
        );
        AskerLimits::<T>::insert(chain, limit);
    }
}

fn remote(chain: Chain, pallet: &GenesisPallet) -> RemotePallet {
    let GenesisPallet { index, ref name, major, min_minor } = *pallet;
    let name = PalletName::try_from(name.as_bytes().to_vec()).unwrap_or_else(|_| {
        panic!("genesis of pallet-pvq-xcm: the name of the pallet on {chain:?}, `{name}`, has more than 48 bytes")
    });
    RemotePallet { index, name, major, min_minor }
}
