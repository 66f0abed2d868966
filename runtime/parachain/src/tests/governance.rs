//! Each decision of governance.

use super::*;
use crate::{
    constants::{deposit, UNIT},
    Balances, RuntimeCall,
};
use frame_support::{
    traits::fungible::{InspectHold, Mutate},
    weights::Weight,
};
use pvq_primitives::{ExtensionRule, InvokeSource, PerSource, Policy, PvqError};
use sp_runtime::traits::{BlakeTwo256, Dispatchable, Hash};

const ANYONE: AccountId = AccountId::new([2; 32]);

fn root(call: pallet_pvq::Call<Runtime>) {
    assert_ok!(RuntimeCall::Pvq(call).dispatch(RuntimeOrigin::root()));
}

fn anyone(call: pallet_pvq::Call<Runtime>) {
    assert_ok!(RuntimeCall::Pvq(call).dispatch(RuntimeOrigin::signed(ANYONE)));
}

#[test]
fn governance_decides_what_runs() {
    with_an_asset(|| {
        assert_ok!(Balances::mint_into(&ANYONE, 100 * UNIT));
        let program = BlakeTwo256::hash(TOTAL_SUPPLY);
        let args = (0u8, 1984u32).encode();
        let query = || Runtime::execute_registered(program, args.clone(), None);
        assert!(query().is_err(), "nothing is registered");

        // Governance names the program, and from where it may be run: from everywhere.
        root(pallet_pvq::Call::register {
            program,
            limits: None,
            sources: PerSource::all(true),
            label: b"total-supply".to_vec().try_into().unwrap(),
        });
        // Anyone brings it.
        anyone(pallet_pvq::Call::upload { code: TOTAL_SUPPLY.to_vec() });
        let held = Balances::total_balance_on_hold(&ANYONE);
        assert_eq!(held, deposit(1, TOTAL_SUPPLY.len() as u32), "a base and each byte");
        assert!(query().is_ok());

        // In a block, by a transaction: the result is in the event `Queried`.
        anyone(pallet_pvq::Call::query {
            program,
            args: args.clone(),
            weight_limit: Weight::from_parts(1_000_000_000, 100_000),
        });

        // From now on, registered programs only, for whoever asks through the runtime API.
        root(pallet_pvq::Call::set_policy {
            source: InvokeSource::RuntimeApi,
            policy: Policy::RegisteredOnly,
        });
        let other = pvq_guest_fixtures::SUM_BALANCE.to_vec();
        assert_eq!(
            Runtime::execute_query(other, args.clone(), None),
            Err(PvqError::PermissionDenied)
        );
        assert!(query().is_ok());

        // The kill switch: an extension that misbehaves is closed, and opened again.
        let extension = pvq_extension_fungibles::extension::EXTENSION_ID;
        let closed = ExtensionRule::CLOSED;
        root(pallet_pvq::Call::set_extension_rule { extension, rule: Some(closed) });
        assert_eq!(query(), Err(PvqError::PermissionDenied));
        root(pallet_pvq::Call::set_extension_rule { extension, rule: None });
        assert!(query().is_ok());

        // What a query through the runtime API may use is lowered, and reset to the default.
        let set = |weight| {
            let source = InvokeSource::RuntimeApi;
            root(pallet_pvq::Call::set_weight_limit { source, weight });
        };
        set(Some(Weight::from_parts(1_000, 0)));
        assert_eq!(query(), Err(PvqError::QueryExceedsWeightLimit));
        set(None);
        assert!(query().is_ok());

        // A program answers calls to an extension, for other programs, until it is uninstalled.
        let extension = 77;
        root(pallet_pvq::Call::install_extension { extension, program });
        assert_eq!(pallet_pvq::Pallet::<Runtime>::installed(extension), Some(program));
        root(pallet_pvq::Call::uninstall_extension { extension });

        // The deposit goes back, all of it.
        root(pallet_pvq::Call::unregister { program });
        assert_eq!(Balances::total_balance_on_hold(&ANYONE), 0);
    });
}
