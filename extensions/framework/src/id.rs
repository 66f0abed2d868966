//! The ids of extensions: hashes of an extension's name and the names of its functions.
//!
//! Two extensions with the same id have functions of the same names; their types and, for the
//! normative id, their order may still differ. An extension with other functions has another id. Both
//! ids are computed at compile time, from the functions of the build: one that a `cfg` removes is not
//! in the id. A trait that declares its ids compiles only with these.

use crate::ExtensionId;

/// The prefix of both kinds of id, without the separator.
const PREFIX: &str = "pvq-ext";

/// Returns the id by RFC-0126: `twox_64` of the text `pvq-ext@NAME@m1@m2...`.
///
/// ```
/// let id = pvq_extension::id::normative("ExtensionCore", &["has_extension"]);
/// assert_eq!(
///     id.to_le_bytes(),
///     sp_crypto_hashing::twox_64(b"pvq-ext@ExtensionCore@has_extension"),
/// );
/// ```
///
/// # Panics
///
/// When `functions` are not in lexicographic order, or one of them appears twice.
pub const fn normative(name: &str, functions: &[&str]) -> ExtensionId {
    let mut hasher = Xxh64::new();
    hasher.write(PREFIX.as_bytes());
    hasher.write(b"@");
    hasher.write(name.as_bytes());
    let mut i = 0;
    while i < functions.len() {
        assert!(
            i == 0 || less(functions[i - 1].as_bytes(), functions[i].as_bytes()),
            "the functions are to be in lexicographic order, each once"
        );
        hasher.write(b"@");
        hasher.write(functions[i].as_bytes());
        i += 1;
    }
    hasher.finish()
}

/// Returns the id that PVQ 0.1 computed: `twox_64` of the strings `pvq-ext$`, `NAME`, and for each of
/// `functions` in order of declaration `@` and its name; each string followed by one byte `0xFF`.
pub const fn legacy(name: &str, functions: &[&str]) -> ExtensionId {
    let mut hasher = Xxh64::new();
    hasher.write(PREFIX.as_bytes());
    hasher.write(b"$\xff");
    hasher.write(name.as_bytes());
    hasher.write(b"\xff");
    let mut i = 0;
    while i < functions.len() {
        hasher.write(b"@\xff");
        hasher.write(functions[i].as_bytes());
        hasher.write(b"\xff");
        i += 1;
    }
    hasher.finish()
}

const fn less(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

const PRIME_1: u64 = 0x9E37_79B1_85EB_CA87;
const PRIME_2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const PRIME_3: u64 = 0x1656_67B1_9E37_79F9;
const PRIME_4: u64 = 0x85EB_CA77_C2B2_AE63;
const PRIME_5: u64 = 0x27D4_EB2F_1656_67C5;

/// xxHash64 with seed 0. The hashing crates cannot compute it at compile time.
struct Xxh64 {
    lanes: [u64; 4],
    /// The bytes of an incomplete stripe.
    tail: [u8; 32],
    length: usize,
}

impl Xxh64 {
    const fn new() -> Self {
        Self {
            lanes: [PRIME_1.wrapping_add(PRIME_2), PRIME_2, 0, 0u64.wrapping_sub(PRIME_1)],
            tail: [0; 32],
            length: 0,
        }
    }

    const fn write(&mut self, bytes: &[u8]) {
        let mut i = 0;
        while i < bytes.len() {
            self.tail[self.length % 32] = bytes[i];
            self.length += 1;
            i += 1;
            if self.length.is_multiple_of(32) {
                let mut lane = 0;
                while lane < 4 {
                    self.lanes[lane] = round(self.lanes[lane], read(&self.tail, lane * 8, 8));
                    lane += 1;
                }
            }
        }
    }

    const fn finish(self) -> u64 {
        let [a, b, c, d] = self.lanes;
        let mut hash = if self.length < 32 {
            PRIME_5
        } else {
            let mut hash = a
                .rotate_left(1)
                .wrapping_add(b.rotate_left(7))
                .wrapping_add(c.rotate_left(12))
                .wrapping_add(d.rotate_left(18));
            let mut lane = 0;
            while lane < 4 {
                hash =
                    (hash ^ round(0, self.lanes[lane])).wrapping_mul(PRIME_1).wrapping_add(PRIME_4);
                lane += 1;
            }
            hash
        };
        hash = hash.wrapping_add(self.length as u64);

        let left = self.length % 32;
        let mut at = 0;
        while at + 8 <= left {
            hash = (hash ^ round(0, read(&self.tail, at, 8)))
                .rotate_left(27)
                .wrapping_mul(PRIME_1)
                .wrapping_add(PRIME_4);
            at += 8;
        }
        if at + 4 <= left {
            hash = (hash ^ read(&self.tail, at, 4).wrapping_mul(PRIME_1))
                .rotate_left(23)
                .wrapping_mul(PRIME_2)
                .wrapping_add(PRIME_3);
            at += 4;
        }
        while at < left {
            hash = (hash ^ read(&self.tail, at, 1).wrapping_mul(PRIME_5))
                .rotate_left(11)
                .wrapping_mul(PRIME_1);
            at += 1;
        }

        hash = (hash ^ (hash >> 33)).wrapping_mul(PRIME_2);
        hash = (hash ^ (hash >> 29)).wrapping_mul(PRIME_3);
        hash ^ (hash >> 32)
    }
}

const fn round(lane: u64, input: u64) -> u64 {
    lane.wrapping_add(input.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1)
}

/// Returns `count` bytes of `bytes`, from `at` on, as a little-endian number.
const fn read(bytes: &[u8; 32], at: usize, count: usize) -> u64 {
    let mut number = 0;
    let mut i = 0;
    while i < count {
        number |= (bytes[at + i] as u64) << (8 * i);
        i += 1;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FUNGIBLES: [&str; 7] = [
        "asset_exists",
        "name",
        "symbol",
        "decimals",
        "minimum_balance",
        "total_supply",
        "balance",
    ];

    const SWAP: [&str; 6] = [
        "quote_price_tokens_for_exact_tokens",
        "quote_price_exact_tokens_for_tokens",
        "get_liquidity_pool",
        "list_pools",
        "asset_info",
        "assets_info",
    ];

    #[test]
    fn deployed_extensions_keep_their_legacy_ids() {
        assert_eq!(legacy("ExtensionFungibles", &FUNGIBLES), 1248491991627109725);
        assert_eq!(legacy("ExtensionSwap", &SWAP), 15900548380266538526);
    }

    #[test]
    fn a_legacy_id_depends_on_the_order_of_declaration() {
        assert_ne!(legacy("Extension", &["a", "b"]), legacy("Extension", &["b", "a"]));
    }

    #[test]
    #[should_panic = "lexicographic order"]
    fn a_normative_id_refuses_another_order() {
        normative("Extension", &["b", "a"]);
    }

    #[test]
    fn a_normative_id_is_the_hash_of_its_text() {
        let text = b"pvq-ext@ExtensionFungibles@asset_exists@balance@decimals@minimum_balance@name@symbol@total_supply";
        let mut functions = FUNGIBLES;
        functions.sort_unstable();
        assert_eq!(
            normative("ExtensionFungibles", &functions).to_le_bytes(),
            sp_crypto_hashing::twox_64(text)
        );
    }

    proptest! {
        #[test]
        fn the_hash_is_twox_64(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200usize) {
            let cut = cut.min(bytes.len());
            let mut hasher = Xxh64::new();
            hasher.write(&bytes[..cut]);
            hasher.write(&bytes[cut..]);
            prop_assert_eq!(hasher.finish().to_le_bytes(), sp_crypto_hashing::twox_64(&bytes));
        }
    }
}
