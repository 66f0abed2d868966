//! Benchmarks of the extension of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] in `define_benchmarks!`, and
//! registers the extension with the weights that the benchmark command line writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_runtime::extension, pvq_extension_runtime::benchmarking::extension::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call: its arguments are decoded, and its result is encoded.

use crate::extension::ExtensionRuntime;
use alloc::vec::Vec;
use pvq_extension::{CallContext, Extension, ExtensionFailure};

pub mod extension;
#[cfg(test)]
mod mock;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionRuntime` that the runtime registers.
    type Extension: ExtensionRuntime<Hash = Self::Hash> + 'static;
    /// The pallets of the runtime: its `AllPalletsWithSystem`.
    type Pallets: crate::frame::PalletsCalls<Self> + frame_support::traits::PalletsInfoAccess;
}

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}
