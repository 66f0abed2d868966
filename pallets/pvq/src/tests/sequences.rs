//! No sequence of calls leaves storage that `try_state` rejects, or loses a deposit.

use super::*;
use crate::{Call, Programs};
use frame_support::{traits::fungible::InspectHold, weights::Weight};
use proptest::prelude::*;
use pvq_extension_core::hashing;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{hostile, LEGACY_TOTAL_SUPPLY, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionRule, Policy};
use sp_runtime::traits::Dispatchable;

/// An id under which a program may be installed, as under 99.
const INSTALLED: u64 = 98;

const ACCOUNTS: [AccountId; 4] = [ALICE, BOB, POOR, 4];

fn codes() -> Vec<Vec<u8>> {
    vec![
        TOTAL_SUPPLY.to_vec(),
        SUM_BALANCE.to_vec(),
        LEGACY_TOTAL_SUPPLY.to_vec(),
        spoiling(),
        hostile::infinite_loop(),
        hostile::not_a_blob(),
        hostile::huge_stack(),
        Vec::new(),
    ]
}

fn code() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(codes())
}

fn sources() -> impl Strategy<Value = PerSource<bool>> {
    any::<[bool; 4]>().prop_map(|[runtime_api, extrinsic, xcm, runtime]| PerSource {
        runtime_api,
        extrinsic,
        xcm,
        runtime,
    })
}

/// Limits around those of the programs and those of the runtime, and beyond them.
fn limits() -> impl Strategy<Value = Limits> {
    let max = MaxLimits::get();
    let around = |max: u32| prop_oneof![1 => Just(0), 1 => 0..4096u32, 4 => Just(max), 1 => Just(max.saturating_add(1))];
    let weight = (0..=max.weight.ref_time() + 1, 0..=max.weight.proof_size() + 1);
    (
        prop_oneof![
            Just(max.weight),
            weight.prop_map(|(time, proof)| Weight::from_parts(time, proof))
        ],
        around(max.memory),
        around(max.stack_size),
        around(max.program_size),
        around(max.args_size),
        around(max.result_size),
    )
        .prop_map(|(weight, memory, stack_size, program_size, args_size, result_size)| {
            Limits { weight, memory, stack_size, program_size, args_size, result_size }
        })
}

fn source() -> impl Strategy<Value = InvokeSource> {
    prop::sample::select(SOURCES.to_vec())
}

fn extension() -> impl Strategy<Value = u64> {
    prop::sample::select(vec![
        0,
        99,
        INSTALLED,
        fungibles::EXTENSION_ID,
        fungibles::LEGACY_EXTENSION_ID,
        hashing::EXTENSION_ID,
        vandal::EXTENSION_ID,
        vandal::LEGACY_EXTENSION_ID,
    ])
}

fn call() -> impl Strategy<Value = RuntimeCall> {
    let register = (code(), prop::option::of(limits()), sources(), "[a-z]{0,64}").prop_map(
        |(code, limits, sources, text)| Call::register {
            program: hash(&code),
            limits,
            sources,
            label: label(&text),
        },
    );
    let policy = prop::sample::select(vec![Policy::Open, Policy::RegisteredOnly]);
    let query = (
        code(),
        prop::sample::select(vec![vec![], ASSET.to_vec(), vec![0xff; 100]]),
        0..2_000_000_000u64,
    );
    prop_oneof![
        4 => register,
        6 => code().prop_map(|code| Call::upload { code }),
        2 => code().prop_map(|code| Call::unregister { program: hash(&code) }),
        1 => (source(), policy).prop_map(|(source, policy)| Call::set_policy { source, policy }),
        1 => limits().prop_map(|limits| Call::set_limits { limits }),
        1 => (source(), prop::option::of(limits())).prop_map(|(source, limits)| {
            Call::set_weight_limit { source, weight: limits.map(|limits| limits.weight) }
        }),
        2 => (extension(), prop::option::of(sources())).prop_map(|(extension, sources)| {
            let rule = sources.map(|sources| ExtensionRule { sources, installed: sources.xcm });
            Call::set_extension_rule { extension, rule }
        }),
        3 => (extension(), code()).prop_map(|(extension, code)| Call::install_extension {
            extension,
            program: hash(&code),
        }),
        1 => extension().prop_map(|extension| Call::uninstall_extension { extension }),
        3 => query.prop_map(|(code, args, time)| Call::query {
            program: hash(&code),
            args,
            weight_limit: Weight::from_parts(time, 1024 * 1024),
        }),
    ]
    .prop_map(RuntimeCall::Pvq)
}

/// A call, and an origin that mostly may make it.
fn step() -> impl Strategy<Value = (Option<AccountId>, RuntimeCall)> {
    let anyone = prop::option::of(prop::sample::select(ACCOUNTS.to_vec()));
    let transfer =
        (prop::sample::select(ACCOUNTS.to_vec()), 0..2 * MILLION).prop_map(|(dest, value)| {
            RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death { dest, value })
        });
    let call = prop_oneof![8 => call(), 1 => transfer];
    (call, anyone, 0..10u8).prop_map(|(call, anyone, stray)| {
        let signed = matches!(
            call,
            RuntimeCall::Pvq(Call::upload { .. } | Call::query { .. }) | RuntimeCall::Balances(_)
        );
        let origin = match (signed, stray) {
            (_, 0) => anyone,
            (true, _) => anyone.or(Some(ALICE)),
            (false, _) => None,
        };
        (origin, call)
    })
}

/// Checks that the balances on hold are those of the programs in storage.
fn check_deposits() {
    let mut deposits = std::collections::BTreeMap::<AccountId, u64>::new();
    for registration in Programs::<Test>::iter_values() {
        if let Some(upload) = registration.upload {
            let depositor = upload.deposit.unwrap().depositor;
            *deposits.entry(depositor).or_default() +=
                DepositBase::get() + u64::from(upload.size) * DepositPerByte::get();
        }
    }
    for who in ACCOUNTS {
        let held = Balances::balance_on_hold(&ProgramHold::get(), &who);
        assert_eq!(held, deposits.get(&who).copied().unwrap_or(0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_sequence_of_calls_breaks_the_storage(steps in prop::collection::vec(step(), 1..40)) {
        new_test_ext().execute_with(|| {
            let issued = Balances::total_issuance();
            for (origin, call) in steps {
                let origin = match origin {
                    Some(who) => RuntimeOrigin::signed(who),
                    None => RuntimeOrigin::root(),
                };
                let before = sp_io::storage::root(Default::default());
                let query = matches!(call, RuntimeCall::Pvq(Call::query { .. }));
                let failed = call.dispatch(origin).is_err();
                System::reset_events();
                if failed || query {
                    assert_eq!(sp_io::storage::root(Default::default()), before);
                }
                check();
                check_deposits();
            }
            // All programs can still be uninstalled and unregistered.
            for (extension, _) in settings().installed {
                assert_ok!(Pvq::uninstall_extension(RuntimeOrigin::root(), extension));
            }
            for program in Programs::<Test>::iter_keys().collect::<Vec<_>>() {
                assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
            }
            check();
            check_deposits();
            assert!(Balances::total_issuance() <= issued);
        });
    }
}
