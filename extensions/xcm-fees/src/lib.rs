//! An extension for programs that tell what XCM messages cost: to execute here, and to deliver elsewhere.
//!
//! A runtime with `pallet-xcm` implements the trait of [`extension`] by the functions of `frame`, each a line, and
//! registers `ExtensionXcmFees`. A program uses the stub:
//!
//! ```
//! use pvq_extension_xcm_fees::{guest as xcm, XcmFeeError};
//!
//! /// Returns the fee for the execution of a message, in the asset of the chain's choice. All are SCALE-encoded.
//! fn execution_fee(message: &[u8]) -> Result<u128, XcmFeeError> {
//!     let weight = xcm::message_weight(message)?;
//!     let assets = xcm::payment_assets();
//!     let asset = assets.first().ok_or(XcmFeeError::AssetNotFound)?;
//!     xcm::weight_fee(weight.ref_time, weight.proof_size, asset)
//! }
//! ```
//!
//! Amounts of assets are `u128` in XCM, whatever a chain has for balances.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;
// The mock of the tests names the crate from without, and serves the benchmarks from within.
#[cfg(all(test, feature = "runtime-benchmarks"))]
extern crate self as pvq_extension_xcm_fees;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
#[cfg(all(feature = "frame", not(target_env = "polkavm")))]
pub mod frame;
mod types;
#[cfg(all(feature = "frame", not(target_env = "polkavm")))]
pub mod weights;

pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionXcmFees;
pub use types::{MessageWeight, XcmFeeError};

/// Fees of XCM messages.
#[pvq_extension::extension_decl]
pub mod extension {
    use crate::{MessageWeight, XcmFeeError};
    use alloc::vec::Vec;

    /// Tells what XCM messages cost, as the runtime API `XcmPaymentApi` does.
    ///
    /// XCM values cross as their SCALE encoding with a version: a message is a `VersionedXcm`, an asset a
    /// `VersionedAssetId`, a destination a `VersionedLocation`. The chain understands its own version and the two before.
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0x0c75_bc3a_2eaf_eb93, legacy = 0xf6e3_ef4c_a9eb_5606)]
    pub trait ExtensionXcmFees {
        /// The most assets that [`payment_assets`](Self::payment_assets) returns. A call is charged for as many before it
        /// runs.
        const MAX_PAYMENT_ASSETS: u32 = 16;

        /// The most bytes of each XCM value that the functions read.
        const MAX_VALUE_BYTES: u32 = 4 * 1024;

        /// The most instructions that a message has, nested ones included. XCM decodes no more.
        const MAX_INSTRUCTIONS: u32 = 100;

        /// The assets in which the chain takes fees for execution, at most
        /// [`MAX_PAYMENT_ASSETS`](Self::MAX_PAYMENT_ASSETS), each a `VersionedAssetId`.
        #[extension_decl::weight(n = Self::MAX_PAYMENT_ASSETS, after(n = output.len() as u32))]
        fn payment_assets() -> Vec<Vec<u8>>;

        /// The weight of the execution of `message` by this chain: the most that any origin can make it take.
        ///
        /// Whether the chain would execute it is not looked at, nor whether it would succeed. The call of a `Transact` has
        /// to be one of this chain.
        #[extension_decl::weight(
            n = message.len() as u32,
            i = (message.len() as u32).min(Self::MAX_INSTRUCTIONS)
        )]
        fn message_weight(message: Vec<u8>) -> Result<MessageWeight, XcmFeeError>;

        /// The fee for a weight of `ref_time` picoseconds and `proof_size` bytes, in `asset`.
        fn weight_fee(ref_time: u64, proof_size: u64, asset: Vec<u8>) -> Result<u128, XcmFeeError>;

        /// The fee that this chain takes to deliver `message` to `destination`, in `asset`; zero where it takes none.
        /// Nothing is sent.
        ///
        /// `message` is what leaves the chain, not what makes the chain send it. A topic that the chain adds is paid for.
        #[extension_decl::weight(
            n = message.len() as u32,
            i = (message.len() as u32).min(Self::MAX_INSTRUCTIONS)
        )]
        fn delivery_fee(
            destination: Vec<u8>,
            message: Vec<u8>,
            asset: Vec<u8>,
        ) -> Result<u128, XcmFeeError>;
    }
}
