//! Calls reach the functions they are for, and no others.

mod ledger;

use codec::Encode;
use ledger::{
    calls,
    extension::{Call, Dispatch, EXTENSION_ID, LEGACY_EXTENSION_ID},
    set_assets, Ledger, Tree,
};
use pvq_extension::{
    CallContext, Details, Extension, ExtensionFailure, ExtensionId, Extensions, ExtensionsExecutor,
    FunctionIndex, HostError, InvokeSource, PermissionController, RegisterError,
};
use std::collections::BTreeMap;

fn registry() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>();
    extensions
}

fn answer(
    extensions: &impl Extensions,
    id: ExtensionId,
    call: &[u8],
) -> Result<Vec<u8>, ExtensionFailure> {
    let mut response = Vec::new();
    extensions.call(id, call, &mut CallContext::unmetered(), &mut response).map(|()| response)
}

fn host_error<T: std::fmt::Debug>(result: Result<T, ExtensionFailure>) -> HostError {
    match result {
        Err(ExtensionFailure::Host { error, .. }) => error,
        other => panic!("the call should have failed: {other:?}"),
    }
}

#[test]
fn every_function_answers_to_its_position_under_both_ids() {
    set_assets([7, 8]);
    let who = [5u8; 32];
    let cases: [(&str, Vec<u8>, Vec<u8>); 7] = [
        ("balance", (0u8, 2u32, who).encode(), 2005u128.encode()),
        ("balances", (1u8, 2u32, vec![who, [6; 32]]).encode(), vec![2005u128, 2006].encode()),
        ("assets", (2u8,).encode(), vec![7u32, 8].encode()),
        ("depth", (3u8, Tree(vec![Tree(vec![])]), vec![0u8; 3]).encode(), 2u32.encode()),
        ("nothing", (4u8,).encode(), vec![]),
        ("shadows", (5u8, 1u8, 2u8, 3u8, 4u8, 5u8).encode(), vec![1u8, 2, 3, 4, 5].encode()),
        ("try", (6u8, BTreeMap::from([(1u32, Some(2u128)), (2, None)])).encode(), 2u64.encode()),
    ];
    let extensions = registry();
    for id in [EXTENSION_ID, LEGACY_EXTENSION_ID] {
        for (function, call, response) in &cases {
            assert_eq!(answer(&extensions, id, call), Ok(response.clone()), "{function}");
            assert_eq!(calls(), [*function]);
        }
    }
}

#[test]
fn the_enum_of_calls_is_the_encoding_of_calls() {
    let call = Call::<Ledger>::balance { asset: 2, who: [5; 32] };
    assert_eq!(call.encode(), (0u8, 2u32, [5u8; 32]).encode());
    assert_eq!(Call::<Ledger>::r#try { r#type: BTreeMap::new() }.encode(), [6, 0]);
}

#[test]
fn a_response_is_appended() {
    let mut response = vec![1, 2];
    let call = (4u8,).encode();
    registry().call(EXTENSION_ID, &call, &mut CallContext::unmetered(), &mut response).unwrap();
    assert_eq!(response, [1, 2]);
}

#[test]
fn what_is_not_there_cannot_be_called() {
    let extensions = registry();
    let call = (4u8,).encode();
    assert_eq!(host_error(answer(&extensions, 1, &call)), HostError::UnknownExtension);
    assert_eq!(
        host_error(answer(&ExtensionsExecutor::new(), EXTENSION_ID, &call)),
        HostError::UnknownExtension
    );
    for function in [7u8, 8, 255] {
        assert_eq!(
            host_error(answer(&extensions, EXTENSION_ID, &[function])),
            HostError::UnknownFunction
        );
    }
    assert_eq!(host_error(answer(&extensions, EXTENSION_ID, &[])), HostError::MalformedCall);
    assert_eq!(calls(), [""; 0]);
}

/// Refuses `balances` to extrinsics, and every function to XCM messages.
struct Rules;

impl PermissionController for Rules {
    fn is_allowed(&self, id: ExtensionId, function: FunctionIndex, source: InvokeSource) -> bool {
        assert_eq!(id, EXTENSION_ID, "rules are asked with the normative id");
        assert!(usize::from(function) < Dispatch::<Ledger>::FUNCTIONS);
        match source {
            InvokeSource::RuntimeApi | InvokeSource::Runtime => true,
            InvokeSource::Extrinsic => function != 1,
            InvokeSource::Xcm => false,
        }
    }
}

#[test]
fn permission_depends_on_function_and_source() {
    let balance = (0u8, 2u32, [5u8; 32]).encode();
    let balances = (1u8, 2u32, Vec::<[u8; 32]>::new()).encode();
    let cases = [
        (InvokeSource::RuntimeApi, true, true),
        (InvokeSource::Runtime, true, true),
        (InvokeSource::Extrinsic, true, false),
        (InvokeSource::Xcm, false, false),
    ];
    for (source, one, many) in cases {
        let extensions = registry().with_permissions(Rules).with_source(source);
        assert_eq!(extensions.source(), source);
        for id in [EXTENSION_ID, LEGACY_EXTENSION_ID] {
            for (call, allowed) in [(&balance, one), (&balances, many)] {
                let result = answer(&extensions, id, call);
                if allowed {
                    assert!(result.is_ok(), "{source:?}");
                } else {
                    assert_eq!(host_error(result), HostError::PermissionDenied, "{source:?}");
                }
            }
        }
    }
}

#[test]
fn permission_comes_before_decoding() {
    let extensions = registry().with_permissions(Rules).with_source(InvokeSource::Xcm);
    let denied = answer(&extensions, EXTENSION_ID, &[0, 1, 2, 3]);
    assert_eq!(host_error(denied), HostError::PermissionDenied);
}

#[test]
fn an_extension_is_registered_once() {
    let mut extensions = registry();
    let error = extensions.try_register::<Dispatch<Ledger>>().unwrap_err();
    assert_eq!(
        error,
        RegisterError::IdTaken {
            id: EXTENSION_ID,
            extension: "ExtensionLedger",
            holder: "ExtensionLedger"
        }
    );
    assert!(error.to_string().ends_with("register it once"));
    assert_eq!(extensions.metadata().extensions.len(), 2);
}

/// An extension written by hand, with any ids.
struct ByHand<const ID: u64, const LEGACY_ID: u64>;

impl<const ID: u64, const LEGACY_ID: u64> Extension for ByHand<ID, LEGACY_ID> {
    const NAME: &'static str = "ByHand";
    const ID: ExtensionId = ID;
    const LEGACY_ID: ExtensionId = LEGACY_ID;
    const FUNCTIONS: usize = 1;

    fn dispatch(
        _: &[u8],
        _: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        ID.encode_to(response);
        Ok(())
    }

    fn details() -> Details {
        Details { docs: &[], functions: vec![] }
    }
}

#[test]
fn an_id_that_is_taken_replaces_nothing() {
    let mut extensions = registry();
    let taken = RegisterError::IdTaken {
        id: LEGACY_EXTENSION_ID,
        extension: "ByHand",
        holder: "ExtensionLedger",
    };
    assert_eq!(extensions.try_register::<ByHand<3, LEGACY_EXTENSION_ID>>(), Err(taken));
    assert_eq!(host_error(answer(&extensions, 3, &[0])), HostError::UnknownExtension);
    assert_eq!(answer(&extensions, LEGACY_EXTENSION_ID, &[4]), Ok(vec![]));
    assert_eq!(
        extensions.try_register::<ByHand<3, 0>>(),
        Err(RegisterError::Reserved { extension: "ByHand" })
    );
}

#[test]
fn many_extensions_are_told_apart() {
    let mut extensions = registry();
    extensions.register::<ByHand<9, 9>>().register::<ByHand<1, 8>>().register::<ByHand<7, 2>>();
    for (id, normative) in [(9, 9), (1, 1), (8, 1), (7, 7), (2, 7)] {
        assert_eq!(answer(&extensions, id, &[0]), Ok(u64::encode(&normative)));
        assert_eq!(extensions.resolve(id), Some(normative));
        assert_eq!(extensions.name(id), Some("ByHand"));
    }
    assert_eq!(extensions.resolve(3), None);
    assert_eq!(extensions.resolve(LEGACY_EXTENSION_ID), Some(EXTENSION_ID));
}

#[test]
#[should_panic = "register it once"]
fn set_up_with_a_taken_id_panics() {
    registry().register::<Dispatch<Ledger>>();
}
