//! An extension for programs that read pools of assets and quote their prices.
//!
//! [`extension`] is the interface of PVQ 0.1, except that `list_pools` and `assets_info` return other
//! types. A runtime implements the trait, over `pallet-asset-conversion` for one, and registers
//! `ExtensionSwap`. A program uses the stub:
//!
//! ```
//! use pvq_extension_swap::guest as swap;
//!
//! fn value(asset: u32, amount: u128, reference: u32) -> u128 {
//!     swap::quote_price_exact_tokens_for_tokens(asset, reference, amount, false).unwrap_or(0)
//! }
//! ```
//!
//! It is for chains with `u32` for assets and `u128` for balances; for others see [`guest::With`].

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
mod types;

pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionSwap;
pub use types::AssetInfo;

/// Pools and prices.
#[pvq_extension::extension_decl]
pub mod extension {
    use crate::AssetInfo;
    use alloc::vec::Vec;
    use pvq_extension::Parameter;

    /// Reads pools of two assets each.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, Balance = u128)]
    pub trait ExtensionSwap {
        /// Identifies an asset.
        type AssetId: Parameter;
        /// An amount of an asset, in its smallest unit.
        type Balance: Parameter;

        /// The most pools that [`list_pools`](Self::list_pools) lists. A call is charged for as
        /// many before it runs.
        const MAX_POOLS: u32 = 128;
        /// The most assets that [`assets_info`](Self::assets_info) lists. A call is charged for as
        /// many before it runs.
        const MAX_ASSETS: u32 = 256;

        /// The amount of `asset1` that buys exactly `amount` of `asset2`, with the pool's fee if
        /// `include_fee`; `None` if there is no such pool or not enough in it.
        fn quote_price_tokens_for_exact_tokens(
            asset1: Self::AssetId,
            asset2: Self::AssetId,
            amount: Self::Balance,
            include_fee: bool,
        ) -> Option<Self::Balance>;

        /// The amount of `asset2` that exactly `amount` of `asset1` buys, less the pool's fee if
        /// `include_fee`; `None` if there is no such pool.
        fn quote_price_exact_tokens_for_tokens(
            asset1: Self::AssetId,
            asset2: Self::AssetId,
            amount: Self::Balance,
            include_fee: bool,
        ) -> Option<Self::Balance>;

        /// The amounts of `asset1` and of `asset2` in their pool, if there is one.
        fn get_liquidity_pool(
            asset1: Self::AssetId,
            asset2: Self::AssetId,
        ) -> Option<(Self::Balance, Self::Balance)>;

        /// The pools: two assets, and the amount of each. At most
        /// [`MAX_POOLS`](Self::MAX_POOLS).
        #[allow(clippy::type_complexity)]
        #[extension_decl::weight(n = Self::MAX_POOLS, after(n = output.len() as u32))]
        fn list_pools() -> Vec<(Self::AssetId, Self::AssetId, Self::Balance, Self::Balance)>;

        /// The name, symbol and decimals of `asset`, if it exists.
        fn asset_info(asset: Self::AssetId) -> Option<AssetInfo<Self::AssetId>>;

        /// The names, symbols and decimals of the chain's assets, those in some pool first. At most
        /// [`MAX_ASSETS`](Self::MAX_ASSETS).
        #[extension_decl::weight(n = Self::MAX_ASSETS, after(n = output.len() as u32))]
        fn assets_info() -> Vec<AssetInfo<Self::AssetId>>;
    }
}
