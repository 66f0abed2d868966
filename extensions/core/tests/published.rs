//! The interfaces stay as programs were built against them.

use codec::Encode;
use pvq_extension::{program::mock, ExtensionSet, HostError, InvokeSource};
use pvq_extension_core::{
    extension, guest as host,
    hashing::{self, guest as hashes, WeightInfo},
    ExtensionHashing, HasherWeight,
};

#[pvq_extension::extensions_impl]
mod extensions {
    #[extensions_impl::impl_struct]
    pub struct RuntimeExtensions;

    #[extensions_impl::extension]
    impl pvq_extension_core::extension::ExtensionCore for RuntimeExtensions {
        type ExtensionId = u64;

        fn has_extension(id: u64) -> bool {
            contains(id) || id == pvq_extension_core::hashing::EXTENSION_ID
        }
    }
}

fn executor() -> pvq_extension::ExtensionsExecutor {
    let mut executor = extensions::executor(InvokeSource::RuntimeApi);
    executor.register::<ExtensionHashing>();
    executor
}

#[test]
fn ids_are_published() {
    let text: &[u8] = b"pvq-ext@ExtensionCore@has_extension";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    let text: &[u8] = b"pvq-ext@ExtensionHashing@blake2_128@blake2_256@keccak_256@twox_128@twox_64";
    assert_eq!(hashing::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
}

#[test]
fn a_host_knows_its_extensions_by_both_ids() {
    let executor = executor();
    mock::with_host(
        |id, call| executor.answer(id, call),
        || {
            for id in
                [extension::EXTENSION_ID, extension::LEGACY_EXTENSION_ID, hashing::EXTENSION_ID]
            {
                assert!(host::has_extension(id));
            }
            assert!(!host::has_extension(1));
        },
    );
    assert!(extensions::RuntimeExtensions::contains(extension::LEGACY_EXTENSION_ID));
}

#[test]
fn hashes_are_those_of_the_chain() {
    let executor = executor();
    let data = b"query";
    mock::with_host(
        |id, call| executor.answer(id, call),
        || {
            for data in [&data[..], &[], &[7; 1000]] {
                assert_eq!(hashes::blake2_128(data), sp_crypto_hashing::blake2_128(data));
                assert_eq!(hashes::blake2_256(data), sp_crypto_hashing::blake2_256(data));
                assert_eq!(hashes::twox_64(data), sp_crypto_hashing::twox_64(data));
                assert_eq!(hashes::twox_128(data), sp_crypto_hashing::twox_128(data));
                assert_eq!(hashes::keccak_256(data), sp_crypto_hashing::keccak_256(data));
            }
        },
    );
    // In the order of declaration.
    for (index, hash) in [
        (0u8, &sp_crypto_hashing::blake2_128(data)[..]),
        (1, &sp_crypto_hashing::blake2_256(data)),
        (2, &sp_crypto_hashing::twox_64(data)),
        (3, &sp_crypto_hashing::twox_128(data)),
        (4, &sp_crypto_hashing::keccak_256(data)),
    ] {
        let call = (index, data.to_vec()).encode();
        assert_eq!(executor.answer(hashing::EXTENSION_ID, &call), Ok(hash.to_vec()));
    }
    assert_eq!(executor.answer(hashing::EXTENSION_ID, &[5]), Err(HostError::UnknownFunction));
}

#[test]
fn hashing_weighs_by_the_byte() {
    for weight in [
        HasherWeight::blake2_128,
        HasherWeight::blake2_256,
        HasherWeight::twox_64,
        HasherWeight::twox_128,
        HasherWeight::keccak_256,
    ] {
        assert!(weight(0).ref_time() > 0);
        assert!(weight(2000).ref_time() > weight(1000).ref_time());
        assert!(weight(u32::MAX).ref_time() < 1_000_000_000_000_000);
        assert_eq!(weight(u32::MAX).proof_size(), 0);
    }
}
