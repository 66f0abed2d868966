//! Benchmarks of the extensions of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] and [`pools::Pallet`] in
//! `define_benchmarks!`, and registers the extensions with the weights that the benchmark command line
//! writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_swap::extension, pvq_extension_swap::benchmarking::extension::Pallet<Runtime>]
//!     [pvq_extension_swap::pools, pvq_extension_swap::benchmarking::pools::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call, over the storage of the runtime's pallets: its arguments are
//! decoded, and its result is encoded.

use crate::{extension::ExtensionSwap, pools::ExtensionPools, AssetInfo, Pool};
use alloc::vec::Vec;
use codec::Decode;
use pvq_extension::{CallContext, Extension, ExtensionFailure, Parameter};

pub mod extension;
#[cfg(test)]
mod mock;
pub mod pools;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// Identifies an asset.
    type AssetId: Parameter + Ord;
    /// An amount of an asset.
    type Balance: Parameter + PartialOrd;
    /// The implementation of `ExtensionSwap` that the runtime registers.
    type Extension: ExtensionSwap<AssetId = Self::AssetId, Balance = Self::Balance> + 'static;
    /// The implementation of `ExtensionPools` that the runtime registers.
    type Pools: ExtensionPools<AssetId = Self::AssetId, Balance = Self::Balance> + 'static;
    /// Creates the pools and assets that the benchmarks read.
    type Helper: BenchmarkHelper<Self::AssetId, Self::Balance>;
}

/// Creates the pools and assets that the benchmarks read, in the storage of the runtime's pallets.
///
/// Of several kinds of assets, it creates those whose answers cost most.
pub trait BenchmarkHelper<AssetId, Balance> {
    /// Removes the pools of the genesis, and its assets as far as they can be removed. The rest is listed
    /// before those that [`create_asset`](Self::create_asset) creates, or adds to the cost of every call.
    fn clear();

    /// Creates the `n`th pool, of assets that are in no other pool and have the longest possible name
    /// and symbol, with some of both in it.
    fn create_pool(n: u32) -> TestPool<AssetId, Balance>;

    /// Creates the `n`th asset that is in no pool, with the longest possible name and symbol.
    fn create_asset(n: u32) -> AssetInfo<AssetId>;
}

/// A pool that a benchmark reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestPool<AssetId, Balance> {
    /// The pool.
    pub pool: Pool<AssetId, Balance>,
    /// An amount of either asset that can be swapped for some of the other.
    pub amount: Balance,
}

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
