//! Benchmarks of the extension of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] in `define_benchmarks!`, and
//! registers the extension with the weights that the benchmark command line writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_xcm_fees::extension, pvq_extension_xcm_fees::benchmarking::extension::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call of the extension: its arguments are decoded, and its result is
//! encoded.

use crate::extension::ExtensionXcmFees;
use alloc::vec::Vec;
use pvq_extension::{CallContext, Extension, ExtensionFailure};
use xcm::latest::prelude::{AssetId, Location};

pub mod extension;
pub mod messages;
#[cfg(test)]
#[allow(dead_code)] // The other tests' part of it.
#[path = "../../tests/xcm_fees/mock.rs"]
mod mock;
#[cfg(test)]
mod setup;

/// Configuration of the benchmarks by a runtime.
pub trait Config: pallet_xcm::Config {
    /// The implementation of `ExtensionXcmFees` that the runtime registers.
    type Extension: ExtensionXcmFees + 'static;
    /// Creates what the benchmarks ask about.
    type Helper: BenchmarkHelper;
}

/// Creates what the benchmarks ask about.
pub trait BenchmarkHelper {
    /// Makes the chain take fees in `n` assets, or in as many as it can if it cannot take them in so many, or in so few.
    /// Returns the assets, in the order in which the extension has them.
    fn accept_assets(n: u32) -> Vec<AssetId>;

    /// Returns the encoding of the message that takes longest to decode and to weigh, of those that the chain can weigh
    /// and that fit a block.
    ///
    /// It has at most `bytes` bytes, which are at least [`extension::MIN_BYTES`], and as many of them as fit; and
    /// `instructions` instructions, or as many as the chain executes. [`messages`] has those that are likely.
    fn local_message(bytes: u32, instructions: u32) -> Vec<u8>;

    /// Returns the encoding of the message that takes longest to price, of those that [`delivery`](Self::delivery) delivers,
    /// with bytes and instructions as [`local_message`](Self::local_message) has them. One less than the most instructions leaves
    /// room for a topic.
    fn sent_message(bytes: u32, instructions: u32) -> Vec<u8> {
        messages::of_assets(bytes, instructions)
    }

    /// Returns the asset for which a price takes longest to compute.
    fn payment_asset() -> AssetId;

    /// Opens the way to the destination for which a price takes longest to compute. Returns it, and the asset to
    /// price in: one that the fee has to be converted into, if the chain converts fees.
    fn delivery() -> (Location, AssetId);
}

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}
