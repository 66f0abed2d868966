//! Extensions that every host can have: which extensions there are, and hashing.
//!
//! A program asks with [`guest::has_extension()`] before it relies on an extension that not every
//! chain has, and hashes with [`hashing::guest`] at a fraction of the cost of hashing by itself:
//!
//! ```
//! use pvq_extension_core::{guest as host, hashing::guest as hashing};
//!
//! fn storage_prefix(pallet: &[u8], item: &[u8]) -> Option<Vec<u8>> {
//!     host::has_extension(pvq_extension_core::hashing::EXTENSION_ID)
//!         .then(|| [hashing::twox_128(pallet), hashing::twox_128(item)].concat())
//! }
//! ```
//!
//! A runtime registers `ExtensionCore` with an implementation of its own, which knows the other
//! extensions, and `ExtensionHashing` as it is.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "runtime-benchmarks", not(target_env = "polkavm")))]
pub mod benchmarking;
#[cfg(not(target_env = "polkavm"))]
mod hasher;

pub use extension::guest;
#[cfg(not(target_env = "polkavm"))]
pub use extension::Dispatch as ExtensionCore;
#[cfg(not(target_env = "polkavm"))]
pub use hasher::{Hasher, HasherWeight};

/// The hashing extension, for a runtime to register.
#[cfg(not(target_env = "polkavm"))]
pub type ExtensionHashing<Impl = Hasher, W = HasherWeight> = hashing::Dispatch<Impl, W>;

/// The extensions of the host.
#[pvq_extension::extension_decl]
pub mod extension {
    use pvq_extension::Parameter;

    /// Knows the host's extensions.
    #[extension_decl::extension]
    #[extension_decl::guest(ExtensionId = u64)]
    #[extension_decl::ids(normative = 0xa097_e602_91d4_377c, legacy = 0x78c6_b909_83db_4b2d)]
    pub trait ExtensionCore {
        /// Identifies an extension.
        type ExtensionId: Parameter;

        /// Returns whether the host has the extension with the id `id`, normative or legacy. The
        /// program may nevertheless not be allowed to call it.
        fn has_extension(id: Self::ExtensionId) -> bool;
    }
}

/// Hash functions.
#[pvq_extension::extension_decl]
pub mod hashing {
    use alloc::vec::Vec;

    /// Hashes bytes.
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0xc3be_887b_59d4_e85a, legacy = 0x7521_713c_b4ff_4e55)]
    pub trait ExtensionHashing {
        /// BLAKE2b with 128 bits of output.
        #[extension_decl::weight(n = data.len() as u32)]
        fn blake2_128(data: Vec<u8>) -> [u8; 16];

        /// BLAKE2b with 256 bits of output.
        #[extension_decl::weight(n = data.len() as u32)]
        fn blake2_256(data: Vec<u8>) -> [u8; 32];

        /// xxHash64 with seed 0. Not a cryptographic hash.
        #[extension_decl::weight(n = data.len() as u32)]
        fn twox_64(data: Vec<u8>) -> [u8; 8];

        /// xxHash64 with seeds 0 and 1, one after the other. Not a cryptographic hash.
        #[extension_decl::weight(n = data.len() as u32)]
        fn twox_128(data: Vec<u8>) -> [u8; 16];

        /// Keccak with 256 bits of output, as Ethereum uses it.
        #[extension_decl::weight(n = data.len() as u32)]
        fn keccak_256(data: Vec<u8>) -> [u8; 32];
    }
}
