//! In a block a query takes no more than `MaxBlockLimits` and governance allow, whatever it may take outside of one.

use super::*;
use crate::{schedule::gas_schedule, Code, QueryError, RuntimeApi, WeightInfo};
use codec::Encode;
use frame_support::{assert_noop, dispatch::GetDispatchInfo, weights::Weight};
use pvq_executor::PvqExecutorError;
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};
use pvq_primitives::{AdmissionError, Program, PvqError};

type Api = RuntimeApi<Test>;

/// The sources whose queries run in a block.
const IN_BLOCKS: [InvokeSource; 3] =
    [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime];

const MILLISECOND: u64 = 1_000_000_000;

/// Sets the limits of the runtime for blocks: the others, as `change` changes them.
fn in_blocks(change: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = MaxLimits::get();
    change(&mut limits);
    MaxBlockLimits::set(Some(limits));
    limits
}

fn ask(source: InvokeSource, program: Program) -> Result<Vec<u8>, PvqError> {
    Pvq::run(source, program, &ASSET, Default::default()).result.map_err(Into::into)
}

/// Asserts that an endless `program` takes `milliseconds` of weight, to within a hundredth and a unit of gas.
#[track_caller]
fn takes(source: InvokeSource, program: Program, milliseconds: u64) {
    let run = Pvq::run(source, program, &[], Default::default());
    assert_eq!(run.result, Err(QueryError::Failed(PvqExecutorError::OutOfGas)));
    let (unit, limit) = (gas_schedule::<Test>().ref_time_per_gas, milliseconds * MILLISECOND);
    let used = run.weight.ref_time();
    assert!(used <= limit + unit && used > limit / 100 * 99, "{used} of {limit}");
}

#[test]
fn each_limit_binds_the_sources_in_blocks_and_no_other() {
    new_test_ext().execute_with(|| {
        let programs =
            [Program::Code(TOTAL_SUPPLY.into()), Program::Registered(upload(TOTAL_SUPPLY))];
        let all: [(fn(&mut Limits), _); 7] = [
            (|limits| limits.result_size = 15, PvqError::ResultTooLarge),
            (|limits| limits.args_size = 4, PvqError::FailedToDecode),
            (|limits| limits.program_size = 64, PvqError::InvalidPvqProgramFormat),
            (|limits| limits.stack_size = 64, PvqError::InvalidPvqProgramFormat),
            (|limits| limits.memory = 4096, PvqError::InvalidPvqProgramFormat),
            (
                |limits| limits.weight = limits.weight.set_ref_time(1),
                PvqError::QueryExceedsWeightLimit,
            ),
            (
                |limits| limits.weight = limits.weight.set_proof_size(1),
                PvqError::QueryExceedsWeightLimit,
            ),
        ];
        for (change, error) in all {
            in_blocks(change);
            for program in &programs {
                for source in IN_BLOCKS {
                    assert_eq!(ask(source, program.clone()), Err(error));
                }
                assert_ok!(ask(InvokeSource::RuntimeApi, program.clone()));
            }
        }
        MaxBlockLimits::set(None);
        for source in SOURCES {
            assert_ok!(ask(source, programs[0].clone()));
        }
    });
}

#[test]
fn limits_of_its_own_lift_no_program_above_those_of_blocks() {
    new_test_ext().execute_with(|| {
        let code = hostile::infinite_loop();
        let own =
            Limits { weight: Weight::from_parts(40 * MILLISECOND, 1 << 20), ..MaxLimits::get() };
        register_for(&code, PerSource::all(true), Some(own));
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), code.clone()));
        let program = Program::Registered(hash(&code));
        in_blocks(|limits| limits.weight = limits.weight.set_ref_time(10 * MILLISECOND));
        for source in IN_BLOCKS {
            takes(source, program.clone(), 10);
            takes(source, Program::Code(code.clone()), 10);
        }
        takes(InvokeSource::RuntimeApi, program, 40);
    });
}

#[test]
fn limits_for_blocks_raise_nothing() {
    let max = MaxLimits::get();
    let (memory, weight) = (u32::MAX, Weight::MAX);
    MaxBlockLimits::set(Some(Limits { memory, weight, ..max }));
    assert_eq!(SOURCES.map(Pvq::max_limits), [max; 4]);
}

#[test]
fn governance_raises_no_weight_above_that_of_blocks() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        let block = in_blocks(|limits| limits.weight = limits.weight / 4);
        let set =
            |source, weight| Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(weight));
        for source in IN_BLOCKS {
            assert_eq!(Pvq::weight_limit(source), block.weight);
            for beyond in [
                block.weight.add_ref_time(1),
                block.weight.add_proof_size(1),
                max.weight,
                Weight::MAX,
            ] {
                assert_noop!(set(source, beyond), error(Error::LimitsTooHigh));
            }
            assert_ok!(set(source, block.weight));
            assert_ok!(set(source, block.weight / 2));
            assert_eq!(Pvq::weight_limit(source), block.weight / 2);
        }
        assert_ok!(set(InvokeSource::RuntimeApi, max.weight));
        check();
    });
}

#[test]
fn governance_lowers_limits_in_blocks_as_everywhere() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        let block = in_blocks(|limits| limits.memory = 1 << 20);
        assert_eq!((Pvq::limits(), Pvq::block_limits()), (max, block));
        // Above that for blocks, which still holds in one.
        let limits = Limits { memory: 2 << 20, args_size: 100, ..max };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
        let lowered = Limits { args_size: 100, ..block };
        assert_eq!((Pvq::limits(), Pvq::block_limits()), (limits, lowered));
        let limits = Limits { memory: 4096, ..max };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
        assert_eq!((Pvq::limits(), Pvq::block_limits()), (limits, limits));
    });
}

#[test]
fn a_transaction_reserves_no_more_than_a_query_in_a_block_may_use() {
    let block = in_blocks(|limits| limits.weight = limits.weight / 4);
    let reserved = |weight_limit| {
        let program = Default::default();
        let call = crate::Call::<Test>::query { program, args: ASSET.to_vec(), weight_limit };
        call.get_dispatch_info().call_weight
    };
    let base = <() as WeightInfo>::query(ASSET.len() as u32, MaxEventResultSize::get());
    for limit in [block.weight, block.weight.add_ref_time(1), MaxLimits::get().weight, Weight::MAX]
    {
        assert_eq!(reserved(limit), base + block.weight);
    }
    let less = block.weight / 3;
    assert_eq!(reserved(less), base + less);
}

#[test]
fn a_transaction_uses_no_more_than_it_reserved() {
    new_test_ext().execute_with(|| {
        let program = upload(&hostile::infinite_loop());
        in_blocks(|limits| limits.weight = limits.weight.set_ref_time(5 * MILLISECOND));
        let call = crate::Call::<Test>::query { program, args: vec![], weight_limit: Weight::MAX };
        let reserved = call.get_dispatch_info().call_weight;
        let query = Pvq::query(RuntimeOrigin::signed(ALICE), program, vec![], Weight::MAX);
        let used = query.unwrap_err().post_info.actual_weight.unwrap();
        let unit = gas_schedule::<Test>().ref_time_per_gas;
        assert!(used.all_lte(reserved.add_ref_time(unit)), "{used:?} of {reserved:?}");
    });
}

#[test]
fn a_program_that_is_too_large_for_a_block_is_for_queries_outside_of_one() {
    new_test_ext().execute_with(|| {
        let size = TOTAL_SUPPLY.len();
        let limit = size as u32 - 1;
        in_blocks(|limits| limits.program_size = limit);
        let program = upload(TOTAL_SUPPLY);
        let by_hash = Program::Registered(program);
        assert_ok!(ask(InvokeSource::RuntimeApi, by_hash.clone()));
        // If it were read, the error would be another.
        Code::<Test>::remove(program);
        for source in IN_BLOCKS {
            let run = Pvq::run(source, by_hash.clone(), &ASSET, Default::default());
            let refused = AdmissionError::TooLarge { size, limit };
            assert_eq!(run.result, Err(QueryError::NotAdmitted(refused)));
            assert_eq!(run.weight, Weight::zero());
        }
    });
}

#[test]
fn the_chain_tells_the_limits_of_blocks() {
    new_test_ext().execute_with(|| {
        let max = MaxLimits::get();
        assert_eq!(Api::chain().block_limits, max);
        let block = in_blocks(|limits| {
            limits.memory /= 2;
            limits.weight = limits.weight / 100;
        });
        let chain = Api::chain();
        assert_eq!((chain.limits, chain.block_limits), (max, block));
        for source in IN_BLOCKS {
            assert_eq!(*chain.weight_limits.get(source), block.weight);
        }
        assert!(chain.weight_limits.runtime_api.all_gt(block.weight));
    });
}

#[test]
fn constants_in_the_metadata_tell_what_the_runtime_allows() {
    let constant = |name: &str| {
        let constants = Pallet::<Test>::pallet_constants_metadata();
        constants.into_iter().find(|constant| constant.name == name).unwrap().value
    };
    assert_eq!(constant("MaxBlockLimits"), None::<Limits>.encode());
    assert_eq!(constant("PvfMemory"), None::<u32>.encode());
    let block = in_blocks(|limits| limits.memory /= 2);
    PvfMemory::set(Some(7));
    assert_eq!(constant("MaxBlockLimits"), Some(block).encode());
    assert_eq!(constant("PvfMemory"), Some(7u32).encode());
}
