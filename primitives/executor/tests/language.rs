//! The features of the language give the same on every backend, in both generations, as on the machine that runs the tests.

mod guests;

use codec::Encode;
use guests::*;
use pvq_executor::*;
use pvq_guest_fixtures::language::{samples, FUNCTIONS, LANGUAGE, LEGACY_LANGUAGE, WIDE_ATOMICS};
use std::collections::BTreeSet;

/// Runs a program on every backend, asserts that the runs do not differ, and returns one of them.
fn run_everywhere(executor: &PvqExecutor<Answers>, program: &[u8], args: &[u8]) -> Execution {
    let [interpreted, recompiled] = [Backend::Interpreter, Backend::Recompiler]
        .map(|backend| run_with(executor, backend, program, args, None));
    assert_eq!(interpreted.result, recompiled.result, "{args:02x?}");
    let gas = [&interpreted, &recompiled].map(|run| run.metrics.usage.gas.total());
    assert_eq!(gas[0], gas[1], "{args:02x?}");
    interpreted
}

#[test]
fn every_backend_computes_what_the_host_computes() {
    let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
    let samples = samples();
    for (generation, program) in [("current", LANGUAGE), ("legacy", LEGACY_LANGUAGE)] {
        for sample in &samples {
            if generation == "legacy" && sample.name == WIDE_ATOMICS {
                continue;
            }
            let args = (0u8, sample.function, &sample.input).encode();
            let result = run_everywhere(&executor, program, &args).result;
            let right = match &sample.expected {
                Some(expected) => result == Ok(expected.encode()),
                None => matches!(result, Err(PvqExecutorError::RuntimeError(_))),
            };
            assert!(right, "{} of {:02x?}, {generation}: {result:?}", sample.name, sample.input);
        }
    }
}

#[test]
fn samples_are_of_every_function_and_of_every_end() {
    let samples = samples();
    let sampled: BTreeSet<_> = samples.iter().map(|sample| sample.name).collect();
    assert_eq!(sampled, FUNCTIONS.iter().map(|(name, _)| *name).collect());
    for panicking in ["checked_by_the_compiler", "descent", "panics"] {
        let ends = samples.iter().filter(|sample| sample.name == panicking);
        let ends: BTreeSet<_> = ends.map(|sample| sample.expected.is_some()).collect();
        assert_eq!(ends.len(), 2, "{panicking}");
    }
}

#[test]
fn recursion_without_an_end_overflows_the_stack_on_every_backend() {
    let executor = executor(config());
    let descent = FUNCTIONS.iter().position(|(name, _)| *name == "descent").unwrap() as u8;
    let input = [(1u32 << 20).to_le_bytes(), u32::MAX.to_le_bytes()].concat();
    for program in [LANGUAGE, LEGACY_LANGUAGE] {
        let args = (0u8, descent, &input).encode();
        let result = run_everywhere(&executor, program, &args).result;
        assert!(matches!(result, Err(PvqExecutorError::StackOverflow(_))), "{result:?}");
    }
}
