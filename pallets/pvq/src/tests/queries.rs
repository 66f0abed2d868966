//! The call `query`: weighed before, refunded after, its result in an event.

use super::*;
use crate::{schedule::gas_schedule, FailureKind, ProgramFlaw, WeightInfo};
use codec::Encode;
use frame_support::{
    dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, PostDispatchInfo},
    weights::Weight,
};
use pvq_guest_fixtures::{hostile, LEGACY_TOTAL_SUPPLY, SUM_BALANCE, TOTAL_SUPPLY};
use sp_runtime::traits::{BadOrigin, Dispatchable};

const PLENTY: Weight = Weight::from_parts(1_000_000_000_000, 1024 * 1024);

fn query(program: ProgramHash, args: &[u8], limit: Weight) -> DispatchResultWithPostInfo {
    Pvq::query(RuntimeOrigin::signed(ALICE), program, args.to_vec(), limit)
}

/// Returns the error and the actual weight.
fn failed(result: DispatchResultWithPostInfo) -> (sp_runtime::DispatchError, Weight) {
    let error = result.unwrap_err();
    (error.error, error.post_info.actual_weight.unwrap())
}

/// Returns the weight of `query` with the arguments [`ASSET`], without reading the program and its run.
fn base(result: u32) -> Weight {
    <() as WeightInfo>::query(ASSET.len() as u32, result)
}

/// Returns the weight of reading a program.
fn reading(code: &[u8]) -> Weight {
    <() as WeightInfo>::read_code(code.len() as u32)
}

#[test]
fn a_registered_program_answers_in_an_event() {
    new_test_ext().execute_with(|| {
        for code in [TOTAL_SUPPLY, LEGACY_TOTAL_SUPPLY] {
            let program = upload(code);
            events();
            let post = query(program, &ASSET, PLENTY).unwrap();
            let supply = u128::from(2 * MILLION + 5).encode();
            let [Event::Queried { who: ALICE, program: queried, result, weight }] = &events()[..]
            else {
                panic!("not one event");
            };
            assert_eq!((*queried, result.to_vec()), (program, supply.clone()));
            assert_eq!(post.actual_weight, Some(base(supply.len() as u32) + *weight));
            assert!(weight.all_lte(PLENTY) && weight.all_gt(Weight::zero()));
        }
    });
}

#[test]
fn what_a_query_may_use_is_a_part_of_its_weight() {
    let weight = |weight_limit| {
        let program = Default::default();
        let call = crate::Call::<Test>::query { program, args: ASSET.to_vec(), weight_limit };
        call.get_dispatch_info().call_weight
    };
    let base = base(MaxEventResultSize::get());
    assert_eq!(weight(Weight::zero()), base);
    assert_eq!(weight(PLENTY), base + PLENTY);
    // A call does not reserve more than a query can use.
    assert_eq!(weight(Weight::MAX), base + MaxLimits::get().weight);
}

#[test]
fn what_a_query_did_not_use_is_refunded() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let weight_limit = PLENTY;
        let call =
            RuntimeCall::Pvq(crate::Call::query { program, args: ASSET.to_vec(), weight_limit });
        let before = call.get_dispatch_info().call_weight;
        let PostDispatchInfo { actual_weight, .. } =
            call.dispatch(RuntimeOrigin::signed(BOB)).unwrap();
        assert!(actual_weight.unwrap().all_lt(before));
    });
}

#[test]
fn a_query_that_fails_pays_for_what_it_used_and_leaves_no_event() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        events();
        // There is no tenth entrypoint.
        let (error, weight) = failed(query(program, &[9; 5], PLENTY));
        assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::Trap).into());
        assert!(weight.ref_time() > base(0).ref_time());
        assert!(weight.all_lte(base(0) + PLENTY));
        assert_eq!(events(), []);
    });
}

#[test]
fn a_query_that_loops_is_charged_its_limit_and_no_more() {
    new_test_ext().execute_with(|| {
        for code in [hostile::infinite_loop(), hostile::infinite_failing_calls()] {
            let program = upload(&code);
            let proof_size = reading(&code).proof_size();
            for ref_time in [1_000_000_000, 1_000_012_345, 5_000_000_007] {
                let limit = Weight::from_parts(ref_time, proof_size);
                let (error, weight) = failed(query(program, &ASSET, limit));
                assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::OutOfGas).into());
                let charged = weight - base(0);
                assert!(charged.all_lte(limit), "{charged:?} {limit:?}");
                // The rest is too little for another instruction, or another call.
                let left = limit.ref_time() - charged.ref_time();
                assert!(left < 10_000_000, "{left}");
            }
        }
    });
}

#[test]
fn a_limit_of_nothing_runs_nothing() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let unit = gas_schedule::<Test>().ref_time_per_gas;
        for limit in [0, 1, unit - 1, unit] {
            let (error, weight) = failed(query(program, &ASSET, Weight::from_parts(limit, 0)));
            assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::OutOfGas).into());
            assert_eq!(weight, base(0));
        }
    });
}

#[test]
fn reading_a_program_is_charged_by_its_size_before_it_is_read() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let read = reading(TOTAL_SUPPLY);
        let unit = gas_schedule::<Test>().ref_time_per_gas;
        let enough = Weight::from_parts(read.ref_time().next_multiple_of(unit), read.proof_size());
        // If it were read, the error would be another.
        let code = crate::Code::<Test>::take(program).unwrap();
        for short in [enough.sub_ref_time(unit), enough.sub_proof_size(1)] {
            let (error, weight) = failed(query(program, &ASSET, short));
            assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::OutOfGas).into());
            assert_eq!(weight, base(0));
        }
        let (error, weight) = failed(query(program, &ASSET, enough));
        assert_eq!(error, Error::<Test>::Unreadable.into());
        assert_eq!(weight, base(0) + read);

        // Reading it leaves nothing to run it.
        crate::Code::<Test>::insert(program, code);
        let (error, weight) = failed(query(program, &ASSET, enough));
        assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::OutOfGas).into());
        assert_eq!(weight, base(0) + read);
    });
}

#[test]
fn a_small_program_is_not_charged_as_the_largest() {
    let largest = <() as WeightInfo>::read_code(MaxLimits::get().program_size);
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let post = query(program, &ASSET, PLENTY).unwrap();
        let proof_size = post.actual_weight.unwrap().proof_size();
        assert!(proof_size < 32 * 1024, "{proof_size}");
        assert!(largest.proof_size() > 256 * 1024);
    });
}

#[test]
fn the_bytes_of_arguments_are_charged() {
    let weight = |args| {
        let (program, weight_limit) = (Default::default(), Weight::zero());
        let call = crate::Call::<Test>::query { program, args, weight_limit };
        call.get_dispatch_info().call_weight.ref_time()
    };
    assert!(weight(vec![0; 100_000]) > weight(vec![0; 10_000]));
    assert!(weight(vec![0; 10_000]) > weight(vec![]));
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let (_, long) = failed(query(program, &[0; 100_000], Weight::zero()));
        assert_eq!(long, <() as WeightInfo>::query(100_000, 0));
    });
}

#[test]
fn other_pallets_are_told_what_reading_a_program_weighs() {
    new_test_ext().execute_with(|| {
        let by_hash = pvq_primitives::Program::Registered(upload(TOTAL_SUPPLY));
        let by_code = pvq_primitives::Program::Code(TOTAL_SUPPLY.to_vec());
        for source in [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime] {
            let stored = Pvq::run(source, by_hash.clone(), &ASSET, Default::default());
            let sent = Pvq::run(source, by_code.clone(), &ASSET, Default::default());
            assert_eq!(stored.metrics.usage.weight, sent.metrics.usage.weight);
            assert_eq!(sent.weight, sent.metrics.usage.weight);
            assert_eq!(stored.weight, sent.weight + reading(TOTAL_SUPPLY));
        }
        // Off chain there is no proof, and a node may have the program already.
        let stored = Pvq::run(InvokeSource::RuntimeApi, by_hash, &ASSET, Default::default());
        assert_eq!(stored.weight, stored.metrics.usage.weight);
    });
}

#[test]
fn proof_size_is_limited_beside_time() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        query(program, &ASSET, PLENTY).unwrap();
        let [.., Event::Queried { weight, .. }] = &events()[..] else { panic!("no event") };
        let needed = weight.proof_size();
        assert!(needed > reading(TOTAL_SUPPLY).proof_size());
        assert_ok!(query(program, &ASSET, PLENTY.set_proof_size(needed)));
        let (error, _) = failed(query(program, &ASSET, PLENTY.set_proof_size(needed - 1)));
        assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::OutOfGas).into());
    });
}

#[test]
fn a_result_longer_than_an_event_takes_is_an_error() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        MaxEventResultSize::set(16);
        assert_ok!(query(program, &ASSET, PLENTY));
        MaxEventResultSize::set(15);
        let (error, _) = failed(query(program, &ASSET, PLENTY));
        assert_eq!(error, Error::<Test>::QueryFailed(FailureKind::ResultTooLarge).into());
        MaxEventResultSize::set(64);
    });
}

#[test]
fn only_registered_and_uploaded_programs_of_extrinsics_are_queried() {
    new_test_ext().execute_with(|| {
        let refused = |program, error: Error<Test>| {
            assert_eq!(failed(query(program, &ASSET, PLENTY)), (error.into(), base(0)));
        };
        refused(hash(TOTAL_SUPPLY), Error::NotRegistered);
        let program = register(TOTAL_SUPPLY);
        refused(program, Error::NotUploaded);
        let others = [InvokeSource::RuntimeApi, InvokeSource::Xcm, InvokeSource::Runtime];
        register_for(TOTAL_SUPPLY, only(&others), None);
        refused(program, Error::NotAllowed);
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), TOTAL_SUPPLY.to_vec()));
        refused(program, Error::NotAllowed);
        register_for(TOTAL_SUPPLY, only(&[InvokeSource::Extrinsic]), None);
        assert_ok!(query(program, &ASSET, PLENTY));
    });
}

#[test]
fn a_program_that_limits_have_overtaken_is_refused_with_the_reason() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let low = Limits { program_size: 100, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        let (error, _) = failed(query(program, &ASSET, PLENTY));
        assert_eq!(error, Error::<Test>::InvalidProgram(ProgramFlaw::TooLarge).into());
    });
}

#[test]
fn a_query_is_signed() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let result = Pvq::query(origin, program, ASSET.to_vec(), PLENTY);
            assert_eq!(result.unwrap_err().error, BadOrigin.into());
        }
    });
}

#[test]
fn a_call_that_is_denied_or_fails_is_told_apart_from_a_trap() {
    new_test_ext().execute_with(|| {
        let rule = pvq_primitives::ExtensionRule::CLOSED;
        let id = vandal::EXTENSION_ID;
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, Some(rule)));
        for (code, kind) in [
            (calling(id, &[0]), FailureKind::ExtensionDenied),
            (calling(1, &[0]), FailureKind::ExtensionFailed),
            (hostile::trap(), FailureKind::Trap),
            (hostile::deep_recursion(), FailureKind::StackOverflow),
            (hostile::result_pointers().remove(0).1, FailureKind::MemoryAccess),
        ] {
            let (error, _) = failed(query(upload(&code), &[], PLENTY));
            assert_eq!(error, Error::<Test>::QueryFailed(kind).into());
        }
        assert_eq!(spoiled(), 0);
    });
}

#[test]
fn every_hostile_program_ends_in_an_error_within_its_limit() {
    new_test_ext().execute_with(|| {
        let limit = Weight::from_parts(20_000_000_000, 1024 * 1024);
        let mut ran = 0;
        for (name, code) in hostile::all() {
            let program = register(&code);
            if Pvq::upload(RuntimeOrigin::signed(ALICE), code).is_err() {
                continue;
            }
            ran += 1;
            let (_, weight) = failed(query(program, &ASSET, limit));
            assert!(weight.all_lte(base(0) + limit), "{name}: {weight:?}");
        }
        assert!(ran > 40, "{ran}");
        check();
    });
}

#[test]
fn a_result_is_what_the_chain_says_now() {
    new_test_ext().execute_with(|| {
        let program = upload(SUM_BALANCE);
        let accounts = [[ALICE as u8; 32], [BOB as u8; 32], [POOR as u8; 32]];
        let args = (0u8, 5u32, &accounts[..2]).encode();
        let sum = || {
            events();
            query(program, &args, PLENTY).unwrap();
            let [Event::Queried { result, .. }] = &events()[..] else { panic!("no event") };
            result.to_vec()
        };
        assert_eq!(sum(), u128::from(2 * MILLION).encode());
        assert_ok!(Balances::transfer_keep_alive(RuntimeOrigin::signed(BOB), POOR, 1000));
        assert_eq!(sum(), u128::from(2 * MILLION - 1000).encode());
    });
}
