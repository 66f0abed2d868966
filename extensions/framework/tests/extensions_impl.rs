//! A runtime's extensions in one module.

mod ledger;

use codec::Encode;
use pvq_extension::{
    AllowAll, CallContext, Extension, ExtensionSet, Extensions, ExtensionsExecutor, HostError,
    InvokeSource, PermissionController, Route, Weight,
};

#[pvq_extension::extension_decl]
mod core {
    #[extension_decl::extension]
    pub trait ExtensionCore {
        fn has_extension(id: u64) -> bool;
    }
}

#[pvq_extension::extension_decl]
#[allow(dead_code)]
mod absent {
    #[extension_decl::extension]
    pub trait ExtensionAbsent {
        fn nothing();
    }
}

#[pvq_extension::extensions_impl]
mod extensions {
    use crate::{ledger, Heavy};

    #[extensions_impl::impl_struct]
    pub struct RuntimeExtensions;

    #[extensions_impl::extension]
    impl crate::core::ExtensionCore for RuntimeExtensions {
        fn has_extension(id: u64) -> bool {
            contains(id)
        }
    }

    #[cfg(any())]
    #[extensions_impl::extension]
    impl crate::absent::ExtensionAbsent for RuntimeExtensions {
        fn nothing() {}
    }

    #[extensions_impl::extension(weights = Heavy<2>)]
    impl ledger::extension::ExtensionLedger for RuntimeExtensions {
        type AssetId = u32;
        type AccountId = u8;
        type Balance = u64;

        fn balance(asset: u32, who: u8) -> u64 {
            asset as u64 + who as u64
        }
        fn balances(_: u32, _: Vec<u8>) -> Vec<u64> {
            vec![]
        }
        fn assets() -> Vec<u32> {
            vec![]
        }
        fn depth(_: ledger::Tree, _: Vec<u8>) -> u32 {
            0
        }
        fn nothing() {}
        fn shadows(_: u8, _: u8, _: u8, _: u8, _: u8) -> Vec<u8> {
            vec![]
        }
        fn r#try(_: std::collections::BTreeMap<u32, Option<u64>>) -> u64 {
            0
        }
    }

    /// A struct that is not of the set.
    pub struct Other;

    impl Other {
        pub const fn answer() -> u32 {
            42
        }
    }
}

/// Weighs every function `N` microseconds and `N` bytes of proof.
pub struct Heavy<const N: u64>;

impl<const N: u64> ledger::extension::WeightInfo for Heavy<N> {
    fn balance() -> Weight {
        Weight::from_parts(N * 1_000_000, N)
    }
    fn balances(_: u32) -> Weight {
        Self::balance()
    }
    fn assets(_: u32) -> Weight {
        Self::balance()
    }
    fn depth(_: u32, _: u32) -> Weight {
        Self::balance()
    }
    fn nothing() -> Weight {
        Self::balance()
    }
    fn shadows() -> Weight {
        Self::balance()
    }
    fn r#try() -> Weight {
        Self::balance()
    }
}

use extensions::RuntimeExtensions;
use ledger::extension::{EXTENSION_ID, LEGACY_EXTENSION_ID};

#[test]
fn the_executor_has_the_whole_set() {
    let executor = extensions::executor(InvokeSource::Xcm);
    assert_eq!(executor.source(), InvokeSource::Xcm);
    let mut response = Vec::new();
    for id in [core::EXTENSION_ID, EXTENSION_ID, LEGACY_EXTENSION_ID, absent::EXTENSION_ID, 5] {
        let call = (0u8, id).encode();
        executor
            .call(core::EXTENSION_ID, &call, &mut CallContext::unmetered(), &mut response)
            .unwrap();
    }
    assert_eq!(response, [1, 1, 1, 0, 0]);
    assert_eq!(extensions::metadata(), executor.metadata());
    assert_eq!(extensions::metadata().extensions.len(), 4);
    assert_eq!(extensions::Other::answer(), 42);
}

#[test]
fn the_set_can_join_others() {
    let mut executor = ExtensionsExecutor::new();
    executor.register_all::<RuntimeExtensions>();
    assert_eq!(executor.name(EXTENSION_ID), Some("ExtensionLedger"));
    assert!(RuntimeExtensions::register_in(&mut executor).is_err());
}

#[test]
fn one_that_cannot_be_registered_is_named_and_leaves_out_no_other() {
    type Core = core::Dispatch<RuntimeExtensions>;
    let mut executor = ExtensionsExecutor::new();
    executor.register::<Core>();
    let error = RuntimeExtensions::register_in(&mut executor).unwrap_err();
    assert!(error.to_string().contains("ExtensionCore"), "{error}");
    assert_eq!(executor.name(EXTENSION_ID), Some("ExtensionLedger"));

    // Nor does a set in a larger one; the error names the first.
    type Ledger = ledger::extension::Dispatch<RuntimeExtensions>;
    let mut executor = ExtensionsExecutor::new();
    let error = <(Core, (Core, Core), Ledger, Ledger)>::register_in(&mut executor).unwrap_err();
    assert!(error.to_string().contains("ExtensionCore"), "{error}");
    assert_eq!(executor.name(EXTENSION_ID), Some("ExtensionLedger"));
}

#[test]
fn sets_and_single_extensions_make_larger_sets() {
    assert_eq!(<(RuntimeExtensions,)>::resolve(LEGACY_EXTENSION_ID), Some(EXTENSION_ID));
    assert_eq!(<(RuntimeExtensions,)>::resolve(7), None);
    assert!(<(RuntimeExtensions, (RuntimeExtensions,))>::contains(core::EXTENSION_ID));
    assert!(!<(ledger::extension::Dispatch<RuntimeExtensions>,)>::contains(core::EXTENSION_ID));

    let mut executor = ExtensionsExecutor::new();
    executor.register_all::<(ledger::extension::Dispatch<RuntimeExtensions>,)>();
    assert_eq!(executor.name(EXTENSION_ID), Some("ExtensionLedger"));
}

/// Lets nothing of one extension pass.
struct Without(u64);

impl PermissionController for Without {
    fn is_allowed(&self, extension: u64, _: u8, source: InvokeSource) -> bool {
        extension != self.0 || source != InvokeSource::Xcm
    }
}

#[test]
fn a_set_routes_calls_as_its_registry_does() {
    type Set = (RuntimeExtensions,);
    let balance = (0u8, 1u32, 2u8).encode();
    let calls = [&balance[..], &[], &[0], &[4], &[200], &[5, 1, 2, 3, 4, 5]];
    let ids = [core::EXTENSION_ID, EXTENSION_ID, LEGACY_EXTENSION_ID, absent::EXTENSION_ID, 0, 7];
    let mut answered = 0;
    for (id, call) in ids.into_iter().flat_map(|id| calls.map(|call| (id, call))) {
        for refused in [core::EXTENSION_ID, EXTENSION_ID, LEGACY_EXTENSION_ID] {
            for source in [InvokeSource::Xcm, InvokeSource::Extrinsic] {
                let mut registry = ExtensionsExecutor::new().with_permissions(Without(refused));
                registry.register_all::<Set>();
                let registry = registry.with_source(source);
                let (mut expected, mut response) = (Vec::new(), Vec::new());
                let mut context = CallContext::unmetered();
                let by_registry = registry.call(id, call, &mut context, &mut expected);
                let by_route = match Set::route(id) {
                    Some(route) => {
                        route.call(&Without(refused), source, call, &mut context, &mut response)
                    }
                    None => Err(HostError::UnknownExtension.into()),
                };
                assert_eq!((by_route, &response), (by_registry, &expected));
                answered += u32::from(!response.is_empty());
                assert_eq!(Set::route(id).is_some(), Set::contains(id));
            }
        }
    }
    assert!(answered > 10, "{answered}");
}

#[test]
fn the_first_of_a_set_has_the_route() {
    type Light = ledger::extension::Dispatch<RuntimeExtensions, Heavy<1>>;
    type Heavier = ledger::extension::Dispatch<RuntimeExtensions, Heavy<3>>;
    let proof_size = |route: Option<Route>| {
        let mut context = CallContext::with_weight_limit(Weight::from_parts(1_000_000_000, 100));
        let call = (0u8, 1u32, 2u8).encode();
        let (all, source) = (AllowAll, InvokeSource::Runtime);
        route.unwrap().call(&all, source, &call, &mut context, &mut Vec::new()).unwrap();
        100 - context.weight_left().proof_size()
    };
    assert_eq!(proof_size(<(Light, Heavier)>::route(EXTENSION_ID)), 1);
    assert_eq!(proof_size(<(Heavier, Light)>::route(LEGACY_EXTENSION_ID)), 3);
    assert_eq!(proof_size(<((Light,), RuntimeExtensions)>::route(EXTENSION_ID)), 1);
}

#[test]
fn the_weights_are_those_that_are_named() {
    let mut context = CallContext::with_weight_limit(Weight::from_parts(1_000_000_000, 100));
    let before = context.weight_left();
    type Registered = ledger::extension::Dispatch<RuntimeExtensions, Heavy<2>>;
    let call = (0u8, 1u32, 2u8).encode();
    Registered::dispatch(&call, &mut context, &mut Vec::new()).unwrap();
    let direct = before.saturating_sub(context.weight_left());

    let before = context.weight_left();
    extensions::executor(InvokeSource::Runtime)
        .call(EXTENSION_ID, &call, &mut context, &mut Vec::new())
        .unwrap();
    assert_eq!(before.saturating_sub(context.weight_left()), direct);
    assert_eq!(direct.proof_size(), 2);
}
