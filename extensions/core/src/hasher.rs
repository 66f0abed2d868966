//! Hashing by code that is compiled into the host.

use crate::hashing::{ExtensionHashing, WeightInfo};
use alloc::vec::Vec;
use pvq_extension::Weight;

/// Implements [`ExtensionHashing`] for every host.
pub enum Hasher {}

impl ExtensionHashing for Hasher {
    fn blake2_128(data: Vec<u8>) -> [u8; 16] {
        sp_crypto_hashing::blake2_128(&data)
    }

    fn blake2_256(data: Vec<u8>) -> [u8; 32] {
        sp_crypto_hashing::blake2_256(&data)
    }

    fn twox_64(data: Vec<u8>) -> [u8; 8] {
        sp_crypto_hashing::twox_64(&data)
    }

    fn twox_128(data: Vec<u8>) -> [u8; 16] {
        sp_crypto_hashing::twox_128(&data)
    }

    fn keccak_256(data: Vec<u8>) -> [u8; 32] {
        sp_crypto_hashing::keccak_256(&data)
    }
}

/// The weights of [`Hasher`]: upper bounds, until a runtime benchmarks it.
///
/// They leave room for a slow machine: in the reference runtime's Wasm a byte takes 6.7 nanoseconds
/// of BLAKE2, 3.3 of Keccak and 0.3 of xxHash. Hashing reads no storage, so there is no proof.
pub enum HasherWeight {}

/// Picoseconds of a call, whatever it hashes: an empty input still takes one block of the hash.
const CALL: u64 = 2_000_000;
/// Picoseconds for each byte.
const BLAKE2_BYTE: u64 = 8_000;
const TWOX_64_BYTE: u64 = 2_000;
const KECCAK_BYTE: u64 = 30_000;

const fn weight(per_byte: u64, bytes: u32) -> Weight {
    Weight::from_parts(CALL + per_byte * bytes as u64, 0)
}

impl WeightInfo for HasherWeight {
    fn blake2_128(n: u32) -> Weight {
        weight(BLAKE2_BYTE, n)
    }

    fn blake2_256(n: u32) -> Weight {
        weight(BLAKE2_BYTE, n)
    }

    fn twox_64(n: u32) -> Weight {
        weight(TWOX_64_BYTE, n)
    }

    fn twox_128(n: u32) -> Weight {
        // It hashes the data twice.
        weight(2 * TWOX_64_BYTE, n)
    }

    fn keccak_256(n: u32) -> Weight {
        weight(KECCAK_BYTE, n)
    }
}
