//! The extensions that programs may call on this chain: on extensions themselves, hashes, and fungible assets one by one and
//! in batches; and [`more`], on pools, of which lists come in pages, fees, the runtime, and fees of
//! messages to other chains.

pub mod more;

use crate::{weights, Runtime};
use pvq_extension_core::{ExtensionHashing, Hasher};

pub use more::MoreExtensions;
pub use over_pallets::RuntimeExtensions;

/// All that programs may call.
pub type Extensions = (
    RuntimeExtensions,
    ExtensionHashing<Hasher, weights::pvq_extension_hashing::WeightInfo<Runtime>>,
    MoreExtensions,
);

/// The extensions over the assets.
#[pvq_extension::extensions_impl]
pub mod over_pallets {
    use super::Extensions;
    use crate::{
        assets::{asset_metadata, AssetMetadata, NativeAndAssets},
        AccountId, AssetId, Balance, Runtime,
    };
    use alloc::vec::Vec;
    use frame_support::traits::fungibles::Inspect;
    use pvq_extension::ExtensionSet;
    use pvq_extension_fungibles::AssetDetails;

    /// Answers from the pallets of this runtime.
    #[extensions_impl::impl_struct]
    pub struct RuntimeExtensions;

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_core::WeightInfo<Runtime>)]
    impl pvq_extension_core::extension::ExtensionCore for RuntimeExtensions {
        type ExtensionId = u64;

        fn has_extension(id: u64) -> bool {
            Extensions::contains(id)
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fungibles::WeightInfo<Runtime>)]
    impl pvq_extension_fungibles::extension::ExtensionFungibles for RuntimeExtensions {
        type AssetId = AssetId;
        type AccountId = AccountId;
        type Balance = Balance;

        fn asset_exists(asset: AssetId) -> bool {
            NativeAndAssets::asset_exists(asset)
        }

        fn name(asset: AssetId) -> Vec<u8> {
            asset_metadata(asset).name
        }

        fn symbol(asset: AssetId) -> Vec<u8> {
            asset_metadata(asset).symbol
        }

        fn decimals(asset: AssetId) -> u8 {
            asset_metadata(asset).decimals
        }

        fn minimum_balance(asset: AssetId) -> Balance {
            NativeAndAssets::minimum_balance(asset)
        }

        fn total_supply(asset: AssetId) -> Balance {
            NativeAndAssets::total_issuance(asset)
        }

        fn balance(asset: AssetId, who: AccountId) -> Balance {
            NativeAndAssets::balance(asset, &who)
        }
    }

    #[extensions_impl::extension(weights = crate::weights::pvq_extension_fungibles_batch::WeightInfo<Runtime>)]
    impl pvq_extension_fungibles::batch::ExtensionFungiblesBatch for RuntimeExtensions {
        type AssetId = AssetId;
        type AccountId = AccountId;
        type Balance = Balance;

        fn balances(asset: AssetId, who: Vec<AccountId>) -> Vec<Balance> {
            who.iter().map(|who| NativeAndAssets::balance(asset, who)).collect()
        }

        fn assets(assets: Vec<AssetId>) -> Vec<Option<AssetDetails<Balance>>> {
            let details = |asset| {
                NativeAndAssets::asset_exists(asset).then(|| {
                    let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
                    AssetDetails {
                        name,
                        symbol,
                        decimals,
                        minimum_balance: NativeAndAssets::minimum_balance(asset),
                        total_supply: NativeAndAssets::total_issuance(asset),
                    }
                })
            };
            assets.into_iter().map(details).collect()
        }
    }
}
