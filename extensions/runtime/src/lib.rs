//! An extension for programs that have to know which runtime they ask.
//!
//! A runtime implements the trait of [`extension`], by the functions of the module `frame`, and
//! registers `ExtensionRuntime`. A program uses the stub:
//!
//! ```
//! use pvq_extension_runtime::guest as runtime;
//!
//! /// Returns the encoding of a remark, for whatever chain this is.
//! fn remark(text: &[u8]) -> Option<Vec<u8>> {
//!     use pvq_extension::program::codec::Encode;
//!     let index = runtime::call_index(&b"System"[..], &b"remark"[..])?;
//!     Some((index, text).encode())
//! }
//! ```
//!
//! It is for chains whose hashes have 32 bytes; for others see [`guest::With`].

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
#[cfg(all(feature = "frame", not(target_env = "polkavm")))]
pub mod frame;
mod types;

pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionRuntime;
pub use types::{Pallet, Version};

/// The runtime, its pallets and their calls.
#[pvq_extension::extension_decl]
pub mod extension {
    use crate::{Pallet, Version};
    use alloc::vec::Vec;
    use pvq_extension::Parameter;

    /// Tells which runtime this is, and what it is made of.
    #[extension_decl::extension]
    #[extension_decl::guest(Hash = [u8; 32])]
    #[extension_decl::ids(normative = 0x424e_5a44_66a1_fdd2, legacy = 0xc6f3_5b15_7ba7_ffa8)]
    pub trait ExtensionRuntime {
        /// The hash of a block.
        type Hash: Parameter;

        /// The name and the versions of the runtime.
        fn version() -> Version;

        /// The hash of the chain's first block, by which chains are told apart. `None` in the state of
        /// that block itself, which cannot have it.
        fn genesis_hash() -> Option<Self::Hash>;

        /// The id of the chain among the parachains of its relay chain; `None` if it is no parachain.
        fn parachain_id() -> Option<u32>;

        /// The pallet that the runtime calls `name`, in UTF-8, by upper and lower case.
        fn pallet(name: Vec<u8>) -> Option<Pallet>;

        /// All pallets, by index. Their number is a constant of the runtime.
        fn pallets() -> Vec<Pallet>;

        /// The indices of the pallet and of the call with these names, which are the first two bytes of
        /// the call's encoding. `None` if there is no such pallet, if it has no such call, or if the
        /// runtime has disabled the pallet's calls.
        fn call_index(pallet: Vec<u8>, call: Vec<u8>) -> Option<(u8, u8)>;
    }
}
