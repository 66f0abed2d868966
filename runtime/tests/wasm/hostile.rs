//! Hostile programs end in an error, and the runtime still answers.

use crate::chain::Chain;
use codec::Encode;
use frame_support::weights::Weight;
use pvq_guest_fixtures::{hostile, SUM_BALANCE};
use pvq_primitives::{InvokeSource, Program, PvqError, QueryOutcome, QueryRequest};
use pvq_runtime::{Pvq, Runtime};

fn query(chain: &mut Chain, program: Vec<u8>, args: Vec<u8>) -> QueryOutcome {
    let program = Program::Code(program);
    chain.pvq("query", &QueryRequest { program, args, gas_limit: None, proof_size_limit: None })
}

#[test]
fn every_hostile_program_fails_within_its_limits() {
    let mut chain = Chain::development();
    let limit = chain.native(pvq_runtime::Pvq::limits);
    // The limit in gas is rounded up.
    let gas = chain.native(pallet_pvq::schedule::gas_schedule::<Runtime>);
    let weight = chain.native(|| Pvq::weight_limit(InvokeSource::RuntimeApi));
    assert!(weight.ref_time() < limit.weight.ref_time());
    let weight = weight.saturating_add(Weight::from_parts(gas.ref_time_per_gas, 0));
    for (name, program) in hostile::all() {
        let outcome = query(&mut chain, program, vec![]);
        let failure = outcome.result.expect_err(name);
        assert!(!failure.message.is_empty(), "{name}");
        assert!(outcome.usage.weight.all_lte(weight), "{name}: {:?}", outcome.usage);
        assert!(outcome.usage.peak_memory <= limit.memory, "{name}");
    }
    // The runtime still answers.
    let answer = chain.execute(SUM_BALANCE, &(0u8, 1984u32, Vec::<[u8; 32]>::new()));
    assert_eq!(answer, Ok(0u128.encode()));
}

#[test]
fn a_loop_ends_when_its_gas_does() {
    let mut chain = Chain::development();
    for program in [hostile::infinite_loop(), hostile::legacy_infinite_loop()] {
        let outcome = query(&mut chain, program, vec![]);
        assert_eq!(outcome.result.unwrap_err().error, PvqError::QueryExceedsWeightLimit);
        let used = outcome.usage.weight.ref_time();
        let limit = chain.native(|| Pvq::weight_limit(InvokeSource::RuntimeApi)).ref_time();
        assert!(used > limit / 100 * 99, "{used} of {limit}");
    }
}

#[test]
fn what_is_no_program_is_refused_by_name() {
    let mut chain = Chain::development();
    for program in [vec![], vec![0; 100], b"PVM\0".to_vec(), SUM_BALANCE[..100].to_vec()] {
        assert_eq!(chain.execute(&program, &()), Err(PvqError::InvalidPvqProgramFormat));
    }
}

#[test]
fn arguments_that_do_not_decode_end_the_program_alone() {
    let mut chain = Chain::development();
    let good = (0u8, 1984u32, vec![[7u8; 32]; 3]).encode();
    let mut entrypoint = good.clone();
    entrypoint[0] = 9;
    let cut = good[..good.len() - 1].to_vec();
    let long = [&good[..], &[0]].concat();
    let huge_length = (0u8, 1984u32, codec::Compact(u32::MAX)).encode();
    for args in [vec![], entrypoint, cut, long, huge_length] {
        let outcome = query(&mut chain, SUM_BALANCE.to_vec(), args);
        assert!(outcome.result.is_err());
    }
    assert!(query(&mut chain, SUM_BALANCE.to_vec(), good).result.is_ok());
}

#[test]
fn a_function_that_does_not_decode_its_arguments_panics_and_nothing_else() {
    let mut chain = Chain::development();
    let before = chain.root();
    assert!(chain.try_call("PvqApi_execute_query", &[0xffu8; 3]).is_err());
    assert_eq!(chain.root(), before);
    let answer = chain.execute(SUM_BALANCE, &(0u8, 1984u32, Vec::<[u8; 32]>::new()));
    assert_eq!(answer, Ok(0u128.encode()));
}
