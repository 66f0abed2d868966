//! An extension for programs that tell what transactions cost.
//!
//! A runtime implements the trait of [`extension`], over `pallet-transaction-payment` by the function of the module
//! `frame`, and registers `ExtensionFees`. A program uses the stub:
//!
//! ```
//! use pvq_extension_fees::guest as fees;
//!
//! /// Returns the fees of transactions with these calls, of some 110 bytes beside the call each.
//! fn total(calls: &[Vec<u8>]) -> Option<u128> {
//!     let fee = |call: &Vec<u8>| fees::call_fee(call, call.len() as u32 + 110).map(|fee| fee.fee);
//!     calls.iter().map(fee).sum()
//! }
//! ```
//!
//! It is for chains with `u128` for balances; for others see [`guest::With`].

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
#[cfg(not(target_env = "polkavm"))]
mod decoding;
#[cfg(all(feature = "frame", not(target_env = "polkavm")))]
pub mod frame;
mod types;

#[cfg(not(target_env = "polkavm"))]
pub use decoding::{decode_call, MAX_CALL_DEPTH};
pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionFees;
pub use types::{CallClass, CallFee};

/// Fees of transactions.
#[pvq_extension::extension_decl]
pub mod extension {
    use crate::CallFee;
    use alloc::vec::Vec;
    use pvq_extension::Parameter;

    /// Tells what transactions cost.
    #[extension_decl::extension]
    #[extension_decl::guest(Balance = u128)]
    #[extension_decl::ids(normative = 0x6706_7152_8003_a461, legacy = 0xc101_c033_8ecf_df24)]
    pub trait ExtensionFees {
        /// An amount of the chain's native token, in its smallest unit.
        type Balance: Parameter;

        /// The most bytes of a call that [`call_fee`](Self::call_fee) reads.
        const MAX_CALL_BYTES: u32 = 16 * 1024;

        /// The fee of a signed transaction of `length` bytes whose call has the SCALE encoding `call`,
        /// in the next block, without a tip. `length` counts the whole transaction: the call, the
        /// signature and what else it carries.
        ///
        /// `None` if `call` is no call of the chain, if bytes are left over, if it is longer than
        /// [`MAX_CALL_BYTES`](Self::MAX_CALL_BYTES), or if calls nest too deep in it.
        ///
        /// Whether the call would succeed is not looked at. What a successful call does not use of its
        /// weight is refunded after it, so a transaction costs at most this.
        #[extension_decl::weight(n = call.len() as u32)]
        fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<Self::Balance>>;

        /// The fee for a weight of `ref_time` picoseconds and `proof_size` bytes, before the chain's
        /// multiplier for its load. A weight beyond that of a block costs what a block does.
        fn weight_to_fee(ref_time: u64, proof_size: u64) -> Self::Balance;

        /// The fee for `length` bytes of a transaction.
        fn length_to_fee(length: u32) -> Self::Balance;
    }
}
