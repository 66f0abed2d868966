//! Benchmarks of the extension of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] in `define_benchmarks!`, and
//! registers the extension with the weights that the benchmark command line writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_swap::extension, pvq_extension_swap::benchmarking::extension::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call, over the storage of the runtime's pallets: its arguments are
//! decoded, and its result is encoded.

use crate::{extension::ExtensionSwap, AssetInfo};
use alloc::vec::Vec;
use codec::Decode;
use pvq_extension::{CallContext, Extension, ExtensionFailure};

pub mod extension;
#[cfg(test)]
mod mock;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionSwap` that the runtime registers.
    type Extension: ExtensionSwap<Balance: PartialOrd> + 'static;
    /// Creates the pools and assets that the benchmarks read.
    type Helper: BenchmarkHelper<AssetIdOf<Self>, BalanceOf<Self>>;
}

/// Creates the pools and assets that the benchmarks read, in the storage of the runtime's pallets.
///
/// Of several kinds of assets, it creates those whose answers cost most.
pub trait BenchmarkHelper<AssetId, Balance> {
    /// Removes the pools and assets of the genesis, as far as they can be removed. The rest adds to
    /// the cost of every call.
    fn clear();

    /// Creates the `n`th pool, of assets that are in no other pool and have the longest possible name
    /// and symbol, with some of both in it.
    fn create_pool(n: u32) -> Pool<AssetId, Balance>;

    /// Creates `pools` pools of assets that do not exist, such as destroyed ones. No two of them have
    /// an asset in common.
    fn fill_pools(pools: u32);

    /// Creates the `n`th asset that is in no pool, with the longest possible name and symbol.
    fn create_asset(n: u32) -> AssetInfo<AssetId>;
}

/// A pool of two assets, with its reserves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pool<AssetId, Balance> {
    /// The assets.
    pub assets: (AssetId, AssetId),
    /// The amount of each.
    pub reserves: (Balance, Balance),
    /// An amount of either asset that can be swapped for some of the other.
    pub amount: Balance,
}

type AssetIdOf<T> = <<T as Config>::Extension as ExtensionSwap>::AssetId;
type BalanceOf<T> = <<T as Config>::Extension as ExtensionSwap>::Balance;

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}

/// Returns the answer of an extension as a `T`, if it is one.
fn decoded<T: Decode>(answer: Result<Vec<u8>, ExtensionFailure>) -> Option<T> {
    T::decode(&mut &answer.ok()?[..]).ok()
}
