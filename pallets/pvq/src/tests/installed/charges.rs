//! A call to an installed program costs what reading and running it costs, and no more is left for it than the query has.

use super::*;
use crate::{schedule::gas_schedule, WeightInfo};
use pvq_executor::RunOptions;
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};
use pvq_primitives::{ExtensionAnswer, ExtensionFailure, QueryUsage};

const SOURCE: InvokeSource = InvokeSource::Runtime;

/// Returns the weight of reading a program.
fn reading(code: &[u8]) -> Weight {
    <() as WeightInfo>::read_code(code.len() as u32)
}

/// Returns the gas and the proof size of a run of `code`, with reading it.
fn cost(code: &[u8], args: &[u8]) -> (i64, u64) {
    let alone = Pvq::run(SOURCE, Program::Code(code.to_vec()), args, Default::default());
    let QueryUsage { gas, weight, .. } = alone.metrics.usage;
    let read = reading(code);
    let gas = gas_schedule::<Test>().weight_to_gas(read) + gas.total();
    (gas, read.proof_size() + weight.proof_size())
}

fn answer(gas_left: i64, proof_size_left: u64, call: &[u8]) -> ExtensionAnswer {
    Api::call_extension(ExtensionCall { gas_left, proof_size_left, ..call_of(ID, call) })
}

#[test]
fn a_call_costs_what_the_program_costs() {
    new_test_ext().execute_with(|| {
        for (code, call) in [
            (echo(), &[1, 2, 3][..]),
            (TOTAL_SUPPLY.to_vec(), &ASSET),
            (hostile::trap(), &[0]),
            (spoiling(), &[0]),
        ] {
            install(ID, &code);
            let (gas, proof_size) = cost(&code, call);
            let alone = Api::call_extension(call_of(ID, call));
            assert_eq!((alone.gas, alone.proof_size), (gas, proof_size));

            // In a query, the bytes that cross are charged as for every call.
            let schedule = gas_schedule::<Test>();
            let crossed = call.len() as u64;
            let crossing = schedule.gas(schedule.call_base + schedule.per_byte * crossed);
            for source in SOURCES {
                let usage = run(source, &asking(ID, call)).metrics.usage;
                assert_eq!(usage.calls[0].gas, gas + crossing);
                assert_eq!(usage.weight.proof_size(), proof_size);
            }
        }
    });
}

#[test]
fn a_call_needs_exactly_what_it_costs() {
    new_test_ext().execute_with(|| {
        let code = echo();
        install(ID, &code);
        let (gas, proof_size) = cost(&code, &[1, 2]);
        let exact = answer(gas, proof_size, &[1, 2]);
        assert_eq!(exact.result.unwrap(), [1, 2]);
        assert_eq!((exact.gas, exact.proof_size), (gas, proof_size));
        let short = answer(gas - 1, proof_size, &[1, 2]);
        assert_eq!(short.result, Err(ExtensionFailure::OutOfGas));
        assert!(short.gas < gas);
        let short = answer(gas, proof_size - 1, &[1, 2]);
        assert_eq!(short.result, Err(ExtensionFailure::OutOfGas));
        assert_eq!((short.gas, short.proof_size), (0, 0));
    });
}

#[test]
fn the_blob_is_paid_for_before_it_is_read() {
    new_test_ext().execute_with(|| {
        let code = echo();
        let program = install(ID, &code);
        // If it were read, the error would be another.
        crate::Code::<Test>::remove(program);
        let (read, schedule) = (reading(&code), gas_schedule::<Test>());
        let gas = schedule.weight_to_gas(read);
        for (gas, proof_size) in [(gas - 1, u64::MAX), (i64::MAX, read.proof_size() - 1), (0, 0)] {
            let short = answer(gas, proof_size, &[0]);
            assert_eq!(short.result, Err(ExtensionFailure::OutOfGas));
            assert_eq!((short.gas, short.proof_size), (0, 0));
        }
        let enough = answer(gas, read.proof_size(), &[0]);
        let Err(ExtensionFailure::Host { error: HostError::Failed, message }) = enough.result
        else {
            panic!("{enough:?}")
        };
        assert!(message.contains("cannot be read"), "{message}");
        assert_eq!((enough.gas, enough.proof_size), (gas, read.proof_size()));
    });
}

#[test]
fn a_program_that_uses_up_the_gas_ends_the_query_whether_that_handles_errors_or_not() {
    new_test_ext().execute_with(|| {
        for code in [
            hostile::infinite_loop(),
            hostile::infinite_host_calls(),
            hostile::infinite_failing_calls(),
            hostile::legacy_infinite_loop(),
        ] {
            install(ID, &code);
            for caller in [calling(ID, &[0]), asking(ID, &[0]), legacy_calling(ID, &[0])] {
                let limit = Weight::from_parts(3_000_000_000, 1 << 20);
                let options = RunOptions { weight_limit: Some(limit), ..Default::default() };
                for source in SOURCES {
                    let run = Pvq::run(source, Program::Code(caller.clone()), &[], options);
                    let failure = run.result.unwrap_err();
                    assert_eq!(failure, QueryError::Failed(PvqExecutorError::OutOfGas));
                    assert!(run.weight.all_lte(limit), "{:?}", run.weight);
                    let left = limit.ref_time() - run.weight.ref_time();
                    // Too little for another call.
                    assert!(left < 100_000_000, "{left}");
                }
            }
        }
    });
}

#[test]
fn the_proof_of_what_an_installed_program_calls_is_the_query_s() {
    new_test_ext().execute_with(|| {
        install(ID, TOTAL_SUPPLY);
        let (_, needed) = cost(TOTAL_SUPPLY, &ASSET);
        assert!(needed > reading(TOTAL_SUPPLY).proof_size());
        let caller = Program::Code(calling(ID, &ASSET));
        for (limit, enough) in [(needed, true), (needed - 1, false)] {
            for source in SOURCES {
                let options = RunOptions { proof_size_limit: Some(limit), ..Default::default() };
                let run = Pvq::run(source, caller.clone(), &[], options);
                match enough {
                    true => drop(run.result.unwrap()),
                    false => {
                        let error = QueryError::Failed(PvqExecutorError::OutOfGas);
                        assert_eq!(run.result, Err(error));
                    }
                }
            }
        }
    });
}

#[test]
fn one_call_from_outside_takes_no_more_than_the_limit_of_the_runtime_api() {
    new_test_ext().execute_with(|| {
        install(ID, &hostile::infinite_loop());
        let limit = Weight::from_parts(2_000_000_000, 1 << 20);
        let source = InvokeSource::RuntimeApi;
        assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(limit)));
        let answer = Api::call_extension(call_of(ID, &[0]));
        assert_eq!(answer.result, Err(ExtensionFailure::OutOfGas));
        let most = gas_schedule::<Test>().weight_to_gas(limit);
        assert!(answer.gas <= most && answer.gas > most / 100 * 99, "{} of {most}", answer.gas);
    });
}

#[test]
fn no_more_proof_is_recorded_for_a_call_than_is_charged() {
    for code in [TOTAL_SUPPLY.to_vec(), returning_zeros_after(&[7; 50_000], 50_000)] {
        let mut chain = new_test_ext();
        chain.execute_with(|| install(ID, &code));
        chain.commit_all().unwrap();
        let (answer, proof) = chain.execute_and_prove(|| Api::call_extension(call_of(ID, &ASSET)));
        assert_ok!(answer.result);
        let recorded = codec::Encode::encoded_size(&proof) as u64;
        // A query pays for reading the settings, whether it calls or not.
        let base = <() as WeightInfo>::query(0, 0).proof_size();
        assert!(recorded > code.len() as u64);
        assert!(recorded <= base + answer.proof_size, "{recorded} of {}", answer.proof_size);
        assert!(answer.proof_size < code.len() as u64 + 8 * 1024, "{}", answer.proof_size);
    }
}

#[test]
fn many_calls_cost_as_many_times_one() {
    new_test_ext().execute_with(|| {
        install(ID, &returning(&[]));
        let calls = |count: i32| {
            let code = [
                asm::load_imm(Reg::S0, count),
                asm::fallthrough(),
                asm::load_imm(Reg::A0, ID as i32),
                asm::load_imm(Reg::A1, RW_DATA as i32),
                asm::load_imm(Reg::A2, 1),
                asm::load_imm(Reg::A3, 0),
                asm::load_imm(Reg::A4, 0),
                asm::ecalli(0),
                asm::add_imm_64(Reg::S0, Reg::S0, -1),
                asm::branch_not_eq_imm(Reg::S0, 0, 1),
                asm::load_imm(Reg::A0, 0),
                asm::ret(),
            ];
            let caller = assembled(InstructionSetKind::ReviveV1, &[0], 4096, &code);
            let execution = run(SOURCE, &caller);
            assert_ok!(execution.result);
            let usage = execution.metrics.usage;
            (usage.calls[0].gas, usage.weight.proof_size())
        };
        let (gas, proof_size) = calls(1);
        assert_eq!(calls(10), (10 * gas, 10 * proof_size));
    });
}
