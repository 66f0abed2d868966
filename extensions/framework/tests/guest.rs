//! The host's dispatch reads the calls that a program's stub sends.

mod ledger;

use ledger::{
    extension::{guest, Dispatch, ExtensionLedger, EXTENSION_ID},
    set_assets, Ledger, Tree,
};
use pvq_extension::{
    program::{mock, CallError, ExtensionFn},
    ExtensionId, ExtensionsExecutor, HostError,
};
use std::collections::BTreeMap;

/// Runs `test` with a host that has the extension.
fn with_ledger<E: pvq_extension::Extension, R>(test: impl FnOnce() -> R) -> R {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<E>();
    let host = |id: ExtensionId, call: &[u8]| {
        assert_eq!(id, EXTENSION_ID, "stubs use the normative id");
        extensions.answer(id, call)
    };
    mock::with_host(host, test)
}

#[test]
fn every_stub_gets_its_answer() {
    set_assets([3, 4]);
    let accounts = [[1u8; 32], [2; 32]];
    with_ledger::<Dispatch<Ledger>, _>(|| {
        let balances: Vec<_> = accounts.iter().map(|who| guest::balance(2, who)).collect();
        assert_eq!(balances, [2001, 2002]);
        assert_eq!(guest::balance(2, accounts[1]), 2002);
        assert_eq!(guest::balances(1, &accounts[..]), [1001, 1002]);
        assert_eq!(guest::balances(1, accounts.to_vec()), [1001, 1002]);
        assert_eq!(guest::assets(), [3, 4]);
        assert_eq!(guest::depth(Tree(vec![]), &[0u8; 4][..]), 1);
        guest::nothing();
        assert_eq!(guest::shadows(1, 2, 3, 4, 5), [1, 2, 3, 4, 5]);
        assert_eq!(guest::r#try(BTreeMap::from([(1, Some(2))])), 1);
        assert_eq!(guest::try_balance(2, accounts[0]), Ok(2001));
    });
}

#[test]
fn a_stub_that_tries_returns_the_error() {
    let host = |_: ExtensionId, _: &[u8]| Err(HostError::PermissionDenied);
    mock::with_host(host, || {
        assert_eq!(guest::try_nothing(), Err(CallError::Host(HostError::PermissionDenied)));
        assert_eq!(guest::try_assets(), Err(CallError::Host(HostError::PermissionDenied)));
    });
}

/// A chain with types of its own.
enum Other {}

impl guest::Types for Other {
    type AssetId = (u8, u16);
    type AccountId = u64;
    type Balance = u32;
}

impl ExtensionLedger for Other {
    type AssetId = (u8, u16);
    type AccountId = u64;
    type Balance = u32;

    fn balance(asset: (u8, u16), who: u64) -> u32 {
        asset.0 as u32 + asset.1 as u32 + who as u32
    }

    fn balances(asset: (u8, u16), who: Vec<u64>) -> Vec<u32> {
        who.into_iter().map(|who| Self::balance(asset, who)).collect()
    }

    fn assets() -> Vec<(u8, u16)> {
        vec![(1, 2)]
    }

    fn depth(_: Tree, _: Vec<u8>) -> u32 {
        0
    }

    fn nothing() {}

    fn shadows(_: u8, _: u8, _: u8, _: u8, _: u8) -> Vec<u8> {
        vec![]
    }

    fn r#try(_: BTreeMap<(u8, u16), Option<u32>>) -> u64 {
        0
    }
}

#[test]
fn a_chain_with_other_types_has_its_stubs() {
    type Fungibles = guest::With<Other>;
    with_ledger::<Dispatch<Other>, _>(|| {
        assert_eq!(Fungibles::balance((1, 2), 3), 6);
        assert_eq!(Fungibles::balances((1, 2), &[3, 4][..]), [6, 7]);
        assert_eq!(Fungibles::try_assets(), Ok(vec![(1, 2)]));
        Fungibles::nothing();
    });
}

#[test]
fn a_stub_describes_itself() {
    assert_eq!(<guest::balances as ExtensionFn>::EXTENSION_ID, EXTENSION_ID);
    assert_eq!(<guest::balances as ExtensionFn>::INDEX, 1);
    let metadata = <guest::balances as ExtensionFn>::metadata();
    assert_eq!(metadata.name, "balances");
    assert_eq!(metadata.inputs[1].ty, scale_info::meta_type::<Vec<[u8; 32]>>());
    assert_eq!(metadata.output, scale_info::meta_type::<Vec<u128>>());

    let other = <guest::balances<Other> as ExtensionFn>::metadata();
    assert_eq!(other.output, scale_info::meta_type::<Vec<u32>>());
    // A function that a `cfg` removed has no index.
    assert_eq!(<guest::shadows as ExtensionFn>::INDEX, 5);
}
