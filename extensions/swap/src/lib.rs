//! Extensions for programs that read pools of assets and quote their prices.
//!
//! [`extension`] is the interface as PVQ 0.1 published it; [`pools`] lists all pools with their reserves,
//! and all assets, in pages. A runtime implements the traits, over `pallet-asset-conversion` with the functions of the
//! module `frame`, and registers `ExtensionSwap` and `ExtensionPools`. A program uses the stubs:
//!
//! ```
//! use pvq_extension::program::all;
//! use pvq_extension_swap::{guest as swap, pools::guest as pools};
//!
//! fn value(asset: u32, amount: u128, reference: u32) -> u128 {
//!     swap::quote_price_exact_tokens_for_tokens(asset, reference, amount, false).unwrap_or(0)
//! }
//!
//! fn number_of_pools() -> usize {
//!     all::<pools::pools>().count()
//! }
//! ```
//!
//! They are for chains with `u32` for assets and `u128` for balances; for others see [`guest::With`].

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
#[cfg(all(feature = "frame", not(target_env = "polkavm")))]
pub mod frame;
mod page;
mod types;

pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionSwap;
pub use page::{page_size, Page};
#[cfg(not(target_env = "polkavm"))]
pub use pools::Dispatch as ExtensionPools;
pub use types::{AssetInfo, Pool};

/// Pools and prices, as PVQ 0.1 published them.
#[pvq_extension::extension_decl]
pub mod extension {
    use crate::AssetInfo;
    use alloc::{collections::BTreeMap, vec::Vec};
    use pvq_extension::Parameter;

    /// Reads pools of two assets each.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, Balance = u128, AssetInfo = AssetInfo<u32>)]
    #[extension_decl::ids(normative = 0x4cb6_08b1_3248_3df4, legacy = 0xdcaa_1881_d3b3_261e)]
    pub trait ExtensionSwap {
        /// Identifies an asset.
        type AssetId: Parameter + Ord;
        /// An amount of an asset, in its smallest unit.
        type Balance: Parameter;
        /// Describes an asset.
        type AssetInfo: Parameter;

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
        /// `include_fee`; `None` if there is no such pool, or if it cannot pay that or pays nothing.
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

        /// The two assets of each pool, all pools or none: where there are more than
        /// [`MAX_POOLS`](Self::MAX_POOLS), the call fails. `ExtensionPools` lists any number.
        #[extension_decl::weight(n = Self::MAX_POOLS, after(n = output.len() as u32))]
        fn list_pools() -> Vec<(Self::AssetId, Self::AssetId)>;

        /// The description of `asset`, if it exists.
        fn asset_info(asset: Self::AssetId) -> Option<Self::AssetInfo>;

        /// The descriptions of the chain's assets, all assets or none: where there are more than
        /// [`MAX_ASSETS`](Self::MAX_ASSETS), the call fails. `ExtensionPools` lists any number.
        #[extension_decl::weight(n = Self::MAX_ASSETS, after(n = output.len() as u32))]
        fn assets_info() -> BTreeMap<Self::AssetId, Self::AssetInfo>;
    }
}

/// Lists of any length, in pages.
#[pvq_extension::extension_decl]
pub mod pools {
    use crate::{AssetInfo, Page, Pool};
    use pvq_extension::Parameter;

    /// Lists pools and assets, a page for each call. The first page is the one without a start; the page
    /// that follows another starts with that one's `next`. A page has at most `limit` items, and at most
    /// [`MAX_PAGE`](Self::MAX_PAGE); a limit of 0 is one of 1.
    ///
    /// A start is a key, of which the page has what follows in the order of the chain's storage. That is
    /// defined for any key, also for one that is not or no longer in the list.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, Balance = u128)]
    #[extension_decl::ids(normative = 0xe3ce_9ef2_4c5d_d242, legacy = 0x17a8_38d7_c1ba_c6aa)]
    pub trait ExtensionPools {
        /// Identifies an asset.
        type AssetId: Parameter;
        /// An amount of an asset, in its smallest unit.
        type Balance: Parameter;

        /// The most items of a page. A call is charged for the items that its page may have before it
        /// runs, and in the end for those that it has.
        const MAX_PAGE: u32 = 128;

        /// The pools with their reserves, those whose keys follow `start`.
        #[allow(clippy::type_complexity)]
        #[extension_decl::weight(
            n = crate::page_size(limit, Self::MAX_PAGE),
            after(n = output.items.len() as u32)
        )]
        fn pools(
            start: Option<(Self::AssetId, Self::AssetId)>,
            limit: u32,
        ) -> Page<Pool<Self::AssetId, Self::Balance>, (Self::AssetId, Self::AssetId)>;

        /// The chain's assets, those whose ids follow `start`. The native asset is the first.
        #[extension_decl::weight(
            n = crate::page_size(limit, Self::MAX_PAGE),
            after(n = output.items.len() as u32)
        )]
        fn assets(
            start: Option<Self::AssetId>,
            limit: u32,
        ) -> Page<AssetInfo<Self::AssetId>, Self::AssetId>;
    }
}
