//! Extensions for programs that read fungible assets, one value or many at a time.
//!
//! [`extension`] is the interface as PVQ 0.1 published it; [`batch`] answers for many assets or
//! many accounts in one call. A runtime implements the traits, over `pallet-assets` for one, and
//! registers `ExtensionFungibles` and `ExtensionFungiblesBatch`. A program uses the stubs:
//!
//! ```
//! use pvq_extension::program::AccountId32;
//! use pvq_extension_fungibles::guest as fungibles;
//!
//! fn sum(asset: u32, accounts: &[AccountId32]) -> u128 {
//!     accounts.iter().map(|who| fungibles::balance(asset, who)).sum()
//! }
//! ```
//!
//! They are for chains with `u32` for assets, `AccountId32` for accounts and `u128` for balances; for
//! others see [`guest::With`]. They take the bytes of an account, `[u8; 32]`, as well.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
mod types;

#[cfg(not(target_env = "polkavm"))]
pub use batch::Dispatch as ExtensionFungiblesBatch;
pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionFungibles;
pub use types::AssetDetails;

/// Single values of an asset.
#[pvq_extension::extension_decl]
pub mod extension {
    use alloc::vec::Vec;
    use pvq_extension::Parameter;

    /// Reads fungible assets.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, AccountId = pvq_extension::program::AccountId32, Balance = u128)]
    #[extension_decl::ids(normative = 0xc3e1_f259_ce85_3164, legacy = 0x1153_88da_01da_955d)]
    pub trait ExtensionFungibles {
        /// Identifies an asset.
        type AssetId: Parameter;
        /// Identifies an account.
        type AccountId: Parameter;
        /// An amount of an asset, in its smallest unit.
        type Balance: Parameter;

        /// Returns whether the asset exists.
        fn asset_exists(asset: Self::AssetId) -> bool;

        /// The asset's name, UTF-8 by convention; empty if it has none.
        fn name(asset: Self::AssetId) -> Vec<u8>;

        /// The asset's ticker symbol, UTF-8 by convention; empty if it has none.
        fn symbol(asset: Self::AssetId) -> Vec<u8>;

        /// The decimals that the asset is shown with: `10^decimals` of the smallest unit are one.
        fn decimals(asset: Self::AssetId) -> u8;

        /// The balance below which an account of the asset does not exist.
        fn minimum_balance(asset: Self::AssetId) -> Self::Balance;

        /// The total amount of the asset.
        fn total_supply(asset: Self::AssetId) -> Self::Balance;

        /// Returns the balance of `who`.
        fn balance(asset: Self::AssetId, who: Self::AccountId) -> Self::Balance;
    }
}

/// Many values in one call, which saves a program a call to its host for each.
#[pvq_extension::extension_decl]
pub mod batch {
    use crate::AssetDetails;
    use alloc::vec::Vec;
    use pvq_extension::Parameter;

    /// Reads many values of fungible assets.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, AccountId = pvq_extension::program::AccountId32, Balance = u128)]
    #[extension_decl::ids(normative = 0x3803_77ec_a40e_48ff, legacy = 0x06b4_44c6_6bdd_0295)]
    pub trait ExtensionFungiblesBatch {
        /// Identifies an asset.
        type AssetId: Parameter;
        /// Identifies an account.
        type AccountId: Parameter;
        /// An amount of an asset, in its smallest unit.
        type Balance: Parameter;

        /// The amount of the asset that each of `who` has, in their order.
        #[extension_decl::weight(n = who.len() as u32)]
        fn balances(asset: Self::AssetId, who: Vec<Self::AccountId>) -> Vec<Self::Balance>;

        /// The details of each of `assets`, in their order; `None` for one that does
        /// not exist.
        #[extension_decl::weight(n = assets.len() as u32)]
        fn assets(assets: Vec<Self::AssetId>) -> Vec<Option<AssetDetails<Self::Balance>>>;
    }
}
