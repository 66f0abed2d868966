//! The interface keeps its ids, and its functions their positions and results.

use codec::Encode;
use pvq_extension::{program::mock, ExtensionsExecutor, HostError};
use pvq_extension_runtime::{
    extension::{self, ExtensionRuntime as Interface},
    guest as runtime, ExtensionRuntime, Pallet, Version,
};

/// A parachain of two pallets, each with one call.
struct Chain;

fn pallet(index: u8, name: &str) -> Pallet {
    let module = format!("pallet_{name}");
    Pallet { index, name: name.into(), module: module.into(), crate_version: (49, 0, 1) }
}

impl Interface for Chain {
    type Hash = [u8; 32];

    fn version() -> Version {
        Version {
            spec_name: b"chain".to_vec(),
            impl_name: b"rust".to_vec(),
            authoring_version: 1,
            spec_version: 2,
            impl_version: 3,
            transaction_version: 4,
            system_version: 5,
        }
    }

    fn genesis_hash() -> Option<[u8; 32]> {
        Some([6; 32])
    }

    fn parachain_id() -> Option<u32> {
        Some(2000)
    }

    fn pallet(name: Vec<u8>) -> Option<Pallet> {
        Self::pallets().into_iter().find(|pallet| pallet.name == name)
    }

    fn pallets() -> Vec<Pallet> {
        vec![pallet(3, "one"), pallet(200, "two")]
    }

    fn call_index(pallet: Vec<u8>, call: Vec<u8>) -> Option<(u8, u8)> {
        let pallet = Self::pallet(pallet)?;
        (call == b"go").then_some((pallet.index, 9))
    }
}

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionRuntime<Chain>>();
    extensions
}

#[test]
fn ids_are_published() {
    let text: &[u8] = b"pvq-ext@ExtensionRuntime@call_index@genesis_hash@pallet@pallets\
        @parachain_id@version";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    let text: &[u8] = b"pvq-ext$\xffExtensionRuntime\xff@\xffversion\xff@\xffgenesis_hash\xff\
        @\xffparachain_id\xff@\xffpallet\xff@\xffpallets\xff@\xffcall_index\xff";
    assert_eq!(extension::LEGACY_EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
}

#[test]
fn functions_keep_their_positions_and_encodings() {
    let answer = |call: &[u8]| extensions().answer(extension::EXTENSION_ID, call);
    let version = ("chain", "rust", 1u32, 2u32, 3u32, 4u32, 5u8);
    assert_eq!(answer(&[0]), Ok(version.encode()));
    assert_eq!(answer(&[1]), Ok(Some([6u8; 32]).encode()));
    assert_eq!(answer(&[2]), Ok(Some(2000u32).encode()));
    let two = (200u8, "two", "pallet_two", (49u16, 0u8, 1u8));
    assert_eq!(answer(&(3u8, "two").encode()), Ok(Some(two).encode()));
    assert_eq!(answer(&(3u8, "three").encode()), Ok(None::<Pallet>.encode()));
    let one = (3u8, "one", "pallet_one", (49u16, 0u8, 1u8));
    assert_eq!(answer(&[4]), Ok(vec![one, two].encode()));
    assert_eq!(answer(&(5u8, "two", "go").encode()), Ok(Some((200u8, 9u8)).encode()));
    assert_eq!(answer(&(5u8, "two", "stop").encode()), Ok(None::<(u8, u8)>.encode()));
    assert_eq!(answer(&[6]), Err(HostError::UnknownFunction));
    assert_eq!(answer(&(5u8, "two").encode()), Err(HostError::MalformedCall));
}

#[test]
fn the_stubs_get_the_same_answers() {
    let extensions = extensions();
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            assert_eq!(runtime::version(), Chain::version());
            assert_eq!(runtime::genesis_hash(), Some([6; 32]));
            assert_eq!(runtime::parachain_id(), Some(2000));
            assert_eq!(runtime::pallet(b"one".to_vec()), Some(pallet(3, "one")));
            assert_eq!(runtime::pallets(), Chain::pallets());
            assert_eq!(runtime::call_index(&b"one"[..], &b"go"[..]), Some((3, 9)));
            assert_eq!(runtime::call_index(&b"none"[..], &b"go"[..]), None);
        },
    );
}
