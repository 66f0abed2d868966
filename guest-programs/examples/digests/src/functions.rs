use blake2::{Blake2b512, Blake2s256};
use curve25519_dalek::{constants::ED25519_BASEPOINT_POINT, scalar::Scalar};
use sha2::{Digest, Sha256, Sha512};
use sha3::{Keccak256, Sha3_256};

/// SHA-256 of `data`.
pub fn sha256(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}

/// SHA-512 of `data`.
pub fn sha512(data: &[u8]) -> [u8; 64] {
    Sha512::digest(data).into()
}

/// BLAKE2s of `data`, of 256 bits.
pub fn blake2s(data: &[u8]) -> [u8; 32] {
    Blake2s256::digest(data).into()
}

/// BLAKE2b of `data`, of 512 bits.
pub fn blake2b(data: &[u8]) -> [u8; 64] {
    Blake2b512::digest(data).into()
}

/// SHA3-256 of `data`.
pub fn sha3(data: &[u8]) -> [u8; 32] {
    Sha3_256::digest(data).into()
}

/// Keccak-256 of `data`.
pub fn keccak(data: &[u8]) -> [u8; 32] {
    Keccak256::digest(data).into()
}

/// The basepoint of Ed25519 times `scalar`, compressed.
pub fn ed25519_multiple(scalar: &[u8; 32]) -> [u8; 32] {
    let scalar = Scalar::from_bytes_mod_order(*scalar);
    (ED25519_BASEPOINT_POINT * scalar).compress().to_bytes()
}
