//! Benchmarks of the extensions of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] and [`hashing::Pallet`] in
//! `define_benchmarks!`, and registers the extensions with the weights that the benchmark command line
//! writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_core::extension, pvq_extension_core::benchmarking::extension::Pallet<Runtime>]
//!     [pvq_extension_core::hashing, pvq_extension_core::benchmarking::hashing::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call: its arguments are decoded, and its result is encoded.

use alloc::vec::Vec;
use pvq_extension::{CallContext, Extension, ExtensionFailure, ExtensionId};

pub mod extension;
pub mod hashing;
#[cfg(test)]
mod mock;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionCore` that the runtime registers.
    type Extension: crate::extension::ExtensionCore<ExtensionId = ExtensionId> + 'static;
}

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}
