//! Benchmarks of the extension of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] in `define_benchmarks!`, and
//! registers the extension with what the benchmark command line writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_swap::extension, pvq_extension_swap::benchmarking::extension::Pallet<Runtime>]
//! );
//! ```
//!
//! What is measured is a whole call, over the storage of the runtime's pallets: its arguments are
//! decoded, and its result is encoded.

use crate::{extension::ExtensionSwap, AssetInfo};
use alloc::vec::Vec;
use codec::Decode;
use pvq_extension::{CallContext, Extension, ExtensionFailure};

pub mod extension;
#[cfg(test)]
mod mock;

/// What the benchmarks need of a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionSwap` that the runtime registers.
    type Extension: ExtensionSwap<Balance: PartialOrd> + 'static;
    /// Makes what the extension is asked about.
    type Helper: BenchmarkHelper<AssetIdOf<Self>, BalanceOf<Self>>;
}

/// Makes what the extension is asked about, in the storage of the runtime's pallets.
///
/// Where assets are of several kinds, those whose answers cost most.
pub trait BenchmarkHelper<AssetId, Balance> {
    /// Takes away all pools and assets that the genesis may have brought and that can be taken
    /// away. What stays is part of what every call costs.
    fn clear();

    /// Makes the `n`th pool, of assets that are in no other pool and have the longest name and
    /// symbol that there can be, with something of both in it.
    fn create_pool(n: u32) -> Pool<AssetId, Balance>;

    /// Makes that many pools of assets that do not exist, as pools of destroyed assets are, of which
    /// no two have an asset in common.
    fn crowd(pools: u32);

    /// Makes the `n`th asset that is in no pool, with the longest name and symbol that there can
    /// be.
    fn create_asset(n: u32) -> AssetInfo<AssetId>;
}

/// A pool of two assets, each with what the pool has of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool<AssetId, Balance> {
    /// The assets.
    pub assets: (AssetId, AssetId),
    /// What there is of each.
    pub reserves: (Balance, Balance),
    /// An amount of either asset that can be swapped for some of the other.
    pub amount: Balance,
}

type AssetIdOf<T> = <<T as Config>::Extension as ExtensionSwap>::AssetId;
type BalanceOf<T> = <<T as Config>::Extension as ExtensionSwap>::Balance;

/// What the extension `E` answers to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}

/// What an extension answered, where it is a `T`.
fn decoded<T: Decode>(answer: Result<Vec<u8>, ExtensionFailure>) -> Option<T> {
    T::decode(&mut &answer.ok()?[..]).ok()
}
