//! The interfaces stay as programs were built against them.

mod ledger;

use codec::Encode;
use ledger::{extensions, ALICE, BOB};
use pvq_extension::{program::mock, ExtensionId, HostError};
use pvq_extension_fungibles::{
    batch::{self, guest as batches},
    extension, guest as fungibles,
};

#[test]
fn ids_are_published() {
    assert_eq!(extension::LEGACY_EXTENSION_ID, 1248491991627109725);
    let text: &[u8] = b"pvq-ext@ExtensionFungibles\
        @asset_exists@balance@decimals@minimum_balance@name@symbol@total_supply";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    let text: &[u8] = b"pvq-ext@ExtensionFungiblesBatch@assets@balances";
    assert_eq!(batch::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    assert_ne!(batch::LEGACY_EXTENSION_ID, extension::LEGACY_EXTENSION_ID);
}

#[test]
fn functions_keep_their_positions() {
    let metadata = extensions().metadata();
    let names = |id: ExtensionId| {
        let functions = &metadata.extensions[&id.to_string()].functions;
        functions
            .iter()
            .map(|function| {
                let inputs = function.inputs.iter().map(|input| input.name.as_str());
                format!("{}({})", function.name, inputs.collect::<Vec<_>>().join(", "))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(extension::LEGACY_EXTENSION_ID),
        [
            "asset_exists(asset)",
            "name(asset)",
            "symbol(asset)",
            "decimals(asset)",
            "minimum_balance(asset)",
            "total_supply(asset)",
            "balance(asset, who)",
        ]
    );
    assert_eq!(names(batch::EXTENSION_ID), ["balances(asset, who)", "assets(assets)"]);
}

#[test]
fn a_program_of_pvq_0_1_gets_its_answers() {
    let answer = |call: &[u8]| extensions().answer(extension::LEGACY_EXTENSION_ID, call);
    assert_eq!(answer(&(0u8, 1u32).encode()), Ok(true.encode()));
    assert_eq!(answer(&(1u8, 1u32).encode()), Ok(b"Dollar".to_vec().encode()));
    assert_eq!(answer(&(2u8, 2u32).encode()), Ok(b"DOT".to_vec().encode()));
    assert_eq!(answer(&(3u8, 2u32).encode()), Ok(vec![10]));
    assert_eq!(answer(&(4u8, 2u32).encode()), Ok(2u128.encode()));
    assert_eq!(answer(&(5u8, 2u32).encode()), Ok(2000u128.encode()));
    assert_eq!(answer(&(6u8, 2u32, BOB).encode()), Ok(400u128.encode()));
    assert_eq!(answer(&[7]), Err(HostError::UnknownFunction));
}

#[test]
fn the_stubs_get_the_same_answers() {
    let extensions = extensions();
    let accounts = [ALICE, BOB];
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            assert!(fungibles::asset_exists(1));
            assert!(!fungibles::asset_exists(3));
            assert_eq!(fungibles::name(1), b"Dollar");
            assert_eq!(fungibles::symbol(1), b"USD");
            assert_eq!(fungibles::decimals(1), 2);
            assert_eq!(fungibles::minimum_balance(1), 1);
            assert_eq!(fungibles::total_supply(1), 1000);
            let singles: Vec<_> = accounts.iter().map(|who| fungibles::balance(1, who)).collect();
            assert_eq!(singles, [100, 200]);

            assert_eq!(batches::balances(1, &accounts[..]), singles);
            let [known, unknown] = &batches::assets(&[2u32, 3][..])[..] else { panic!() };
            assert_eq!(unknown, &None);
            let known = known.as_ref().unwrap();
            assert_eq!((&known.symbol[..], known.total_supply), (&b"DOT"[..], 2000));
        },
    );
}
