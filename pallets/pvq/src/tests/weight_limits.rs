//! The weight that a query may use depends on its source.

use super::*;
use crate::{schedule::gas_schedule, QueryError, RuntimeApi};
use codec::Encode;
use frame_support::{assert_noop, weights::Weight};
use pvq_executor::PvqExecutorError;
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionCall, ExtensionFailure, Policy, Program, PvqError, QueryRequest};
use sp_runtime::traits::BadOrigin;

type Api = RuntimeApi<Test>;

fn set(source: InvokeSource, weight: Option<Weight>) -> sp_runtime::DispatchResult {
    Pvq::set_weight_limit(RuntimeOrigin::root(), source, weight)
}

/// Returns the weight charged for an endless `program` that `source` runs.
fn endless(source: InvokeSource, program: Program) -> Weight {
    let run = Pvq::run(source, program, &[], Default::default());
    assert_eq!(run.result, Err(QueryError::Failed(PvqExecutorError::OutOfGas)));
    run.metrics.usage.weight
}

fn by_code() -> Program {
    Program::Code(hostile::infinite_loop())
}

/// Asserts that `ref_time` was charged, to within a hundredth and a unit of gas.
#[track_caller]
fn is_all_of(charged: Weight, ref_time: u64) {
    let unit = gas_schedule::<Test>().ref_time_per_gas;
    let charged = charged.ref_time();
    assert!(charged <= ref_time + unit && charged > ref_time / 100 * 99, "{charged} of {ref_time}");
}

const MILLISECOND: u64 = 1_000_000_000;

#[test]
fn off_chain_a_query_may_take_a_tenth_of_a_second_to_begin_with() {
    new_test_ext().execute_with(|| {
        is_all_of(endless(InvokeSource::RuntimeApi, by_code()), 100 * MILLISECOND);
        assert_eq!(Pvq::weight_limit(InvokeSource::RuntimeApi).ref_time(), 100 * MILLISECOND);
        for source in [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime] {
            assert_eq!(Pvq::weight_limit(source), MaxLimits::get().weight);
        }
        is_all_of(endless(InvokeSource::Runtime, by_code()), MaxLimits::get().weight.ref_time());
    });
}

#[test]
fn no_caller_gets_more_than_its_source() {
    new_test_ext().execute_with(|| {
        let request = QueryRequest {
            program: by_code(),
            args: vec![],
            gas_limit: Some(i64::MAX),
            proof_size_limit: Some(u64::MAX),
        };
        is_all_of(Api::query(request).usage.weight, 100 * MILLISECOND);
    });
}

#[test]
fn a_limit_is_for_its_source_and_no_other() {
    for limited in SOURCES {
        new_test_ext().execute_with(|| {
            let before = SOURCES.map(Pvq::weight_limit);
            let weight = Weight::from_parts(MILLISECOND, 1000);
            assert_ok!(set(limited, Some(weight)));
            for (source, before) in SOURCES.into_iter().zip(before) {
                match source == limited {
                    true => assert_eq!(Pvq::weight_limit(source), weight),
                    false => assert_eq!(Pvq::weight_limit(source), before),
                }
            }
            is_all_of(endless(limited, by_code()), MILLISECOND);
            // The extension's placeholder is 4 KiB of proof.
            let run =
                Pvq::run(limited, Program::Code(TOTAL_SUPPLY.into()), &ASSET, Default::default());
            assert_eq!(run.result, Err(QueryError::Failed(PvqExecutorError::OutOfGas)));

            assert_ok!(set(limited, None));
            assert_eq!(SOURCES.map(Pvq::weight_limit), before);
            let event = |weight| Event::WeightLimitSet { source: limited, weight };
            assert_eq!(events(), [event(Some(weight)), event(None)]);
            check();
        });
    }
}

#[test]
fn governance_raises_a_limit_to_the_ceiling_and_no_further() {
    new_test_ext().execute_with(|| {
        let (source, max) = (InvokeSource::RuntimeApi, MaxLimits::get().weight);
        for beyond in [max.add_ref_time(1), max.add_proof_size(1), Weight::MAX] {
            assert_noop!(set(source, Some(beyond)), error(Error::LimitsTooHigh));
        }
        assert_ok!(set(source, Some(max)));
        is_all_of(endless(source, by_code()), max.ref_time());

        // The limits that no query exceeds hold for all sources.
        let low = max.set_ref_time(5 * MILLISECOND);
        let limits = Limits { weight: low, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
        assert_eq!(SOURCES.map(Pvq::weight_limit), [low; 4]);
        is_all_of(endless(source, by_code()), 5 * MILLISECOND);
        check();
    });
}

#[test]
fn only_governance_sets_it() {
    new_test_ext().execute_with(|| {
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
            for weight in [None, Some(Weight::zero())] {
                let set = Pvq::set_weight_limit(origin.clone(), InvokeSource::RuntimeApi, weight);
                assert_noop!(set, BadOrigin);
            }
        }
    });
}

#[test]
fn a_program_with_limits_of_its_own_may_use_more_than_its_source() {
    new_test_ext().execute_with(|| {
        let source = InvokeSource::RuntimeApi;
        let program = upload(&hostile::infinite_loop());
        let by_hash = Program::Registered(program);
        // Registered without limits, it is like any other.
        is_all_of(endless(source, by_hash.clone()), 100 * MILLISECOND);

        let weight = MaxLimits::get().weight.set_ref_time(300 * MILLISECOND);
        let limits = Some(Limits { weight, ..MaxLimits::get() });
        register_for(&hostile::infinite_loop(), PerSource::all(true), limits);
        is_all_of(endless(source, by_hash.clone()), 300 * MILLISECOND);
        // Sent by its caller, it runs as any other does.
        is_all_of(endless(source, by_code()), 100 * MILLISECOND);
        assert_ok!(Pvq::set_policy(RuntimeOrigin::root(), source, Policy::RegisteredOnly));
        is_all_of(endless(source, by_code()), 300 * MILLISECOND);

        // Never more than any query.
        let low = MaxLimits::get().weight.set_ref_time(200 * MILLISECOND);
        let limits = Limits { weight: low, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
        is_all_of(endless(source, by_hash), 200 * MILLISECOND);
    });
}

fn inflating(size: u32, gas_left: i64) -> ExtensionCall {
    let call = (1u8, size).encode();
    ExtensionCall { extension: vandal::EXTENSION_ID, call, gas_left, proof_size_left: u64::MAX }
}

#[test]
fn a_single_call_may_use_what_a_query_off_chain_may() {
    new_test_ext().execute_with(|| {
        // 25 microseconds for each byte, and for the call.
        let ref_time = |size: u64| (size + 1) * 25_000_000;
        let fits = (100 * MILLISECOND / 25_000_000 - 1) as u32;
        // The proof of a call, 4 KiB for each byte, bounds it too.
        let fits = fits.min((MaxLimits::get().weight.proof_size() / 4096 - 1) as u32);
        let answer = Api::call_extension(inflating(fits, i64::MAX));
        assert!(answer.result.is_ok(), "{:?}", answer.result.err());
        let gas =
            gas_schedule::<Test>().weight_to_gas(Weight::from_parts(ref_time(fits.into()), 0));
        assert_eq!(answer.gas, gas);

        // A unit of gas less.
        let unit = gas_schedule::<Test>().ref_time_per_gas;
        let less = MaxLimits::get().weight.set_ref_time(ref_time(fits.into()) - unit);
        assert_ok!(set(InvokeSource::RuntimeApi, Some(less)));
        let answer = Api::call_extension(inflating(fits, i64::MAX));
        assert_eq!(answer.result, Err(ExtensionFailure::OutOfGas));
        assert_eq!((answer.gas, answer.proof_size), (0, 0));
    });
}

#[test]
fn a_call_in_a_query_off_chain_takes_no_more_than_a_call_alone() {
    new_test_ext().execute_with(|| {
        // Its limits would pay for a thousand such calls.
        let code = calling(vandal::EXTENSION_ID, &(1u8, 50u32).encode());
        register_for(&code, PerSource::all(true), Some(MaxLimits::get()));
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), code.clone()));
        let program = Program::Registered(hash(&code));
        let run = |source| Pvq::run(source, program.clone(), &[], Default::default());
        let source = InvokeSource::RuntimeApi;
        let whole = run(source);
        assert_eq!(whole.result, Ok(vec![7u8; 50].encode()));

        let call = Weight::from_parts(51 * 25_000_000, 51 * 4096);
        assert_ok!(set(source, Some(call)));
        // The same gas, metered apart.
        let apart = run(source);
        assert_eq!((apart.result, apart.weight), (whole.result, whole.weight));
        assert_eq!(apart.metrics.usage.calls, whole.metrics.usage.calls);
        for short in
            [call.sub_ref_time(gas_schedule::<Test>().ref_time_per_gas), call.sub_proof_size(1)]
        {
            assert_ok!(set(source, Some(short)));
            let bounded = run(source);
            assert_eq!(bounded.result, Err(QueryError::Failed(PvqExecutorError::OutOfGas)));
            let alone = Api::call_extension(inflating(50, i64::MAX));
            assert_eq!(alone.result, Err(ExtensionFailure::OutOfGas));
            assert_eq!(bounded.metrics.usage.weight.proof_size(), 0);
        }
        // For other sources a call may use all that the query has left.
        for source in [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime] {
            assert_ok!(run(source).result);
        }
    });
}

#[test]
fn the_chain_tells_the_limits_of_sources() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get().weight;
        let limit = max.set_ref_time(100 * MILLISECOND);
        let expected = PerSource { runtime_api: limit, ..PerSource::all(max) };
        assert_eq!(Api::chain().weight_limits, expected);
        let low = Weight::from_parts(1, 2);
        assert_ok!(set(InvokeSource::Xcm, Some(low)));
        assert_eq!(Api::chain().weight_limits, PerSource { xcm: low, ..expected });
        assert_eq!(Api::chain().limits, MaxLimits::get());
    });
}

#[test]
fn the_deployed_method_is_bound_too() {
    new_test_ext().execute_with(|| {
        assert_ok!(set(InvokeSource::RuntimeApi, Some(Weight::from_parts(1, 1 << 20))));
        let ask = || Api::execute_query(TOTAL_SUPPLY.to_vec(), ASSET.to_vec(), None);
        assert_eq!(ask(), Err(PvqError::QueryExceedsWeightLimit));
        assert_ok!(set(InvokeSource::RuntimeApi, None));
        assert_ok!(ask());
    });
}

#[test]
fn a_default_that_an_upgrade_changes_holds_where_governance_said_nothing() {
    new_test_ext().execute_with(|| {
        let weight = Weight::from_parts(7 * MILLISECOND, 1 << 20);
        assert_ok!(set(InvokeSource::Xcm, Some(weight)));
        DefaultWeightLimits::set(PerSource::all(weight / 7));
        for source in SOURCES {
            let expected = if source == InvokeSource::Xcm { weight } else { weight / 7 };
            assert_eq!(Pvq::weight_limit(source), expected);
        }
    });
}
