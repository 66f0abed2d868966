//! Benchmarks of the extensions of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] and [`batch::Pallet`] in
//! `define_benchmarks!`, and registers the extensions with the weights that the benchmark command line
//! writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_fungibles::extension, pvq_extension_fungibles::benchmarking::extension::Pallet<Runtime>]
//!     [pvq_extension_fungibles::batch, pvq_extension_fungibles::benchmarking::batch::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call, over the storage of the runtime's pallets: its arguments are
//! decoded, and its result is encoded.

use crate::{batch::ExtensionFungiblesBatch, extension::ExtensionFungibles, AssetDetails};
use alloc::vec::Vec;
use pvq_extension::{CallContext, Extension, ExtensionFailure};

pub mod batch;
pub mod extension;
#[cfg(test)]
mod mock;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionFungibles` that the runtime registers.
    type Extension: ExtensionFungibles + 'static;
    /// The implementation of `ExtensionFungiblesBatch` that the runtime registers.
    type Batch: ExtensionFungiblesBatch<
            AssetId = AssetIdOf<Self>,
            AccountId = AccountIdOf<Self>,
            Balance = BalanceOf<Self>,
        > + 'static;
    /// Creates the assets and accounts that the benchmarks read.
    type Helper: BenchmarkHelper<AssetIdOf<Self>, AccountIdOf<Self>, BalanceOf<Self>>;
}

/// Creates the assets and accounts that the benchmarks read, in the storage of the runtime's pallets.
///
/// Of several kinds of assets, it creates those whose answers cost most.
pub trait BenchmarkHelper<AssetId, AccountId, Balance> {
    /// Creates the `n`th asset, with the longest possible name and symbol.
    fn create_asset(n: u32) -> AssetId;

    /// Gives the `n`th account some of `asset`, which exists, and returns the account and its balance.
    fn create_holder(asset: &AssetId, n: u32) -> (AccountId, Balance);

    /// Returns the answer that the extensions have to give about `asset`, which exists.
    fn details(asset: &AssetId) -> AssetDetails<Balance>;
}

type AssetIdOf<T> = <<T as Config>::Extension as ExtensionFungibles>::AssetId;
type AccountIdOf<T> = <<T as Config>::Extension as ExtensionFungibles>::AccountId;
type BalanceOf<T> = <<T as Config>::Extension as ExtensionFungibles>::Balance;

fn create_asset<T: Config>(n: u32) -> AssetIdOf<T> {
    T::Helper::create_asset(n)
}

fn details<T: Config>(asset: &AssetIdOf<T>) -> AssetDetails<BalanceOf<T>> {
    T::Helper::details(asset)
}

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}
