//! Hashes, and a point of an elliptic curve, by crates that were not written for programs: their
//! rounds are unrolled, into thousands of instructions without a jump.
//!
//! A chain's own hashing is cheaper where there is one: see `pvq-extension-core`.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

mod functions;

#[pvq_program::program]
mod digests {
    use crate::functions;

    /// SHA-256 of `data`.
    #[program::entrypoint]
    fn sha256(data: &[u8]) -> [u8; 32] {
        functions::sha256(data)
    }

    /// SHA-512 of `data`.
    #[program::entrypoint]
    fn sha512(data: &[u8]) -> [u8; 64] {
        functions::sha512(data)
    }

    /// BLAKE2s of `data`, of 256 bits.
    #[program::entrypoint]
    fn blake2s(data: &[u8]) -> [u8; 32] {
        functions::blake2s(data)
    }

    /// BLAKE2b of `data`, of 512 bits.
    #[program::entrypoint]
    fn blake2b(data: &[u8]) -> [u8; 64] {
        functions::blake2b(data)
    }

    /// SHA3-256 of `data`.
    #[program::entrypoint]
    fn sha3(data: &[u8]) -> [u8; 32] {
        functions::sha3(data)
    }

    /// Keccak-256 of `data`, as Ethereum hashes.
    #[program::entrypoint]
    fn keccak(data: &[u8]) -> [u8; 32] {
        functions::keccak(data)
    }

    /// The basepoint of Ed25519 times `scalar`, compressed. `scalar` is in little-endian order, and
    /// taken modulo the order of the basepoint.
    #[program::entrypoint]
    fn ed25519_multiple(scalar: &[u8; 32]) -> [u8; 32] {
        functions::ed25519_multiple(scalar)
    }
}

#[cfg(test)]
mod tests {
    use super::digests::*;

    fn hex<const N: usize>(text: &str) -> [u8; N] {
        assert_eq!(text.len(), 2 * N);
        std::array::from_fn(|byte| u8::from_str_radix(&text[2 * byte..][..2], 16).unwrap())
    }

    #[test]
    fn known_answers() {
        assert_eq!(
            sha256(b"abc"),
            hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        );
        assert_eq!(
            sha512(b"abc"),
            hex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                 2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
        );
        assert_eq!(
            blake2s(b"abc"),
            hex("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
        );
        assert_eq!(
            blake2b(b"abc"),
            hex("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1\
                 7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"),
        );
        assert_eq!(
            sha3(b"abc"),
            hex("3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
        );
        assert_eq!(
            keccak(b"abc"),
            hex("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        );
    }

    #[test]
    fn known_points() {
        let one = std::array::from_fn(|byte| u8::from(byte == 0));
        assert_eq!(
            ed25519_multiple(&one),
            hex("5866666666666666666666666666666666666666666666666666666666666666"),
        );
        // The order of the basepoint, which leads to the identity, as zero does.
        let order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        assert_eq!(ed25519_multiple(&order), one);
        assert_eq!(ed25519_multiple(&[0; 32]), one);
    }
}
