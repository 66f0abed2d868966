//! Extensions: the functions that a PVQ program may call on the chain that it runs on.
//!
//! An extension is a trait. [`extension_decl`] gives it ids, dispatch, metadata, weights and a
//! typed stub for guests; a runtime implements the trait, by hand or with [`extensions_impl`], and
//! registers it in an [`ExtensionsExecutor`], which answers the calls of programs.
//!
//! ```
//! #[pvq_extension::extension_decl]
//! pub mod prices {
//!     use pvq_extension::Parameter;
//!
//!     /// Prices of assets.
//!     #[extension_decl::extension]
//!     #[extension_decl::guest(AssetId = u32)]
//!     pub trait ExtensionPrices {
//!         /// Identifies an asset.
//!         type AssetId: Parameter;
//!
//!         /// The price of one unit of `asset`, if it has one.
//!         fn price(asset: Self::AssetId) -> Option<u128>;
//!
//!         /// The prices of `assets`, in their order. The weight depends on their number.
//!         #[extension_decl::weight(n = assets.len() as u32)]
//!         fn prices(assets: Vec<Self::AssetId>) -> Vec<Option<u128>>;
//!     }
//! }
//!
//! /// A runtime's prices.
//! pub struct Prices;
//!
//! impl prices::ExtensionPrices for Prices {
//!     type AssetId = u32;
//!
//!     fn price(asset: u32) -> Option<u128> {
//!         (asset == 1).then_some(100)
//!     }
//!
//!     fn prices(assets: Vec<u32>) -> Vec<Option<u128>> {
//!         assets.into_iter().map(Self::price).collect()
//!     }
//! }
//!
//! # fn main() {
//! use pvq_extension::{ExtensionsExecutor, InvokeSource};
//!
//! let mut extensions = ExtensionsExecutor::new().with_source(InvokeSource::RuntimeApi);
//! // A second type parameter of `Dispatch` gives the weights of calls; its default, `()`, is a
//! // placeholder until there are benchmarks.
//! extensions.register::<prices::Dispatch<Prices>>();
//! assert!(extensions.metadata().extensions.contains_key(&prices::EXTENSION_ID.to_string()));
//! # }
//! ```
//!
//! # Ids
//!
//! Programs find an extension by its id and call its functions by their positions, so a published
//! extension keeps its names and their order. A trait that declares its ids does not compile without
//! them:
//!
//! ```compile_fail
//! #[pvq_extension::extension_decl]
//! pub mod prices {
//!     #[extension_decl::extension]
//!     #[extension_decl::ids(normative = 0, legacy = 0)]
//!     pub trait ExtensionPrices {
//!         fn price(asset: u32) -> Option<u128>;
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! It declares both, because the normative id does not know the order: two functions that change places
//! keep it and swap their meaning. The error has the values to write, or says what has changed.
//!
//! # Guests
//!
//! The module that declares an extension also holds its stub, `guest`. A guest program depends on
//! the crate of the extension and calls `guest::price(1)`. Built for a guest
//! (`target_env = "polkavm"`), this crate consists of the macros, [`Parameter`], the ids and the stubs;
//! the host's part is left out. A crate that tests for that target by `cfg` declares it to the compiler:
//!
//! ```toml
//! [lints.rust]
//! unexpected_cfgs = { level = "warn", check-cfg = ['cfg(target_env, values("polkavm"))'] }
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;
// The macros' expansions name `::pvq_extension`, in this crate too.
extern crate self as pvq_extension;

pub mod id;
mod id_mismatch;
mod parameter;

#[cfg(not(target_env = "polkavm"))]
pub mod decoding;
#[cfg(not(target_env = "polkavm"))]
mod details;
#[cfg(not(target_env = "polkavm"))]
mod extension;
#[cfg(not(target_env = "polkavm"))]
pub mod limits;
#[cfg(not(target_env = "polkavm"))]
mod permission;
#[cfg(not(target_env = "polkavm"))]
mod registry;
#[cfg(not(target_env = "polkavm"))]
mod unbounded;
#[cfg(not(target_env = "polkavm"))]
mod weight;

pub use parameter::Parameter;
/// # Example
///
/// ```
/// #[pvq_extension::extension_decl]
/// pub mod extension {
///     use pvq_extension::Parameter;
///
///     /// Reads the ledgers of assets.
///     #[extension_decl::extension]
///     #[extension_decl::guest(AssetId = u32, AccountId = [u8; 32], Balance = u128)]
///     pub trait ExtensionLedger {
///         type AssetId: Parameter;
///         type AccountId: Parameter;
///         type Balance: Parameter;
///         /// The most assets that [`assets`](Self::assets) returns.
///         const MAX_ASSETS: u32 = 1000;
///
///         fn balance(asset: Self::AssetId, who: Self::AccountId) -> Self::Balance;
///
///         #[extension_decl::weight(n = who.len() as u32)]
///         fn balances(asset: Self::AssetId, who: Vec<Self::AccountId>) -> Vec<Self::Balance>;
///
///         #[extension_decl::weight(n = Self::MAX_ASSETS, after(n = output.len() as u32))]
///         fn assets() -> Vec<Self::AssetId>;
///     }
/// }
///
/// # fn main() {
/// use extension::{guest, WeightInfo};
/// use pvq_extension::{program::mock, UNBENCHMARKED};
///
/// assert_eq!(<() as WeightInfo>::balances(3), UNBENCHMARKED.saturating_mul(4));
///
/// // The call of a guest program, here with a mock host that answers 5 to everything.
/// let balance = mock::with_host(
///     |_, _| Ok(5u128.to_le_bytes().to_vec()),
///     || guest::balance(1, &[0; 32]),
/// );
/// assert_eq!(balance, 5);
/// # }
/// ```
pub use pvq_extension_procedural::extension_decl;
/// # Example
///
/// ```
/// # #[pvq_extension::extension_decl]
/// # pub mod core {
/// #     #[extension_decl::extension]
/// #     pub trait ExtensionCore { fn has_extension(id: u64) -> bool; }
/// # }
/// # #[pvq_extension::extension_decl]
/// # pub mod prices {
/// #     #[extension_decl::extension]
/// #     pub trait ExtensionPrices { fn price(asset: u32) -> u128; }
/// # }
/// # pub struct PriceWeights;
/// # impl prices::WeightInfo for PriceWeights {
/// #     fn price() -> pvq_extension::Weight { pvq_extension::Weight::from_parts(1_000_000, 0) }
/// # }
/// #[pvq_extension::extensions_impl]
/// pub mod extensions {
///     /// The extensions of this runtime.
///     #[extensions_impl::impl_struct]
///     pub struct RuntimeExtensions;
///
///     #[extensions_impl::extension]
///     impl crate::core::ExtensionCore for RuntimeExtensions {
///         fn has_extension(id: u64) -> bool {
///             contains(id)
///         }
///     }
///
///     #[extensions_impl::extension(weights = crate::PriceWeights)]
///     impl crate::prices::ExtensionPrices for RuntimeExtensions {
///         fn price(asset: u32) -> u128 {
///             100 * asset as u128
///         }
///     }
/// }
///
/// # fn main() {
/// use pvq_extension::InvokeSource;
///
/// let executor = extensions::executor(InvokeSource::RuntimeApi);
/// assert_eq!(executor.name(prices::EXTENSION_ID), Some("ExtensionPrices"));
/// assert!(extensions::contains(core::LEGACY_EXTENSION_ID));
/// # }
/// ```
pub use pvq_extension_procedural::extensions_impl;
pub use pvq_primitives::{ExtensionId, FunctionIndex, HostError, InvokeSource, Metadata};
/// The guest's interface to its host, which the stubs of extensions use.
pub use pvq_program as program;

#[cfg(not(target_env = "polkavm"))]
pub use self::{
    details::Details,
    extension::{Extension, ExtensionSet},
    permission::{AllowAll, PermissionController},
    registry::{ExtensionsExecutor, RegisterError, Route},
    unbounded::UnboundedParameter,
    weight::UNBENCHMARKED,
};
#[cfg(not(target_env = "polkavm"))]
pub use pvq_executor::{CallContext, ExtensionFailure, Extensions};
#[cfg(not(target_env = "polkavm"))]
pub use pvq_primitives::PerSource;
#[cfg(not(target_env = "polkavm"))]
pub use sp_weights::Weight;

/// Compiles the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

/// Keeps the host's items.
#[doc(hidden)]
#[macro_export]
#[cfg(not(target_env = "polkavm"))]
macro_rules! __host_only {
    ($($items:tt)*) => { $($items)* };
}

/// Drops the host's items.
#[doc(hidden)]
#[macro_export]
#[cfg(target_env = "polkavm")]
macro_rules! __host_only {
    ($($items:tt)*) => {};
}

/// Items that the macros' expansions name. Not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::id_mismatch::IdMismatch;
    pub use alloc::vec::Vec;
    pub use codec;
    pub use pvq_primitives::{FunctionMetadata, ParameterMetadata};
    pub use scale_info;

    #[cfg(not(target_env = "polkavm"))]
    pub use crate::{
        decoding::{dearest, decode_call, AnyParameterType, ParameterType},
        weight::settle,
    };
    #[cfg(not(target_env = "polkavm"))]
    pub use pvq_primitives::FunctionDetails;
}
