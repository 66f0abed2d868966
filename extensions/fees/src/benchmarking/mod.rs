//! Benchmarks of the extension of this crate, for a runtime to run.
//!
//! A runtime implements [`Config`], lists [`extension::Pallet`] in `define_benchmarks!`, and
//! registers the extension with the weights that the benchmark command line writes:
//!
//! ```ignore
//! frame_benchmarking::define_benchmarks!(
//!     [pvq_extension_fees::extension, pvq_extension_fees::benchmarking::extension::Pallet<Runtime>]
//! );
//! ```
//!
//! A benchmark measures a whole call of the extension: its arguments are decoded, and its result is
//! encoded.

use crate::{extension::ExtensionFees, CallFee};
use alloc::vec::Vec;
use pvq_extension::{CallContext, Extension, ExtensionFailure};

pub mod extension;
#[cfg(test)]
mod mock;

/// Configuration of the benchmarks by a runtime.
pub trait Config: frame_system::Config {
    /// The implementation of `ExtensionFees` that the runtime registers.
    type Extension: ExtensionFees + 'static;
    /// Creates the calls that the benchmarks ask about.
    type Helper: BenchmarkHelper<BalanceOf<Self>>;
}

/// Creates the calls that the benchmarks ask about.
pub trait BenchmarkHelper<Balance> {
    /// Returns the encoding of the call of the runtime that takes longest to decode and to weigh, and
    /// the fee of a transaction of `length` bytes with it.
    ///
    /// It has at most `bytes` bytes, which are at least 64, and as many of them as fit: of calls within
    /// calls, as deep as the extension decodes them, then of whatever allocates most.
    fn call(bytes: u32, length: u32) -> (Vec<u8>, CallFee<Balance>);

    /// Returns the fee of that weight.
    fn weight_fee(ref_time: u64, proof_size: u64) -> Balance;

    /// Returns the fee of that length.
    fn length_fee(length: u32) -> Balance;
}

type BalanceOf<T> = <<T as Config>::Extension as ExtensionFees>::Balance;

/// Returns the answer of the extension `E` to `call`.
fn answer<E: Extension>(call: &[u8]) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    E::dispatch(call, &mut CallContext::unmetered(), &mut response)?;
    Ok(response)
}
